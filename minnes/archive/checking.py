"""Checks many files: each on its own, on two processes where it pays, then all together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from minnes.archive import scan, unreadable
from minnes.archive.cached_check import check_each
from minnes.archive.check_cache import CheckCache, Dependencies
from minnes.archive.checker import Checker
from minnes.archive.cross_file import cross_file_findings, locate_findings
from minnes.archive.look_problems import look_dependencies, look_problems
from minnes.archive.settings_problems import settings_problems
from minnes.archive.workspace import Workspace
from minnes.source.codes.advice import code_name
from minnes.source.diagnostic import Diagnostic, Severity, Span


class CheckResult(NamedTuple):
    """The result of checking many files: diagnostics sorted by place, and what they depend on."""

    found: list[Diagnostic]
    dependencies: Dependencies


def check(
    workspace: Workspace, files: Sequence[Path], today: date, others: Sequence[Path] = ()
) -> list[Diagnostic]:
    """Return all that is wrong with files, sorted by place; see `check_with_cache`."""
    return check_with_cache(workspace, files, today, others).found


def check_with_cache(
    workspace: Workspace,
    files: Sequence[Path],
    today: date,
    others: Sequence[Path] = (),
    cache: CheckCache | None = None,
) -> CheckResult:
    """Return all that is wrong with files.

    `others` are files of the project that were not asked about, but that the asked ones may refer
    to. With a cache, files that did not change are not read again.
    """
    wanted = [(file, True) for file in files]
    if workspace.project is not None:
        wanted += [(file, False) for file in others]
    diagnostics, all_facts = [*workspace.diagnostics], []
    dependencies = {*look_dependencies(workspace)}
    checker = Checker(workspace, today)
    for checked in check_each(checker, wanted, cache):
        diagnostics += checked.diagnostics
        dependencies.update(checked.dependencies)
        if checked.facts is not None:
            all_facts.append(checked.facts)
    if workspace.project is not None:
        asked = {workspace.relative(file) for file in files}
        unread = asked.union(map(workspace.relative, others)) - {facts.path for facts in all_facts}
        findings = cross_file_findings(
            workspace.project, workspace.register, all_facts, asked, today, unread
        )
        all_facts.clear()  # the facts of many files are as large as all the rest
        diagnostics += locate_findings(workspace, findings, cache)
        pattern = workspace.project.meetings
        diagnostics += [_misnamed(path, pattern) for path in scan.misnamed(workspace.root, pattern)]
        diagnostics += look_problems(workspace)
        diagnostics += settings_problems(workspace)
        silenced = checker.silenced
        diagnostics = [diagnostic for diagnostic in diagnostics if diagnostic.code not in silenced]
    return CheckResult(
        sorted(diagnostics, key=lambda diagnostic: diagnostic.order), tuple(sorted(dependencies))
    )


def _misnamed(path: str, pattern: str) -> Diagnostic:
    ending = ".yaml" if path.endswith(".yaml") else "".join(PurePosixPath(path).suffixes[-2:])
    advice = unreadable.misnamed_file(ending, pattern)
    code = code_name(unreadable.misnamed_file)
    return Diagnostic(path, Span(0, 0), Severity.WARNING, code, advice.message, advice.hint)
