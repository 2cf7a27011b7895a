"""The overview of all organizations as a sheet."""

from __future__ import annotations

from collections.abc import Sequence

from minnes.language.catalog import Translator
from minnes.language.message import say, say_many
from minnes.language.mixed_language import Written
from minnes.query import report_words
from minnes.query.report_of_many import Overview, OverviewRow
from minnes.query.sheet import Cell, Remark, Section, Sheet, Table, section


def overview_sheet(
    overview: Overview, language: Translator, edition: str, series: str = ""
) -> Sheet:
    """Return the overview in a language; `series` is what the one asked for is called."""
    text = language.text
    members = [row for row in overview.rows if row.member]
    others = [row for row in overview.rows if not row.member]
    silent = [row for row in members if not row.last]
    sections: list[Section] = [
        *section(text(say("Members")), _table(members, language)),
        *section(
            text(say("Others who came")) if members else text(say("Organizations")),
            _table(others, language),
        ),
    ]
    if not overview.meetings:
        sections = section("", Remark(text(say("No minutes were found."))))
    elif not sections:
        nothing = say("No minutes that list which organizations came were found.")
        sections = section("", Remark(text(nothing)))
    parts = [
        report_words.period(overview.period, language),
        text(say_many("{count} meeting", "{count} meetings", overview.meetings)),
        report_words.span(overview.first, overview.last, language),
    ]
    if members:
        parts.append(text(say_many("{count} member", "{count} members", len(members))))
    if silent and overview.meetings:
        parts.append(text(say("never seen: {count}", count=len(silent))))
    return Sheet(
        kind="overview",
        language=language.language,
        edition=edition,
        host=overview.title,
        heading=text(say("Overview")),
        title=Written(series) or overview.title or text(say("All organizations")),
        summary=", ".join(filter(None, parts)),
        sections=tuple(sections),
        report=overview,
    )


def _table(rows: Sequence[OverviewRow], language: Translator) -> Table:
    text = language.text
    named = any(row.people for row in rows)
    head = (
        Cell(text(say("organization"))),
        Cell(text(say("meetings"))),
        *((Cell(text(say("people")), number=True),) if named else ()),
        Cell(text(say("last seen"))),
        Cell(text(say("reports")), number=True),
        Cell(text(say("to do")), number=True),
        Cell(text(say("past due")), number=True),
        Cell(text(say("needs")), number=True),
    )
    return Table("", head, tuple(_row(row, named, language) for row in rows))


def _row(row: OverviewRow, named: bool, language: Translator) -> tuple[Cell, ...]:
    numbers = (row.people, row.updates, row.open, row.overdue, row.needs)
    people, *others = [Cell(str(number) if number else "–", number=True) for number in numbers]
    return (
        Cell(row.organization, organization=row.organization),
        Cell(report_words.attended(row, language)),
        *((people,) if named else ()),
        Cell(row.last or "–"),
        *others,
    )
