"""The attendance of organizations in reports: meetings they were expected at, and who came to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import date

from minnes.archive.attendance import (
    Expectation,
    HeldMeeting,
    Record,
    SeriesAttendance,
    Sighting,
    records,
)
from minnes.archive.index import Index
from minnes.query.report import GroupAttendance, Period, Visitor
from minnes.query.report_sql import (
    GROUP,
    HELD,
    IN_ORDER,
    IN_PERIOD,
    LISTS,
    MEETING,
    PRESENCE,
    parameters,
)
from minnes.register.names import swedish_key

_SERIES = "coalesce(nullif(m.series, ''), m.id)"
"""A meeting of no series is a group of its own."""

_SERIES_OF = (
    "m.file IN (SELECT file FROM meeting WHERE series IN"
    " (SELECT series FROM member WHERE organization = :org AND NOT guest)"
    " UNION SELECT file FROM participant WHERE organization = :org)"
)


def _condition(organization: str, condition: str = "organization = :org") -> str:
    """Return the condition for one organization; for all, none. Only so can SQLite look it up."""
    return condition if organization else "1"


def held(index: Index, period: Period, today: date, organization: str = "") -> list[HeldMeeting]:
    """Return the meetings of a period that were held, up to today, in order.

    Those of one organization are the meetings of its series, and those it was at.
    """
    rows = index.query(
        f"SELECT m.file, m.date, {_SERIES}, {LISTS} FROM meeting m WHERE m.date <> '' AND m.kind <> 'example'"  # noqa: S608
        f" AND {HELD} AND m.date <= :today AND {IN_PERIOD} AND {_condition(organization, _SERIES_OF)}"
        " ORDER BY m.date, m.id",
        parameters(period, today=today.isoformat(), org=organization),
    )
    return [HeldMeeting(*row) for row in rows]


def attendance(
    index: Index, period: Period, today: date, organization: str = ""
) -> dict[str, list[GroupAttendance]]:
    """Return how every organization, or one, attended each series it was expected at or came to."""
    asked = {"org": organization}
    seen = index.query(
        f"SELECT file, '', organization, {PRESENCE}, substitutes_for, line FROM participant"  # noqa: S608
        f" WHERE organization <> '' AND {_condition(organization)}",
        asked,
    )
    terms = index.query(
        "SELECT series, '', organization, since, until FROM member"  # noqa: S608
        f" WHERE NOT guest AND {_condition(organization)}",
        asked,
    )
    titles = titles_of_series(index, period)
    with_members = {row[0] for row in index.query("SELECT series FROM member WHERE NOT guest")}
    by_organization: dict[str, list[GroupAttendance]] = {}
    meetings = held(index, period, today, organization)
    for record in records(
        meetings, [Sighting(*row) for row in seen], [Expectation(*row) for row in terms]
    ):
        if not record.name and (record.held or record.guest):
            title = titles.get(record.series, record.series)
            closed = record.series in with_members
            by_organization.setdefault(record.organization, []).append(
                _attended(record, title, closed)
            )
    return by_organization


def attended(index: Index, organization: str, period: Period, today: date) -> list[GroupAttendance]:
    """Return how one organization attended each series, the series as a Swedish index has them."""
    attendances = attendance(index, period, today, organization).get(organization, [])
    return sorted(attendances, key=lambda row: swedish_key(row.group))


def _attended(record: Record, title: str, members: bool) -> GroupAttendance:
    counted = {each.name: getattr(record, each.name) for each in fields(SeriesAttendance)}
    return GroupAttendance(**counted, group=title, members=members)


def titles_of_series(index: Index, period: Period) -> dict[str, str]:
    """Return what each series is called; a meeting of none is a series of its own."""
    alone = index.query(
        f"SELECT m.id, {GROUP} FROM meeting m LEFT JOIN main.series s ON s.name = m.series"  # noqa: S608
        f" WHERE m.series = '' AND {IN_PERIOD}",
        parameters(period),
    )
    named = index.query("SELECT name, title FROM series WHERE title <> ''")
    return {**dict(alone), **dict(named)}


def visitors(index: Index, organization: str, period: Period) -> Iterator[Visitor]:
    """Yield the people who came for an organization, who came most often first."""
    rows = index.query(
        "SELECT t.name, t.role, t.substitutes_for, m.date, m.file"  # noqa: S608
        f" FROM participant t {MEETING} WHERE {HELD} AND {IN_PERIOD} AND t.organization = :org"
        f" AND t.presence IN ('present', 'part') {IN_ORDER}",
        parameters(period, org=organization),
    )
    came: dict[tuple[str, str], list[tuple[str, str, str, int]]] = {}
    for name, role, substituted, day, file in rows:
        # Whose name is withheld is told apart from others by the role alone.
        key = (name, "") if name else ("", role)
        came.setdefault(key, []).append((role, substituted, day, file))
    for name, role in sorted(came, key=lambda key: (-len({r[3] for r in came[key]}), key)):
        times = came[name, role]
        yield Visitor(
            name,
            tuple(dict.fromkeys(role for role, *_ in times if role)),
            len({file for *_, file in times}),
            max(day for *_, day, _ in times),
            tuple(dict.fromkeys(other for _, other, *_ in times if other)),
        )
