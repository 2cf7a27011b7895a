"""`minnes circulate FILE --until DATE`: minutes sent round, with the e-mail that does it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from minnes.cli.day import day as stands_on

if TYPE_CHECKING:
    from minnes.cli.one_file import OneFile


def command(
    file: Path = typer.Argument(metavar="FILE", help="The minutes that are sent round."),
    until: str = typer.Option(..., metavar="DATE", help="The last day for answers."),
    dry_run: bool = typer.Option(
        False, "--dry-run", help="Change nothing; only show what would be written."
    ),
) -> None:
    """Send minutes round: note the last day for answers in the file, and write the e-mail to send.

    The e-mail stands on standard output, ready to paste: its subject, what was decided, who does
    what, and how to answer. What is internal stays out of it. A file with errors is not sent round.

    Exits with 0 when it is written, 1 when the file has errors, 2 when it cannot be sent round.
    """
    from minnes.cli import console, one_file
    from minnes.cli.problem import UsageProblem
    from minnes.language import dates
    from minnes.language.message import say
    from minnes.review import approval

    last, today = stands_on(until), stands_on("")
    if last < today:
        raise UsageProblem(
            say("{day} has passed already", day=until), say("give a day that is still to come")
        )
    minutes = one_file.opened(file)
    one_file.stop_at_errors(minutes, today)
    original = minutes.original.content
    content = one_file.changed(minutes, lambda: approval.circulate(original, minutes.path, last))
    letter = _letter(minutes, last)
    one_file.put(minutes, content, dry_run)
    if dry_run:
        console.show("\n" if content != original else "")
    console.show(letter)
    if not dry_run:
        shown = dates.plain_day(last, console.language().language)
        console.tell(
            say("{path}: sent round, with answers until {day}.", path=minutes.path, day=shown)
        )
        console.tell(
            say("Attach a page of it: minnes render {path} --format html", path=minutes.path)
        )


def _letter(minutes: OneFile, until: date) -> str:
    """Return the e-mail; its receivers know each other, so names are in full."""
    from minnes.cli import console, one_file
    from minnes.model.identity import meeting_id
    from minnes.publish.edition import hidden_outcomes, public
    from minnes.publish.letter import circulation_letter
    from minnes.publish.page_context import PageContext

    meeting = one_file.read(minutes).value
    if meeting is None:
        return ""
    project = minutes.workspace.project
    if project is not None:
        publish = project.publish.model_copy(update={"names": "full"})
        project = project.model_copy(update={"publish": publish})
    name = meeting_id(meeting, minutes.workspace.relative(minutes.file))
    hidden = hidden_outcomes(meeting, name)
    shown = public(meeting, project, minutes.workspace.register, name, hidden)
    context = PageContext(name, "public", console.page_language(), project)
    return circulation_letter(shown, until, context)
