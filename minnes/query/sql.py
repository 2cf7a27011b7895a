"""Questions in SQL over the views, by somebody who may read everything and write nothing."""

from __future__ import annotations

import sqlite3

from minnes.archive.index import Index
from minnes.query.answer import Answer
from minnes.query.subjects import SUBJECTS

_ALLOWED = frozenset(
    {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE}
)


def tables(index: Index) -> str:
    """Return every view with its columns, one a line: `actions(id, date, …)`."""
    found = []
    for name in SUBJECTS:
        columns = index.ask("SELECT name FROM pragma_table_info(?)", (name,))
        found.append(f"{name}({', '.join(row[0] for row in columns)})\n")
    return "".join(found)


def ask_sql(index: Index, question: str, limit: int = 0) -> Answer:
    """Return what one SELECT gives, at most `limit` rows of it (0: all).

    Raises `sqlite3.Error` when it is wrong, or would do anything but read.
    """
    connection = index.connection
    connection.set_authorizer(_allow)
    try:
        cursor = connection.execute(question)
        rows = cursor.fetchmany(limit) if limit else cursor.fetchall()
        columns = tuple(one[0] for one in cursor.description or ())
    finally:
        connection.set_authorizer(None)
    return Answer(columns, rows, columns)


def _allow(action: int, _1: object, _2: object, _3: object, _4: object) -> int:
    return sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY
