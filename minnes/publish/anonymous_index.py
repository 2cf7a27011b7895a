"""An index in memory in which nobody is named, for reports whose readers must not know who said what."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from minnes.archive.index import Index
from minnes.archive.workspace import open_workspace
from minnes.publish.edition import Edition
from minnes.publish.edition_reader import read_edition
from minnes.query.memory_index import index_of_rows


def anonymous_index(index: Index, edition: Edition, today: date, paths: Collection[str]) -> Index:
    """Return the rows of files in which nobody is named, whatever the project shows of names.

    `index` is the whole one. The views of the new one stand as of a day.
    """
    rows = {
        read.path: read.rows for read in read_edition(index, sorted(paths), edition, names="none")
    }
    return index_of_rows(rows, open_workspace(index.root), today)
