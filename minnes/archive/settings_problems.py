"""Checks settings that are right in shape: unknown organizations, ignored codes that silence nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from minnes.archive.codes import codes
from minnes.archive.project_paths import PROJECT_FILE
from minnes.archive.workspace import Workspace, series_register
from minnes.language.message import say
from minnes.model.project import Series
from minnes.rules.organizations import did_you_mean, unknown_organization
from minnes.source.codes.advice import code_name
from minnes.source.codes.file import misplaced_ignore
from minnes.source.diagnostic import Diagnostic, Finding, Loc, Severity
from minnes.source.ignore import not_silenced
from minnes.source.reader import Reading, read_project, read_series

_FILES: dict[str, Callable[[bytes, str], Reading[Any]]] = {
    PROJECT_FILE: read_project,
    "register/series.yaml": read_series,
}
"""The files that declare series."""

_UNKNOWN = code_name(unknown_organization)


def settings_problems(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield what is wrong with the settings of a project."""
    yield from _unknown_members(workspace)
    yield from _idle_ignores(workspace)


def _unknown_members(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield the organizations of series that neither the register nor minnes.yaml knows."""
    known = workspace.project.series if workspace.project else {}
    unknown = {
        name: entries
        for name, series in known.items()
        if (entries := [*_unknown(workspace, series)])
    }
    for file, read in _FILES.items() if unknown else ():
        if not (workspace.root / file).is_file():
            continue
        reading = read((workspace.root / file).read_bytes(), file)
        declared: dict[str, Series] = reading.value.series if reading.value else {}
        for name, entries in unknown.items():
            # A series that stands in both files is what minnes.yaml says of it.
            for loc, written in entries if declared.get(name) == known[name] else ():
                finding = _finding(workspace, ("series", name, *loc), written)
                yield reading.locate(finding, _UNKNOWN, Severity.WARNING)


def _unknown(workspace: Workspace, series: Series) -> Iterator[tuple[Loc, str]]:
    register = series_register(workspace, series)
    for field in ("members", "guests", "roster"):
        for number, entry in enumerate(getattr(series, field)):
            if entry.organization and register.find(entry.organization) is None:
                yield (field, number, "organization"), entry.organization


def _finding(workspace: Workspace, loc: Loc, written: str) -> Finding:
    hint = did_you_mean(workspace.register.suggest(written)) or say(
        "if it is right, add it to minnes.yaml under organizations: {name}: {{kind: other}}",
        name=written,
    )
    return Finding(loc, say('unknown organization "{name}"', name=written), hint)


def _idle_ignores(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield the codes in `check.ignore` that silence nothing."""
    ignored = workspace.project.check.ignore if workspace.project else ()
    for number, code in enumerate(ignored):
        advice = not_silenced(code, codes())
        if advice:
            reading = read_project((workspace.root / PROJECT_FILE).read_bytes(), PROJECT_FILE)
            finding = Finding(("check", "ignore", number), advice.message, advice.hint)
            yield reading.locate(finding, code_name(misplaced_ignore), Severity.NOTE)
