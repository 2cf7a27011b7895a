"""The upcoming meetings of an organization's groups: announced and not taken back since, or planned."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from minnes.archive.index import Index
from minnes.query.conditions import BELONGS
from minnes.query.report import Period, UpcomingMeeting

_GROUP = "coalesce(nullif(s.title, ''), nullif(m.title, ''), m.series)"

_WANTED = f"m.series <> '' AND ({BELONGS.format(row='m', day='day')})"
_ANNOUNCED = (
    f"SELECT {_GROUP}, m.series, coalesce(nullif(t.date, ''), t.month) AS day, t.time, t.place,"  # noqa: S608
    " t.topic FROM ahead t JOIN meeting m USING (file) LEFT JOIN main.series s ON s.name = m.series"
    f" WHERE (t.date >= :today OR t.date = '') AND {_WANTED} AND NOT EXISTS (SELECT 1 FROM"
    " meeting l JOIN ahead a USING (file) WHERE l.series = m.series AND l.date > m.date"
    " AND l.date <= substr(day || '-31', 1, 10) AND l.status <> 'planned'"
    " AND coalesce(nullif(a.date, ''), a.month || '-31') >= day) AND NOT EXISTS (SELECT 1 FROM"
    " meeting h WHERE t.date = '' AND h.series = m.series AND h.date > m.date AND h.date <= :today"
    " AND substr(h.date, 1, 7) = t.month AND h.status NOT IN ('planned', 'cancelled'))"
    " ORDER BY m.date, m.id"
)
"""What later minutes did not pass over or announce anew, nor hold if it is a month: see the view `next`."""
_PLANNED = (
    f"SELECT {_GROUP}, m.series, m.date AS day, m.time, m.place, '' FROM meeting m"  # noqa: S608
    " LEFT JOIN main.series s ON s.name = m.series"
    f" WHERE m.status = 'planned' AND {_WANTED}"
)


def ahead(
    index: Index, organization: str, period: Period, today: date
) -> Iterator[UpcomingMeeting]:
    """Yield the meetings to come of every group an organization belongs to, the next one first."""
    asked = {"organization": organization, "today": today.isoformat()}
    cancelled = set(
        index.query("SELECT series, date FROM meeting WHERE status = 'cancelled' AND date <> ''")
    )
    by_day: dict[tuple[str, str], UpcomingMeeting] = {}
    for group, series, day, *rest in [
        *index.query(_PLANNED, asked),
        *index.query(_ANNOUNCED, asked),
    ]:
        wanted = period.series in ("", series)
        if wanted and _within(day, period, today) and (series, day) not in cancelled:
            known = by_day.get((day, series))
            # A planned meeting's file says more of when and where, the announcement what about.
            meeting = UpcomingMeeting(group, series, day, *rest)
            by_day[day, series] = replace(known, topic=meeting.topic) if known else meeting
    # Of which only the month is known comes after the days of that month.
    yield from (
        by_day[key] for key in sorted(by_day, key=lambda key: (f"{key[0]}-32"[:10], key[1]))
    )


def _within(day: str, period: Period, today: date) -> bool:
    """Return whether a day, or a month, is still to come and lies in the period."""
    if not day or day < today.isoformat()[: len(day)]:
        return False
    return period.since[: len(day)] <= day and (not period.until or day <= period.until[: len(day)])
