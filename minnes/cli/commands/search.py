"""`minnes search WORDS`: where something was said."""

from __future__ import annotations

import typer

from minnes.cli import answers, options
from minnes.cli.day import day as stands_on

ENOUGH = 20
"""Hits that are shown if nothing else is asked for: the best ones come first."""


def command(
    words: list[str] = typer.Argument(..., metavar="WORDS", help="What to look for."),
    series: options.Series = "",
    organization: options.Organization = "",
    since: options.Since = "",
    until: options.Until = "",
    year: options.Year = "",
    tag: options.Tag = "",
    limit: options.Limit = ENOUGH,
    format: answers.FormatOption = answers.Format.table,
    output: answers.Output = None,
    dry_run: answers.DryRun = False,
    no_cache: options.NoCache = False,
) -> None:
    """Find where something was said in all minutes: all the words, the best hits first.

    A word is found within longer ones too: omsorg in barnomsorgsnämnden. Words in quotation marks
    are looked for as they stand. In a table the hits stand »like this«.

    Answers hold what is internal too, and every name: they are for your own people.
    """
    from dataclasses import replace

    from minnes.cli import asking, console
    from minnes.language.message import say
    from minnes.query.search import marked, search

    index = asking.opened(stands_on(""), no_cache)
    chosen = options.filters(
        series=series,
        organization=organization,
        since=since,
        until=until,
        year=year,
        tag=tag,
        limit=limit + 1 if limit == ENOUGH else limit,
    )
    with asking.answering():
        answer = search(index, " ".join(words), chosen)
    more = len(answer.rows) > limit == ENOUGH
    if more:
        answer = replace(answer, rows=answer.rows[:limit])
    for_people = answers.settled(format, output) in answers.FOR_PEOPLE
    marks = ("»", "«") if for_people else ("", "")
    answers.give(marked(answer, *marks), "search", format, output, index, dry_run)
    if more:
        console.tell(say("these are the best {count}; --limit 0 shows all", count=limit))
    asking.finish(index)
