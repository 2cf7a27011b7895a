"""Checking many files: each by itself, on two processes where it pays, then all together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from minnes.archive import scan, unreadable
from minnes.archive.across import placed_across, told_across
from minnes.archive.checker import Checker
from minnes.archive.judging import judged
from minnes.archive.look_problems import look_problems, looked_for
from minnes.archive.settings_problems import settings_problems
from minnes.archive.verdicts import Looked, Verdicts
from minnes.archive.workspace import Workspace
from minnes.source.codes.advice import code_name
from minnes.source.codes.catalog import READING, SEALS
from minnes.source.diagnostic import Diagnostic, Severity, Span

ALWAYS_TOLD = READING | SEALS | {code_name(unreadable.unreadable_file)}
"""Codes that nothing in a project silences: of such a file, something was not read."""


class Checks(NamedTuple):
    """What checking many files gave: all that is wrong, sorted by place, and what was looked for."""

    found: list[Diagnostic]
    looked: Looked


def check(
    workspace: Workspace, files: Sequence[Path], today: date, others: Sequence[Path] = ()
) -> list[Diagnostic]:
    """Return all that is wrong with files, sorted by place; see `checks`."""
    return checks(workspace, files, today, others).found


def checks(
    workspace: Workspace,
    files: Sequence[Path],
    today: date,
    others: Sequence[Path] = (),
    verdicts: Verdicts | None = None,
) -> Checks:
    """Return all that is wrong with files.

    `others` are files of the project that were not asked about, but that the asked ones may refer
    to. With `verdicts`, files that did not change are not read again.
    """
    wanted = [(file, True) for file in files]
    if workspace.project is not None:
        wanted += [(file, False) for file in others]
    diagnostics, everything = [*workspace.diagnostics], []
    looked = {*looked_for(workspace)}
    for checked in judged(Checker(workspace, today), wanted, verdicts):
        diagnostics += checked.diagnostics
        looked.update(checked.looked)
        if checked.facts is not None:
            everything.append(checked.facts)
    if workspace.project is not None:
        asked = {workspace.relative(file) for file in files}
        unread = asked.union(map(workspace.relative, others)) - {facts.path for facts in everything}
        told = told_across(workspace.project, workspace.register, everything, asked, today, unread)
        everything.clear()  # the facts of many files are as large as all the rest
        diagnostics += placed_across(workspace, told, verdicts)
        pattern = workspace.project.meetings
        diagnostics += [_misnamed(path, pattern) for path in scan.misnamed(workspace.root, pattern)]
        diagnostics += look_problems(workspace)
        diagnostics += settings_problems(workspace)
        ignored = set(workspace.project.check.ignore) - ALWAYS_TOLD
        diagnostics = [diagnostic for diagnostic in diagnostics if diagnostic.code not in ignored]
    return Checks(
        sorted(diagnostics, key=lambda diagnostic: diagnostic.order), tuple(sorted(looked))
    )


def _misnamed(path: str, pattern: str) -> Diagnostic:
    ending = ".yaml" if path.endswith(".yaml") else "".join(PurePosixPath(path).suffixes[-2:])
    said = unreadable.misnamed_file(ending, pattern)
    code = code_name(unreadable.misnamed_file)
    return Diagnostic(path, Span(0, 0), Severity.WARNING, code, said.message, said.hint)
