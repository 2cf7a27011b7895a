"""All organizations, each in a line: the members of the groups, also those that were never heard of."""

from __future__ import annotations

from datetime import date
from typing import Any

from minnes.archive.index import Index
from minnes.query.presence import attendance
from minnes.query.report import ALL, Period
from minnes.query.report_of_many import Overview, OverviewRow
from minnes.query.within import HELD, IN_PERIOD, MEETING, OWNERS, values
from minnes.register.names import swedish_key

_HERE = "t.presence IN ('present', 'part')"
_MEMBERS = (
    "SELECT DISTINCT organization FROM member WHERE NOT guest AND (:series = '' OR series = :series)"
    " AND (until = '' OR until >= :since) AND (since = '' OR :until = '' OR since <= :until)"
)


def overview(index: Index, today: date, period: Period = ALL) -> Overview:
    """Return a row for every member of the groups in the period, and for others who came.

    Where no group has members, everyone who came has a row. The index holds one edition.
    """
    asked = values(period)
    members = {str(row[0]) for row in index.ask(_MEMBERS, asked)}
    kinds = dict(index.ask("SELECT name, kind FROM organization"))
    came = attendance(index, period, today)
    people = _counts(index, "count(DISTINCT nullif(t.name, ''))", "participant", _HERE, asked)
    last = _counts(index, "max(m.date)", "participant", _HERE, asked)
    updates = _counts(index, "count(*)", "report", _TOLD, asked)
    needs = _counts(index, "count(*)", "report", "t.need <> ''", asked)
    unfinished = _tasks(index, "('open', 'waiting', 'overdue')", asked)
    overdue = _tasks(index, "('overdue')", asked)
    names = members | people.keys()
    rows = [
        OverviewRow(
            organization=name,
            kind=str(kinds.get(name, "")),
            member=name in members,
            held=sum(one.held for one in came.get(name, ())),
            came=sum(one.came for one in came.get(name, ())),
            guest=sum(one.guest for one in came.get(name, ())),
            people=people.get(name, 0),
            last=last.get(name, ""),
            updates=updates.get(name, 0),
            open=unfinished.get(name, 0),
            overdue=overdue.get(name, 0),
            needs=needs.get(name, 0),
        )
        for name in names
    ]
    rows.sort(key=lambda one: (not one.member, swedish_key(one.organization)))
    ((meetings, first, latest),) = index.ask(
        "SELECT count(*), min(nullif(m.date, '')), max(nullif(m.date, '')) FROM meeting m"  # noqa: S608
        f" WHERE {HELD} AND m.kind <> 'example' AND m.date <= :today AND {IN_PERIOD}",
        {**asked, "today": today.isoformat()},
    )
    return Overview(index.header("title"), period, meetings, first or "", latest or "", tuple(rows))


_TOLD = (
    "(t.text <> '' OR EXISTS (SELECT 1 FROM figure f WHERE f.file = t.file AND f.item = t.item"
    " AND f.organization = t.organization))"
)
"""A report without anything is not counted, as `organization.told` leaves it out."""


def _counts(
    index: Index, count: str, table: str, condition: str, asked: dict[str, Any]
) -> dict[str, Any]:
    """Return a count for each organization that a table names, in meetings of the period."""
    rows = index.ask(
        f"SELECT t.organization, {count} FROM {table} t {MEETING}"  # noqa: S608
        f" WHERE t.organization <> '' AND {HELD} AND {IN_PERIOD} AND {condition}"
        " GROUP BY t.organization",
        asked,
    )
    return dict(rows)


def _tasks(index: Index, statuses: str, asked: dict[str, Any]) -> dict[str, int]:
    """Return how many tasks of some statuses each organization has, from meetings of the period."""
    rows = index.ask(
        f"SELECT p.organization, count(DISTINCT t.id) FROM ({OWNERS}) p JOIN temp.actions t"  # noqa: S608
        " ON t.id = p.outcome JOIN meeting m ON m.file = t.number"
        f" WHERE {HELD} AND {IN_PERIOD} AND t.status IN {statuses}"
        " GROUP BY p.organization",
        asked,
    )
    return dict(rows)
