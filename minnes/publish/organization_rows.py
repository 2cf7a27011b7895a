"""The rows of one organization in the public edition, without reading every file that it is in.

Rows of files that hold nothing internal come from the index. A file that does is read, and what is
internal leaves it before its rows are made, as for every page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from minnes.archive import writing
from minnes.archive.index import Index
from minnes.archive.tables import Rows, columns
from minnes.query.organization import OWNED
from minnes.query.shown import Shown

_OWN = "organization = :org"
_OUTCOMES = f"SELECT outcome FROM party WHERE {_OWN} UNION {OWNED}"  # noqa: S608
_KEPT: Mapping[str, str] = {
    "participant": _OWN,
    "report": _OWN,
    "figure": _OWN,
    "attachment": _OWN,
    "question": f"({_OWN} OR organization = '' AND asker IN"  # noqa: S608
    " (SELECT name FROM roster WHERE organization = :org))",
    "outcome": "id IN temp.own",
    "party": "outcome IN temp.own",
    "saying": "reference IN temp.own",
}
"""What is kept of each table; the tables that are not named hold nothing internal."""


def organization_rows(index: Index, organization: str, read: Mapping[int, Rows]) -> Shown:
    """Return an organization's rows, those of the files that were `read` in place of the index's.

    Every file that holds something internal must be among them. From here on the index answers of
    this organization alone.
    """
    connection = index.connection
    asked = {"org": organization}
    marks = [(number,) for number in read]
    connection.executescript("CREATE TEMP TABLE veiled (file INTEGER PRIMARY KEY);")
    connection.executemany("INSERT INTO temp.veiled VALUES (?)", marks)
    connection.execute("CREATE TEMP TABLE own (outcome TEXT PRIMARY KEY)")
    connection.execute(f"INSERT OR IGNORE INTO temp.own {_OUTCOMES}", asked)
    for table, condition in _KEPT.items():
        connection.execute(
            f"CREATE TEMP TABLE {table} AS SELECT * FROM main.{table}"  # noqa: S608
            f" WHERE {condition} AND file NOT IN temp.veiled",
            asked,
        )
        width = 1 + len(columns(table))
        connection.executemany(
            f"INSERT INTO temp.{table} VALUES ({', '.join('?' * width)})",  # noqa: S608
            _numbered(read, table),
        )
    connection.executescript(
        "CREATE INDEX temp.own_outcome ON outcome (id); CREATE INDEX temp.own_saying ON"
        " saying (reference);"
    )
    # What was said of an outcome in internal parts does not count; so all is replayed.
    references = connection.execute("SELECT id FROM temp.outcome").fetchall()
    writing.restand(connection, [row[0] for row in references])
    return Shown(index.root, connection)


def _numbered(read: Mapping[int, Rows], table: str) -> Iterable[tuple[Any, ...]]:
    return [(number, *row) for number, rows in read.items() for row in rows.get(table, ())]
