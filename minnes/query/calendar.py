"""Meetings as a calendar that other programs read (iCalendar, RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from minnes.query.answer import Answer

WIDEST = 74
"""Octets of a line beside the blank that continues one (RFC 5545, section 3.1)."""


def as_calendar(answer: Answer, timezone: str) -> str:
    """Return the meetings whose day is known; `timezone` is the IANA name of their local time."""
    zone = ZoneInfo(timezone)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//minnes//minnes//EN"]
    for row in answer.records():
        if len(row["date"] or "") == len("2022-03-11"):
            lines += _event(row, zone)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _event(row: dict[str, Any], zone: ZoneInfo) -> Iterator[str]:
    day = date.fromisoformat(row["date"])
    name = row["series"] or row.get("title") or row["file"]
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(f'{name}/{day.isoformat()}'.replace(' ', '-'))}@minnes"
    # The moment of writing would make every export differ; a day before all meetings serves as well.
    yield "DTSTAMP:19700101T000000Z"
    yield from _when(day, row, zone)
    title, topic = row.get("title") or row["series"] or "", row.get("topic") or ""
    yield f"SUMMARY:{_text(': '.join(filter(None, (title, topic))))}"
    if row.get("place"):
        yield f"LOCATION:{_text(row['place'])}"
    if row.get("note"):
        yield f"DESCRIPTION:{_text(row['note'])}"
    if row.get("status") == "cancelled":
        yield "STATUS:CANCELLED"
    yield "END:VEVENT"


def _when(day: date, row: dict[str, Any], zone: ZoneInfo) -> Iterator[str]:
    last = date.fromisoformat(row["end_date"]) if row.get("end_date") else day
    if not row["time"]:
        yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}"
        return
    spans = [part.strip().partition("-") for part in row["time"].split(",")]
    yield f"DTSTART:{_moment(day, spans[0][0], zone)}"
    if spans[-1][2]:
        yield f"DTEND:{_moment(last, spans[-1][2], zone)}"


def _moment(day: date, clock: str, zone: ZoneInfo) -> str:
    local = datetime.fromisoformat(f"{day.isoformat()}T{clock}").replace(tzinfo=zone)
    return f"{local.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(text: str) -> str:
    """Return text with the signs that have a meaning of their own marked (section 3.3.11)."""
    for sign in "\\;,":
        text = text.replace(sign, "\\" + sign)
    return "\\n".join(text.split("\n"))


def _folded(line: str) -> Iterator[str]:
    """Yield a line in pieces of at most 75 octets, never within a sign."""
    piece, size, start = "", 0, ""
    for sign in line:
        octets = len(sign.encode())
        if size + octets > WIDEST:
            yield start + piece
            piece, size, start = "", 0, " "
        piece += sign
        size += octets
    yield start + piece
