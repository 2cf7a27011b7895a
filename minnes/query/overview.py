"""The overview of all organizations: a row for each member, also for those that were never mentioned."""

from __future__ import annotations

from datetime import date
from typing import Any

from minnes.archive.index import Index
from minnes.query.attendance_summary import attendance
from minnes.query.report import ALL, Period
from minnes.query.report_of_many import Overview, OverviewRow
from minnes.query.report_sql import HELD, IN_PERIOD, MEETING, MEMBERS, OWNERS, parameters
from minnes.register.names import swedish_key

_PEOPLE = "count(DISTINCT nullif(t.name, ''))"
_HERE = "t.presence IN ('present', 'part')"


def overview(index: Index, today: date, period: Period = ALL) -> Overview:
    """Return a row for every member of the groups in the period, and for others who came.

    Where no group has members, everyone who came has a row. The index holds one edition.
    """
    asked = parameters(period)
    members = {str(row[0]) for row in index.query(MEMBERS, asked)}
    kinds = dict(index.query("SELECT name, kind FROM organization"))
    came = attendance(index, period, today)
    people = _counts(index, "participant", f"{_PEOPLE}, max(m.date)", _HERE, asked)
    updates = _counts(index, "report", f"sum({_NOT_EMPTY}), sum(t.need <> '')", "1", asked)
    tasks = _tasks(index, asked)
    names = members | people.keys()
    rows = [
        OverviewRow(
            organization=name,
            kind=str(kinds.get(name, "")),
            member=name in members,
            held=sum(row.held for row in came.get(name, ())),
            came=sum(row.came for row in came.get(name, ())),
            guest=sum(row.guest for row in came.get(name, ())),
            people=people.get(name, (0, ""))[0],
            last=people.get(name, (0, ""))[1],
            updates=updates.get(name, (0, 0))[0],
            open=tasks.get(name, (0, 0))[0],
            overdue=tasks.get(name, (0, 0))[1],
            needs=updates.get(name, (0, 0))[1],
        )
        for name in names
    ]
    rows.sort(key=lambda row: (not row.member, swedish_key(row.organization)))
    ((meetings, first, latest),) = index.query(
        "SELECT count(*), min(nullif(m.date, '')), max(nullif(m.date, '')) FROM meeting m"  # noqa: S608
        f" WHERE {HELD} AND m.kind <> 'example' AND m.date <= :today AND {IN_PERIOD}",
        {**asked, "today": today.isoformat()},
    )
    return Overview(index.header("title"), period, meetings, first or "", latest or "", tuple(rows))


_NOT_EMPTY = (
    "(t.text <> '' OR EXISTS (SELECT 1 FROM figure f WHERE f.file = t.file AND f.item = t.item"
    " AND f.organization = t.organization))"
)
"""A report without anything is not counted, as `organization.told` leaves it out."""


def _counts(
    index: Index, table: str, counts: str, condition: str, asked: dict[str, Any]
) -> dict[str, tuple[Any, ...]]:
    """Return two counts for each organization that a table names, in meetings of the period."""
    rows = index.query(
        f"SELECT t.organization, {counts} FROM {table} t {MEETING}"  # noqa: S608
        f" WHERE t.organization <> '' AND {HELD} AND {IN_PERIOD} AND {condition}"
        " GROUP BY t.organization",
        asked,
    )
    return {row[0]: row[1:] for row in rows}


def _tasks(index: Index, asked: dict[str, Any]) -> dict[str, tuple[int, int]]:
    """Return how many tasks of meetings of the period each organization has to do, and past due."""
    rows = index.query(
        "SELECT p.organization, count(DISTINCT t.id),"  # noqa: S608
        " count(DISTINCT CASE WHEN t.status = 'overdue' THEN t.id END)"
        f" FROM ({OWNERS}) p JOIN temp.actions t ON t.id = p.outcome"
        f" JOIN meeting m ON m.file = t.number WHERE {HELD} AND {IN_PERIOD}"
        " AND t.standing IN ('open', 'waiting', 'adopted', 'deferred')"
        " AND t.status IN ('open', 'waiting', 'overdue') GROUP BY p.organization",
        asked,
    )
    return {name: (unfinished, late) for name, unfinished, late in rows}
