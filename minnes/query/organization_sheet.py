"""The report of one organization in words: what it asks for first, what it is to do with its age."""

from __future__ import annotations

from collections.abc import Iterator

from minnes.language import dates
from minnes.language.catalog import Translator
from minnes.language.message import say, say_many
from minnes.language.phrase import Written, joined
from minnes.query import wording
from minnes.query.charts import charts
from minnes.query.labels import WORDS
from minnes.query.report import Asked, Attended, OrganizationReport, Told, Visitor
from minnes.query.sheet import (
    Charts,
    Entries,
    Entry,
    Labelled,
    Pairs,
    Section,
    Sheet,
    section,
)


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
    asked = wording.period(report.period, language)
    if not report.meetings:
        told = language.text(say("No minutes mention it."))
        return f"{asked}: {told}" if asked else told
    parts = [language.text(WORDS[report.kind])] if report.kind in WORDS else []
    parts.append(language.text(say_many("{count} meeting", "{count} meetings", report.meetings)))
    parts.append(wording.span(report.first, report.last, language))
    return ", ".join(filter(None, parts))


def _sections(report: OrganizationReport, language: Translator) -> Iterator[Section]:
    text = language.text
    needs = [
        Entry(one.place.date, text=one.text, origin=wording.place(one.place))
        for one in report.needs
    ]
    documents = [
        Entry(
            one.place.date,
            lines=(Written(one.title),),
            origin=wording.place(one.place),
            address=one.address,
        )
        for one in report.documents
    ]
    came = Pairs(tuple(_visitor(one, language) for one in report.visitors))
    yield from section(text(say("Needs")), Entries(tuple(needs), urgent=True))
    yield from section(
        text(say("Meetings")), Pairs(tuple(_attended(one, language) for one in report.attended))
    )
    yield from section(text(say("Who came")), came)
    yield from section(text(say("Figures over time")), Charts(tuple(charts(report.told))))
    yield from section(text(say("Reports")), _entries(_told(one, language) for one in report.told))
    yield from section(
        text(say("Questions")), _entries(_asked(one, language) for one in report.asked)
    )
    yield from section(
        text(say("Decisions")), _entries(wording.decision(one, language) for one in report.resolved)
    )
    yield from section(
        text(say("To do")), _entries(wording.task(one, language) for one in report.tasks)
    )
    yield from section(text(say("Documents")), Entries(tuple(documents)))
    yield from section(
        text(say("Next meetings")), _entries(wording.ahead(one, language) for one in report.ahead)
    )


def _entries(found: Iterator[Entry]) -> Entries:
    return Entries(tuple(found))


def _attended(one: Attended, language: Translator) -> tuple[str, str]:
    if one.held:
        words = [say("{came} of {held}", came=one.came, held=one.held)]
    elif one.members:
        words = [say_many("{count} time as a guest", "{count} times as a guest", one.guest)]
    else:
        words = [say_many("{count} time", "{count} times", one.guest)]
    if one.part:
        words.append(say("{count} in part", count=one.part))
    if one.substituted:
        words.append(say_many("{count} by a substitute", "{count} by substitutes", one.substituted))
    if one.nobody:
        words.append(say("{count} without anybody", count=one.nobody))
    if one.last:
        words.append(say("last {day}", day=one.last))
    return Written(one.group), ", ".join(language.text(word) for word in words)


def _visitor(one: Visitor, language: Translator) -> tuple[str, str]:
    words = [language.text(say_many("{count} time", "{count} times", one.times))]
    if one.last:
        words.append(language.text(say("last {day}", day=one.last)))
    roles = [Written(role) for role in one.roles]
    words += roles if one.name else roles[1:]
    if one.substituted and one.name:
        names = dates.listed(one.substituted, language.language)
        words.append(language.text(say("in place of {names}", names=names)))
    nameless = roles[0] if roles else language.text(say("without a name"))
    return one.name or nameless, joined(", ", words)


def _told(row: Told, language: Translator) -> Entry:
    return Entry(
        when=row.place.date,
        lead=row.by,
        text=row.text,
        figures=wording.figures(row.figures, language),
        origin=wording.place(row.place),
    )


def _asked(row: Asked, language: Translator) -> Entry:
    answer = Labelled(wording.answered(row.answered_by, language), row.answer)
    return Entry(
        when=row.place.date,
        lead=row.by,
        text=row.text,
        more=(answer,) if row.answer else (),
        lines=() if row.answer else (language.text(say("No answer is noted.")),),
        origin=wording.place(row.place),
    )
