"""`minnes log ID`: the life of one decision or action."""

from __future__ import annotations

import sys

import typer

from minnes.cli import answers, options
from minnes.cli.day import day as stands_on


def command(
    id: str = typer.Argument(..., metavar="ID", help="As in bim/2021-12-10#A3."),
    format: answers.FormatOption = answers.Format.table,
    output: answers.Output = None,
    dry_run: answers.DryRun = False,
    today: options.Today = "",
    no_cache: options.NoCache = False,
) -> None:
    """Tell the life of one decision, action or question: how it was stated, and what later meetings said."""
    import textwrap

    from minnes.cli import asking, console
    from minnes.language.labels import WORDS
    from minnes.language.message import say, say_many
    from minnes.query.labels import label
    from minnes.query.log import log, outcome_summary

    index = asking.opened(stands_on(today), no_cache)
    with asking.answering():
        answer = log(index, id)
    shown = format is answers.Format.table and output is None
    if shown:
        now = outcome_summary(index, id)
        about = [now.item, *[label("internal", console.language())] * now.internal]
        title = f"{id}: {' '.join(answers.plain(now.text).split())} ({', '.join(about)})"
        width = console.width() if sys.stdout.isatty() else len(title)
        console.show(textwrap.fill(title, width, break_on_hyphens=False) + "\n\n")
    answers.give(answer, "log", format, output, index, dry_run)
    if shown:
        language = console.language()
        state = language.text(WORDS[now.status])
        days = say_many("{count} day late", "{count} days late", now.late)
        late = f", {language.text(days)}" if now.late else ""
        console.show("\n" + language.text(say("now: {state}", state=state + late)) + "\n")
    asking.finish(index)
