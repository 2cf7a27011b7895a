"""The little of a meeting that calendars and feeds tell, as values that can be kept as text."""

from __future__ import annotations

from typing import Any

from minnes.model.meeting import Meeting
from minnes.publish.calendar import PLANNED

_ALWAYS = {
    *("series", "id", "kind", "title", "heading", "date", "date_approximate", "end_date"),
    *("time", "place", "status", "published", "next_meetings", "approval", "corrections"),
}


def gist(meeting: Meeting) -> dict[str, Any]:
    """Return what calendars and feeds tell of a meeting, which must be of an edition already."""
    found: dict[str, Any] = _told(meeting).model_dump(
        exclude_defaults=True, mode="json", by_alias=True
    )
    for one in (found, *found.get("next_meetings", ())):
        # A time is read as people write it, without seconds.
        for span in one.get("time", ()):
            span.update({name: clock[: len("09:00")] for name, clock in span.items()})
    return found


def meeting_of(values: dict[str, Any]) -> Meeting:
    """Return a meeting from the values of `gist`: calendars and feeds of it are the same."""
    return Meeting.model_validate(values)


def _told(meeting: Meeting) -> Meeting:
    kept = {name: getattr(meeting, name) for name in _ALWAYS}
    items = []
    if meeting.status == PLANNED:
        items = [one.model_construct(title=one.title) for one in meeting.items]
    elif meeting.status == "approved":
        kept["summary"] = meeting.summary
        if not meeting.summary:
            every = [one for _, item in meeting.all_items() for one in item.decisions]
            items = [meeting.items[0].model_construct(title="", decisions=every)] if every else []
    return Meeting.model_construct(**kept, items=items)
