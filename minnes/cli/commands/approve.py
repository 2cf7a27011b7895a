"""`minnes approve FILE --by NAME…`: minutes approved and sealed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from minnes.cli.day import day as stands_on
from minnes.cli.day import day_done

if TYPE_CHECKING:
    from minnes.cli.one_file import OneFile
    from minnes.model.person import Person


def command(
    file: Path = typer.Argument(metavar="FILE", help="The minutes that are approved."),
    by: list[str] = typer.Option(
        [], metavar="NAME", help="Who approves; several with commas between, or --by again."
    ),
    date: str = typer.Option("", metavar="DATE", help="The day of approval, if not today."),
    dry_run: bool = typer.Option(
        False, "--dry-run", help="Change nothing; only show what would be written."
    ),
) -> None:
    """Approve minutes: write who approved them and when, and seal what they say.

    From then on every change of what the file says is an error in minnes check. Comments and blank
    lines may change; what turns out to be wrong is added by minnes correct. Nothing else in the file
    is touched. A file with errors is not approved.

    Exits with 0 when the file is approved, 1 when it has errors, 2 when it cannot be approved.
    """
    from minnes.cli import one_file
    from minnes.review import approval

    day = day_done(date)
    minutes = one_file.opened(file)
    people = approval.people(by)
    one_file.stop_at_errors(minutes, stands_on(""))
    _warn_of_others(minutes, people)
    original = minutes.original.content
    content = one_file.changed(
        minutes, lambda: approval.approve(original, minutes.path, people, day)
    )
    one_file.tell_new(minutes, content, stands_on(""))
    one_file.put(minutes, content, dry_run)
    if not dry_run:
        _say_done(minutes, content)


def _warn_of_others(minutes: OneFile, people: Sequence[Person]) -> None:
    """Tell of names that are not among those who should approve; stop at one that is misspelt."""
    from minnes.cli import one_file
    from minnes.cli.problem import UsageProblem
    from minnes.language.message import say
    from minnes.review.approval import meant, outside

    meeting = one_file.read(minutes).value
    if meeting is None:
        return
    for person in outside(meeting, people):
        if near := meant(meeting, person):
            raise UsageProblem(
                say('nobody called "{name}" is in these minutes', name=person.label),
                say('did you mean "{near}"?', near=near),
            )
        one_file.warn(
            say(
                "{name} is neither adjuster, chair nor secretary of this meeting",
                name=person.label,
            )
        )


def _say_done(minutes: OneFile, content: bytes) -> None:
    from minnes.cli import console
    from minnes.language import dates
    from minnes.language.message import say
    from minnes.source.reader import read_meeting

    meeting = read_meeting(content, minutes.path).value
    if meeting is None or meeting.approval is None:
        return
    language = console.language().language
    names = [person.label for person in meeting.approval.by]
    console.tell(
        say(
            "{path}: approved by {names} on {day}, and sealed.",
            path=minutes.path,
            names=dates.listed(names, language),
            day=dates.plain_day(meeting.approval.date, language),
        )
    )
