"""The texts of a meeting outside its items, each with its line, for the full-text search."""

from __future__ import annotations

from collections.abc import Iterator

from minnes.archive.line_numbers import Place
from minnes.archive.tables import Row
from minnes.model.identity import absolute
from minnes.model.meeting import Meeting


def passage(line: int, kind: str, title: str, body: str, internal: bool = False) -> Row:
    """Return the index row of a text; the search has not read it yet."""
    return line, kind, title, body, int(internal), 0


def meeting_passages(
    meeting: Meeting, identity: str, place: Place, ahead: list[Row]
) -> Iterator[Row]:
    """Yield the texts that stand in no item; `ahead` are the index rows of the next meetings."""
    about = "\n".join(filter(None, (", ".join(meeting.tags), meeting.place)))
    if meeting.title or about:
        yield passage(place.under("tags").line, "meeting", meeting.title or "", about)
    for key in ("summary", "notes"):
        if text := getattr(meeting, key):
            yield passage(place.under(key).line, key, "", text, key == "notes")
    spot = place.under("conclusions")
    for position, text in enumerate(meeting.conclusions):
        yield passage(spot.entry(position).line, "conclusion", "", text)
    spot = place.under("follow_up")
    for position, follow_up in enumerate(meeting.follow_up):
        if follow_up.note:
            reference = absolute(follow_up.reference, identity)
            yield passage(spot.entry(position).line, "follow_up", reference, follow_up.note)
    for line, day, month, _, where, topic, _, note in ahead:
        if topic or note:
            body = "\n".join(filter(None, (topic, where, note)))
            yield passage(line, "next_meeting", day or month, body)
    spot = place.under("events")
    for position, event in enumerate(meeting.events):
        when = event.date.isoformat() if event.date else event.month or ""
        line = spot.entry(position).line
        yield passage(line, "event", when, event.text, bool(event.internal))
    spot = place.under("corrections")
    for position, correction in enumerate(meeting.corrections):
        when = correction.date.isoformat()
        yield passage(spot.entry(position).line, "correction", when, correction.text)
