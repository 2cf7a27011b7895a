"""Checking many files: each by itself, on two processes where it pays, then all together."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from minnes.archive import unreadable
from minnes.archive.codes import codes
from minnes.archive.loading import read_file
from minnes.archive.workspace import Workspace, misnamed_files, series_register
from minnes.model.meeting import Meeting
from minnes.model.project import Project
from minnes.register.register import Register
from minnes.rules.catalog import ARCHIVE_RULES
from minnes.rules.facts import Facts, facts
from minnes.rules.lone import apply
from minnes.rules.rule import ArchiveContext, Context, Elsewhere
from minnes.source.catalog import READING
from minnes.source.diagnostic import Diagnostic, Finding, Severity, Span
from minnes.source.ignore import kept
from minnes.source.reader import Reading, code_name

PARALLEL_FROM = 600
"""Files from which a second process pays for its start (measured on two cores)."""

ALWAYS_TOLD = READING | {code_name(unreadable.unreadable_file)}
"""Codes that nothing in a project silences: of such a file, something was not read."""

CHUNK = 64
"""Files sent to a process at once."""


class Checked(NamedTuple):
    """What checking one file gave: its diagnostics, and its facts if it could be read."""

    diagnostics: list[Diagnostic]
    facts: Facts | None


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
        context = Context(
            self.today,
            path,
            reading.source.text,
            self.workspace.project,
            self._register(meeting.series),
            partial(_exists, folder),
        )
        sensed = [reading.locate(*finding) for finding in apply(meeting, context)]
        if reading.value is None:
            # What is wrong in shape was left out of the rest: of its line, rules cannot judge.
            wrong = {one.span.line for one in reading.diagnostics}
            sensed = [one for one in sensed if one.span.line not in wrong]
        return Checked(_kept(reading.diagnostics + sensed, reading), known)

    def _register(self, name: str | None) -> Register:
        project = self.workspace.project
        series = project.series.get(name or "") if project else None
        if series is None or not series.aliases or name is None:
            return self.workspace.register
        if name not in self.registers:
            self.registers[name] = series_register(self.workspace, series)
        return self.registers[name]


def check(
    workspace: Workspace, files: Sequence[Path], today: date, others: Sequence[Path] = ()
) -> list[Diagnostic]:
    """Return all that is wrong with files, sorted by place.

    `others` are files of the project that were not asked about, but that the asked ones may refer to.
    """
    checker = Checker(workspace, today)
    checked = list(_all(checker, files))
    everything = [one.facts for one in checked if one.facts is not None]
    found = [*workspace.diagnostics, *(d for one in checked for d in one.diagnostics)]
    if workspace.project is not None:
        asked = {one.path for one in everything}
        rest = [checker.check(file, asked=False).facts for file in others]
        everything += [one for one in rest if one is not None]
        found += _across(checker, workspace.project, everything, asked)
        found += [_misnamed(workspace, file) for file in misnamed_files(workspace)]
        ignored = set(workspace.project.check.ignore) - ALWAYS_TOLD
        found = [one for one in found if one.code not in ignored]
    return sorted(found, key=lambda one: one.order)


def _kept(found: list[Diagnostic], reading: Reading[Meeting]) -> list[Diagnostic]:
    return kept(found, reading.source.text, reading.source.path, codes())


def _exists(folder: Path, path: str) -> bool:
    try:
        return (folder / path).exists()
    except OSError:
        return False


def _all(checker: Checker, files: Sequence[Path]) -> Iterator[Checked]:
    if len(files) < PARALLEL_FROM:
        yield from map(checker.check, files)
        return
    import multiprocessing
    import os

    # Forked processes have everything imported already; where there is no fork, they start afresh.
    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    gc.freeze()
    processes = multiprocessing.get_context(method)
    with processes.Pool(min(os.cpu_count() or 1, 8), _begin, (checker,)) as pool:
        yield from pool.imap_unordered(_check, files, CHUNK)


_checkers: list[Checker] = []
"""The checker of a process that was started to check files."""


def _begin(checker: Checker) -> None:
    """Prepare a process that ends when its files are checked: collecting garbage would not pay."""
    gc.disable()
    _checkers[:] = [checker]


def _check(file: Path) -> Checked:
    return _checkers[0].check(file)


def _across(
    checker: Checker, project: Project, known: list[Facts], asked: set[str]
) -> Iterator[Diagnostic]:
    """Yield what is wrong across files, placed in the files it stands in."""
    workspace = checker.workspace
    context = ArchiveContext(checker.today, project, workspace.register)
    by_file: dict[str, list[tuple[Elsewhere, str, Severity]]] = {}
    for rule in ARCHIVE_RULES:
        for found in rule.check(known, context):
            if found.path in asked:
                entry = (found, code_name(rule.check), rule.severity)
                by_file.setdefault(found.path, []).append(entry)
    for path, entries in by_file.items():
        reading = read_file(workspace, workspace.root / path)
        meeting = reading.value or reading.partial
        if meeting is None:
            continue
        placed = [
            reading.locate(_finding(one, one.place(meeting)), code, severity)
            for one, code, severity in entries
        ]
        yield from kept(placed, reading.source.text)


def _finding(one: Elsewhere, loc: tuple[str | int, ...]) -> Finding:
    return Finding(loc, one.message, one.hint, key=one.key, replacement=one.replacement)


def _misnamed(workspace: Workspace, file: Path) -> Diagnostic:
    said = unreadable.misnamed_file("".join(file.suffixes[-2:]))
    code = code_name(unreadable.misnamed_file)
    path = workspace.relative(file)
    return Diagnostic(path, Span(0, 0), Severity.WARNING, code, said.message, said.hint)
