"""Which meetings a report is about, as conditions of a question, and where things were said in them."""

from __future__ import annotations

from typing import Any

from minnes.query.report import Period, Place

GROUP = "coalesce(nullif(m.title, ''), nullif(s.title, ''), nullif(m.series, ''), m.id)"
"""What the group that met is called."""

PLACE = f"m.id, m.date, {GROUP}"
"""The columns of a `Place`, but for the item."""

MEETING = "JOIN meeting m USING (file) LEFT JOIN main.series s ON s.name = m.series"

HELD = "m.status NOT IN ('planned', 'cancelled')"

IN_PERIOD = (
    "(:since = '' OR m.date >= :since) AND (:until = '' OR m.date <> '' AND m.date <= :until)"
    " AND (:series = '' OR m.series = :series)"
)

IN_ORDER = "ORDER BY m.date, m.id, t.rowid"
"""Oldest first, and within a meeting as it was written."""


OWNERS = (
    "SELECT outcome, organization FROM party WHERE part = 'owner' AND organization <> ''"
    " UNION SELECT p.outcome, r.organization FROM party p JOIN roster r ON r.name = p.name"
    " WHERE p.part = 'owner' AND p.organization = '' AND r.organization <> ''"
)
"""Which organization has which task: by who was listed at the meeting, else by the rosters."""


def said(table: str, columns: str, item: str = "t.item") -> str:
    """Return the beginning of a question for rows of a table with their places, of meetings held."""
    return (
        f"SELECT {PLACE}, {item}, {columns} FROM {table} t {MEETING} WHERE {HELD} AND {IN_PERIOD}"  # noqa: S608
    )


def values(period: Period, **more: Any) -> dict[str, Any]:
    """Return the values that the conditions name."""
    return {"since": period.since, "until": period.until, "series": period.series, **more}


def placed(row: tuple[Any, ...]) -> tuple[Place, tuple[Any, ...]]:
    """Return the place that a row begins with, and the rest of the row."""
    return Place(*row[:4]), row[4:]
