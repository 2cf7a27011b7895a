"""An index in memory, built from rows that are at hand already, as of an edition, for reports."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from minnes.archive import index_writing, store
from minnes.archive.index import Index
from minnes.archive.tables import Rows
from minnes.query.ask import prepare

if TYPE_CHECKING:
    from minnes.archive.workspace import Workspace


def index_of_rows(rows: Mapping[str, Rows], workspace: Workspace, today: date) -> Index:
    """Return an index of the rows of meetings, given by path, and of the project itself.

    The rows must be of one edition already. The views are as of `today`.
    """
    from minnes.archive.index_reading import FileRows

    connection = store.connect(None)
    store.make_tables(connection, workspace.root, "")
    index_writing.write_project(connection, workspace, "")
    reads = [FileRows(path, "", tables) for path, tables in rows.items()]
    index_writing.write_files(connection, reads, dict.fromkeys(rows, (0, 0, 0, 0)), 0)
    store.make_indexes(connection)
    index_writing.update_standings(connection, None)
    index = Index(workspace.root, connection)
    prepare(index, today)
    return index
