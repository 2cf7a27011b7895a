"""Writes a time zone for a calendar (VTIMEZONE, RFC 5545, section 3.6.5)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_STEP = timedelta(days=7)


class _Change(NamedTuple):
    """A change of clocks: its local time before it, and the UTC offsets before and after."""

    onset: datetime
    before: timedelta
    after: timedelta
    name: str
    summer: bool


@cache
def zone_lines(timezone: str, first: int, last: int) -> tuple[str, ...]:
    """Return the lines of a zone, by its IANA name, that hold for the years from `first` to `last`."""
    return tuple(_lines(timezone, first, last))


def _lines(timezone: str, first: int, last: int) -> Iterator[str]:
    zone = ZoneInfo(timezone)
    # A year more at each end: what holds in January was set in the year before, and a rule shows
    # itself only in several years.
    changes = list(_changes(zone, first - 1, last + 1))
    yield "BEGIN:VTIMEZONE"
    yield f"TZID:{timezone}"
    if not changes:
        start = datetime(1970, 1, 1, tzinfo=zone)
        offset = start.utcoffset() or timedelta()
        yield from _observance([_Change(start, offset, offset, start.tzname() or "", False)])
    kinds: dict[tuple[object, ...], list[_Change]] = {}
    for change in changes:
        kinds.setdefault(change[1:], []).append(change)
    for alike in kinds.values():
        yield from _observance(alike)
    yield "END:VTIMEZONE"


def _changes(zone: ZoneInfo, first: int, last: int) -> Iterator[_Change]:
    moment, end = datetime(first, 1, 1, tzinfo=UTC), datetime(last + 1, 1, 1, tzinfo=UTC)
    while moment < end:
        following = moment + _STEP
        if moment.astimezone(zone).utcoffset() != following.astimezone(zone).utcoffset():
            yield _change(zone, moment, following)
        moment = following


def _change(zone: ZoneInfo, early: datetime, late: datetime) -> _Change:
    """Return the change between two moments, found to the minute."""
    before = early.astimezone(zone).utcoffset() or timedelta()
    while late - early > timedelta(minutes=1):
        middle = early + (late - early) // 2
        same = middle.astimezone(zone).utcoffset() == before
        early, late = (middle, late) if same else (early, middle)
    onset = late.replace(second=0, microsecond=0)
    then = onset.astimezone(zone)
    return _Change(
        (onset + before).replace(tzinfo=None),
        before,
        then.utcoffset() or timedelta(),
        then.tzname() or "",
        bool(then.dst()),
    )


def _observance(changes: Sequence[_Change]) -> Iterator[str]:
    """Yield changes of one kind: as a rule where they follow one, otherwise each by its day."""
    first = changes[0]
    kind = "DAYLIGHT" if first.summer else "STANDARD"
    rule = _rule([change.onset for change in changes])
    yield f"BEGIN:{kind}"
    yield f"DTSTART:{first.onset:%Y%m%dT%H%M%S}"
    if rule:
        yield f"RRULE:FREQ=YEARLY;BYMONTH={first.onset.month};BYDAY={rule}"
    else:
        for change in changes[1:]:
            yield f"RDATE:{change.onset:%Y%m%dT%H%M%S}"
    yield f"TZOFFSETFROM:{_offset(first.before)}"
    yield f"TZOFFSETTO:{_offset(first.after)}"
    if first.name:
        yield f"TZNAME:{first.name}"
    yield f"END:{kind}"


def _rule(onsets: Sequence[datetime]) -> str:
    """Return the day of the month that yearly onsets share ("-1SU", the last Sunday), if they do."""
    alike = {(onset.month, onset.weekday(), onset.time()) for onset in onsets}
    years = {onset.year for onset in onsets}
    if len(onsets) < 2 or len(alike) != 1 or len(years) != len(onsets):
        return ""
    weekday = _WEEKDAYS[onsets[0].weekday()]
    if all((onset + timedelta(days=7)).month != onset.month for onset in onsets):
        return f"-1{weekday}"
    counted = {(onset.day - 1) // 7 + 1 for onset in onsets}
    return f"{counted.pop()}{weekday}" if len(counted) == 1 else ""


def _offset(offset: timedelta) -> str:
    minutes = int(offset.total_seconds() // 60)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}{abs(minutes) % 60:02}"
