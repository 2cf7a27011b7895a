"""The index of a project's minutes: rows in SQLite that are brought up to date when it is opened.

It is only a cache. Files that changed, by their times and sizes and then by their content, are read
again. Without a change, neither YAML nor the models are loaded.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from minnes.archive import index_update, store
from minnes.archive.index_update import FileChanges, no_changes_known


class Problem(NamedTuple):
    """A file that could not be read: its path, and the line and code of the first error."""

    path: str
    line: int
    code: str


@dataclass(slots=True)
class Index:
    """An index that is up to date; `folder` is that of its file, or nothing if it is in memory.

    `renew` makes it anew, should it turn out to be damaged.
    """

    root: Path
    connection: sqlite3.Connection
    folder: Path | None = None
    renew: Callable[[], Index] | None = None
    prepared: list[str] = field(default_factory=list)

    @property
    def kept(self) -> bool:
        """Return whether it could be written to its folder."""
        return self.folder is not None

    def prepare(self, script: str) -> None:
        """Run statements that make temporary views, now and whenever the index is built again."""
        self.connection.executescript(script)
        self.prepared.append(script)

    def query(self, question: str, values: Sequence[Any] | dict[str, Any] = ()) -> list[Any]:
        """Return the rows of a SELECT; an index that turns out to be damaged is built again."""
        try:
            return self.connection.execute(question, values).fetchall()
        except sqlite3.DatabaseError as error:
            if self.renew is None or type(error) is not sqlite3.DatabaseError:
                raise
        self.connection.close()
        renewed = self.renew()
        self.connection, self.folder = renewed.connection, renewed.folder
        for script in self.prepared:
            self.connection.executescript(script)
        return self.connection.execute(question, values).fetchall()

    def header(self, key: str) -> str:
        """Return what the index says of itself or the project: `language`, `timezone`, `title`."""
        found = self.query("SELECT value FROM header WHERE key = ?", (key,))
        return str(found[0][0]) if found else ""

    def problems(self) -> list[Problem]:
        """Return the files that could not be read, those of the project first."""
        problems, own = [], self.header("problems")
        if own != "[]":
            import json

            problems = [Problem(*problem) for problem in json.loads(own)]
        rows = self.query("SELECT path, at_line, code FROM file WHERE code <> '' ORDER BY path")
        return problems + [Problem(*row) for row in rows]


def open_index(root: Path, cache: Path | None, seen: FileChanges = no_changes_known) -> Index:
    """Return the index of the project at `root`, up to date.

    `cache` is the user's cache folder; without one, or where it cannot be written, the index lives
    in memory. `seen` yields what is known already of changed files: see `stale_files`.
    Raises `OSError` when the project's own folders cannot be read.
    """
    folder = store.folder_of(cache, root) if cache else None
    made_by = store.maker_digest()
    fill = partial(index_update.fill, root, made_by)
    refresh = partial(index_update.refresh, root, folder, seen)
    return IndexFile(root, folder, made_by, fill, refresh).open()


@dataclass(frozen=True, slots=True)
class IndexFile:
    """Opens an index in a folder, or builds one; in memory where the folder cannot be written.

    `made_by` is a digest of the code that makes rows: an index with another one is built anew.
    `fill` writes all rows to a file, or (without one) to memory, given the file system's time.
    `refresh` brings them up to date; it returns false if all must be built anew, and raises
    `sqlite3.OperationalError` if they cannot be written.
    """

    root: Path
    folder: Path | None
    made_by: str
    fill: Callable[[Path | None, int], sqlite3.Connection]
    refresh: Callable[[sqlite3.Connection], bool]

    def open(self) -> Index:
        """Return the index in the folder, up to date, or a new one."""
        file = store.latest(self.folder) if self.folder else None
        connection = store.open_index_file(file, self.root, self.made_by) if file else None
        if connection is None:
            return self.build()
        try:
            if self.refresh(connection):
                return Index(self.root, connection, self.folder, self.build)
        except sqlite3.OperationalError:
            # Locked for long, read-only, or no room: the answer is given all the same.
            connection.close()
            return self._in_memory()
        except sqlite3.DatabaseError:
            pass
        connection.close()
        return self.build()

    def build(self) -> Index:
        """Return a new index, in the folder if it can be written."""
        if self.folder is None:
            return self._in_memory()
        try:
            building = store.new_index_file(self.folder)
        except OSError:
            return self._in_memory()
        try:
            self.fill(building, store.filesystem_time(self.folder)).close()
            kept = store.open_index_file(store.publish(building), self.root, self.made_by)
            if kept is not None:
                return Index(self.root, kept, self.folder, self.build)
        except (OSError, sqlite3.Error):
            # No room, most likely. What is wrong with the project itself is told the second time.
            pass
        finally:
            with contextlib.suppress(OSError):
                building.unlink(missing_ok=True)
        return self._in_memory()

    def _in_memory(self) -> Index:
        return Index(self.root, self.fill(None, 0))
