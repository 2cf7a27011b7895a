"""The gist of a meeting: what calendars and feeds show of it, as plain values for the site cache."""

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
    kept: dict[str, Any] = {name: value for name in _WORDS if (value := getattr(meeting, name))}
    kept |= {name: day.isoformat() for name in _DAYS if (day := getattr(meeting, name))}
    if meeting.date_approximate:
        kept["date_approximate"] = True
    if meeting.time:
        kept["time"] = _spans(meeting.time)
    if meeting.next_meetings:
        kept["next_meetings"] = [_ahead(next_meeting) for next_meeting in meeting.next_meetings]
    if meeting.status == PLANNED:
        kept["items"] = [{"title": item.title} for item in meeting.items]
    elif meeting.status == "approved":
        kept |= _approved(meeting)
    return kept


def meeting_of(values: dict[str, Any]) -> Meeting:
    """Return a meeting from the values of `gist`: calendars and feeds of it are the same."""
    return Meeting.model_validate(values)


def _spans(spans: Iterable[TimeSpan]) -> list[dict[str, str]]:
    return [
        {"start": f"{span.start:%H:%M}"} | ({"end": f"{span.end:%H:%M}"} if span.end else {})
        for span in spans
    ]


def _ahead(next_meeting: NextMeeting) -> dict[str, Any]:
    kept: dict[str, Any] = {
        name: value
        for name in ("month", "place", "topic", "note")
        if (value := getattr(next_meeting, name))
    }
    if next_meeting.date:
        kept["date"] = next_meeting.date.isoformat()
    if next_meeting.time:
        kept["time"] = _spans(next_meeting.time)
    return kept


def _approved(meeting: Meeting) -> dict[str, Any]:
    kept: dict[str, Any] = {
        "corrections": [
            {"date": correction.date.isoformat(), "text": ""} for correction in meeting.corrections
        ]
    }
    if meeting.approval:
        kept["approval"] = {"date": meeting.approval.date.isoformat(), "by": []}
    if meeting.summary:
        return kept | {"summary": meeting.summary}
    decisions = [
        {"id": decision.id, "text": decision.text, "public_text": decision.public_text}
        for _, item in meeting.all_items()
        for decision in item.decisions
    ]
    return kept | {"items": [{"title": "", "decisions": decisions}]} if decisions else kept
