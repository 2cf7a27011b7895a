"""Loads many minute files: each is a meeting or a diagnostic, and a bad one never hides the rest."""

from __future__ import annotations

from collections.abc import Sequence
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
    sound: bool
    """Whether nothing is wrong with the file's shape."""


@dataclass(frozen=True, slots=True)
class Archive:
    """Meetings by date and path, and what is wrong with the shape of their files."""

    workspace: Workspace
    meetings: tuple[Loaded, ...]
    diagnostics: tuple[Diagnostic, ...]
    incomplete: bool = False
    """Whether a file could not be read, so that nobody knows what is internal in it."""


def load(workspace: Workspace, files: Sequence[Path]) -> Archive:
    """Return the meetings in files, oldest first; a file that cannot be read is a diagnostic."""
    meetings, diagnostics = [], list(workspace.diagnostics)
    for file in files:
        reading = read_file(workspace, file)
        diagnostics.extend(reading.diagnostics)
        if reading.value is not None:
            path = reading.source.path
            identity = meeting_id(reading.value, path)
            meetings.append(Loaded(path, identity, reading.value, not reading.diagnostics))
    meetings.sort(
        key=lambda loaded: (str(loaded.meeting.date or loaded.meeting.published or ""), loaded.path)
    )
    incomplete = len(meetings) < len(files)
    return Archive(workspace, tuple(meetings), tuple(diagnostics), incomplete)


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
