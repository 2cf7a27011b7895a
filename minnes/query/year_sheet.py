"""A series' year for its board, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from minnes.language.catalog import Translator
from minnes.language.message import say, say_many
from minnes.language.phrase import Written
from minnes.query import wording
from minnes.query.report_of_many import MeetingOfYear, Reached, YearReport
from minnes.query.sheet import (
    Cell,
    Entries,
    Entry,
    Origin,
    Pairs,
    Remark,
    Section,
    Sheet,
    Table,
    section,
)


def year_sheet(report: YearReport, language: Translator, edition: str, host: str = "") -> Sheet:
    """Return the report of a year in a language."""
    return Sheet(
        kind="year",
        language=language.language,
        edition=edition,
        host=host,
        heading=language.text(say("The year in brief")),
        title=Written(report.group),
        summary=wording.period(report.period, language),
        sections=tuple(_sections(report, language)),
        report=report,
    )


def _sections(report: YearReport, language: Translator) -> Iterator[Section]:
    text = language.text
    if not report.meetings:
        yield from section("", Remark(text(say("No minutes were found."))))
        return
    members = [one for one in report.reached if one.member]
    others = [one for one in report.reached if not one.member]
    decisions = [wording.decision(one, language) for one in report.resolved]
    done = [
        Entry(
            when=one.place.date,
            text=one.what,
            origin=wording.by_id(one.id, one.place),
        )
        for one in report.done
    ]
    themes = tuple((Written(theme), _times(count, language)) for theme, count in report.themes)
    yield from section(text(say("In numbers")), Pairs(tuple(_numbers(report, language))))
    yield from section(
        text(say("Meetings")),
        Entries(tuple(_meeting(one, report.group, language) for one in report.meetings)),
    )
    yield from section(text(say("Themes")), Pairs(themes))
    yield from section(text(say("Members")), _table(members, language))
    yield from section(
        text(say("Others who came")) if members else text(say("Organizations")),
        _table(others, language),
    )
    yield from section(text(say("Decisions")), Entries(tuple(decisions)))
    yield from section(text(say("Done")), Entries(tuple(done)))


def _times(count: int, language: Translator) -> str:
    return language.text(say_many("{count} meeting", "{count} meetings", count))


def _numbers(report: YearReport, language: Translator) -> Iterator[tuple[str, str]]:
    text = language.text
    held = [one for one in report.meetings if one.status != "cancelled"]
    cancelled = len(report.meetings) - len(held)
    beside = text(say("{count} cancelled", count=cancelled)) if cancelled else ""
    yield text(say("Meetings held")), ", ".join(filter(None, (str(len(held)), beside)))
    came = [one for one in report.reached if one.came or one.guest]
    towns = [one for one in came if one.kind == "municipality"]
    yield text(say("Municipalities reached")), str(len(towns))
    members = [one for one in report.reached if one.member]
    if members:
        reached = sum(bool(one.came) for one in members)
        yield (
            text(say("Members reached")),
            text(say("{came} of {held}", came=reached, held=len(members))),
        )
    yield text(say("Decisions")), str(len(report.resolved))
    made = text(say("{count} promised", count=report.made))
    still = text(say("{count} of them still to do", count=report.open)) if report.made else ""
    yield (
        text(say("Actions")),
        ", ".join(filter(None, (text(say("{count} done", count=len(report.done))), made, still))),
    )


def _meeting(one: MeetingOfYear, group: str, language: Translator) -> Entry:
    text = language.text
    if one.status == "cancelled":
        notes: tuple[str, ...] = (text(say("cancelled")),)
    else:
        notes = (
            text(say_many("{count} organization", "{count} organizations", one.organizations)),
            text(say_many("{count} person", "{count} people", one.people)),
        )
    topics = Written("; ".join(one.topics))
    named = Written(one.place.group) if one.place.group != group else one.place.meeting
    return Entry(
        when=one.place.date,
        lines=(topics,) if topics else (),
        origin=Origin(named, one.place.meeting),
        notes=notes,
    )


def _table(rows: Sequence[Reached], language: Translator) -> Table:
    text = language.text
    head = (Cell(text(say("organization"))), Cell(text(say("meetings"))))
    return Table(
        "",
        head,
        tuple(
            (Cell(one.organization, organization=one.organization), _came(one, language))
            for one in rows
        ),
    )


def _came(one: Reached, language: Translator) -> Cell:
    if one.held:
        return Cell(language.text(say("{came} of {held}", came=one.came, held=one.held)))
    return Cell(str(one.guest) if one.guest else "–")
