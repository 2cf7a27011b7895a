"""`minnes correct FILE --by NAME --text TEXT`: what was wrong in approved minutes, added below them."""

from __future__ import annotations

from pathlib import Path

import typer

from minnes.cli.day import day_done


def command(
    file: Path = typer.Argument(metavar="FILE", help="The approved minutes."),
    by: list[str] = typer.Option([], metavar="NAME", help="Who makes the correction."),
    text: str = typer.Option("", metavar="TEXT", help="What should have been said."),
    date: str = typer.Option("", metavar="DATE", help="The day of the correction, if not today."),
    dry_run: bool = typer.Option(
        False, "--dry-run", help="Change nothing; only show what would be written."
    ),
) -> None:
    """Add a correction to approved minutes, with its day and who made it; the rest stays sealed.

    Corrections stand last in the file, and are shown on every page made of it.

    Exits with 0 when it is written, 2 when it cannot be.
    """
    from minnes.cli import console, one_file
    from minnes.cli.problem import UsageProblem
    from minnes.language.message import say
    from minnes.review import approval

    day = day_done(date)
    minutes = one_file.opened(file)
    people = approval.people(by)
    if not people:
        raise UsageProblem(
            say("it is not said who makes the correction"),
            say('name them, as: --by "{name}"', name="Anna Lind"),
        )
    content = one_file.changed(
        minutes, lambda: approval.correct(minutes.original.content, minutes.path, people, text, day)
    )
    one_file.put(minutes, content, dry_run)
    if not dry_run:
        console.tell(say("{path}: the correction is written.", path=minutes.path))
