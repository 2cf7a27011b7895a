"""The index of the public edition, kept beside the whole one: nothing internal was ever in it.

Of a file that withholds nothing the rows are copied. Any other is read, what is withheld leaves the
model, and only then are its rows made. So reports are answered at once, and forgetting a condition
in a question shows nothing. Neither YAML nor the models are loaded where nothing has changed.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from minnes.archive import index_writing, store
from minnes.archive.digests import content_digest
from minnes.archive.index import Index, IndexFile
from minnes.archive.index_update import transaction
from minnes.archive.tables import OF_A_MEETING, OF_THE_PROJECT
from minnes.publish.withheld_elsewhere import HIDDEN, named_anywhere

if TYPE_CHECKING:
    from minnes.archive.index_reading import FileRows

NOT_YET = frozenset({"draft", "planned"})
"""Statuses of minutes that are not for everybody yet."""

_EARLY = ", ".join(f"'{status}'" for status in sorted(NOT_YET))
_COPIED = {
    **dict.fromkeys(OF_A_MEETING, "1"),
    # Nothing in a report is looked for by its words.
    "passage": "0",
    # What is said of an outcome that is internal is internal as well, whoever says it.
    "party": f"outcome NOT IN ({HIDDEN})",
    "saying": f"reference NOT IN ({HIDDEN})",
}
"""What is copied of each table, of files that withhold nothing."""


class _File(NamedTuple):
    """A file as the whole index has it."""

    number: int
    path: str
    digest: str


class _Files(NamedTuple):
    """The files of the edition; of those that are `veiled` something is withheld."""

    state: str
    known: set[_File]
    veiled: set[_File]


def public_index(index: Index, drafts: bool = False) -> Index:
    """Return the index of the public edition, up to date; `index` is the whole one.

    Drafts and meetings that are only planned are as if they were not there, but if `drafts` says so.
    """
    folder = index.folder / ("public-with-drafts" if drafts else "public") if index.folder else None
    made_by = store.maker_digest("query", "publish")
    fill, refresh = partial(_fill, index, drafts, made_by), partial(_refresh, index, drafts)
    return IndexFile(index.root, folder, made_by, fill, refresh).open()


def drafts_left_out(index: Index, since: str, until: str, series: str) -> int:
    """Return how many drafts of a period, maybe of one series, the public edition does not show."""
    ((count,),) = index.query(
        "SELECT count(*) FROM meeting WHERE status = 'draft' AND (?1 = '' OR date >= ?1)"
        " AND (?2 = '' OR date <> '' AND date <= ?2) AND (?3 = '' OR series = ?3)",
        (since, until, series),
    )
    return int(count)


def _fill(
    index: Index, drafts: bool, made_by: str, file: Path | None, _now: int
) -> sqlite3.Connection:
    """Return a new index of the public edition, in a file or in memory."""
    connection = store.connect(file)
    store.make_tables(connection, index.root, made_by)
    with transaction(connection), _still(index):
        files = _files(index, drafts)
        read_edition = _edited(index, files.veiled)
        for table in OF_THE_PROJECT:
            rows = index.connection.execute(f"SELECT * FROM main.{table}")  # noqa: S608
            _insert(connection, table, rows)
        _take(connection, index, files.known - files.veiled, read_edition)
        _sign(connection, index, files)
        spoken_of = index.query("SELECT DISTINCT reference FROM main.saying")
    store.make_indexes(connection)
    with transaction(connection):
        # Rows came with how they stand by all minutes, those among them that are not shown.
        index_writing.update_standings(connection, [row[0] for row in spoken_of])
    return connection


def _refresh(index: Index, drafts: bool, connection: sqlite3.Connection) -> bool:
    """Bring the rows up to date; returns false when all must be made anew."""
    header = dict(connection.execute("SELECT key, value FROM header"))
    if header.get("state") == index.header("state"):
        return True
    if header.get("project") != index.header("project") or header.get("people") != _people(index):
        return False
    with transaction(connection), _still(index):
        files = _files(index, drafts)
        rows = connection.execute("SELECT number, path, digest FROM file")
        before = {_File(*row) for row in rows}
        new = files.known - before
        if len(new) > len(before):
            return False
        touching = _touching(index, [file.number for file in new])
        anew = new | {file for file in files.known if file.number in touching}
        read_edition = _edited(index, anew & files.veiled)
        gone = [file.path for file in (before - files.known) | (anew & before)]
        touched = index_writing.delete_files(connection, gone)
        touched |= _take(connection, index, anew - files.veiled, read_edition)
        index_writing.update_standings(connection, touched)
        _sign(connection, index, files)
    return True


@contextlib.contextmanager
def _still(index: Index) -> Iterator[None]:
    """Hold the whole index as it is: what is read of it belongs together."""
    index.connection.execute("BEGIN")
    try:
        yield
    finally:
        if index.connection.in_transaction:
            index.connection.execute("COMMIT")


def _files(index: Index, drafts: bool) -> _Files:
    """Return what the edition is made of."""
    rows = index.query(
        "SELECT f.number, f.path, f.digest, m.veiled FROM file f JOIN meeting m ON m.file = f.number"  # noqa: S608
        f" WHERE {int(drafts)} OR m.status NOT IN ({_EARLY})"
    )
    # Where names or small counts are withheld, any file may hold some.
    every = bool(index.header("withholds"))
    known = {_File(*row[:3]) for row in rows}
    return _Files(index.header("state"), known, {_File(*r[:3]) for r in rows if every or r[3]})


def _touching(index: Index, files: Sequence[int]) -> set[int]:
    """Return the files that say something of the outcomes of others: these may be internal now."""
    rows = index.query(
        "SELECT DISTINCT s.file FROM outcome o JOIN saying s ON s.reference = o.id"
        " WHERE o.file IN (SELECT value FROM json_each(?))",
        (json.dumps(files),),
    )
    return {row[0] for row in rows}


def _edited(index: Index, files: Collection[_File]) -> list[tuple[_File, FileRows]]:
    """Return what came of files that are read, in the order of their numbers."""
    if not files:
        return []
    from minnes.publish.edition_reader import read_edition

    by_path = {file.path: file for file in files}
    read = read_edition(index, sorted(by_path), "public")
    return sorted((by_path[found.path], found) for found in read)


def _take(
    connection: sqlite3.Connection,
    index: Index,
    plain: Iterable[_File],
    read_edition: Sequence[tuple[_File, FileRows]],
) -> set[str]:
    """Write the rows of files that are not there; returns the outcomes they touch."""
    numbers = json.dumps([file.number for file in plain])
    among = "IN (SELECT value FROM json_each(?))"
    question = f"SELECT * FROM main.file WHERE number {among}"  # noqa: S608
    _insert(connection, "file", index.connection.execute(question, (numbers,)))
    for table, condition in _COPIED.items():
        question = f"SELECT * FROM main.{table} WHERE file {among} AND {condition}"  # noqa: S608
        _insert(connection, table, index.connection.execute(question, (numbers,)))
    for file, read in read_edition:
        _insert(connection, "file", [(*file[:2], 0, 0, 0, 0, 0, read.digest, read.code, read.line)])
        for table, rows in read.rows.items():
            if table != "passage":
                _insert(connection, table, ((file.number, *row) for row in rows))
    written = json.dumps([*json.loads(numbers), *(file.number for file, _ in read_edition)])
    said = f"SELECT id FROM outcome WHERE file {among} UNION SELECT reference FROM saying"  # noqa: S608
    cursor = connection.execute(f"{said} WHERE file {among}", (written, written))
    return {row[0] for row in cursor}


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[Sequence[Any]]) -> None:
    several = iter(rows)
    first = next(several, None)
    if first is not None:
        insert = f"INSERT INTO {table} VALUES ({', '.join('?' * len(first))})"  # noqa: S608
        connection.execute(insert, first)
        connection.executemany(insert, several)


def _sign(connection: sqlite3.Connection, index: Index, files: _Files) -> None:
    """Write down what the rows were made of."""
    own = ("maker", "root")
    header = [row for row in index.query("SELECT key, value FROM header") if row[0] not in own]
    header += [("state", files.state), ("people", _people(index))]
    connection.executemany("INSERT OR REPLACE INTO header VALUES (?, ?)", header)


def _people(index: Index) -> str:
    """Return a digest of the people that are withheld wherever they are named, if any are."""
    if not index.header("withholds"):
        return ""
    return content_digest("\n".join(named_anywhere(index)).encode())
