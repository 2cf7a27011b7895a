"""The cache of `minnes check`: results of earlier runs, used again for files that did not change.

It is a SQLite database beside the index. A result is used only if all that it depends on is the same:
minnes itself, the project's own files, the day, the minute files, and whether the documents that they
name exist. A cache that cannot be read counts as empty.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from minnes.archive import findings_json, scan, store
from minnes.archive.digests import content_digest, project_digest
from minnes.archive.listing import RACY, Signature
from minnes.source.diagnostic import Diagnostic

Dependencies: TypeAlias = tuple[tuple[str, bool | int], ...]
"""Absolute paths beside the minutes on which a result depends: whether each exists, or its size in bytes."""

_TABLES = """
CREATE TABLE IF NOT EXISTS run (
  given TEXT PRIMARY KEY, key TEXT, scan TEXT, pattern TEXT, language TEXT, files INTEGER,
  dependencies TEXT, found TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS file (
  path TEXT PRIMARY KEY, key TEXT, size INTEGER, modified INTEGER, inode INTEGER, changed INTEGER,
  seen INTEGER, digest TEXT, asked INTEGER, dependencies TEXT, found TEXT, facts TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS cross_file (path TEXT PRIMARY KEY, key TEXT, found TEXT) STRICT;
"""
_NAME = f"check-{hashlib.blake2b(_TABLES.encode(), digest_size=4).hexdigest()}.sqlite"


class Run(NamedTuple):
    """The result of one command for a number of files; `pattern` is that of the project's minutes."""

    pattern: str
    language: str
    files: int
    dependencies: Dependencies
    found: list[Diagnostic]


class FileResult(NamedTuple):
    """The result of one file with the digest of its content; `found` and `facts` are JSON.

    Without `asked`, the file was read for its facts only.
    """

    path: str
    digest: str
    asked: bool
    dependencies: Dependencies
    found: str
    facts: str


class CachedFile(NamedTuple):
    """A file's signature when it was checked, the time of that in nanoseconds, and the result."""

    signature: Signature
    seen: int
    result: FileResult


@dataclass(frozen=True, slots=True)
class CheckCache:
    """The cache of one project; all results count for a `key`, a digest of minnes, settings and day.

    `now` is the file system's time in nanoseconds.
    """

    root: Path
    connection: sqlite3.Connection
    key: str
    now: int

    def run(self, given: Sequence[Path]) -> Run | None:
        """Return the result of the same command, if nothing has changed."""
        for row in self._query(
            "SELECT scan, pattern, language, files, dependencies, found FROM run"
            " WHERE given = ? AND key = ?",
            (_as_text(given), self.key),
        ):
            scan_digest, pattern, language, files, written, found = row
            dependencies = _dependencies(written)
            if self._scan_digest(given, pattern) == scan_digest and are_unchanged(dependencies):
                diagnostics = findings_json.diagnostics(found)
                return Run(pattern, language, files, dependencies, diagnostics)
        return None

    def save_run(self, given: Sequence[Path], run: Run) -> None:
        """Save the result of a command, unless a file changed so lately that it may change unseen."""
        if scan_digest := self._scan_digest(given, run.pattern):
            found, dependencies = findings_json.text_of(run.found), json.dumps(run.dependencies)
            row = (_as_text(given), self.key, scan_digest, *run[:3], dependencies, found)
            self._save("run", [row])

    def file(self, path: str) -> CachedFile | None:
        """Return the result of a file, which may have changed since: see `is_unchanged`."""
        question = "SELECT * FROM file WHERE path = ? AND key = ?"
        for row in self._query(question, (path, self.key)):
            _, _, *signature, seen, digest, asked, dependencies, found, facts = row
            result = FileResult(
                path, digest, bool(asked), _dependencies(dependencies), found, facts
            )
            return CachedFile(tuple(signature), seen, result)
        return None

    def save_files(self, results: Iterable[tuple[Signature, FileResult]]) -> None:
        """Save the results of files."""
        rows = [
            (
                *(result.path, self.key, *signature, self.now, result.digest, result.asked),
                *(json.dumps(result.dependencies), result.found, result.facts),
            )
            for signature, result in results
        ]
        self._save("file", rows)

    def cross_file(self, path: str, key: str) -> list[Diagnostic] | None:
        """Return the located findings across files in a file, if they were saved with this key."""
        question = "SELECT found FROM cross_file WHERE path = ? AND key = ?"
        for (found,) in self._query(question, (path, key)):
            return findings_json.diagnostics(found)
        return None

    def save_cross_file(self, found: Iterable[tuple[str, str, list[Diagnostic]]]) -> None:
        """Save located findings across files: path, key and findings."""
        rows = [(path, key, findings_json.text_of(located)) for path, key, located in found]
        self._save("cross_file", rows)

    def _scan_digest(self, given: Sequence[Path], pattern: str) -> str:
        """Return a digest of the signatures of all files; "" if one may change again unseen."""
        try:
            files = scan.minutes(self.root, pattern) if pattern else {}
            misnamed = scan.misnamed(self.root, pattern) if pattern else []
            files.update(scan.templates(self.root) if pattern else {})
        except OSError:
            return ""
        for path in given:
            if not (pattern and path.is_dir() and path.is_relative_to(self.root)):
                signature = scan.signature(path)
                if signature is None:
                    return ""
                files[os.fspath(path)] = signature
        if not files or any(file[1] > self.now - RACY for file in files.values()):
            return ""
        return scan.digest(files) + "".join(f"\n{path}" for path in sorted(misnamed))

    def _query(self, question: str, values: Sequence[str]) -> list[Any]:
        try:
            return self.connection.execute(question, values).fetchall()
        except sqlite3.Error:
            return []

    def _save(self, table: str, rows: Sequence[Sequence[object]]) -> None:
        if not rows:
            return
        marks = ", ".join("?" * len(rows[0]))
        with contextlib.suppress(sqlite3.Error), self.connection as connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", rows)  # noqa: S608


def open_cache(cache: Path, root: Path, today: date) -> CheckCache | None:
    """Return the cache of the project at `root` for a day; nothing if no database can be opened."""
    folder = store.folder_of(cache, root)
    inputs = "\n".join((store.maker_digest(), project_digest(root), today.isoformat()))
    key = hashlib.blake2b(inputs.encode(), digest_size=16).hexdigest()

    def read(connection: sqlite3.Connection) -> CheckCache:
        return CheckCache(root, connection, key, store.filesystem_time(folder))

    return store.open_cache(folder / _NAME, _TABLES, read)


def is_unchanged(cached: CachedFile, file: Path) -> bool:
    """Return whether a file is what it was when its result was saved; raises `OSError`."""
    signature, seen, result = cached
    if scan.signature(file) == signature and signature[1] <= seen - RACY:
        return True
    return content_digest(file.read_bytes()) == result.digest


def are_unchanged(dependencies: Dependencies) -> bool:
    """Return whether all dependencies exist, or do not, or are as large, as they were."""
    for name, before in dependencies:
        path = Path(name)
        now = path.exists() if isinstance(before, bool) else file_size(path)
        if now != before:
            return False
    return True


def file_size(file: Path) -> int:
    """Return the size of a file in bytes; -1 if it cannot be read."""
    try:
        return file.stat().st_size
    except OSError:
        return -1


def _dependencies(text: str) -> Dependencies:
    return tuple((path, state) for path, state in json.loads(text))


def _as_text(given: Sequence[Path]) -> str:
    return json.dumps(sorted({os.fspath(path) for path in given}))
