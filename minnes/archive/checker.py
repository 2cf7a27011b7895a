"""Checking one file: its shape, and every rule that needs no other file."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from minnes.archive.codes import codes
from minnes.archive.loading import read_file
from minnes.archive.verdicts import Looked
from minnes.archive.workspace import Workspace, series_register
from minnes.model.meeting import Meeting
from minnes.register.register import Register
from minnes.rules.catalog import check_meeting
from minnes.rules.facts import Facts, facts
from minnes.rules.rule import Context
from minnes.source.diagnostic import Diagnostic
from minnes.source.ignore import misplaced_ignores, unsilenced
from minnes.source.reader import Reading


class Checked(NamedTuple):
    """What checking one file gave: what is wrong, its facts if it could be read, what it looked for."""

    diagnostics: list[Diagnostic]
    facts: Facts | None
    looked: Looked = ()


_OF_THE_WHOLE = "seal-broken"
"""What can only be told of a file that was read whole."""


@dataclass(slots=True)
class Checker:
    """Checks files of one workspace as of one day."""

    workspace: Workspace
    today: date
    registers: dict[str, Register] = field(default_factory=dict)

    def check(self, file: Path, asked: bool = True) -> Checked:
        """Return what is wrong with one file; of a file not asked for, only its facts."""
        return self.judge(read_file(self.workspace, file), file.parent, asked)

    def judge(self, reading: Reading[Meeting], folder: Path, asked: bool = True) -> Checked:
        """Return what is wrong with a file that was read; `folder` is where its attachments lie."""
        meeting, path = reading.value or reading.partial, reading.source.path
        if meeting is None:
            return Checked(_kept(reading.diagnostics, reading) if asked else [], None)
        known = facts(meeting, path)
        if not asked:
            return Checked([], known)
        looked: dict[str, bool] = {}
        context = Context(
            self.today,
            path,
            reading.source.text,
            self.workspace.project,
            self._register(meeting.series),
            partial(_exists, folder, looked),
        )
        sensed = [reading.locate(*finding) for finding in check_meeting(meeting, context)]
        if reading.value is None:
            # What is wrong in shape was left out of the rest: of its line, rules cannot judge.
            wrong = {diagnostic.span.line for diagnostic in reading.diagnostics}
            sensed = [
                diagnostic
                for diagnostic in sensed
                if diagnostic.span.line not in wrong and diagnostic.code != _OF_THE_WHOLE
            ]
        diagnostics = _kept(reading.diagnostics + sensed, reading)
        return Checked(diagnostics, known, tuple(looked.items()))

    def _register(self, name: str | None) -> Register:
        project = self.workspace.project
        series = project.series.get(name or "") if project else None
        if series is None or not series.aliases or name is None:
            return self.workspace.register
        if name not in self.registers:
            self.registers[name] = series_register(self.workspace, series)
        return self.registers[name]


def _kept(diagnostics: list[Diagnostic], reading: Reading[Meeting]) -> list[Diagnostic]:
    text = reading.source.text
    notes = misplaced_ignores(text, reading.source.path, codes())
    return unsilenced([*diagnostics, *notes], text)


def _exists(folder: Path, looked: dict[str, bool], path: str) -> bool:
    """Return whether a path from a folder is there, and remember that it was looked for."""
    place = folder / path
    try:
        there = place.exists()
    except OSError:
        there = False
    looked[str(place)] = there
    return there
