"""The cache of a site between builds: after an edit, only the pages that it touches are rendered anew.

It is a SQLite database beside the index. Each value is kept with a cache key, a digest of all its inputs:
minnes itself, the project's settings and templates, the day, the minute file, the names withheld elsewhere,
the facts of other meetings. Of a page only the digest is kept: the page is reused if the published file
still has it. Whatever does not fit raises `StaleCache`, and the site is built without the cache.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import NamedTuple

from minnes.archive import store
from minnes.archive.digests import content_digest
from minnes.publish.site.folder import published_digests
from minnes.publish.site.records import MeetingRecord, Piece, StaleCache

_TABLES = """
CREATE TABLE IF NOT EXISTS kept (name TEXT PRIMARY KEY, value TEXT) STRICT;
CREATE TABLE IF NOT EXISTS meeting (path TEXT PRIMARY KEY, record TEXT) STRICT;
CREATE TABLE IF NOT EXISTS piece (
  path TEXT, name TEXT, content BLOB, PRIMARY KEY (name, path)
) STRICT;
CREATE INDEX IF NOT EXISTS piece_path ON piece (path);
"""
WORD_HASHES = "marks"
"""Name of the piece of a site's file that holds its digest and the hashes of its words."""
UNREAD = "unread"
"""Name of the piece of a site's file that holds its digest and why it could not be searched for leaks."""

_READ_ALL_FROM = 100
"""Pieces of one name from which one query for all of them is faster than one for each."""


class CleanScan(NamedTuple):
    """A scan for leaks that found none: what was looked for, and in which files.

    `phrases` were looked for, `published` were not, as published texts hold them: words in Latin-1, and
    whether they are a name. `texts` are the digests of published texts by meeting, `own_texts` the words
    of all other texts on pages, `files` the digests of the site's files by address.
    """

    phrases: list[tuple[str, bool]]
    published: list[tuple[str, bool]]
    texts: dict[str, str]
    own_texts: str
    files: dict[str, str]


class CacheUpdate(NamedTuple):
    """What a finished build has to save; `pieces` are those that were made anew, by path and name."""

    records: dict[str, MeetingRecord]
    pieces: dict[str, dict[str, bytes]]
    pages: dict[str, tuple[str, str]]
    scan: CleanScan | None


@dataclass(slots=True)
class SiteCache:
    """What the last build of a site left; empty without a database, or if its `key` is another.

    `pages` are the cache key and the digest of each list page by address, `published` the digests of
    the files in the published folder now.
    """

    folder: Path = Path()
    key: str = ""
    records: dict[str, MeetingRecord] = field(default_factory=dict)
    pages: dict[str, tuple[str, str]] = field(default_factory=dict)
    published: dict[str, str] = field(default_factory=dict)
    scan: CleanScan | None = None
    _connection: sqlite3.Connection | None = None

    def emptied(self) -> SiteCache:
        """Return an empty cache in the same database, for a build from scratch."""
        return SiteCache(self.folder, self.key, _connection=self._connection)

    def unchanged_digest(self, address: str, key: str) -> str:
        """Return the digest of a published page that was made with this cache key, or ""."""
        before, own = self.pages.get(address, ("", ""))
        return own if before == key and self.published.get(address) == own else ""

    def read_pieces(self, wanted: Sequence[Piece]) -> list[bytes]:
        """Return the contents of pieces in order; raises `StaleCache` if one has another digest."""
        contents: dict[tuple[str, str], bytes] = {}
        by_name: dict[str, list[str]] = {}
        for piece in wanted:
            by_name.setdefault(piece.name, []).append(piece.path)
        for name, paths in by_name.items():
            for path, content in self._rows(name, paths):
                contents[path, name] = content
        for piece in wanted:
            if content_digest(contents.get((piece.path, piece.name), b"")) != piece.digest:
                raise StaleCache(piece.path)
        return [contents[piece.path, piece.name] for piece in wanted]

    def file_pieces(self, name: str) -> dict[str, bytes]:
        """Return the pieces of the site's files with a name (`WORD_HASHES`, `UNREAD`) by address."""
        return dict(self._rows(name)) if self._connection else {}

    def _rows(self, name: str, paths: Sequence[str] = ()) -> Iterable[tuple[str, bytes]]:
        """Return path and content of the pieces with a name; of all paths if none are given."""
        if self._connection is None:
            raise StaleCache(name)
        question = "SELECT path, content FROM piece WHERE name = ?"
        if not paths or len(paths) >= _READ_ALL_FROM:
            return self._connection.execute(question, (name,))
        single = f"{question} AND path = ?"
        return [row for path in paths for row in self._connection.execute(single, (name, path))]

    def save(self, update: CacheUpdate) -> None:
        """Write a finished build over the last one, in one transaction; without a database, nothing."""
        if self._connection is None:
            return
        with suppress(sqlite3.Error), self._connection as connection:
            connection.execute("BEGIN IMMEDIATE")
            if not self.records:
                connection.execute("DELETE FROM meeting")
                connection.execute("DELETE FROM piece")
            changed = {
                path: record
                for path, record in update.records.items()
                if record is not self.records.get(path)
            }
            gone = self.records.keys() - update.records.keys()
            gone |= _scanned(self.scan) - _scanned(update.scan)
            connection.executemany("DELETE FROM meeting WHERE path = ?", [(p,) for p in gone])
            connection.executemany(
                "DELETE FROM piece WHERE path = ?", [(p,) for p in (*gone, *update.pieces)]
            )
            connection.executemany(
                "INSERT OR REPLACE INTO meeting VALUES (?, ?)",
                [(path, record.to_json()) for path, record in changed.items()],
            )
            connection.executemany(
                "INSERT INTO piece VALUES (?, ?, ?)",
                [(p, name, own) for p, some in update.pieces.items() for name, own in some.items()],
            )
            kept = {
                "key": self.key,
                "pages": json.dumps(update.pages, ensure_ascii=False),
                "scan": json.dumps(update.scan, ensure_ascii=False),
            }
            connection.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?)", kept.items())


def _scanned(scan: CleanScan | None) -> set[str]:
    return set(scan.files) if scan else set()


def open_cache(file: Path, key: str, folder: Path) -> SiteCache:
    """Return the cache in a database for the site in a folder, empty unless it was saved with this key.

    A damaged database is deleted. Where none can be opened, the cache saves nothing.
    """
    return store.open_cache(file, _TABLES, partial(_read, key, folder)) or SiteCache(folder)


def _read(key: str, folder: Path, connection: sqlite3.Connection) -> SiteCache:
    cache = SiteCache(folder, key, _connection=connection)
    kept = dict(connection.execute("SELECT name, value FROM kept"))
    if kept.get("key") != key:
        return cache
    rows = connection.execute("SELECT path, record FROM meeting")
    cache.records = {path: MeetingRecord.from_json(text) for path, text in rows}
    cache.pages = {address: (of, own) for address, (of, own) in json.loads(kept["pages"]).items()}
    scan = json.loads(kept["scan"])
    cache.scan = CleanScan(*scan) if scan else None
    cache.published = published_digests(folder)
    return cache
