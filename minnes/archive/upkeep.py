"""Filling the index of a project's minutes, and bringing it up to date by what changed since."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, TypeAlias

from minnes.archive import differing, scan, store
from minnes.archive.digests import content_digest, project_digest
from minnes.archive.listing import RACY


def fill(root: Path, made_by: str, file: Path | None, now: int) -> sqlite3.Connection:
    """Return a new index in a file, or in memory; `now` is the file system's time."""
    from minnes.archive import harvest, writing
    from minnes.archive.naming import spellings
    from minnes.archive.workspace import open_workspace

    workspace = open_workspace(root)
    pattern = workspace.project.meetings if workspace.project else scan.EVERYWHERE
    listing = scan.listing(root, pattern)
    files = listing.files()
    connection = store.connect(file)
    store.make_tables(connection, root, made_by)
    connection.execute("BEGIN")
    writing.write_project(connection, workspace, project_digest(root))
    reads = harvest.harvest(harvest.reader(root, spellings(workspace.project)), sorted(files))
    writing.write_files(connection, reads, files, now)
    writing.remember(connection, "" if _racy(listing.newest(), now) else listing.digest())
    writing.renew_state(connection)
    connection.execute("COMMIT")
    store.make_indexes(connection)
    connection.execute("BEGIN")
    writing.restand(connection, None)
    connection.execute("COMMIT")
    return connection


Seen: TypeAlias = Callable[[Path, str], Iterable[Any]]
"""Tells what `differing.told` does of a project's files, or the beginning of it, or nothing."""


def unseen(_root: Path, _pattern: str) -> Iterable[Any]:
    """Tell nothing: nobody has looked at the files yet."""
    return ()


def refresh(root: Path, folder: Path | None, seen: Seen, connection: sqlite3.Connection) -> bool:
    """Bring an index up to date; returns false when all of it must be made anew.

    Raises `sqlite3.OperationalError` when it cannot be written.
    """
    header = dict(connection.execute("SELECT key, value FROM header"))
    digest = project_digest(root)
    workspace = None
    if digest != header.get("project"):
        from minnes.archive.naming import spellings
        from minnes.archive.workspace import open_workspace

        workspace = open_workspace(root)
        pattern = workspace.project.meetings if workspace.project else scan.EVERYWHERE
        if (spellings(workspace.project), pattern) != (header["spellings"], header["pattern"]):
            # Rows are kept under the names the project gives: with other names, all are others.
            return False
    told = _told(seen, connection, root, header["pattern"])
    listing = next(told)
    if workspace is None and listing == header["listing"]:
        return True
    if header["listing"]:
        # Something did change, most likely: what reads it can load while a scout still compares.
        from minnes.archive import harvest
    newest, gone, doubtful = next(told)
    now = store.stamp(folder)
    changed = [path for path in doubtful if not _same(connection, root, path)]
    reads: Iterable[Any] = ()
    if changed:
        from minnes.archive import harvest

        reads = list(harvest.harvest(harvest.reader(root, header["spellings"]), changed))
    from minnes.archive import writing

    try:
        with transaction(connection):
            if workspace:
                writing.write_project(connection, workspace, digest)
            touched = writing.forget(connection, [*gone, *changed])
            touched |= writing.write_files(connection, reads, doubtful, now)
            unchanged = doubtful.keys() - {*changed}
            writing.see_again(connection, [(path, doubtful[path]) for path in unchanged], now)
            writing.remember(connection, "" if _racy(newest, now) else listing)
            writing.restand(connection, touched)
            if workspace or gone or changed:
                writing.renew_state(connection)
    except sqlite3.OperationalError:
        # Of files that only look new, nothing is lost if it cannot be written down.
        if workspace or gone or changed:
            raise
    return True


def _told(seen: Seen, connection: sqlite3.Connection, root: Path, pattern: str) -> Iterator[Any]:
    """Yield what somebody else has seen, and what they leave untold from looking ourselves."""
    number = 0
    for change in seen(root, pattern):
        yield change
        number += 1
    yield from islice(differing.told(connection, str(root), pattern), number, None)


def _racy(newest: int, now: int) -> bool:
    """Return whether a file changed so lately that it may change again unseen."""
    return newest > now - RACY


def _same(connection: sqlite3.Connection, root: Path, path: str) -> bool:
    """Return whether a file's content is what it was, whatever its times say."""
    known = connection.execute("SELECT digest FROM file WHERE path = ?", (path,)).fetchone()
    try:
        return bool(known and known[0] == content_digest((root / path).read_bytes()))
    except OSError:
        return False


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Hold the right to write; what was begun is taken back when anything goes wrong."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
