"""The quality report: minutes not written, not circulated or not approved, and findings per file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from minnes.archive.index import Index
from minnes.query.report import ALL, Period
from minnes.query.report_of_many import FileState, Quality
from minnes.query.report_sql import IN_PERIOD, parameters
from minnes.source.diagnostic import Diagnostic, Severity

DRAFT_DAYS = 14
"""Days after which a draft lies about: a protocol is to be adjusted within as many."""


def quality(
    index: Index, diagnostics: Sequence[Diagnostic], today: date, period: Period = ALL
) -> Quality:
    """Return how far the files of a period have come, and what was found in each.

    `diagnostics` are those of a check of all files, by paths from the root.
    """
    rows = index.query(
        "SELECT f.path, coalesce(m.id, ''), coalesce(m.date, ''), coalesce(m.status, ''),"  # noqa: S608
        " (m.kind <> 'example' AND coalesce(m.status, '') = '') IS TRUE"
        f" FROM file f LEFT JOIN meeting m ON m.file = f.number WHERE m.id IS NULL OR {IN_PERIOD}"
        " ORDER BY m.date, f.path",
        parameters(period),
    )
    states = [
        FileState(path, meeting, day, status, _age(day, today))
        for path, meeting, day, status, _ in rows
    ]
    late = [file for file in states if file.age > 0]
    by_path: dict[str, list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        by_path.setdefault(diagnostic.path, []).append(diagnostic)
    if period == ALL:
        # Findings of the settings, and of files that the index does not know.
        known = {file.path for file in states}
        states = [FileState(path, "", "", "", 0) for path in sorted(set(by_path) - known)] + states
    return Quality(
        title=index.header("title"),
        period=period,
        files=len(rows),
        unmarked=sum(row[-1] for row in rows),
        planned=tuple(file for file in late if file.status == "planned"),
        drafts=tuple(file for file in late if file.status == "draft" and file.age > DRAFT_DAYS),
        circulated=tuple(file for file in late if file.status == "circulated"),
        findings=tuple(_with(file, by_path[file.path]) for file in states if file.path in by_path),
    )


def _age(day: str, today: date) -> int:
    return max((today - date.fromisoformat(day)).days, 0) if day else 0


def _with(state: FileState, diagnostics: Sequence[Diagnostic]) -> FileState:
    counts = {
        level: sum(diagnostic.severity == level for diagnostic in diagnostics) for level in Severity
    }
    return replace(
        state,
        errors=counts[Severity.ERROR],
        warnings=counts[Severity.WARNING],
        notes=counts[Severity.NOTE],
        codes=tuple(sorted({diagnostic.code for diagnostic in diagnostics})),
    )
