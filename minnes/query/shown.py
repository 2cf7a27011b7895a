"""An index of rows that are at hand already, of whichever edition, to ask reports of."""

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


def shown_of(rows: Mapping[str, Rows], workspace: Workspace, today: date) -> Index:
    """Return the rows of meetings, by the path of their file, with those of the project itself.

    The rows must be those of one edition already. Views stand as of a day.
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
