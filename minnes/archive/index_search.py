"""Fills the full-text search of the index, on the first search after a change.

Why not with the rows: it takes as long as reading the files, and most questions are not searches.
"""

from __future__ import annotations

import sqlite3

from minnes.archive.index_update import transaction
from minnes.language.regex import regex

_WORD = regex(r"\w{4,}")


def prepare_search(connection: sqlite3.Connection) -> None:
    """Add the passages read since the last search; raises `sqlite3.OperationalError` if it cannot write."""
    header = dict(connection.execute("SELECT key, value FROM header"))
    if header.get("words") == header["state"]:
        return
    with transaction(connection):
        rows = connection.execute("SELECT title, body FROM passage WHERE NOT found")
        words: set[str] = set()
        for title, body in rows:
            words.update(_WORD.findall(f"{title} {body}".lower()))
        connection.executemany(
            "INSERT OR IGNORE INTO word VALUES (?)", [(word,) for word in sorted(words)]
        )
        connection.execute(
            "INSERT INTO words (rowid, title, body)"
            " SELECT rowid, title, body FROM passage WHERE NOT found"
        )
        connection.execute("UPDATE passage SET found = 1 WHERE NOT found")
        done = ("words", header["state"])
        connection.execute("INSERT OR REPLACE INTO header VALUES (?, ?)", done)
