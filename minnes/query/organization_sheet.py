"""The report of one organization as a sheet: needs first, then the rest with the latest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from minnes.language import dates
from minnes.language.catalog import Translator
from minnes.language.labels import WORDS
from minnes.language.message import Message, say, say_many
from minnes.language.mixed_language import Written, joined
from minnes.query import report_words
from minnes.query.charts import charts
from minnes.query.report import (
    AskedQuestion,
    Document,
    GroupAttendance,
    Need,
    OrganizationReport,
    ReportedUpdate,
    Row,
    Visitor,
)
from minnes.query.sheet import (
    Block,
    Charts,
    Entries,
    Entry,
    Labelled,
    Pairs,
    Section,
    Sheet,
    section,
)

_R = TypeVar("_R", bound=Row)


def organization_sheet(
    report: OrganizationReport, language: Translator, edition: str, host: str = ""
) -> Sheet:
    """Return the report in a language; `host` is whose minutes these are."""
    return Sheet(
        kind="organization",
        language=language.language,
        edition=edition,
        host=host,
        heading=language.text(say("What the minutes say")),
        title=report.organization,
        summary=_summary(report, language),
        sections=tuple(_sections(report, language)),
        report=report,
    )


def _summary(report: OrganizationReport, language: Translator) -> str:
    asked = report_words.period(report.period, language)
    if not report.meetings:
        told = language.text(_silence(report.absent))
        return f"{asked}: {told}" if asked else told
    known = report.kind in WORDS and report.kind != "other"
    parts = [language.text(WORDS[report.kind])] if known else []
    # Those it came to, as they are listed below; where it is only mentioned, no number is told.
    if came := sum(group.came + group.guest for group in report.attended):
        parts.append(language.text(say_many("{count} meeting", "{count} meetings", came)))
    parts.append(report_words.span(report.first, report.last, language))
    return ", ".join(filter(None, parts))


def _silence(absent: int) -> Message:
    """Return what is said of an organization that came to no meeting."""
    if absent:
        return say_many(
            "Absent from {count} meeting, and not mentioned otherwise.",
            "Absent from {count} meetings, and not mentioned otherwise.",
            absent,
        )
    return say("No minutes mention it.")


def _sections(report: OrganizationReport, language: Translator) -> Iterator[Section]:
    blocks: tuple[tuple[Message, Block], ...] = (
        (say("Needs"), Entries(tuple(map(_need, _latest_first(report.needs))), urgent=True)),
        (say("Meetings"), Pairs(tuple(_attended(row, language) for row in report.attended))),
        (say("Who came"), Pairs(tuple(_visitor(row, language) for row in report.visitors))),
        (say("Figures over time"), Charts(tuple(charts(report.told)))),
        (say("Reports"), _entries(_update(row, language) for row in _latest_first(report.told))),
        (
            say("Questions"),
            _entries(_question(row, language) for row in _latest_first(report.asked)),
        ),
        (
            say("Decisions"),
            _entries(
                report_words.decision(row, language) for row in _latest_first(report.resolved)
            ),
        ),
        (say("To do"), _entries(report_words.task(row, language) for row in report.tasks)),
        (say("Documents"), _entries(map(_document, _latest_first(report.documents)))),
        (
            say("Next meetings"),
            Entries(tuple(report_words.ahead(row, language) for row in report.ahead), ahead=True),
        ),
    )
    for title, block in blocks:
        yield from section(language.text(title), block)


def _latest_first(rows: Iterable[_R]) -> list[_R]:
    """Return rows by the days of their meetings, the latest first; those of one as they stand there."""
    return sorted(rows, key=lambda row: row.place.date, reverse=True)


def _entries(found: Iterator[Entry]) -> Entries:
    return Entries(tuple(found))


def _attended(row: GroupAttendance, language: Translator) -> tuple[str, str]:
    words = [say("{came} of {held}", came=row.came, held=row.held)] if row.held else []
    if row.guest and row.members:
        words.append(say_many("{count} time as a guest", "{count} times as a guest", row.guest))
    elif row.guest:
        words.append(say_many("{count} time", "{count} times", row.guest))
    if row.part:
        words.append(say("{count} in part", count=row.part))
    if row.substituted:
        words.append(say_many("{count} by a substitute", "{count} by substitutes", row.substituted))
    if row.nobody:
        words.append(say("{count} without anybody", count=row.nobody))
    if row.last:
        words.append(say("last {day}", day=report_words.plain_day(row.last, language)))
    return Written(row.group), ", ".join(language.text(word) for word in words)


def _visitor(visitor: Visitor, language: Translator) -> tuple[str, str]:
    words = [language.text(say_many("{count} time", "{count} times", visitor.times))]
    if visitor.last:
        last = report_words.plain_day(visitor.last, language)
        words.append(language.text(say("last {day}", day=last)))
    roles = [Written(role) for role in visitor.roles]
    words += roles if visitor.name else roles[1:]
    if visitor.substituted and visitor.name:
        names = dates.listed(visitor.substituted, language.language)
        words.append(language.text(say("in place of {names}", names=names)))
    nameless = roles[0] if roles else language.text(say("without a name"))
    return visitor.name or nameless, joined(", ", words)


def _need(row: Need) -> Entry:
    return Entry(row.place.date, text=row.text, origin=report_words.place(row.place))


def _document(row: Document) -> Entry:
    return Entry(
        row.place.date,
        lines=(Written(row.title),),
        origin=report_words.place(row.place),
        address=row.address,
    )


def _update(row: ReportedUpdate, language: Translator) -> Entry:
    return Entry(
        when=row.place.date,
        lead=row.by,
        text=row.text,
        figures=report_words.figures(row.figures, language),
        origin=report_words.place(row.place),
    )


def _question(row: AskedQuestion, language: Translator) -> Entry:
    answer = Labelled(report_words.answered(row.answered_by, language), row.answer)
    return Entry(
        when=row.place.date,
        lead=row.by,
        text=row.text,
        more=(answer,) if row.answer else (),
        lines=() if row.answer else (language.text(say("No answer is noted.")),),
        origin=report_words.place(row.place),
    )
