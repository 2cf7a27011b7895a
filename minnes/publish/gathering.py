"""The meetings that pages are made of: those asked for, and those that have to do with them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from minnes.archive.loading import Archive, Loaded, load
from minnes.archive.workspace import Workspace, minute_files
from minnes.model.identity import absolute


def gather(workspace: Workspace, files: Sequence[Path]) -> Archive:
    """Return the meetings in files, and the meetings of the project they refer to.

    Of a meeting that is planned, also those that announced it. The archive's diagnostics are those of
    the files asked for.
    """
    asked = load(workspace, files)
    wanted = _referred(asked.meetings) - {loaded.id for loaded in asked.meetings}
    planned = {
        loaded.meeting.date.isoformat()
        for loaded in asked.meetings
        if loaded.meeting.status == "planned" and loaded.meeting.date
    }
    if not (wanted or planned) or workspace.project is None:
        return asked
    known = set(files)
    rest = [file for file in minute_files(workspace) if file not in known]
    # A file is called as its meeting's day, nearly always: those are read before all others.
    days = {meeting.rpartition("/")[2] for meeting in wanted}
    near = [file for file in rest if file.stem in days or (planned and _speaks_of(file, planned))]
    meetings = list(load(workspace, near).meetings)
    if not wanted <= {loaded.id for loaded in meetings}:
        far = set(rest) - set(near)
        meetings += load(workspace, sorted(far)).meetings
    return Archive(workspace, (*asked.meetings, *meetings), asked.diagnostics)


def _speaks_of(file: Path, days: Iterable[str]) -> bool:
    """Return whether a file holds one of some days; one that cannot be read does not."""
    try:
        content = file.read_bytes()
    except OSError:
        return False
    return any(day.encode() in content for day in days)


def _referred(meetings: Iterable[Loaded]) -> set[str]:
    """Return the ids of the meetings that meetings refer to."""
    identities = set()
    for loaded in meetings:
        said = [follow.reference for follow in loaded.meeting.follow_up]
        for _, item in loaded.meeting.all_items():
            said += [each for decision in item.decisions for each in decision.replaces]
        identities |= {absolute(reference, loaded.id).partition("#")[0] for reference in said}
    return identities
