"""What an edition shows of all minutes, as the tables and views that questions are asked of."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from minnes.archive import store, writing
from minnes.archive.index import Index
from minnes.archive.tables import Rows
from minnes.query.ask import prepare

if TYPE_CHECKING:
    from minnes.archive.workspace import Workspace

VEILED = "SELECT DISTINCT file FROM passage WHERE internal AND kind <> 'notes'"
"""The files that hold something internal; notes are in no row but of the search."""


class Shown(Index):
    """The rows of one edition.

    Unlike the index it is never made anew from the files themselves: those hold what is internal.
    """

    def ask(self, question: str, values: Sequence[Any] | dict[str, Any] = ()) -> list[Any]:
        """Return the rows of a question."""
        return self.connection.execute(question, values).fetchall()


def whole(index: Index) -> Shown:
    """Return all rows of an index, what is internal among them."""
    return Shown(index.root, index.connection)


def withholds(index: Index, files: Collection[int] | None = None) -> bool:
    """Return whether the public edition withholds anything, of files with these numbers or of all."""
    if index.header("withholds"):
        return True
    if files is None:
        return bool(index.ask(f"{VEILED} LIMIT 1"))
    return any(row[0] in files for row in index.ask(VEILED))


def shown_of(rows: Mapping[str, Rows], workspace: Workspace, today: date) -> Shown:
    """Return the rows of meetings, by the path of their file, with those of the project itself.

    The rows must be those of one edition already. Views stand as of a day.
    """
    from minnes.archive.harvest import Read

    connection = store.connect(None)
    store.make_tables(connection, workspace.root, "")
    writing.write_project(connection, workspace, "")
    reads = [Read(path, "", found) for path, found in rows.items()]
    writing.write_files(connection, reads, dict.fromkeys(rows, (0, 0, 0, 0)), 0)
    store.make_indexes(connection)
    writing.restand(connection, None)
    shown = Shown(workspace.root, connection)
    prepare(shown, today)
    return shown
