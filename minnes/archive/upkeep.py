"""Filling the index of a project's minutes, and bringing it up to date by what changed since."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

from minnes.archive import scan, store
from minnes.archive.digests import content_digest, project_digest
from minnes.archive.listing import Listing, Signature

RACY = 2_000_000_000
"""Nanoseconds within which a file may change twice without its time telling."""


def fill(root: Path, made_by: str, file: Path | None, now: int) -> sqlite3.Connection:
    """Return a new index in a file, or in memory; `now` is the file system's time."""
    from minnes.archive import harvest, writing
    from minnes.archive.workspace import open_workspace

    workspace = open_workspace(root)
    pattern = workspace.project.meetings if workspace.project else scan.EVERYWHERE
    listing = scan.listing(root, pattern)
    files = listing.files()
    connection = store.connect(file)
    store.make_tables(connection, root, made_by)
    connection.execute("BEGIN")
    writing.write_project(connection, workspace, project_digest(root))
    reads = harvest.harvest(harvest.reader(workspace), sorted(files))
    writing.write_files(connection, reads, files, now)
    writing.remember(connection, "" if _racy(listing, now) else listing.digest())
    writing.renew_state(connection)
    connection.execute("COMMIT")
    store.make_indexes(connection)
    connection.execute("BEGIN")
    writing.restand(connection, None)
    connection.execute("COMMIT")
    return connection


Seen: TypeAlias = Callable[[Path, str], str]
"""Tells the digest of the listing of a project's files, by its root and their pattern, or nothing."""


def unseen(_root: Path, _pattern: str) -> str:
    """Tell nothing: nobody has looked at the files yet."""
    return ""


def refresh(root: Path, folder: Path | None, seen: Seen, connection: sqlite3.Connection) -> bool:
    """Bring an index up to date; returns false when all of it must be made anew.

    Raises `sqlite3.OperationalError` when it cannot be written.
    """
    header = dict(connection.execute("SELECT key, value FROM header"))
    digest = project_digest(root)
    workspace = None
    if digest != header.get("project"):
        from minnes.archive.harvest import naming_digest
        from minnes.archive.workspace import open_workspace

        workspace = open_workspace(root)
        if naming_digest(workspace) != header.get("naming"):
            # Rows are kept under the names the project gives: with other names, all are others.
            return False
    elif (digest_of_all := seen(root, header["pattern"])) and digest_of_all == header["listing"]:
        return True
    listing = scan.listing(root, header["pattern"])
    digest_of_all = listing.digest()
    if workspace is None and digest_of_all == header.get("listing"):
        return True
    files = listing.files()
    known = _known(connection)
    gone = [path for path in known if path not in files]
    doubtful = [path for path, found in files.items() if _doubtful(known.get(path), found)]
    now = store.stamp(folder)
    changed = [path for path in doubtful if not _same(root / path, files[path], known.get(path))]
    reads: Iterable[Any] = ()
    if changed:
        from minnes.archive import harvest
        from minnes.archive.workspace import open_workspace

        reads = list(harvest.harvest(harvest.reader(workspace or open_workspace(root)), changed))
    from minnes.archive import writing

    try:
        with transaction(connection):
            if workspace:
                writing.write_project(connection, workspace, digest)
            touched = writing.forget(connection, [*gone, *changed])
            touched |= writing.write_files(connection, reads, files, now)
            unchanged = set(doubtful) - set(changed)
            writing.see_again(connection, [(path, files[path]) for path in unchanged], now)
            writing.remember(connection, "" if _racy(listing, now) else digest_of_all)
            writing.restand(connection, touched)
            if workspace or gone or changed:
                writing.renew_state(connection)
    except sqlite3.OperationalError:
        # Of files that only look new, nothing is lost if it cannot be written down.
        if workspace or gone or changed:
            raise
    return True


def _known(connection: sqlite3.Connection) -> dict[str, tuple[Any, ...]]:
    rows = connection.execute("SELECT path, size, modified, inode, changed, seen, digest FROM file")
    return {row[0]: row[1:] for row in rows}


def _doubtful(known: tuple[Any, ...] | None, found: Signature) -> bool:
    """Return whether a file may have changed since it was read."""
    return known is None or known[:4] != found or found[1] > known[4] - RACY


def _racy(listing: Listing, now: int) -> bool:
    """Return whether a file changed so lately that it may change again unseen."""
    return listing.newest() > now - RACY


def _same(file: Path, found: Signature, known: tuple[Any, ...] | None) -> bool:
    """Return whether a file's content is what it was, whatever its times say."""
    if known is None or known[0] != found[0] or not known[5]:
        return False
    try:
        return bool(content_digest(file.read_bytes()) == known[5])
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
