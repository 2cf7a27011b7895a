"""The report of one meeting as a sheet, in words."""

from __future__ import annotations

from collections.abc import Iterator

from minnes.language.catalog import Translator
from minnes.language.labels import WORDS as STATES
from minnes.language.message import say, say_many
from minnes.language.mixed_language import Written, joined
from minnes.query import report_words
from minnes.query.matrix_sheet import WORDS
from minnes.query.report_of_many import (
    Attendee,
    FigureComparison,
    MeetingReport,
    OrganizationAtMeeting,
)
from minnes.query.sheet import (
    Cell,
    Entries,
    Entry,
    Origin,
    Section,
    Sheet,
    Table,
    section,
)

PRESENT = ("present", "part", "substituted", "guest")


def meeting_sheet(
    report: MeetingReport, language: Translator, edition: str, host: str = ""
) -> Sheet:
    """Return the report of a meeting in a language."""
    return Sheet(
        kind="meeting",
        language=language.language,
        edition=edition,
        host=host,
        heading=language.text(say("All organizations at one meeting")),
        title=Written(report.place.group),
        summary=_summary(report, language),
        sections=tuple(_sections(report, language)),
        report=report,
    )


def _summary(report: MeetingReport, language: Translator) -> str:
    text = language.text
    parts = [report_words.plain_day(report.place.date, language) if report.place.date else ""]
    members = [organization for organization in report.organizations if organization.member]
    came = sum(organization.presence in PRESENT for organization in members)
    if members and any(organization.presence for organization in members):
        parts.append(text(say("{came} of {held} members", came=came, held=len(members))))
    if report.status:
        parts.append(text(STATES[report.status]))
    return ", ".join([*filter(None, parts), report.place.meeting])


def _sections(report: MeetingReport, language: Translator) -> Iterator[Section]:
    text = language.text
    needs = [
        Entry(lead=organization.organization, text=need.text, origin=_item(need.place.item, report))
        for organization in report.organizations
        for need in organization.needs
    ]
    figures = [_figures(figure, language) for figure in report.figures]
    decisions = [report_words.decision(decision, language) for decision in report.resolved]
    tasks = [report_words.task(task, language) for task in report.tasks]
    yield from section(text(say("Needs")), Entries(tuple(needs), urgent=True))
    yield from section(text(say("Who came")), _who(report, language))
    yield from section(text(say("Figures side by side")), *figures)
    for item, entries in _updates(report, language).items():
        title = joined(": ", filter(None, (text(say("Reports")), Written(item))))
        yield from section(title, Entries(tuple(entries)))
    yield from section(text(say("Decisions")), Entries(tuple(decisions)))
    yield from section(text(say("To do")), Entries(tuple(tasks)))


def _updates(report: MeetingReport, language: Translator) -> dict[str, list[Entry]]:
    """Return what was reported, by the item of the meeting it was reported under."""
    found: dict[str, list[Entry]] = {}
    for organization in report.organizations:
        for row in organization.told:
            entry = Entry(
                lead=f"{organization.organization} ({row.by})"
                if row.by
                else organization.organization,
                text=row.text,
                figures=report_words.figures(row.figures, language),
            )
            found.setdefault(row.place.item, []).append(entry)
    return found


def _item(title: str, report: MeetingReport) -> Origin:
    return Origin(Written(title), report.place.meeting if title else "")


def _who(report: MeetingReport, language: Translator) -> Table:
    text = language.text
    head = (
        Cell(text(say("organization"))),
        Cell(text(say("attendance"))),
        Cell(text(say("people"))),
    )
    rows = tuple(
        (
            Cell(organization.organization, organization=organization.organization),
            Cell(
                text(WORDS[organization.presence]) if organization.presence else "",
                kind=organization.presence,
            ),
            Cell(_people(organization, language)),
        )
        for organization in report.organizations
        if organization.presence or organization.people
    )
    return Table("", head, rows)


def _people(organization: OrganizationAtMeeting, language: Translator) -> str:
    named = [
        _person(person, organization.presence, language)
        for person in organization.people
        if person.name or person.role
    ]
    unnamed = len(organization.people) - len(named)
    if unnamed:
        named.append(language.text(say_many("{count} person", "{count} people", unnamed)))
    return joined(", ", named)


def _person(person: Attendee, presence: str, language: Translator) -> str:
    """Return somebody with what is not said of the whole organization already, by its `presence`."""
    role = Written(person.role)
    words: list[str] = [role] if role and person.name else []
    if person.substitutes_for:
        words.append(language.text(say("for {name}", name=person.substitutes_for)))
    if person.presence not in ("present", "substituted", presence):
        words.append(language.text(WORDS[person.presence]))
    name = person.name or role
    return joined("", (name, " (", joined(", ", words), ")")) if words else name


def _figures(pair: FigureComparison, language: Translator) -> Table:
    head = (Cell(language.text(say("organization"))), Cell(language.text(say("figure"))))
    rows = tuple(
        (
            Cell(name, organization=name),
            Cell(report_words.figure(figure, language)),
        )
        for name, figure in pair.figures
    )
    return Table(Written(pair.label), head, rows)
