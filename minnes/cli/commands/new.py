"""`minnes new SERIES [DATE]`: the file of a new meeting, ready to fill in."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from minnes.cli.completion import complete_series
from minnes.cli.day import day as stands_on

if TYPE_CHECKING:
    from minnes.archive.loading import Loaded


Kind = Literal["notes", "protocol", "workshop", "example"]


def command(
    series: str = typer.Argument(
        metavar="SERIES",
        help="The series, by its short name in minnes.yaml or by its title.",
        autocompletion=complete_series,
    ),
    day: str = typer.Argument(
        "",
        metavar="DATE",
        help="The day, as 2021-12-10; without it, the next one announced and not yet held.",
    ),
    kind: Annotated[
        Kind | None, typer.Option(help="The kind of minutes, if not the series' own.")
    ] = None,
    edit: bool = typer.Option(False, "--edit", help="Open the file in your editor ($EDITOR)."),
    no_carry_over: bool = typer.Option(
        False, "--no-carry-over", help="Leave out what earlier meetings left open."
    ),
    dry_run: bool = typer.Option(
        False, "--dry-run", help="Show what would be written, and write nothing."
    ),
) -> None:
    """Make the file of a new meeting, with what is known of it beforehand.

    It has the series' time, place, roster and agenda, and what earlier minutes announced; strike
    what does not hold. Announced topics, and decisions put off until then, come before the last item
    of the agenda. What is not known is left blank, and a blank key is as good as none.

    Open actions, decisions that were put off and questions without an answer are carried over under
    follow_up, each with a comment; type done after the colon of one that is done. Where a later
    change of an earlier file could give them other ids, their ids are written out there.
    """
    from minnes.cli import carry_over, console, new_file, places
    from minnes.language.message import say

    workspace, _ = places.open_at(())
    project, series = new_file.project_with(workspace, series)
    meetings = new_file.earlier(workspace, series)
    held = stands_on(day) if day else _announced(series, meetings)
    new = new_file.prepare(
        workspace, project, series, held, meetings, kind=kind, carry_over=not no_carry_over
    )
    pins = carry_over.pins(workspace, new.left_open)
    if dry_run:
        console.show(new.text + carry_over.diff(pins))
        return
    carry_over.write(pins)
    new_file.create(workspace.root / new.path, new.text)
    shown = places.shown_path(workspace, new.path)
    console.show(f"{shown}\n")
    if edit:
        new_file.open_in_editor(workspace.root / new.path, shown)
    console.tell(say("Fill it in, and then type: minnes check {path}", path=shown))


def _announced(series: str, meetings: list[Loaded]) -> date:
    """Return the day to make a file for when none is given."""
    from minnes.archive.scaffold import next_date
    from minnes.cli import console
    from minnes.cli.problem import UsageProblem
    from minnes.language.message import say

    announced = next_date(
        [loaded.meeting for loaded in meetings if loaded.meeting.series == series]
    )
    if announced is not None:
        return announced
    if not console.interactive():
        raise UsageProblem(
            say("no earlier minutes announce the next meeting of {series}", series=series),
            say("give its date, as: minnes new {series} 2021-12-10", series=series),
        )
    question = console.language().text(say("Which day? As 2021-12-10"))
    return stands_on(typer.prompt(question, prompt_suffix="\n> "))
