"""Loads many minute files; one that cannot be read never hides the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from minnes.archive import unreadable
from minnes.archive.workspace import Workspace
from minnes.language.os_errors import os_error_message
from minnes.model.identity import meeting_id
from minnes.model.meeting import Meeting
from minnes.source.codes.advice import code_name
from minnes.source.diagnostic import Diagnostic, Severity, Span
from minnes.source.reader import Reading, read_meeting
from minnes.source.yaml_parser import Source


@dataclass(frozen=True, slots=True)
class Loaded:
    """A meeting with its file's path from the root, and its id."""

    path: str
    id: str
    meeting: Meeting


@dataclass(frozen=True, slots=True)
class Archive:
    """Meetings by date and path."""

    workspace: Workspace
    meetings: tuple[Loaded, ...]
    incomplete: bool = False
    """Whether a file could not be read or was refused, so that nobody knows what is internal in it."""
    partial: tuple[Meeting, ...] = ()
    """The valid parts of such files: whom they name may have to be withheld in others."""


def load(
    workspace: Workspace,
    files: Sequence[Path],
    is_refused: Callable[[Reading[Meeting]], bool] = lambda _: False,
) -> Archive:
    """Return the meetings in files, oldest first, but for those that cannot be read or are refused."""
    meetings, partial = [], []
    for file in files:
        reading = read_file(workspace, file)
        meeting = None if is_refused(reading) else loaded(reading)
        if meeting is not None:
            meetings.append(meeting)
        elif some := reading.value or reading.partial:
            partial.append(some)
    incomplete = len(meetings) < len(files)
    return Archive(workspace, by_date(meetings), incomplete, tuple(partial))


def loaded(reading: Reading[Meeting]) -> Loaded | None:
    """Return the meeting that was read, if the file could be read."""
    if reading.value is None:
        return None
    path = reading.source.path
    return Loaded(path, meeting_id(reading.value, path), reading.value)


def by_date(meetings: Iterable[Loaded]) -> tuple[Loaded, ...]:
    """Return meetings in the order of an archive: oldest first, those of one day by path."""
    return tuple(
        sorted(
            meetings,
            key=lambda each: (str(each.meeting.date or each.meeting.published or ""), each.path),
        )
    )


def read_file(workspace: Workspace, file: Path) -> Reading[Meeting]:
    """Return the reading of a minute file; one that cannot be opened is a diagnostic too."""
    path = workspace.relative(file)
    try:
        return read_meeting(file.read_bytes(), path)
    except OSError as error:
        return refused(path, error)


def refused(path: str, error: OSError) -> Reading[Meeting]:
    """Return the reading of a file that could not be opened: one diagnostic."""
    said = unreadable.unreadable_file(os_error_message(error))
    code = code_name(unreadable.unreadable_file)
    diagnostic = Diagnostic(path, Span(0, 0), Severity.ERROR, code, said.message, said.hint)
    return Reading(Source(path, ""), None, [diagnostic], lambda data, _problems: data)
