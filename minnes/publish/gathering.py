"""The meetings that pages are made of: those asked for, and those that have to do with them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from minnes.archive.doubtful import is_doubtful
from minnes.archive.loading import Archive, Loaded, load
from minnes.archive.workspace import minute_files
from minnes.model.identity import absolute


def gather(asked: Archive) -> Archive:
    """Return the meetings asked for, and the meetings of the project they refer to.

    Of a meeting that is planned, also those that announced it; where names are withheld, all, since
    any may know who is a person. Files of which it is in doubt what is internal tell nothing else.
    """
    workspace = asked.workspace
    wanted = {reference.partition("#")[0] for reference in unread_references(asked.meetings)}
    planned = {
        loaded.meeting.date.isoformat()
        for loaded in asked.meetings
        if loaded.meeting.status == "planned" and loaded.meeting.date
    }
    project = workspace.project
    nameless = bool(project and project.publish.names != "full")
    if not (wanted or planned or nameless) or project is None:
        return asked
    known = {loaded.path for loaded in asked.meetings}
    rest = [file for file in minute_files(workspace) if workspace.relative(file) not in known]
    # A file is called as its meeting's day, nearly always: those are read before all others.
    days = {meeting.rpartition("/")[2] for meeting in wanted}
    near = [
        file
        for file in rest
        if nameless or file.stem in days or (planned and _speaks_of(file, planned))
    ]
    found = [asked, load(workspace, near, is_doubtful)]
    if not wanted <= {loaded.id for loaded in found[1].meetings}:
        found.append(load(workspace, sorted(set(rest) - set(near)), is_doubtful))
    meetings = tuple(loaded for archive in found for loaded in archive.meetings)
    incomplete = any(archive.incomplete for archive in found)
    partial = tuple(meeting for archive in found for meeting in archive.partial)
    return Archive(workspace, meetings, incomplete, partial)


def _speaks_of(file: Path, days: Iterable[str]) -> bool:
    """Return whether a file holds one of some days; one that cannot be read does not."""
    try:
        content = file.read_bytes()
    except OSError:
        return False
    return any(day.encode() in content for day in days)


def unread_references(meetings: Sequence[Loaded]) -> set[str]:
    """Return the references that meetings make to decisions, actions and questions of others."""
    references = set()
    for loaded in meetings:
        said = [follow.reference for follow in loaded.meeting.follow_up]
        for _, item in loaded.meeting.all_items():
            said += [each for decision in item.decisions for each in decision.replaces]
        references |= {absolute(reference, loaded.id) for reference in said}
    read = {loaded.id for loaded in meetings}
    return {reference for reference in references if reference.partition("#")[0] not in read}
