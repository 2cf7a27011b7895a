"""What `minnes render --format ics` and `--format atom` make: calendars and feeds."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from minnes.archive.loading import Archive
    from minnes.archive.workspace import Workspace
    from minnes.model.project import Project
    from minnes.publish.edition import Edition
    from minnes.publish.subscriptions import Meetings


def subscriptions(asked: Archive, edition: Edition, to: str) -> list[tuple[str, bytes]]:
    """Return calendars or feeds of meetings, with their paths below the output folder."""
    from minnes.cli import console
    from minnes.publish.edition import editions
    from minnes.publish.gate import pass_names
    from minnes.publish.gathering import gather
    from minnes.publish.problem import refuse_twins
    from minnes.publish.subscriptions import calendars, feeds

    refuse_twins((loaded.id, loaded.path) for loaded in asked.meetings)
    archive = gather(asked)
    shown = editions(archive, edition)
    meetings = [(loaded.id, shown[loaded.path]) for loaded in asked.meetings]
    language = console.page_language()
    project = asked.workspace.project
    base = (project and project.publish.address) or ""
    base = base if edition == "public" else ""
    make = feeds if to == "atom" else calendars
    made = list(make(meetings, project, language, base))
    if edition == "public":
        pass_names(made, archive)
    if to == "ics":
        _tell_undated(project, meetings)
    return made


def whole_series(workspace: Workspace, files: Sequence[Path]) -> list[Path]:
    """Return the files of all series that files belong to: only together do they tell what moved."""
    from minnes.archive.loading import load
    from minnes.archive.workspace import minute_files

    asked = set(files)
    every = minute_files(workspace) if workspace.project else []
    if asked >= set(every):
        return list(files)
    names = {loaded.meeting.series for loaded in load(workspace, files).meetings}
    others = load(workspace, [file for file in every if file not in asked])
    paths = {
        workspace.root / loaded.path
        for loaded in others.meetings
        if loaded.meeting.series and loaded.meeting.series in names
    }
    return sorted(asked | paths)


def _tell_undated(project: Project | None, meetings: Meetings) -> None:
    """Tell of meetings that no calendar can hold, since only their month is known."""
    from minnes.cli import console
    from minnes.language import dates
    from minnes.language.message import say
    from minnes.publish.calendar import title, undated

    for name, next_meeting in undated(meetings):
        console.tell(
            say(
                "{title}, {month}: the day is not known yet, so this meeting is not in the calendar",
                title=title(name, project),
                month=dates.month(next_meeting.month or "", console.language().language),
            )
        )
