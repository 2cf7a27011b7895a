"""Writes meetings and tasks as a calendar (iCalendar, RFC 5545).

Why not with the library that the tests read it with: loading it takes as long as a question does,
and it writes two thousand meetings thirteen times slower, twice for every edit of a site.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, time, timedelta
from typing import Literal, NamedTuple

from minnes.query.vtimezone import zone_lines

WIDEST = 74
"""Octets of a line beside the blank that continues one (RFC 5545, section 3.1)."""


class Entry(NamedTuple):
    """A meeting in a calendar: on whole days, unless it is known when it begins.

    `sequence` counts how often it was changed, and `stamp` is the day on which it last was.
    """

    uid: str
    day: date
    summary: str
    last: date | None = None
    start: time | None = None
    end: time | None = None
    place: str = ""
    url: str = ""
    note: str = ""
    cancelled: bool = False
    sequence: int = 0
    stamp: date | None = None


class Todo(NamedTuple):
    """Something that is to be done, in a calendar; `state` is as the format has it.

    What is `private` is not shown to those with whom a calendar is shared.
    """

    uid: str
    summary: str
    due: date | None
    note: str
    state: Literal["NEEDS-ACTION", "COMPLETED", "CANCELLED"]
    private: bool = False


def written(entries: Iterable[Entry | Todo], timezone: str, name: str = "") -> str:
    """Return a calendar of meetings and tasks; `timezone` is the IANA name of their local time."""
    parts = list(entries)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//minnes//minnes//EN"]
    if name:
        # Programs older than RFC 7986 know the name by the second of the two.
        lines += [f"NAME:{_text(name)}", f"X-WR-CALNAME:{_text(name)}"]
    # A calendar without any part is none (section 3.6): an empty one has its zone at least.
    years = [entry.day.year for entry in parts if isinstance(entry, Entry) and entry.start] or (
        [] if parts else [2000]
    )
    if years:
        lines += zone_lines(timezone, min(years), max(years))
    for entry in parts:
        lines += _event(entry, timezone) if isinstance(entry, Entry) else _todo(entry)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def uid(name: str, day: date, start: str = "") -> str:
    """Return the permanent UID of a series' meeting; of a second one on a day, `start` is when."""
    return "/".join(filter(None, (name, day.isoformat(), start))).replace(" ", "-") + "@minnes"


def _event(entry: Entry, timezone: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(entry.uid)}"
    # The moment of writing would make every export differ; what is said on no known day counts as
    # said before all meetings.
    yield f"DTSTAMP:{entry.stamp or date(1970, 1, 1):%Y%m%d}T000000Z"
    if entry.sequence:
        yield f"SEQUENCE:{entry.sequence}"
    yield from _when(entry, timezone)
    yield f"SUMMARY:{_text(entry.summary)}"
    if entry.place:
        yield f"LOCATION:{_text(entry.place)}"
    if entry.url:
        yield f"URL:{entry.url}"
    if entry.note:
        yield f"DESCRIPTION:{_text(entry.note)}"
    if entry.cancelled:
        yield "STATUS:CANCELLED"
    yield "END:VEVENT"


def _todo(todo: Todo) -> Iterator[str]:
    yield "BEGIN:VTODO"
    yield f"UID:{_text(todo.uid)}"
    yield "DTSTAMP:19700101T000000Z"
    if todo.due:
        yield f"DUE;VALUE=DATE:{todo.due:%Y%m%d}"
    yield f"SUMMARY:{_text(todo.summary)}"
    if todo.note:
        yield f"DESCRIPTION:{_text(todo.note)}"
    if todo.private:
        yield "CLASS:PRIVATE"
    yield f"STATUS:{todo.state}"
    yield "END:VTODO"


def _when(entry: Entry, timezone: str) -> Iterator[str]:
    last = entry.last or entry.day
    if entry.start is None:
        yield f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}"
        return
    yield f"DTSTART;TZID={timezone}:{entry.day:%Y%m%d}T{entry.start:%H%M%S}"
    # An end that does not lie after the start would be refused (section 3.8.2.2).
    if entry.end and (last, entry.end) > (entry.day, entry.start):
        yield f"DTEND;TZID={timezone}:{last:%Y%m%d}T{entry.end:%H%M%S}"


def _text(text: str) -> str:
    """Return text with special characters escaped (section 3.3.11)."""
    for sign in "\\;,":
        text = text.replace(sign, "\\" + sign)
    return "\\n".join(text.splitlines())


def _folded(line: str) -> Iterator[str]:
    """Yield a line folded to at most 75 octets, never within a character."""
    if len(line.encode()) <= WIDEST:
        yield line
        return
    piece, size, start = "", 0, ""
    for sign in line:
        octets = len(sign.encode())
        if size + octets > WIDEST:
            yield start + piece
            piece, size, start = "", 0, " "
        piece += sign
        size += octets
    yield start + piece
