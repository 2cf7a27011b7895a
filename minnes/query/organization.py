"""One organization over all minutes: who came for it, what it said and asked, what it is to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from minnes.archive.ledger import WORDLESS
from minnes.archive.loading import Loaded
from minnes.archive.naming import namings
from minnes.archive.workspace import Workspace
from minnes.model.schedule import NextMeeting
from minnes.query.own import OwnMinutes
from minnes.query.presence import attended, visitors
from minnes.query.report import Ahead, OrganizationReport, Place, Row
from minnes.query.tasks import Outcomes


def organization_report(
    meetings: Sequence[Loaded], workspace: Workspace, organization: str, today: date
) -> OrganizationReport:
    """Return what meetings say of an organization, given by its own name, as of a day.

    The meetings, oldest first, are those of one edition; what it leaves out is not in the report.
    """
    named = namings(workspace.project, workspace.register)
    own = [
        OwnMinutes(one, named.get(one.meeting.series or "", named[""]), organization, workspace)
        for one in meetings
    ]
    held = [one for one in own if one.meeting.status not in WORDLESS]
    needs = tuple(row for one in held for row in one.needs())
    told = tuple(row for one in held for row in one.told())
    asked = tuple(row for one in held for row in one.asked())
    documents = tuple(row for one in held for row in one.documents())
    outcomes = Outcomes(own, today)
    resolved, tasks = tuple(outcomes.resolved()), tuple(outcomes.tasks())
    rows: tuple[Row, ...] = (*needs, *told, *asked, *documents, *resolved, *tasks)
    places = [row.place for row in rows]
    touched = _touched([*places, *(one.place() for one in held if one.present())])
    days = sorted(day for day in touched.values() if day)
    match = workspace.register.find(organization)
    return OrganizationReport(
        organization=organization,
        kind=match.organization.kind if match else "",
        meetings=len(touched),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        needs=needs,
        attended=tuple(attended(held, today)),
        visitors=tuple(visitors(held)),
        told=told,
        asked=asked,
        resolved=resolved,
        tasks=tasks,
        documents=documents,
        ahead=tuple(_ahead(own, today)),
    )


def _touched(places: Iterable[Place]) -> dict[str, date | None]:
    return {place.meeting: place.day for place in places}


def _ahead(own: Sequence[OwnMinutes], today: date) -> Iterator[Ahead]:
    """Yield the meetings to come of every group the organization belongs to, the next one first."""
    found: dict[tuple[str, str], Ahead] = {}
    for name in dict.fromkeys(one.meeting.series or "" for one in own):
        group = [one for one in own if name and one.meeting.series == name]
        if not any(one.belongs() or one.present() for one in group):
            continue
        cancelled = {one.meeting.date for one in group if one.meeting.status == "cancelled"}
        for announced in _announced(group):
            later = announced.month or (announced.date.isoformat() if announced.date else "")
            passed = later < today.isoformat()[: len(later)]
            if later and not passed and announced.date not in cancelled:
                found.setdefault((later, name), Ahead(group[0].series_title, announced))
    yield from (found[key] for key in sorted(found))


def _announced(group: Sequence[OwnMinutes]) -> Iterator[NextMeeting]:
    """Yield what a group's planned meetings and its latest minutes say of the meetings to come."""
    for one in group:
        meeting = one.meeting
        if meeting.status == "planned" and meeting.date:
            yield NextMeeting(date=meeting.date, time=meeting.time, place=meeting.place)
    announcing = [one for one in group if one.meeting.next_meetings]
    if announcing:
        yield from announcing[-1].meeting.next_meetings
