"""Attendance as rows: an organization's first, then those of its people."""

from __future__ import annotations

from typing import Any

from minnes.archive.attendance import Expected, Held, Record, Seen, records
from minnes.archive.index import Index
from minnes.query.answer import PLACE, Answer
from minnes.query.ask import NotApplicable, ordered, values
from minnes.query.filters import Filters
from minnes.register.names import swedish_key

COLUMNS = (
    *("series", "organization", "name", "status", "held", "came", "share", "in_part"),
    *("substituted", "excused", "absent", "nobody", "silent", "guest", "missed", "last"),
)
SHOWN = ("series", "organization", "name", "status", "held", "came", "share", "missed", "last")
_SEEN = """
SELECT file, name, organization, presence, substitutes_for, line FROM participant WHERE item = ''
"""
_OF_A_SERIES = "AND file IN (SELECT file FROM meeting WHERE series = ?)"
APPLY = ("series", "org", "person", "since", "until", "status", "text")


def ask_attendance(index: Index, filters: Filters, today: str, last: int = 0) -> Answer:
    """Return who came of who was expected, in the meetings held between the days asked for.

    Of each series only the `last` meetings count; 0 is all.

    Raises `Unknown` and `NotApplicable` as `ask.ask` does.
    """
    for given in filters.given():
        if given not in APPLY:
            raise NotApplicable(f"--{given}", "attendance", [f"--{one}" for one in APPLY])
    named = values(index, filters, "attendance")
    found = [
        one for one in _records(index, filters, named, today, last) if _wanted(one, filters, named)
    ]
    found.sort(key=lambda one: (one.series, swedish_key(one.organization), swedish_key(one.name)))
    paths = dict(index.ask("SELECT number, path FROM file"))
    columns = (*COLUMNS, *PLACE)
    rows = [_row(one, paths) for one in found]
    return Answer(columns, ordered("attendance", columns, rows, filters), (*SHOWN, *PLACE))


def _records(
    index: Index, filters: Filters, named: dict[str, Any], today: str, last: int
) -> list[Record]:
    series = named.get("series", "")
    until = min(filters.until or today, today)
    meetings = index.ask(
        "SELECT m.file, m.date, m.series FROM meeting m WHERE m.series <> '' AND m.date <> ''"
        " AND m.kind <> 'example' AND m.status NOT IN ('planned', 'cancelled')"
        " AND m.date BETWEEN ?1 AND ?2 AND ?3 IN ('', m.series)"
        " AND EXISTS (SELECT 1 FROM participant p WHERE p.file = m.file AND p.item = '')",
        (filters.since, until, series),
    )
    seen = index.ask(_SEEN + _OF_A_SERIES, (series,)) if series else index.ask(_SEEN)
    terms = index.ask(
        "SELECT series, '', organization, since, until FROM member"
        " WHERE NOT guest AND ?1 IN ('', series)"
        " UNION ALL SELECT series, name, organization, since, until FROM roster"
        " WHERE ?1 IN ('', series)",
        (series,),
    )
    return records(
        _latest([Held(*row) for row in meetings], last),
        [Seen(*row) for row in seen],
        [Expected(*row) for row in terms],
    )


def _latest(meetings: list[Held], last: int) -> list[Held]:
    """Return the last so many meetings of each series; of 0, all."""
    if not last:
        return meetings
    by_series: dict[str, list[Held]] = {}
    for one in sorted(meetings, key=lambda one: (one.date, one.number)):
        by_series.setdefault(one.series, []).append(one)
    return [one for several in by_series.values() for one in several[-last:]]


def _wanted(record: Record, filters: Filters, named: dict[str, Any]) -> bool:
    if record.held == 0 and record.guest == 0:
        return False
    if "org" in named and record.organization != named["org"]:
        return False
    if "people" in named and record.name not in named["people"]:
        return False
    if "status" in named and record.status not in named["status"]:
        return False
    text = f"{record.organization} {record.name}".casefold()
    return filters.text.casefold() in text


def _row(record: Record, paths: dict[int, str]) -> tuple[Any, ...]:
    number, line = record.where
    share = None if record.share is None else round(record.share, 4)
    return (
        *(record.series, record.organization, record.name, record.status, record.held),
        *(record.came, share, record.part, record.substituted, record.excused, record.absent),
        *(record.nobody, record.silent, record.guest, record.missed, record.last),
        *((paths[number], line) if number else ("minnes.yaml", 1)),
    )
