"""Checks one file: its shape, and every rule that needs no other file."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from minnes.archive import unreadable
from minnes.archive.check_cache import Dependencies
from minnes.archive.codes import codes
from minnes.archive.loading import read_file
from minnes.archive.workspace import Workspace, series_register
from minnes.model.meeting import Meeting
from minnes.register.register import Register
from minnes.rules.catalog import check_meeting
from minnes.rules.facts import Facts, facts
from minnes.rules.rule import Context
from minnes.source.codes.advice import code_name
from minnes.source.codes.catalog import READING, SEALS
from minnes.source.diagnostic import Diagnostic
from minnes.source.ignore import misplaced_ignores, unsilenced
from minnes.source.reader import Reading

_NEVER_SILENCED = READING | SEALS | {code_name(unreadable.unreadable_file)}
"""Codes that no setting silences: something in the file was not read, or its seal is in doubt."""


class Checked(NamedTuple):
    """The result of checking one file; it has facts if the file could be read."""

    diagnostics: list[Diagnostic]
    facts: Facts | None
    dependencies: Dependencies = ()


_NEEDS_WHOLE_FILE = "seal-broken"
"""The code of a rule that makes sense only for a file that was read whole."""


@dataclass(slots=True)
class Checker:
    """Checks files of one workspace as of one day."""

    workspace: Workspace
    today: date
    registers: dict[str, Register] = field(default_factory=dict)

    @property
    def silenced(self) -> frozenset[str]:
        """The codes that the project's settings silence."""
        project = self.workspace.project
        return frozenset(project.check.ignore if project else ()) - _NEVER_SILENCED

    def check(self, file: Path, asked: bool = True) -> Checked:
        """Return what is wrong with one file; of a file not asked for, only its facts."""
        return self.check_reading(read_file(self.workspace, file), file.parent, asked)

    def check_reading(self, reading: Reading[Meeting], folder: Path, asked: bool = True) -> Checked:
        """Return what is wrong with a file that was read; `folder` is that of its attachments."""
        meeting, path = reading.value or reading.partial, reading.source.path
        if meeting is None:
            return Checked(_unsilenced(reading.diagnostics, reading) if asked else [], None)
        own_facts = facts(meeting, path)
        if not asked:
            return Checked([], own_facts)
        dependencies: dict[str, bool] = {}
        context = Context(
            self.today,
            path,
            reading.source.text,
            self.workspace.project,
            self._register(meeting.series),
            partial(_exists, folder, dependencies),
        )
        found = [reading.locate(*finding) for finding in check_meeting(meeting, context)]
        if reading.value is None:
            # Values of the wrong shape were left out: rules cannot judge the lines they stand on.
            wrong = {diagnostic.span.line for diagnostic in reading.diagnostics}
            found = [
                diagnostic
                for diagnostic in found
                if diagnostic.span.line not in wrong and diagnostic.code != _NEEDS_WHOLE_FILE
            ]
        diagnostics = _unsilenced(reading.diagnostics + found, reading)
        return Checked(diagnostics, own_facts, tuple(dependencies.items()))

    def _register(self, name: str | None) -> Register:
        project = self.workspace.project
        series = project.series.get(name or "") if project else None
        if series is None or not series.aliases or name is None:
            return self.workspace.register
        if name not in self.registers:
            self.registers[name] = series_register(self.workspace, series)
        return self.registers[name]


def _unsilenced(diagnostics: list[Diagnostic], reading: Reading[Meeting]) -> list[Diagnostic]:
    text = reading.source.text
    notes = misplaced_ignores(text, reading.source.path, codes())
    return unsilenced([*diagnostics, *notes], text)


def _exists(folder: Path, dependencies: dict[str, bool], path: str) -> bool:
    """Return whether a path below a folder exists, and note it as a dependency."""
    place = folder / path
    try:
        exists = place.exists()
    except OSError:
        exists = False
    dependencies[str(place)] = exists
    return exists
