"""What checking found before, so that what did not change is not checked again.

It is only a cache, in a database beside the index. An answer is taken from it only if all that it
rests on is as it was: minnes itself, the project's own files, the day, the minute files, and
whether the documents that they name are there. Where it cannot be read, nothing is known.
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

Looked: TypeAlias = tuple[tuple[str, bool | int], ...]
"""Absolute paths at which something was looked for, and whether it was there, or of how many bytes."""

_TABLES = """
CREATE TABLE IF NOT EXISTS run (
  asked TEXT PRIMARY KEY, ground TEXT, scene TEXT, pattern TEXT, language TEXT, files INTEGER,
  looked TEXT, found TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS file (
  path TEXT PRIMARY KEY, ground TEXT, size INTEGER, modified INTEGER, inode INTEGER,
  changed INTEGER, seen INTEGER, digest TEXT, asked INTEGER, looked TEXT, found TEXT, facts TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS elsewhere (path TEXT PRIMARY KEY, basis TEXT, found TEXT) STRICT;
"""
_NAME = f"verdicts-{hashlib.blake2b(_TABLES.encode(), digest_size=4).hexdigest()}.sqlite"


class Run(NamedTuple):
    """What one command found, in how many files; `pattern` is where the project's minutes lie."""

    pattern: str
    language: str
    files: int
    looked: Looked
    found: list[Diagnostic]


class Verdict(NamedTuple):
    """What is kept of one file: its content's digest, what it named, its findings and its facts."""

    path: str
    digest: str
    asked: bool
    looked: Looked
    found: str
    facts: str


@dataclass(frozen=True, slots=True)
class Verdicts:
    """The cache of one project; `ground` is a digest of what all of it rests on."""

    root: Path
    connection: sqlite3.Connection
    ground: str
    now: int

    def run(self, given: Sequence[Path]) -> Run | None:
        """Return what the same question found before, if nothing has changed."""
        for row in self._ask(
            "SELECT scene, pattern, language, files, looked, found FROM run"
            " WHERE asked = ? AND ground = ?",
            (_asked(given), self.ground),
        ):
            scene, pattern, language, files, looked, found = row
            places = tuple((path, there) for path, there in json.loads(looked))
            if self._scene(given, pattern) == scene and self.is_so(places):
                return Run(pattern, language, files, places, findings_json.diagnostics(found))
        return None

    def keep_run(self, given: Sequence[Path], run: Run) -> None:
        """Remember what was found, unless a file changed so lately that it may change unseen."""
        if scene := self._scene(given, run.pattern):
            found, looked = findings_json.text_of(run.found), json.dumps(run.looked)
            row = (_asked(given), self.ground, scene, *run[:3], looked, found)
            self._tell("INSERT OR REPLACE INTO run VALUES (?, ?, ?, ?, ?, ?, ?, ?)", [row])

    def file(self, path: str) -> tuple[Signature, int, Verdict] | None:
        """Return what is kept of a file: as it was, when it was seen, and its verdict."""
        question = "SELECT * FROM file WHERE path = ? AND ground = ?"
        for row in self._ask(question, (path, self.ground)):
            _, _, *signature, seen, digest, asked, looked, found, facts = row
            places = tuple((name, there) for name, there in json.loads(looked))
            verdict = Verdict(path, digest, bool(asked), places, found, facts)
            return tuple(signature), seen, verdict
        return None

    def keep_files(self, verdicts: Iterable[tuple[Signature, Verdict]]) -> None:
        """Remember what checking files one by one gave."""
        rows = [
            (*kept, json.dumps(verdict.looked), verdict.found, verdict.facts)
            for signature, verdict in verdicts
            for kept in [
                (verdict.path, self.ground, *signature, self.now, verdict.digest, verdict.asked)
            ]
        ]
        marks = "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"
        self._tell(f"INSERT OR REPLACE INTO file VALUES ({marks})", rows)  # noqa: S608

    def elsewhere(self, path: str, basis: str) -> list[Diagnostic] | None:
        """Return where findings across files stand in one, if they are the same in the same text."""
        question = "SELECT found FROM elsewhere WHERE path = ? AND basis = ?"
        for (found,) in self._ask(question, (path, basis)):
            return findings_json.diagnostics(found)
        return None

    def keep_elsewhere(self, found: Iterable[tuple[str, str, list[Diagnostic]]]) -> None:
        """Remember where findings across files stand: the path, what they rest on, and the findings."""
        rows = [(path, basis, findings_json.text_of(placed)) for path, basis, placed in found]
        self._tell("INSERT OR REPLACE INTO elsewhere VALUES (?, ?, ?)", rows)

    def is_so(self, looked: Looked) -> bool:
        """Return whether everything that was looked for is still there, or still not."""
        return all(_as_before(Path(path), there) for path, there in looked)

    def _scene(self, given: Sequence[Path], pattern: str) -> str:
        """Return a digest of what the system says of all files; nothing if it may not be trusted."""
        try:
            files = scan.minutes(self.root, pattern) if pattern else {}
            astray = scan.misnamed(self.root, pattern) if pattern else []
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
        return scan.digest(files) + "".join(f"\n{path}" for path in sorted(astray))

    def _ask(self, question: str, values: Sequence[str]) -> list[Any]:
        try:
            return self.connection.execute(question, values).fetchall()
        except sqlite3.Error:
            return []

    def _tell(self, statement: str, rows: Sequence[Sequence[object]]) -> None:
        with contextlib.suppress(sqlite3.Error), self.connection:
            self.connection.executemany(statement, rows)


def opened(cache: Path, root: Path, today: date) -> Verdicts | None:
    """Return what is known of the project at `root` on a day; nothing where nothing can be kept."""
    folder = store.folder_of(cache, root)
    whole = "\n".join((store.maker(), project_digest(root), today.isoformat()))
    ground = hashlib.blake2b(whole.encode(), digest_size=16).hexdigest()
    for _ in range(2):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(folder / _NAME, timeout=1, factory=store.Connection)
        except (OSError, sqlite3.Error):
            return None
        try:
            # Should the machine lose its power, the cache may be lost: waiting for the disk costs more.
            connection.execute("PRAGMA synchronous = OFF")
            connection.executescript(_TABLES)
            return Verdicts(root, connection, ground, store.stamp(folder))
        except sqlite3.Error as error:
            connection.close()
            if type(error) is not sqlite3.DatabaseError:
                return None
            # Damaged: it loses nothing to begin anew.
            with contextlib.suppress(OSError):
                (folder / _NAME).unlink()
    return None


def trusted(known: tuple[Signature, int, Verdict], file: Path) -> bool:
    """Return whether a file is what it was when its verdict was kept; raises `OSError`."""
    before, seen, verdict = known
    if scan.signature(file) == before and before[1] <= seen - RACY:
        return True
    return content_digest(file.read_bytes()) == verdict.digest


def size(file: Path) -> int:
    """Return how many bytes a file holds; of none, less than nothing."""
    try:
        return file.stat().st_size
    except OSError:
        return -1


def _as_before(file: Path, there: bool | int) -> bool:
    return file.exists() is there if isinstance(there, bool) else size(file) == there


def _asked(given: Sequence[Path]) -> str:
    return json.dumps(sorted({os.fspath(path) for path in given}))
