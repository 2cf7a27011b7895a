"""Lists minute files with their signatures (size, times, inode), fast enough to do so in every run.

Files written in place do not touch their folder's time, so no file can be left out.

Why so little is imported, and paths are text: a scout does this while the command is still starting.
"""

from __future__ import annotations

import os
import posixpath
import stat
from array import array
from collections.abc import Iterator
from hashlib import blake2b

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

_BY_DESCRIPTOR = os.scandir in os.supports_fd and os.open in os.supports_dir_fd
_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
SIGNED = 2**63 - 1
"""What an inode's number is cut to: some systems use all 64 bits, and SQLite one less."""

RACY = 3_000_000_000
"""Nanoseconds within which a file may change twice without its time telling: two seconds where times
are coarsest, and one for what passes between looking at a file and the time it was seen."""

Signature = tuple[int, int, int, int]
"""What changes when a file does: size, time of change, inode, time of the inode's change (in ns)."""


class Listing:
    """Minute files by path, with the four numbers of each signature in one flat array.

    Why so flat: a dictionary of tuples costs as much as asking the system, and most questions find
    that nothing changed.
    """

    __slots__ = ("numbers", "paths")

    def __init__(self, paths: list[str], numbers: list[int]) -> None:
        self.paths = paths
        self.numbers = numbers

    def files(self) -> dict[str, Signature]:
        """Return the signature of every file by its path."""
        each = iter(self.numbers)
        return dict(zip(self.paths, zip(each, each, each, each, strict=True), strict=True))

    def digest(self) -> str:
        """Return a digest of paths and signatures; it is the same as long as no file changes."""
        whole = blake2b("\0".join(self.paths).encode("utf-8", "surrogateescape"))
        whole.update(array("q", self.numbers).tobytes())
        return whole.hexdigest()[:32]

    def newest(self) -> int:
        """Return when the last of the files changed, in nanoseconds; 0 where there are none."""
        return max(self.numbers[1::4], default=0)


def listing(root: str, pattern: str, but: str) -> Listing:
    """Return the files below the root whose paths match a pattern, but for those called `but`.

    Unchanged, they are always in one order. Raises `OSError` for a folder that cannot be read.
    """
    top = posixpath.dirname(posixpath.normpath(pattern.partition("*")[0] + "x"))
    prefix = f"{top}/" if top else ""
    ending = posixpath.splitext(pattern)[1]
    files = below(os.path.join(root, top), prefix, ending, but)
    if pattern == f"{prefix}**/*{ending}":
        return files
    wanted = path_pattern(pattern)
    at = [at for at, path in enumerate(files.paths) if wanted.fullmatch(path)]
    numbers = [
        number for position in at for number in files.numbers[4 * position : 4 * position + 4]
    ]
    return Listing([files.paths[position] for position in at], numbers)


def path_pattern(glob: str) -> re.Pattern[str]:
    """Return a path pattern as a regular expression: `**/` any folders, `*` and `?` in a name."""
    import re

    parts = re.split(r"(\*\*/|\*|\?)", glob)
    meaning = {"**/": "(?:[^/]+/)*", "*": "[^/]*", "?": "[^/]"}
    return re.compile("".join(meaning.get(part, re.escape(part)) for part in parts))


def below(folder: str, prefix: str, ending: str, but: str) -> Listing:
    """Return the files below a folder whose names have an ending, but for those called `but`.

    `prefix` comes before each path. Hidden folders and links to folders stay out; a link to a file
    counts as that file. Raises `OSError` for a folder that cannot be read.
    """
    files = Listing([], [])
    if os.path.isdir(folder):
        walk = _by_descriptor if _BY_DESCRIPTOR else _by_path
        walk(folder, prefix, ending, but, files)
    return files


def _by_descriptor(folder: str, prefix: str, ending: str, but: str, files: Listing) -> None:
    """Add the files below a folder, opened by file descriptor: faster than looking up whole paths."""
    pending = [(os.open(folder, _FOLDER), prefix)]
    try:
        while pending:
            descriptor, above = pending.pop()
            try:
                with os.scandir(descriptor) as entries:
                    for name in _take(entries, above, ending, but, files):
                        pending.append((_opened(name, descriptor, above), f"{above}{name}/"))
            finally:
                os.close(descriptor)
    finally:
        for descriptor, _ in pending:
            os.close(descriptor)


def _opened(name: str, folder: int, above: str) -> int:
    try:
        return os.open(name, _FOLDER | _NO_LINK, dir_fd=folder)
    except OSError as error:
        # The name alone would tell nobody which folder is meant.
        error.filename = f"{above}{name}"
        raise


def _by_path(folder: str, prefix: str, ending: str, but: str, files: Listing) -> None:
    pending = [(folder, prefix)]
    while pending:
        path, above = pending.pop()
        with os.scandir(path) as entries:
            names = _take(entries, above, ending, but, files)
        pending += [(os.path.join(path, name), f"{above}{name}/") for name in names]


def _take(
    entries: Iterator[os.DirEntry[str]], above: str, ending: str, but: str, files: Listing
) -> list[str]:
    """Add the files of one folder; returns the names of the folders in it.

    Why so plain: this is done for every file of every question, and each call more is a tenth.
    """
    folders = []
    add, count = files.paths.append, files.numbers.extend
    for entry in entries:
        name = entry.name
        if name[0] == ".":
            continue
        if entry.is_dir(follow_symlinks=False):
            folders.append(name)
        elif name.endswith(ending) and name != but:
            try:
                plain = entry.is_file(follow_symlinks=False)
                status = entry.stat(follow_symlinks=False) if plain else _stat(entry)
            except FileNotFoundError:
                continue  # taken away since the folder was listed
            if status is not None:
                add(above + name)
                count(
                    (status.st_size, status.st_mtime_ns, status.st_ino & SIGNED, status.st_ctime_ns)
                )
    return folders


def _stat(entry: os.DirEntry[str]) -> os.stat_result | None:
    """Return the status of an entry, of a link that of its target, or its own if there is none.

    All else is nothing of ours: a folder, or a pipe, whose reading would never end.
    """
    try:
        status = entry.stat()
    except OSError:
        return entry.stat(follow_symlinks=False)
    return status if stat.S_ISREG(status.st_mode) else None
