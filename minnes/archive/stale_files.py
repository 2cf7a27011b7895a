"""Finds the minute files that may differ from what an index has of them.

Why so little is imported: a scout process does this while the command is still starting.
"""

from __future__ import annotations

from collections.abc import Iterator

from minnes.archive.listing import RACY, Listing, listing
from minnes.archive.project_paths import PROJECT_FILE

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from typing import Any


def stale_files(connection: sqlite3.Connection, root: str, pattern: str) -> Iterator[Any]:
    """Yield the digest of the files' listing, then a tuple: newest change, deleted paths, stale files.

    The newest change is in nanoseconds; stale files, new or maybe changed, are signatures by path.
    Most questions need no more than the digest. Raises `OSError`.
    """
    found = listing(root, pattern, PROJECT_FILE)
    yield found.digest()
    yield found.newest(), *_differences(connection, found)


def _differences(connection: sqlite3.Connection, found: Listing) -> tuple[Any, Any]:
    question = "SELECT path, size, modified, inode, changed, seen FROM file"
    known = {row[0]: row[1:] for row in connection.execute(question)}
    files = found.files()
    doubtful = {}
    for path, signature in files.items():
        before = known.pop(path, None)
        if before is None or before[:4] != signature or signature[1] > before[4] - RACY:
            doubtful[path] = signature
    return list(known), doubtful
