"""A stamp of all that a site is made of, and of the site itself: if it is as it was, nothing is to do."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterator
from importlib.util import find_spec
from pathlib import Path

from minnes import resources
from minnes.archive.listing import RACY
from minnes.publish.site.pdf_texts import READER


def stamp(root: Path, folder: Path, but: Collection[Path], facts: Collection[str]) -> str:
    """Return a stamp of a project, of minnes itself, of the site in `folder`, and of some facts.

    Of the project every file counts, since any may be attached, except `but` and the site itself.
    """
    whole = hashlib.blake2b("\0".join(facts).encode(), digest_size=16)
    apart = {os.fspath(path.resolve()) for path in (folder, *but)}
    for path, status in sorted(_files(root.resolve(), apart)):
        whole.update(_line(path, status))
    for path, status in sorted(_files(folder.resolve(), ())):
        whole.update(_line(path, status))
    whole.update(stamp_of_minnes().encode())
    return whole.hexdigest()


def stamp_of_minnes() -> str:
    """Return a stamp of minnes itself, its templates among it, and of whether it can read PDFs."""
    whole = hashlib.blake2b(b"pdf" if find_spec(READER) else b"", digest_size=16)
    for top in (Path(__file__).parents[2], resources.templates()):
        for path, status in sorted(_files(top, ())):
            whole.update(_line(path, status))
    return whole.hexdigest()


def settled(root: Path, folder: Path, but: Collection[Path], now: int) -> bool:
    """Return whether no file of a project was changed just before `now`, in nanoseconds, or since."""
    apart = {os.fspath(path.resolve()) for path in (folder, *but)}
    times = (status.st_mtime_ns for _, status in _files(root.resolve(), apart))
    return max(times, default=0) < now - RACY


def _line(path: str, status: os.stat_result) -> bytes:
    known = f"{status.st_size} {status.st_mtime_ns} {status.st_ino} {status.st_ctime_ns}"
    return os.fsencode(path) + b"\0" + known.encode() + b"\n"


def _files(folder: Path, apart: Collection[str]) -> Iterator[tuple[str, os.stat_result]]:
    """Yield the files below a folder with what the system says of them; hidden ones stay out."""
    pending = [os.fspath(folder)]
    while pending:
        try:
            entries = os.scandir(pending.pop())
        except FileNotFoundError:
            continue
        with entries:
            for entry in entries:
                if entry.name.startswith(".") or entry.path in apart or entry.name == "__pycache__":
                    continue
                if entry.is_dir(follow_symlinks=False):
                    pending.append(entry.path)
                elif entry.is_file():
                    yield entry.path, entry.stat()
