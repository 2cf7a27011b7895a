"""The SQL that reports share: the meetings of a period, and the place of a row in them."""

from __future__ import annotations

from typing import Any

from minnes.query.report import Period, Place

GROUP = "coalesce(nullif(m.title, ''), nullif(s.title, ''), nullif(m.series, ''), m.id)"
"""The title of the group that met."""

PLACE = f"m.id, m.date, {GROUP}"
"""The columns of a `Place`, but for the item."""

MEETING = "JOIN meeting m USING (file) LEFT JOIN main.series s ON s.name = m.series"

HELD = "m.status NOT IN ('planned', 'cancelled')"

IN_PERIOD = (
    "(:since = '' OR m.date >= :since) AND (:until = '' OR m.date <> '' AND m.date <= :until)"
    " AND (:series = '' OR m.series = :series)"
)

SPEAKER = "coalesce(nullif(t.speaker, t.organization), '')"
"""Who spoke for an organization; nobody where only the organization is told, as where names are withheld."""

IN_ORDER = "ORDER BY m.date, m.id, t.rowid"
"""Oldest first, and within a meeting as it was written."""

PRESENCE = "CASE WHEN item <> '' AND presence = 'present' THEN 'part' ELSE presence END"
"""How a line tells of somebody: who is listed at an item alone was at the meeting in part."""

LISTS = "EXISTS (SELECT 1 FROM main.participant p WHERE p.file = m.file AND p.item = '')"
"""Whether a meeting `m` lists who came, and so expects anybody."""

MEMBERS = (
    "SELECT DISTINCT organization FROM member WHERE NOT guest AND (:series = '' OR series = :series)"
    " AND (until = '' OR until >= :since) AND (since = '' OR :until = '' OR since <= :until)"
)
"""The members of the groups in the period."""

OWNERS = (
    "SELECT outcome, organization FROM party WHERE part = 'owner' AND organization <> ''"
    " UNION SELECT p.outcome, r.organization FROM party p JOIN roster r ON r.name = p.name"
    " WHERE p.part = 'owner' AND p.organization = '' AND r.organization <> ''"
)
"""Which organization has which task: that of the owner at the meeting, else by the rosters."""


def select(table: str, columns: str) -> str:
    """Return a SELECT of a table's columns after the place of each row, to add conditions to.

    The rows are those of meetings that were held in the period.
    """
    return (
        f"SELECT {PLACE}, t.item, {columns} FROM {table} t {MEETING} WHERE {HELD} AND {IN_PERIOD}"  # noqa: S608
    )


def parameters(period: Period, **more: Any) -> dict[str, Any]:
    """Return the parameters of `IN_PERIOD`, and more by name."""
    return {"since": period.since, "until": period.until, "series": period.series, **more}


def split_place(row: tuple[Any, ...]) -> tuple[Place, tuple[Any, ...]]:
    """Return the place at the beginning of a row, and the rest of the row."""
    return Place(*row[:4]), row[4:]
