"""Finds upcoming meetings that overlap although the same people are expected at both."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import combinations
from typing import NamedTuple

from minnes.archive.index import Index

BACK = timedelta(days=365)
"""How far back from its last one coming to a series' meetings counts, for those on no roster."""


class ScheduledMeeting(NamedTuple):
    """A meeting ahead: its day, its local times as written, and its series."""

    date: str
    time: str
    series: str


class Clash(NamedTuple):
    """Two meetings of one day, and the people who are expected at both."""

    first: ScheduledMeeting
    second: ScheduledMeeting
    people: tuple[str, ...]


def clashes(index: Index, meetings: Sequence[ScheduledMeeting]) -> list[Clash]:
    """Return the pairs of meetings that overlap and share people, by date."""
    by_day: dict[str, list[ScheduledMeeting]] = {}
    for meeting in meetings:
        if len(meeting.date) == len("2022-03-11") and meeting.series:
            by_day.setdefault(meeting.date, []).append(meeting)
    found = []
    for day, several in sorted(by_day.items()):
        for first, second in combinations(sorted(several), 2):
            if first.series != second.series and overlap(first.time, second.time):
                both = _people(index, first.series, day) & _people(index, second.series, day)
                if both:
                    found.append(Clash(first, second, tuple(sorted(both))))
    return found


def overlap(first: str, second: str) -> bool:
    """Return whether two texts of times may overlap; an unknown end lasts until midnight."""
    return any(
        span[0] < other[1] and other[0] < span[1]
        for span in _spans(first)
        for other in _spans(second)
    )


def _spans(written: str) -> list[tuple[str, str]]:
    if not written:
        return [("00:00", "24:00")]
    spans = (part.strip().partition("-") for part in written.split(","))
    return [(start, end or "24:00") for start, _, end in spans]


def _people(index: Index, series: str, day: str) -> set[str]:
    """Return who is on a series' roster on a day, or came to its meetings in the year before."""
    # Plans reach far ahead: it is the last year of the group's own meetings that tells.
    last = index.query(
        "SELECT max(date) FROM meeting WHERE series = ? AND date <= ?"
        " AND status NOT IN ('planned', 'cancelled')",
        (series, day),
    )[0][0]
    earlier = (date.fromisoformat(last or day) - BACK).isoformat()
    rows = index.query(
        "SELECT name FROM roster WHERE series = ?1 AND (since = '' OR since <= ?2)"
        " AND (until = '' OR until >= ?2) UNION"
        " SELECT p.name FROM participant p JOIN meeting m USING (file) WHERE m.series = ?1"
        " AND m.date BETWEEN ?3 AND ?2 AND p.item = '' AND p.name <> ''"
        " AND p.presence IN ('present', 'part') AND p.name NOT IN (SELECT name FROM roster"
        "  WHERE series = ?1 AND until <> '' AND until < ?2)",
        (series, day, earlier),
    )
    return {str(row[0]) for row in rows}
