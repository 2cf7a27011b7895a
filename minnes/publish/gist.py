"""The little of a meeting that calendars and feeds tell, as values that can be kept as text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from minnes.model.meeting import Meeting
from minnes.model.schedule import NextMeeting, TimeSpan
from minnes.publish.calendar import PLANNED

_WORDS = ("series", "id", "kind", "title", "heading", "place", "status")
_DAYS = ("date", "end_date", "published")


def gist(meeting: Meeting) -> dict[str, Any]:
    """Return what calendars and feeds tell of a meeting, which must be of an edition already."""
    # By hand, and not by Pydantic: a site asks it of every meeting, and this takes a tenth.
    found: dict[str, Any] = {name: value for name in _WORDS if (value := getattr(meeting, name))}
    found |= {name: day.isoformat() for name in _DAYS if (day := getattr(meeting, name))}
    if meeting.date_approximate:
        found["date_approximate"] = True
    if meeting.time:
        found["time"] = _spans(meeting.time)
    if meeting.next_meetings:
        found["next_meetings"] = [_ahead(one) for one in meeting.next_meetings]
    if meeting.status == PLANNED:
        found["items"] = [{"title": one.title} for one in meeting.items]
    elif meeting.status == "approved":
        found |= _approved(meeting)
    return found


def meeting_of(values: dict[str, Any]) -> Meeting:
    """Return a meeting from the values of `gist`: calendars and feeds of it are the same."""
    return Meeting.model_validate(values)


def _spans(spans: Iterable[TimeSpan]) -> list[dict[str, str]]:
    return [
        {"start": f"{one.start:%H:%M}"} | ({"end": f"{one.end:%H:%M}"} if one.end else {})
        for one in spans
    ]


def _ahead(one: NextMeeting) -> dict[str, Any]:
    found: dict[str, Any] = {
        name: value for name in ("month", "place", "topic", "note") if (value := getattr(one, name))
    }
    if one.date:
        found["date"] = one.date.isoformat()
    if one.time:
        found["time"] = _spans(one.time)
    return found


def _approved(meeting: Meeting) -> dict[str, Any]:
    found: dict[str, Any] = {
        "corrections": [{"date": one.date.isoformat(), "text": ""} for one in meeting.corrections]
    }
    if meeting.approval:
        found["approval"] = {"date": meeting.approval.date.isoformat(), "by": []}
    if meeting.summary:
        return found | {"summary": meeting.summary}
    decisions = [
        {"id": one.id, "text": one.text, "public_text": one.public_text}
        for _, item in meeting.all_items()
        for one in item.decisions
    ]
    return found | {"items": [{"title": "", "decisions": decisions}]} if decisions else found
