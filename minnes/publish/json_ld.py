"""A meeting as JSON-LD for search engines: https://schema.org/Event.

Nobody who attends is named: who came is told to people, not to machines that gather names.
"""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from minnes.model.meeting import Meeting
from minnes.model.project import Project
from minnes.publish.page_context import PageContext
from minnes.publish.site.addresses import absolute, meeting_page

SCHEMA = "https://schema.org/"

_TIMEZONE: str = Project.model_fields["timezone"].default
"""Where there is no project; to make one would cost a tenth of a page."""

_ATTENDANCE = {
    "on-site": "OfflineEventAttendanceMode",
    "remote": "OnlineEventAttendanceMode",
    "hybrid": "MixedEventAttendanceMode",
}


def event_json_ld(
    meeting: Meeting, title: str, host: str, context: PageContext
) -> dict[str, object] | None:
    """Return a meeting as JSON-LD; nothing of a case story, or when its day is not certain."""
    if meeting.kind == "example" or meeting.date is None or meeting.date_approximate:
        return None
    zone = ZoneInfo(context.project.timezone if context.project else _TIMEZONE)
    spans = meeting.time
    last = meeting.end_date or (meeting.date if spans and spans[-1].end else None)
    cancelled = meeting.status == "cancelled"
    json_ld: dict[str, object] = {
        "@context": SCHEMA.rstrip("/"),
        "@type": "Event",
        "name": title,
        "inLanguage": context.written or context.language,
        "startDate": _moment(meeting.date, spans[0].start if spans else None, zone),
        "eventStatus": SCHEMA + ("EventCancelled" if cancelled else "EventScheduled"),
    }
    base = context.project and context.project.publish.address
    if base and context.edition == "public":
        json_ld["url"] = absolute(base, meeting_page(context.identity))
    if last:
        json_ld["endDate"] = _moment(last, spans[-1].end if spans else None, zone)
    if meeting.mode:
        json_ld["eventAttendanceMode"] = SCHEMA + _ATTENDANCE[meeting.mode]
    if meeting.place:
        json_ld["location"] = {"@type": "Place", "name": meeting.place}
    organizer = meeting.organization or host
    if organizer:
        json_ld["organizer"] = {"@type": "Organization", "name": organizer}
    return json_ld


def _moment(day: date, clock: object, zone: ZoneInfo) -> str:
    """Return a day, or a moment of it with its distance from UTC, as ISO 8601 has them."""
    if clock is None:
        return day.isoformat()
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=zone).isoformat()
