"""The index of a project's minutes: rows in SQLite that are brought up to date when it is opened.

It is only a cache. Every file is asked whether it changed, by what the system says of it and then by
its content; what changed is read again. Without a change, neither YAML nor the models are loaded.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from minnes.archive import scan, store, writing
from minnes.archive.listing import Listing, Signature

RACY = 2_000_000_000
"""Nanoseconds within which a file may change twice without its time telling."""


class Problem(NamedTuple):
    """A file that could not be read: its path, the line, and the code of what is wrong."""

    path: str
    line: int
    code: str


@dataclass(slots=True)
class Index:
    """An index that is up to date; `kept` tells whether it could be written to the cache."""

    root: Path
    connection: sqlite3.Connection
    cache: Path | None = None
    kept: bool = False
    prepared: list[str] = field(default_factory=list)

    def prepare(self, script: str) -> None:
        """Run statements that make temporary views, now and whenever the index is made anew."""
        self.connection.executescript(script)
        self.prepared.append(script)

    def ask(self, question: str, values: Sequence[Any] | dict[str, Any] = ()) -> list[Any]:
        """Return the rows of a question; an index that turns out to be damaged is made anew."""
        try:
            return self.connection.execute(question, values).fetchall()
        except sqlite3.DatabaseError as error:
            if type(error) is not sqlite3.DatabaseError:
                raise
        self.connection.close()
        renewed = _rebuilt(self.root, self.cache)
        self.connection, self.kept = renewed.connection, renewed.kept
        for script in self.prepared:
            self.connection.executescript(script)
        return self.connection.execute(question, values).fetchall()

    def header(self, key: str) -> str:
        """Return what the index says of itself or the project: `language`, `timezone`, `title`."""
        found = self.ask("SELECT value FROM header WHERE key = ?", (key,))
        return str(found[0][0]) if found else ""

    def problems(self) -> list[Problem]:
        """Return the files that could not be read, those of the project first."""
        found, own = [], self.header("problems")
        if own != "[]":
            import json

            found = [Problem(*one) for one in json.loads(own)]
        rows = self.ask("SELECT path, at_line, code FROM file WHERE code <> '' ORDER BY path")
        return found + [Problem(*row) for row in rows]


def open_index(root: Path, cache: Path | None) -> Index:
    """Return the index of the project at `root`, up to date.

    `cache` is the user's cache folder; without one, or where it cannot be written, the index lives
    in memory. Raises `OSError` when the project's own folders cannot be read.
    """
    folder = store.folder_of(cache, root) if cache else None
    made_by = store.maker()
    file = store.latest(folder) if folder else None
    connection = store.opened(file, root, made_by) if file else None
    if connection is None:
        return _built(root, cache, made_by)
    try:
        if _refreshed(connection, root, folder):
            return Index(root, connection, cache, True)
    except sqlite3.OperationalError:
        # Locked for long, read-only, or no room: the answer is given all the same.
        connection.close()
        return _built(root, None, made_by)
    except sqlite3.DatabaseError:
        pass
    connection.close()
    return _built(root, cache, made_by)


def _rebuilt(root: Path, cache: Path | None) -> Index:
    return _built(root, cache, store.maker())


def _built(root: Path, cache: Path | None, made_by: str) -> Index:
    """Return a new index, kept in the cache folder if that lets us."""
    folder = store.folder_of(cache, root) if cache else None
    try:
        building = store.begun(folder) if folder else None
    except OSError:
        building = None
    if building is None:
        return Index(root, _filled(None, root, made_by, 0), cache)
    try:
        _filled(building, root, made_by, store.stamp(folder)).close()
        kept = store.opened(store.published(building), root, made_by)
        if kept is not None:
            return Index(root, kept, cache, True)
    except (OSError, sqlite3.Error):
        # No room, most likely. What is wrong with the project itself is told the second time.
        pass
    finally:
        with contextlib.suppress(OSError):
            building.unlink(missing_ok=True)
    return Index(root, _filled(None, root, made_by, 0), cache)


def _filled(file: Path | None, root: Path, made_by: str, now: int) -> sqlite3.Connection:
    from minnes.archive import harvest
    from minnes.archive.workspace import open_workspace

    workspace = open_workspace(root)
    pattern = workspace.project.meetings if workspace.project else scan.EVERYWHERE
    listing = scan.listing(root, pattern)
    files = listing.files()
    connection = store.connect(file)
    store.make_tables(connection, root, made_by)
    connection.execute("BEGIN")
    writing.write_project(connection, workspace, writing.project_digest(root))
    reads = harvest.harvest(harvest.reader(workspace), sorted(files))
    writing.write_files(connection, reads, files, now)
    writing.remember(connection, "" if _racy(listing, now) else listing.digest())
    connection.execute("COMMIT")
    store.make_indexes(connection)
    connection.execute("BEGIN")
    writing.restand(connection, None)
    connection.execute("COMMIT")
    return connection


def _refreshed(connection: sqlite3.Connection, root: Path, folder: Path | None) -> bool:
    """Bring an index up to date; returns false when all of it must be made anew.

    Raises `sqlite3.OperationalError` when it cannot be written.
    """
    header = dict(connection.execute("SELECT key, value FROM header"))
    digest = writing.project_digest(root)
    workspace = None
    if digest != header.get("project"):
        from minnes.archive.harvest import naming_digest
        from minnes.archive.workspace import open_workspace

        workspace = open_workspace(root)
        if naming_digest(workspace) != header.get("naming"):
            # Rows are kept under the names the project gives: with other names, all are others.
            return False
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
    try:
        with _writing(connection):
            if workspace:
                writing.write_project(connection, workspace, digest)
            touched = writing.forget(connection, [*gone, *changed])
            touched |= writing.write_files(connection, reads, files, now)
            unchanged = set(doubtful) - set(changed)
            writing.see_again(connection, [(path, files[path]) for path in unchanged], now)
            writing.remember(connection, "" if _racy(listing, now) else digest_of_all)
            writing.restand(connection, touched)
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
        return bool(writing.content_digest(file.read_bytes()) == known[5])
    except OSError:
        return False


@contextlib.contextmanager
def _writing(connection: sqlite3.Connection) -> Iterator[None]:
    """Hold the right to write; what was begun is taken back when anything goes wrong."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
