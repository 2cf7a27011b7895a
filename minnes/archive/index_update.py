"""Builds the index of a project's minutes, and updates it with the files that changed since."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from minnes.archive import scan, stale_files, store
from minnes.archive.digests import content_digest, project_digest
from minnes.archive.listing import RACY

if TYPE_CHECKING:
    from minnes.archive.workspace import Workspace


def fill(root: Path, made_by: str, file: Path | None, now: int) -> sqlite3.Connection:
    """Return a new index in a file, or in memory; `now` is the file system's time."""
    from minnes.archive import index_reading, index_writing

    workspace, spelt, pattern = _opened(root)
    listing = scan.listing(root, pattern)
    files = listing.files()
    connection = store.connect(file)
    store.make_tables(connection, root, made_by)
    connection.execute("BEGIN")
    index_writing.write_project(connection, workspace, project_digest(root))
    reads = index_reading.read_files(root, spelt, sorted(files))
    index_writing.write_files(connection, reads, files, now)
    index_writing.save_listing(connection, "" if _racy(listing.newest(), now) else listing.digest())
    index_writing.renew_state(connection)
    connection.execute("COMMIT")
    store.make_indexes(connection)
    connection.execute("BEGIN")
    index_writing.update_standings(connection, None)
    connection.execute("COMMIT")
    return connection


def _opened(root: Path) -> tuple[Workspace, str, str]:
    """Return a project, how it spells names (`naming.spellings`), and the pattern of its minutes."""
    from minnes.archive.naming import spellings
    from minnes.archive.workspace import open_workspace

    workspace = open_workspace(root)
    pattern = workspace.project.meetings if workspace.project else scan.EVERYWHERE
    return workspace, spellings(workspace.project), pattern


FileChanges: TypeAlias = Callable[[Path, str], Iterable[Any]]
"""Yields what `stale_files` does for a root and a pattern, or the beginning of it, or nothing."""


def no_changes_known(_root: Path, _pattern: str) -> Iterable[Any]:
    """Yield nothing: nobody has looked at the files yet."""
    return ()


def refresh(
    root: Path, folder: Path | None, seen: FileChanges, connection: sqlite3.Connection
) -> bool:
    """Bring an index up to date; returns false when all of it must be built anew.

    Raises `sqlite3.OperationalError` when it cannot be written.
    """
    header = dict(connection.execute("SELECT key, value FROM header"))
    digest = project_digest(root)
    workspace = None
    if digest != header.get("project"):
        workspace, spelt, pattern = _opened(root)
        if (spelt, pattern) != (header["spellings"], header["pattern"]):
            # Rows hold names as the project spells them: with other spellings, all are different.
            return False
    changes = _file_changes(seen, connection, root, header["pattern"])
    listing = next(changes)
    if workspace is None and listing == header["listing"]:
        return True
    if header["listing"]:
        # Most likely a file changed: import what reads it while the scout still compares.
        from minnes.archive import index_reading
    newest, gone, doubtful = next(changes)
    now = store.filesystem_time(folder)
    changed = [path for path in doubtful if not _same(connection, root, path)]
    reads: Iterable[Any] = ()
    if changed:
        from minnes.archive import index_reading

        reads = list(index_reading.read_files(root, header["spellings"], changed))
    from minnes.archive import index_writing

    is_other = bool(workspace or gone or changed)
    try:
        with transaction(connection):
            if workspace:
                index_writing.write_project(connection, workspace, digest)
            touched = index_writing.delete_files(connection, [*gone, *changed])
            touched |= index_writing.write_files(connection, reads, doubtful, now)
            unchanged = [(path, doubtful[path]) for path in doubtful.keys() - {*changed}]
            index_writing.update_signatures(connection, unchanged, now)
            index_writing.save_listing(connection, "" if _racy(newest, now) else listing)
            index_writing.update_standings(connection, touched)
            if is_other:
                index_writing.renew_state(connection)
    except sqlite3.OperationalError:
        # If only times changed, nothing is lost if they cannot be saved.
        if is_other:
            raise
    return True


def _file_changes(
    seen: FileChanges, connection: sqlite3.Connection, root: Path, pattern: str
) -> Iterator[Any]:
    """Yield what somebody else has found out, and find out the rest."""
    number = 0
    for change in seen(root, pattern):
        yield change
        number += 1
    yield from islice(stale_files.stale_files(connection, str(root), pattern), number, None)


def _racy(newest: int, now: int) -> bool:
    """Return whether a file changed so lately that it may change again with the same time."""
    return newest > now - RACY


def _same(connection: sqlite3.Connection, root: Path, path: str) -> bool:
    """Return whether the content of a file is the same as in the index."""
    known = connection.execute("SELECT digest FROM file WHERE path = ?", (path,)).fetchone()
    try:
        return bool(known and known[0] == content_digest((root / path).read_bytes()))
    except OSError:
        return False


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Hold the write lock; roll back on any exception."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
