"""Writes the staged files to a folder, as they would be committed, to be checked there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from minnes.review.git import Repository


def lay_out(repository: Repository, top: str, target: Path, whole: Callable[[str], bool]) -> None:
    """Write the staged files below `top` (a path that is blank or ends in /) into a new folder.

    Those that are not wanted `whole` are blank there: it is enough that they exist.
    """
    staged = {
        path.removeprefix(top): blob
        for path, blob in repository.index().items()
        if path.startswith(top)
    }
    contents = repository.blobs(blob for path, blob in staged.items() if whole(path))
    for path, blob in staged.items():
        file = target / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(contents.get(blob, b"") if whole(path) else b"")
