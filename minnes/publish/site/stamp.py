"""A stamp of all inputs of a site and of its files, from their times and sizes: is there anything to do?"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterator
from importlib.util import find_spec
from pathlib import Path

from minnes import resources
from minnes.archive.listing import RACY
from minnes.publish.site.pdf_texts import READER


def stamp(root: Path, folder: Path, excluded: Collection[Path], options: Collection[str]) -> str:
    """Return a digest of the files of a project, of minnes, of the site in `folder`, and of `options`.

    Every file of the project counts, since any may be attached, but for `excluded` and the site itself.
    """
    whole = hashlib.blake2b(os.fsencode("\0".join(options)), digest_size=16)
    left_out = {os.fspath(path.resolve()) for path in (folder, *excluded)}
    for path, status in sorted(_files(root.resolve(), left_out)):
        whole.update(_line(path, status))
    for path, status in sorted(_files(folder.resolve(), ())):
        whole.update(_line(path, status))
    whole.update(stamp_of_minnes().encode())
    return whole.hexdigest()


def stamp_of_minnes() -> str:
    """Return a digest of minnes itself with its templates, and of whether it can read PDFs."""
    whole = hashlib.blake2b(b"pdf" if find_spec(READER) else b"", digest_size=16)
    for top in (Path(__file__).parents[2], resources.templates()):
        for path, status in sorted(_files(top, ())):
            whole.update(_line(path, status))
    return whole.hexdigest()


def is_settled(root: Path, folder: Path, excluded: Collection[Path], now: int) -> bool:
    """Return whether no file of a project was changed after just before `now`, in nanoseconds since 1970."""
    left_out = {os.fspath(path.resolve()) for path in (folder, *excluded)}
    times = (status.st_mtime_ns for _, status in _files(root.resolve(), left_out))
    return max(times, default=0) < now - RACY


def _line(path: str, status: os.stat_result) -> bytes:
    known = f"{status.st_size} {status.st_mtime_ns} {status.st_ino} {status.st_ctime_ns}"
    return os.fsencode(path) + b"\0" + known.encode() + b"\n"


def _files(folder: Path, excluded: Collection[str]) -> Iterator[tuple[str, os.stat_result]]:
    """Yield the path and the status of each file below a folder, but for hidden and `excluded` ones."""
    pending = [os.fspath(folder)]
    while pending:
        try:
            entries = os.scandir(pending.pop())
        except FileNotFoundError:
            continue
        with entries:
            for entry in entries:
                if (
                    entry.name.startswith(".")
                    or entry.path in excluded
                    or entry.name == "__pycache__"
                ):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    pending.append(entry.path)
                elif entry.is_file():
                    yield entry.path, entry.stat()
                elif entry.is_symlink():  # to a folder: it may lead elsewhere tomorrow
                    yield entry.path, entry.stat(follow_symlinks=False)
