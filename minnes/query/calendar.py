"""Answers about meetings, and about what is to be done, as a calendar."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, time
from typing import Any, Literal

from minnes.query.answer import Answer
from minnes.query.ics import Entry, Todo, uid, written


def as_calendar(answer: Answer, timezone: str) -> str:
    """Return the meetings whose day is known; `timezone` is the IANA name of their local time."""
    return written(_entries(answer), timezone)


def as_todos(answer: Answer, timezone: str) -> str:
    """Return actions as calendar tasks (VTODO), also those without a due date."""
    return written((_todo(row) for row in answer.records()), timezone)


_CLOSED: Mapping[str, Literal["COMPLETED", "CANCELLED"]] = {
    "done": "COMPLETED",
    "dropped": "CANCELLED",
    "replaced": "CANCELLED",
}


def _todo(row: dict[str, Any]) -> Todo:
    return Todo(
        uid=f"{row['id']}@minnes".replace(" ", "-"),
        summary=": ".join(filter(None, (row["who"], row["what"]))),
        due=date.fromisoformat(row["due"]) if row["due"] else None,
        note="\n".join(filter(None, (row["condition"], row["note"], row["item"]))),
        state=_CLOSED.get(row["status"], "NEEDS-ACTION"),
        private=bool(row["internal"]),
    )


def _entries(answer: Answer) -> Iterator[Entry]:
    rows = [row for row in answer.records() if _has_a_day(row)]
    firsts = {_uid(row): row for row in sorted(rows, key=_order, reverse=True)}
    for row in rows:
        # Two on one day: the second goes by its own id, or by when it begins.
        own = _uid(row) if firsts[_uid(row)] is row else _uid(row, second=True)
        yield _entry(row, own)


def _has_a_day(row: dict[str, Any]) -> bool:
    day_is_known = len(row["date"] or "") == len("2022-03-11") and not row.get("approximate")
    return day_is_known and row.get("kind") != "example"


def _order(row: dict[str, Any]) -> tuple[str, str]:
    return row.get("id") or row["file"], row["time"] or ""


def _uid(row: dict[str, Any], second: bool = False) -> str:
    start = (row["time"] or "").partition("-")[0] if second else ""
    if second and ("id" in row or not start):
        return f"{row.get('id') or row['meeting']}@minnes".replace(" ", "-")
    name = row["series"] or row.get("title") or row["file"]
    return uid(name, date.fromisoformat(row["date"]), start)


def _entry(row: dict[str, Any], own: str) -> Entry:
    day = date.fromisoformat(row["date"])
    spans = [part.strip().partition("-") for part in (row["time"] or "").split(",")]
    start, end = spans[0][0], spans[-1][2]
    title, topic = row.get("title") or row["series"] or "", row.get("topic") or ""
    return Entry(
        uid=own,
        day=day,
        summary=": ".join(dict.fromkeys(filter(None, (title, topic)))),
        last=date.fromisoformat(row["end_date"]) if row.get("end_date") else None,
        start=time.fromisoformat(start) if start else None,
        end=time.fromisoformat(end) if end else None,
        place=row.get("place") or "",
        note=row.get("note") or "",
        cancelled=row.get("status") == "cancelled",
    )
