"""The index of the public edition, beside the whole one: nothing internal is ever written to it.

The rows of a file that withholds nothing are copied. Any other file is read, what is withheld leaves
the model, and rows are made of the rest. So a query that forgets a condition leaks nothing. Neither
YAML nor the models are loaded if nothing has changed.
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
"""Statuses of minutes that are not public yet."""

_EARLY = ", ".join(f"'{status}'" for status in sorted(NOT_YET))
_NOT_COPIED = ("passage", "named", "doubtful")
_COPY_CONDITIONS = {
    **dict.fromkeys(OF_A_MEETING, "1"),
    # Nothing in a report is looked for by its words, nor by who is named.
    **dict.fromkeys(_NOT_COPIED, "0"),
    # What is said of an outcome that is internal is internal as well, whoever says it.
    "party": f"outcome NOT IN ({HIDDEN})",
    "saying": f"reference NOT IN ({HIDDEN})",
}
"""The condition for copying a row of each table, for files that withhold nothing."""


class _File(NamedTuple):
    """A file in the whole index."""

    number: int
    path: str
    digest: str


class _Files(NamedTuple):
    """The files of the edition, and those among them of which something is withheld."""

    state: str
    known: set[_File]
    redacted: set[_File]


def public_index(index: Index, drafts: bool = False) -> Index:
    """Return the index of the public edition, up to date; `index` is the whole one.

    Drafts and planned meetings are left out, unless `drafts` is set.
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


def doubtful_files(index: Index) -> set[str]:
    """Return the files that are in no public edition, since it is in doubt what is internal in them."""
    rows = index.query("SELECT path FROM file JOIN main.doubtful ON file = number")
    return {row[0] for row in rows}


def _fill(
    index: Index, drafts: bool, made_by: str, file: Path | None, _now: int
) -> sqlite3.Connection:
    """Return a new index of the public edition, in a file or in memory."""
    connection = store.connect(file)
    store.make_tables(connection, index.root, made_by)
    with transaction(connection), _snapshot(index):
        files = _files(index, drafts)
        edited = _edited(index, files.redacted)
        for table in OF_THE_PROJECT:
            rows = index.connection.execute(f"SELECT * FROM main.{table}")  # noqa: S608
            _insert(connection, table, rows)
        _write_rows(connection, index, files.known - files.redacted, edited)
        _save_header(connection, index, files)
        spoken_of = index.query("SELECT DISTINCT reference FROM main.saying")
    store.make_indexes(connection)
    with transaction(connection):
        # The standings were copied, and depend on minutes that are not public.
        index_writing.update_standings(connection, [row[0] for row in spoken_of])
    return connection


def _refresh(index: Index, drafts: bool, connection: sqlite3.Connection) -> bool:
    """Bring the rows up to date; returns false if the index must be built anew."""
    header = dict(connection.execute("SELECT key, value FROM header"))
    if header.get("state") == index.header("state"):
        return True
    if header.get("project") != index.header("project") or header.get("people") != _people(index):
        return False
    with transaction(connection), _snapshot(index):
        files = _files(index, drafts)
        rows = connection.execute("SELECT number, path, digest FROM file")
        before = {_File(*row) for row in rows}
        new = files.known - before
        if len(new) > len(before):
            return False
        # Drafts are not in the edition, but what is internal in them is so everywhere.
        speaking = _speaking_files(index, {*json.loads(header["hidden"])} ^ {*_hidden(index)})
        anew = new | {file for file in files.known if file.number in speaking}
        edited = _edited(index, anew & files.redacted)
        gone = [file.path for file in (before - files.known) | (anew & before)]
        touched = index_writing.delete_files(connection, gone)
        touched |= _write_rows(connection, index, anew - files.redacted, edited)
        index_writing.update_standings(connection, touched)
        _save_header(connection, index, files)
    return True


@contextlib.contextmanager
def _snapshot(index: Index) -> Iterator[None]:
    """Read the whole index in one transaction."""
    index.connection.execute("BEGIN")
    try:
        yield
    finally:
        if index.connection.in_transaction:
            index.connection.execute("COMMIT")


def _files(index: Index, drafts: bool) -> _Files:
    """Return the files of the edition."""
    rows = index.query(
        "SELECT f.number, f.path, f.digest, m.veiled FROM file f JOIN meeting m ON m.file = f.number"  # noqa: S608
        f" WHERE ({int(drafts)} OR m.status NOT IN ({_EARLY}))"
        " AND f.number NOT IN (SELECT file FROM main.doubtful)"
    )
    # Where names or small counts are withheld, any file may hold some.
    every = bool(index.header("withholds"))
    known = {_File(*row[:3]) for row in rows}
    return _Files(index.header("state"), known, {_File(*r[:3]) for r in rows if every or r[3]})


def _hidden(index: Index) -> list[str]:
    """Return the internal outcomes that other meetings speak of, by id."""
    rows = index.query(f"SELECT DISTINCT reference FROM main.saying WHERE reference IN ({HIDDEN})")  # noqa: S608
    return sorted(row[0] for row in rows)


def _speaking_files(index: Index, outcomes: Collection[str]) -> set[int]:
    """Return the numbers of files that speak of outcomes: what they say is internal if these are."""
    rows = index.query(
        "SELECT DISTINCT file FROM main.saying WHERE reference IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(outcomes)),),
    )
    return {row[0] for row in rows}


def _edited(index: Index, files: Collection[_File]) -> list[tuple[_File, FileRows]]:
    """Return the rows of files as the edition shows them, in the order of their numbers."""
    if not files:
        return []
    from minnes.publish.edition_reader import read_edition

    by_path = {file.path: file for file in files}
    read = read_edition(index, sorted(by_path), "public")
    return sorted((by_path[found.path], found) for found in read)


def _write_rows(
    connection: sqlite3.Connection,
    index: Index,
    plain: Iterable[_File],
    edited: Sequence[tuple[_File, FileRows]],
) -> set[str]:
    """Write the rows of files; returns the ids of outcomes that they state or mention."""
    numbers = json.dumps([file.number for file in plain])
    among = "IN (SELECT value FROM json_each(?))"
    question = f"SELECT * FROM main.file WHERE number {among}"  # noqa: S608
    _insert(connection, "file", index.connection.execute(question, (numbers,)))
    for table, condition in _COPY_CONDITIONS.items():
        question = f"SELECT * FROM main.{table} WHERE file {among} AND {condition}"  # noqa: S608
        _insert(connection, table, index.connection.execute(question, (numbers,)))
    for file, read in edited:
        _insert(connection, "file", [(*file[:2], 0, 0, 0, 0, 0, read.digest, read.code, read.line)])
        for table, rows in read.rows.items():
            if table not in _NOT_COPIED:
                _insert(connection, table, ((file.number, *row) for row in rows))
    written = json.dumps([*json.loads(numbers), *(file.number for file, _ in edited)])
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


def _save_header(connection: sqlite3.Connection, index: Index, files: _Files) -> None:
    """Save what the rows were made of, beside the header of the whole index."""
    own = ("maker", "root")
    header = [row for row in index.query("SELECT key, value FROM header") if row[0] not in own]
    header += [("state", files.state), ("people", _people(index))]
    header.append(("hidden", json.dumps(_hidden(index))))
    connection.executemany("INSERT OR REPLACE INTO header VALUES (?, ?)", header)


def _people(index: Index) -> str:
    """Return a digest of the people that are withheld wherever they are named, if any are."""
    if not index.header("withholds"):
        return ""
    return content_digest("\n".join(named_anywhere(index)).encode())
