"""What was made of a project before, so that after an edit only that is made anew which it touches.

It is only a cache, in a database beside the index. Each answer is kept with a digest of all that it
rests on, so that no answer is older than its question: minnes itself, the project's settings and
templates, the day, the file, the names withheld elsewhere, what is around the meeting. Of a page only
the digest is kept: it is the same if the published file still has it. What does not fit is in doubt,
and then all is made anew.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from minnes.archive import store
from minnes.archive.digests import content_digest
from minnes.publish.site.folder import digests
from minnes.publish.site.records import Doubt, Piece, Record, record

_TABLES = """
CREATE TABLE IF NOT EXISTS kept (name TEXT PRIMARY KEY, value TEXT) STRICT;
CREATE TABLE IF NOT EXISTS meeting (path TEXT PRIMARY KEY, record TEXT) STRICT;
CREATE TABLE IF NOT EXISTS piece (
  path TEXT, name TEXT, content BLOB, PRIMARY KEY (name, path)
) STRICT;
CREATE INDEX IF NOT EXISTS piece_path ON piece (path);
"""
MARKS = "marks"
"""The piece of a file of the site, rather than of a meeting, by which it is seen what it does not hold."""
UNREAD = "unread"
"""The piece of such a file that says why it could not be looked through."""

_MANY = 100
"""Pieces of one name from which they are read all at once."""


class Sought(NamedTuple):
    """What was looked for in a site without finding it: in which files, and beside which texts.

    `rows` are the words that were looked for, `spared` those that were not, as published texts hold
    them. `texts` are the digests of these by meeting, `own` is what stands on pages beside them.
    `files` are the digests of all files of the site.
    """

    rows: list[tuple[str, bool]]
    spared: list[tuple[str, bool]]
    texts: dict[str, str]
    own: str
    files: dict[str, str]


@dataclass(slots=True)
class Past:
    """What is known of a site; without a file, nothing.

    `pages` are the digests of what each page was made of, and of its bytes; `there` are those of the
    files that lie in the published folder now.
    """

    folder: Path = Path()
    ground: str = ""
    meetings: dict[str, Record] = field(default_factory=dict)
    pages: dict[str, tuple[str, str]] = field(default_factory=dict)
    there: dict[str, str] = field(default_factory=dict)
    sought: Sought | None = None
    _connection: sqlite3.Connection | None = None

    def forgotten(self) -> Past:
        """Return the same of which nothing is known."""
        return Past(self.folder, self.ground, _connection=self._connection)

    def same(self, address: str, made_of: str) -> str:
        """Return the digest of a page that is there, made of the same; nothing if it is not."""
        before, own = self.pages.get(address, ("", ""))
        return own if before == made_of and self.there.get(address) == own else ""

    def pieces(self, wanted: Sequence[Piece]) -> list[bytes]:
        """Return kept pieces in order; raises `Doubt` where one is not what it was."""
        contents: dict[tuple[str, str], bytes] = {}
        by_name: dict[str, list[str]] = {}
        for piece in wanted:
            by_name.setdefault(piece.name, []).append(piece.path)
        for name, paths in by_name.items():
            for path, content in self._rows(name, paths):
                contents[path, name] = content
        for piece in wanted:
            if content_digest(contents.get((piece.path, piece.name), b"")) != piece.digest:
                raise Doubt(piece.path)
        return [contents[piece.path, piece.name] for piece in wanted]

    def marks(self) -> dict[str, bytes]:
        """Return the marks of all files that were looked through, by address: see `Search`."""
        return dict(self._rows(MARKS)) if self._connection else {}

    def unread(self) -> dict[str, bytes]:
        """Return the files that could not be looked through, by address: the digest of each, and why."""
        return dict(self._rows(UNREAD)) if self._connection else {}

    def _rows(self, name: str, paths: Sequence[str] = ()) -> Iterable[tuple[str, bytes]]:
        """Return the pieces with a name by path; without paths, all of them."""
        if self._connection is None:
            raise Doubt(name)
        question = "SELECT path, content FROM piece WHERE name = ?"
        if not paths or len(paths) >= _MANY:
            return self._connection.execute(question, (name,))
        single = f"{question} AND path = ?"
        return [row for path in paths for row in self._connection.execute(single, (name, path))]

    def keep(self, now: Now) -> None:
        """Remember what a site was made of, in place of what was; all of it or nothing."""
        if self._connection is None:
            return
        with suppress(sqlite3.Error), self._connection as connection:
            connection.execute("BEGIN IMMEDIATE")
            if not self.meetings:
                connection.execute("DELETE FROM meeting")
                connection.execute("DELETE FROM piece")
            changed = {
                p: noted for p, noted in now.meetings.items() if noted is not self.meetings.get(p)
            }
            gone = self.meetings.keys() - now.meetings.keys()
            before = self.sought.files if self.sought else {}
            gone |= before.keys() - (now.sought.files if now.sought else {}).keys()
            connection.executemany("DELETE FROM meeting WHERE path = ?", [(p,) for p in gone])
            connection.executemany(
                "DELETE FROM piece WHERE path = ?", [(p,) for p in (*gone, *now.pieces)]
            )
            connection.executemany(
                "INSERT OR REPLACE INTO meeting VALUES (?, ?)",
                [(path, noted.text()) for path, noted in changed.items()],
            )
            connection.executemany(
                "INSERT INTO piece VALUES (?, ?, ?)",
                [(p, name, own) for p, some in now.pieces.items() for name, own in some.items()],
            )
            kept = {
                "ground": self.ground,
                "pages": json.dumps(now.pages, ensure_ascii=False),
                "sought": json.dumps(now.sought, ensure_ascii=False),
            }
            connection.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?)", kept.items())


class Now(NamedTuple):
    """What a site was made of, to be kept; `pieces` are those of meetings that were made anew."""

    meetings: dict[str, Record]
    pieces: dict[str, dict[str, bytes]]
    pages: dict[str, tuple[str, str]]
    sought: Sought | None


def opened(file: Path, ground: str, folder: Path) -> Past:
    """Return what is known of the site in a folder, if it stands on the same ground.

    Where nothing can be kept, nothing is known.
    """
    for _ in range(2):
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(
                file, timeout=1, isolation_level=None, factory=store.Connection
            )
        except (OSError, sqlite3.Error):
            return Past()
        try:
            # Should the machine lose its power, the cache may be lost: waiting costs more.
            connection.execute("PRAGMA synchronous = OFF")
            connection.executescript(_TABLES)
            return _read(Past(folder, ground, _connection=connection), connection)
        except (sqlite3.Error, ValueError, TypeError, KeyError) as error:
            connection.close()
            if isinstance(error, sqlite3.OperationalError):
                return Past()
            # Damaged: it loses nothing to begin anew.
            with suppress(OSError):
                file.unlink()
    return Past()


def _read(past: Past, connection: sqlite3.Connection) -> Past:
    kept = dict(connection.execute("SELECT name, value FROM kept"))
    if kept.get("ground") != past.ground:
        return past
    rows = connection.execute("SELECT path, record FROM meeting")
    meetings = {path: record(text) for path, text in rows}
    sought = json.loads(kept["sought"])
    pages = {address: (of, own) for address, (of, own) in json.loads(kept["pages"]).items()}
    past.meetings, past.pages = meetings, pages
    past.sought = Sought(*sought) if sought else None
    past.there = digests(past.folder)
    return past
