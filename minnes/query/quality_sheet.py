"""The quality report as a sheet, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from minnes.language.catalog import Translator
from minnes.language.message import say, say_many
from minnes.query import report_words
from minnes.query.quality import DRAFT_DAYS
from minnes.query.report_of_many import FileState, Quality
from minnes.query.sheet import Cell, Remark, Section, Sheet, Table, section


def quality_sheet(report: Quality, language: Translator, edition: str) -> Sheet:
    """Return what lies about in a language."""
    text = language.text
    parts = [
        report_words.period(report.period, language),
        text(say_many("{count} file", "{count} files", report.files)),
    ]
    nothing = Remark(text(say("Nothing lies about.")))
    return Sheet(
        kind="quality",
        language=language.language,
        edition=edition,
        host=report.title,
        heading=text(say("What lies about")),
        title=report.title or text(say("All minutes")),
        summary=", ".join(filter(None, parts)),
        sections=tuple([*_sections(report, language)] or section("", nothing)),
        report=report,
    )


def _sections(report: Quality, language: Translator) -> Iterator[Section]:
    text = language.text
    yield from section(text(say("Planned, never written up")), _states(report.planned, language))
    yield from section(
        text(say("Drafts, not sent round")),
        *_remarked(
            text(say("Older than {count} days.", count=DRAFT_DAYS)),
            _states(report.drafts, language),
        ),
    )
    yield from section(text(say("Sent round, not approved")), _states(report.circulated, language))
    if report.unmarked:
        unmarked = text(
            say_many(
                "{count} file does not say how far it has come.",
                "{count} files do not say how far they have come.",
                report.unmarked,
            )
        )
        hint = text(say('Write "status: draft", circulated or approved in it.'))
        yield from section(text(say("Without a status")), Remark(f"{unmarked} {hint}"))
    yield from section(text(say("Findings")), _findings(report.findings, language))


def _remarked(text: str, table: Table) -> tuple[Remark | Table, ...]:
    return (Remark(text), table) if table.rows else (table,)


def _states(states: Sequence[FileState], language: Translator) -> Table:
    text = language.text
    head = (
        Cell(text(say("file"))),
        Cell(text(say("date"))),
        Cell(text(say("days since")), number=True),
    )
    rows = tuple(
        (Cell(file.path), Cell(file.date), Cell(str(file.age), number=True)) for file in states
    )
    return Table("", head, rows)


def _findings(states: Sequence[FileState], language: Translator) -> Table:
    text = language.text
    head = (
        Cell(text(say("file"))),
        Cell(text(say("errors")), number=True),
        Cell(text(say("warnings")), number=True),
        Cell(text(say("remarks")), number=True),
        Cell(text(say("what"))),
    )
    rows = tuple(
        (
            Cell(file.path),
            *(
                Cell(str(count) if count else "–", number=True)
                for count in (file.errors, file.warnings, file.notes)
            ),
            Cell(", ".join(file.codes)),
        )
        for file in states
    )
    return Table("", head, rows)
