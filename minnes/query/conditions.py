"""The SQL conditions of filters that several questions share, most of them on a row `v`."""

from __future__ import annotations

COMMON = {
    "series": "v.series = :series",
    "since": "v.date >= :since",
    "until": "v.date <> '' AND v.date <= :until",
    "tag": "v.number IN (SELECT file FROM tag WHERE tag IN (SELECT value FROM json_each(:tag)))",
}
STATUS = {"status": "v.status IN (SELECT value FROM json_each(:status))"}
# The part of the state that SQLite can look up in the index; the rest depends on the day.
UNSETTLED = "v.standing IN ('open', 'waiting', 'adopted', 'deferred')"
ORGANIZATION = {"organization": "v.organization = :organization"}
IN_PEOPLE = "IN (SELECT value FROM json_each(:people))"


def one_of_people(*columns: str) -> str:
    """Return the condition that one of the people asked about is among the names in a column."""
    among = " OR ".join(
        f"instr(', ' || {column} || ',', ', ' || value || ',')" for column in columns
    )
    return f"EXISTS (SELECT 1 FROM json_each(:people) WHERE {among})"  # noqa: S608


# Whoever was not listed at the meeting is found where the rosters have them.
OWNED = (
    "SELECT outcome FROM party WHERE part = 'owner' AND organization = :organization"
    " UNION SELECT p.outcome FROM roster r CROSS JOIN party p ON p.name = r.name"
    " AND p.organization = '' WHERE r.organization = :organization AND p.part = 'owner'"
)
CONCERNED = (
    "SELECT DISTINCT outcome FROM party WHERE part = 'concerns' AND organization = :organization"
)
OF_THE_PARTY = f"{CONCERNED} UNION {OWNED}"
OF_THE_ASKER = (
    "({row}.organization = :organization OR {row}.organization = '' AND {row}.{asker} IN"
    " (SELECT name FROM roster WHERE organization = :organization))"
)
# Whoever is no member belongs where it has come to; a former member does not.
BELONGS = (
    "{row}.series IN (SELECT series FROM member WHERE organization = :organization)"
    " AND EXISTS (SELECT 1 FROM member b WHERE b.series = {row}.series"
    " AND b.organization = :organization AND (b.until = '' OR b.until >= {day}))"
    " OR {row}.series IN (SELECT n.series FROM participant p JOIN meeting n USING (file)"
    " WHERE p.organization = :organization AND p.presence IN ('present', 'part')"
    " AND n.status NOT IN ('planned', 'cancelled') AND n.series <> '' EXCEPT"
    " SELECT series FROM member WHERE organization = :organization AND NOT guest)"
)
OF_A_PARTY = {
    "organization": f"v.id IN ({OF_THE_PARTY})",
    "person": f"v.id IN (SELECT outcome FROM party WHERE part <> 'former' AND name {IN_PEOPLE})",  # noqa: S608
}
COUNTED = {
    "series": "m.series = :series",
    "since": "m.date >= :since",
    "until": "m.date <> '' AND m.date <= :until",
    "tag": "m.file IN (SELECT file FROM tag WHERE tag IN (SELECT value FROM json_each(:tag)))",
}
"""The conditions on a meeting `m`, by filter: those it must meet to count for organizations and people."""
