"""Writes rows to the index, within a transaction of the caller."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from minnes.archive.ledger import WORDLESS, Saying, Stated, last_day, replay
from minnes.archive.listing import Signature
from minnes.archive.tables import OF_A_MEETING, columns

if TYPE_CHECKING:
    from minnes.archive.index_reading import FileRows
    from minnes.archive.workspace import Workspace
    from minnes.model.project import Project


def write_project(connection: sqlite3.Connection, workspace: Workspace, digest: str) -> None:
    """Replace the rows of minnes.yaml and the files beside it."""
    import json

    from minnes.archive.index_reading import project_rows
    from minnes.archive.naming import spellings
    from minnes.archive.scan import EVERYWHERE
    from minnes.model.project import Project
    from minnes.source.diagnostic import Severity

    project = workspace.project or Project()
    problems = [
        (diagnostic.path, diagnostic.span.line, diagnostic.code)
        for diagnostic in workspace.diagnostics
        if diagnostic.severity == Severity.ERROR
    ]
    header = {
        "project": digest,
        "spellings": spellings(workspace.project),
        "pattern": project.meetings if workspace.project else EVERYWHERE,
        "language": project.language or "",
        "timezone": project.timezone,
        "title": project.organization or "",
        "withholds": _withholds(project),
        "problems": json.dumps(problems),
    }
    connection.executemany("INSERT OR REPLACE INTO header VALUES (?, ?)", header.items())
    for table, rows in project_rows(workspace).items():
        connection.execute(f"DELETE FROM {table}")  # noqa: S608
        marks = ", ".join("?" * len(columns(table)))
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608


def _withholds(project: Project) -> str:
    """Return what the public edition withholds beside internal parts, in a comma-separated list."""
    settings = project.publish
    names = settings.names if settings.names != "full" else ""
    return ", ".join(filter(None, (names, str(settings.withhold_below or ""))))


def write_files(
    connection: sqlite3.Connection,
    reads: Iterable[FileRows],
    files: Mapping[str, Signature],
    now: int,
) -> set[str]:
    """Write the rows of files that are not in the index; returns the ids of outcomes they state or mention.

    `now` is the file system's time in nanoseconds before the files were looked at.
    """
    touched: set[str] = set()
    place = {table: columns(table).index for table in ("outcome", "saying")}
    outcome, reference = place["outcome"]("id"), place["saying"]("reference")
    insert = {table: inserting(table) for table in OF_A_MEETING}
    new_file = (
        "INSERT INTO file (path, size, modified, inode, changed, seen, digest, code, at_line)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
    )
    for read in reads:
        facts = (read.path, *files[read.path], now, read.digest, read.code, read.line)
        number = connection.execute(new_file, facts).lastrowid
        for table, rows in read.rows.items():
            if rows:
                connection.executemany(insert[table], [(number, *row) for row in rows])
        touched.update(row[outcome] for row in read.rows.get("outcome", ()))
        touched.update(row[reference] for row in read.rows.get("saying", ()))
    return touched


def inserting(table: str) -> str:
    """Return the statement that inserts a row into a table, the number of its file first."""
    return f"INSERT INTO {table} VALUES (?{', ?' * len(columns(table))})"  # noqa: S608


def delete_files(connection: sqlite3.Connection, paths: Sequence[str]) -> set[str]:
    """Delete the rows of files; returns the ids of outcomes that they stated or mentioned."""
    touched: set[str] = set()
    for path in paths:
        row = connection.execute("SELECT number FROM file WHERE path = ?", (path,)).fetchone()
        if row is None:
            continue
        said = "SELECT id FROM outcome WHERE file = ?1 UNION SELECT reference FROM saying"
        touched.update(row[0] for row in connection.execute(f"{said} WHERE file = ?1", row))
        connection.execute(
            "INSERT INTO words (words, rowid, title, body)"
            " SELECT 'delete', rowid, title, body FROM passage WHERE file = ? AND found",
            row,
        )
        for table in OF_A_MEETING:
            connection.execute(f"DELETE FROM {table} WHERE file = ?", row)  # noqa: S608
        connection.execute("DELETE FROM file WHERE number = ?", row)
    return touched


def update_signatures(
    connection: sqlite3.Connection, files: Iterable[tuple[str, Signature]], now: int
) -> None:
    """Save the new signatures of files whose content is the same."""
    connection.executemany(
        "UPDATE file SET size = ?, modified = ?, inode = ?, changed = ?, seen = ? WHERE path = ?",
        [(*signature, now, path) for path, signature in files],
    )


def save_listing(connection: sqlite3.Connection, listing: str) -> None:
    """Save the digest of the listing that the rows are of; "" if a file may change unseen."""
    connection.execute("INSERT OR REPLACE INTO header VALUES ('listing', ?)", (listing,))


def renew_state(connection: sqlite3.Connection) -> None:
    """Give the rows a new random `state`, by which other caches see that they changed."""
    connection.execute("INSERT OR REPLACE INTO header VALUES ('state', ?)", (os.urandom(12).hex(),))


def update_standings(connection: sqlite3.Connection, outcomes: Iterable[str] | None) -> None:
    """Work out the standing of outcomes again; with None, of all outcomes of a new index."""
    held = ", ".join(f"'{status}'" for status in sorted(WORDLESS))
    stated = (
        "o.rowid, o.id, o.file, o.kind, o.stated, o.stated_due, o.stated_owner, o.condition,"
        " o.deferred_to, w.date"
    )
    said = "s.file, m.date, m.id, s.status, s.due, s.owner, s.note, s.replacing"
    if outcomes is None:
        rows = connection.execute(
            f"SELECT {stated}, {said} FROM outcome o CROSS JOIN meeting w ON w.file = o.file"  # noqa: S608
            " CROSS JOIN saying s ON s.reference = o.id"
            f" CROSS JOIN meeting m ON m.file = s.file WHERE m.status NOT IN ({held})"
        )
        several = groupby(rows, lambda row: row[:10])
        standings = [_standing(key, [row[10:] for row in some]) for key, some in several]
    else:
        sayings = (
            f"SELECT {said} FROM saying s JOIN meeting m USING (file)"  # noqa: S608
            f" WHERE s.reference = ? AND m.status NOT IN ({held})"
        )
        question = f"SELECT {stated} FROM outcome o JOIN meeting w USING (file) WHERE o.id = ?"  # noqa: S608
        standings = []
        for outcome in outcomes:
            said_of_it = connection.execute(sayings, (outcome,)).fetchall()
            standings += [
                _standing(row, said_of_it) for row in connection.execute(question, (outcome,))
            ]
    connection.executemany(
        "UPDATE outcome SET status = ?, due = ?, owner = ?, since = ?, replaced_by = ?, term = ?"
        " WHERE rowid = ?",
        [standing for standing, _ in standings],
    )
    # In a new index, the first to be named are marked as owners already.
    connection.executemany(
        "UPDATE party SET part = CASE file WHEN ?3 THEN 'owner' ELSE 'former' END"
        " WHERE outcome = ?1 AND part <> 'concerns'"
        # A copied file states the same once more, for itself.
        " AND (file = ?2 OR file NOT IN (SELECT file FROM outcome WHERE id = ?1))",
        [owned for _, owned in standings if outcomes is not None or owned[1] != owned[2]],
    )


def _standing(
    stated: tuple[Any, ...], said: Sequence[tuple[Any, ...]]
) -> tuple[tuple[Any, ...], tuple[str, int, int]]:
    """Return the standing of an outcome, with its rowid at the end, and where its owner is told.

    That is its id, the number of its own file, and of the file that names its owner now.
    """
    number, own, file, *words = stated
    outcome = Stated(*words)
    now = replay(outcome, [Saying(*row[1:]) for row in said])
    owner = max(
        ((row[1], row[2], row[0]) for row in said if row[5] and row[1] >= outcome.date),
        default=("", "", file),
    )[2]
    return (*now, now.due or last_day(outcome.deferred_to), number), (own, file, owner)
