"""The database files of the index and of other caches: in a cache folder for each project, never inside it.

A new index gets a new name. So one that another command is still reading stays whole, and a journal
that a killed command left behind never meets another database than its own.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TypeVar

from minnes.archive.project_paths import index_folder, latest_index
from minnes.archive.tables import index_script, script
from minnes.language.regex import regex
from minnes.version import VERSION

APPLICATION = 0x6D696E6E
"""The mark in the file's head by which a database of ours is known ("minn")."""

WAIT = 10.0
"""Seconds to wait for another command that is writing."""

_OURS = regex(r"index-(\d+)\.sqlite(?:-\w+)?")
"""An index, or a journal of it."""
_HOUR = 3600

Cache = TypeVar("Cache")


def folder_of(cache: Path, root: Path) -> Path:
    """Return the folder of a project's index below the user's cache folder."""
    return Path(index_folder(str(cache), str(root)))


def maker_digest(*more: str) -> str:
    """Return a digest of what rows depend on beside the files: this code, the parser, and Python.

    `more` are rooms whose code counts beside those of every index.
    """
    here = Path(__file__).parents[1]
    facts = [f"{VERSION} {sys.version} {sqlite3.sqlite_version} {_parser()}"]
    for room in ("language", "model", "source", "register", "rules", "archive", *more):
        facts += sorted(_stamp(file.path, file.stat()) for file in _code(str(here / room)))
    return hashlib.blake2b("\n".join(facts).encode(), digest_size=16).hexdigest()


def _code(folder: str) -> Iterator[os.DirEntry[str]]:
    """Yield the files of a room, and of the folders in it, by which its answers are made."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith((".py", ".csv")):
                yield entry
            elif entry.is_dir() and entry.name != "__pycache__":
                yield from _code(entry.path)


def _parser() -> str:
    """Return what identifies the C parser; nothing where there is none."""
    spec = find_spec("_ruamel_yaml")
    return _stamp(spec.origin, Path(spec.origin).stat()) if spec and spec.origin else ""


def _stamp(name: str, status: os.stat_result) -> str:
    return f"{name} {status.st_size} {status.st_mtime_ns}"


class Connection(sqlite3.Connection):
    """A connection that ends with the last who holds it; from Python 3.13 on others warn of that."""

    def __del__(self) -> None:
        """Close the database, if it was ever open."""
        with contextlib.suppress(sqlite3.Error):
            self.close()


def connect(file: Path | None) -> sqlite3.Connection:
    """Return a connection to a database file that is there, or to one in memory.

    Raises `sqlite3.OperationalError` for a file that another command has taken away.
    """
    place = f"{file.as_uri()}?mode=rw" if file else ":memory:"
    connection = sqlite3.connect(
        place,
        timeout=WAIT,
        isolation_level=None,
        factory=Connection,
        uri=file is not None,
    )
    connection.execute("PRAGMA temp_store = MEMORY")
    return connection


def latest(folder: Path) -> Path | None:
    """Return the newest index in a folder, if there is one."""
    file = latest_index(str(folder))
    return Path(file) if file else None


def open_index_file(file: Path, root: Path, made_by: str) -> sqlite3.Connection | None:
    """Return a connection to an index; nothing if it is damaged, or not of this project and code."""
    try:
        connection = connect(file)
    except sqlite3.Error:
        return None
    try:
        mark = connection.execute("PRAGMA application_id").fetchone()[0]
        header = dict(connection.execute("SELECT key, value FROM header"))
    except sqlite3.Error:
        connection.close()
        return None
    if (mark, header.get("maker"), header.get("root")) != (APPLICATION, made_by, _text(root)):
        connection.close()
        return None
    return connection


def new_index_file(folder: Path) -> Path:
    """Return a new, empty file in the folder to build an index in; raises `OSError`."""
    import tempfile

    folder.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix="new-", suffix=".tmp", dir=folder)
    os.close(handle)
    return Path(name)


def open_cache(
    file: Path, tables: str, read: Callable[[sqlite3.Connection], Cache]
) -> Cache | None:
    """Return what `read` makes of a database with these tables; a damaged one is deleted and made anew.

    Nothing is returned if no database can be opened, or another command holds it too long.
    """
    for _ in range(2):
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(file, timeout=1, isolation_level=None, factory=Connection)
        except (OSError, sqlite3.Error):
            return None
        try:
            # If the machine loses its power the cache may be lost: waiting for the disk costs more.
            connection.execute("PRAGMA synchronous = OFF")
            connection.executescript(tables)
            return read(connection)
        except (sqlite3.Error, ValueError, TypeError, KeyError) as error:
            connection.close()
            if isinstance(error, sqlite3.OperationalError):
                return None
            with contextlib.suppress(OSError):
                file.unlink()
    return None


def make_tables(connection: sqlite3.Connection, root: Path, made_by: str) -> None:
    """Make the tables of a new index, nobody else looking."""
    connection.executescript(
        f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
        f"PRAGMA application_id = {APPLICATION}; {script()}"
    )
    connection.executemany(
        "INSERT INTO header VALUES (?, ?)", [("maker", made_by), ("root", _text(root))]
    )


def _text(root: Path) -> str:
    """Return a path as text that any database takes, also one whose name is not UTF-8."""
    return ascii(str(root))


def make_indexes(connection: sqlite3.Connection) -> None:
    """Make the indexes of a new index, after its rows, and tell SQLite how selective they are."""
    connection.executescript(f"{index_script()} PRAGMA analysis_limit = 1000; ANALYZE;")


def publish(built: Path) -> Path:
    """Give a finished index its name, and delete older ones; returns the index to use.

    Raises `OSError` when the folder does not let us.
    """
    with built.open("rb+") as file:
        os.fsync(file.fileno())
    folder = built.parent
    while True:
        newest = latest(folder)
        number = int(_OURS.fullmatch(newest.name)[1]) + 1 if newest else 1  # type: ignore[index]
        target = folder / f"index-{number}.sqlite"
        try:
            # A link is refused where the name is taken, so two commands never write over each other.
            os.link(built, target)
        except FileExistsError:
            continue
        except OSError:
            built.rename(target)
            break
        if latest(folder) == target:
            break
        # Another command was quicker and has tidied up already: a lower number would stay for ever.
        target.unlink(missing_ok=True)
    _tidy(folder, target)
    return target


def _tidy(folder: Path, newest: Path) -> None:
    """Delete older indexes, and what commands that were killed long ago left behind."""
    age = newest.stat().st_mtime - _HOUR
    own = int(_OURS.fullmatch(newest.name)[1])  # type: ignore[index]
    for name in _listed(folder):
        old, index = folder / name, _OURS.fullmatch(name)
        with contextlib.suppress(OSError):
            if index:
                is_old = int(index[1]) < own
            else:
                unfinished = name.startswith("new-") and name.endswith(".tmp")
                is_old = unfinished and (old.samefile(newest) or old.stat().st_mtime < age)
            if is_old:
                old.unlink()


def _listed(folder: Path) -> list[str]:
    try:
        return [file.name for file in folder.iterdir()]
    except OSError:
        return []


def filesystem_time(folder: Path | None) -> int:
    """Return the file system's own time in nanoseconds since 1970; 0 where nothing can be written."""
    import tempfile

    if folder is None:
        return 0
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            return os.fstat(file.fileno()).st_mtime_ns
    except OSError:
        return 0
