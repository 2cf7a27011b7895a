"""The year report of a series as a sheet, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from minnes.language.catalog import Translator
from minnes.language.message import say, say_many
from minnes.language.mixed_language import Written
from minnes.query import report_words
from minnes.query.report_of_many import MeetingOfYear, OrganizationReach, YearReport
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
        summary=report_words.period(report.period, language),
        sections=tuple(_sections(report, language)),
        report=report,
    )


def _sections(report: YearReport, language: Translator) -> Iterator[Section]:
    text = language.text
    if not report.meetings:
        yield from section("", Remark(text(say("No minutes were found."))))
        return
    members = [row for row in report.reached if row.member]
    others = [row for row in report.reached if not row.member]
    decisions = [report_words.decision(decision, language) for decision in report.resolved]
    done = [
        Entry(
            when=task.place.date,
            text=task.what,
            origin=report_words.by_id(task.id, task.place),
        )
        for task in report.done
    ]
    themes = tuple((Written(theme), _times(count, language)) for theme, count in report.themes)
    yield from section(text(say("In numbers")), Pairs(tuple(_numbers(report, language))))
    yield from section(
        text(say("Meetings")),
        Entries(tuple(_meeting(meeting, report.group, language) for meeting in report.meetings)),
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
    held = [meeting for meeting in report.meetings if meeting.status != "cancelled"]
    cancelled = len(report.meetings) - len(held)
    called_off = text(say_many("{count} cancelled", "{count} cancelled", cancelled))
    beside = called_off if cancelled else ""
    yield text(say("Meetings held")), ", ".join(filter(None, (str(len(held)), beside)))
    if towns := [row for row in report.reached if row.kind == "municipality"]:
        yield (
            text(say("Municipalities reached")),
            str(sum(bool(row.came or row.guest) for row in towns)),
        )
    members = [row for row in report.reached if row.member]
    if members:
        reached = sum(bool(row.came) for row in members)
        yield (
            text(say("Members reached")),
            text(say("{came} of {held}", came=reached, held=len(members))),
        )
    yield text(say("Decisions")), str(len(report.resolved))
    made = text(say_many("{count} promised", "{count} promised", report.made))
    still = text(say("{count} of them still to do", count=report.open)) if report.made else ""
    done = text(say_many("{count} done", "{count} done", len(report.done)))
    yield text(say("Actions")), ", ".join(filter(None, (done, made, still)))


def _meeting(meeting: MeetingOfYear, group: str, language: Translator) -> Entry:
    text = language.text
    if meeting.status == "cancelled":
        notes: tuple[str, ...] = (text(say("cancelled")),)
    else:
        came = meeting.organizations
        counted = (
            text(say_many("{count} organization", "{count} organizations", came)) if came else "",
            _people(meeting, language),
        )
        notes = tuple(filter(None, counted))
    topics = Written("; ".join(meeting.topics))
    named = Written(meeting.place.group) if meeting.place.group != group else meeting.place.meeting
    return Entry(
        when=meeting.place.date,
        lines=(topics,) if topics else (),
        origin=Origin(named, meeting.place.meeting),
        notes=notes,
    )


def _people(meeting: MeetingOfYear, language: Translator) -> str:
    """Return how many came in words; some meetings count them and list a few only."""
    if meeting.headcount and not meeting.headcount.isdecimal():
        return language.text(say("{written} people", written=meeting.headcount))
    people = int(meeting.headcount or meeting.people)
    return language.text(say_many("{count} person", "{count} people", people)) if people else ""


def _table(rows: Sequence[OrganizationReach], language: Translator) -> Table:
    text = language.text
    head = (Cell(text(say("organization"))), Cell(text(say("meetings"))))
    cells = tuple(
        (
            Cell(row.organization, organization=row.organization),
            Cell(report_words.attended(row, language)),
        )
        for row in rows
    )
    return Table("", head, cells)
