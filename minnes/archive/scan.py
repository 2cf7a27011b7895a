"""Finding minute files and what the system says of them, so fast that every file is asked every time.

Why beside workspace.py: a question to an index that is up to date must not wait for the models.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import re
import stat
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TypeAlias

PROJECT_FILE = "minnes.yaml"
PROJECT_FILES = (PROJECT_FILE, "register/organizations.yaml", "register/series.yaml")
EVERYWHERE = "**/*.yaml"
"""Where minutes lie in a folder that is no project."""

_ALMOST = (".yml", ".yaml", ".yaml.txt", ".yml.txt")
_BY_DESCRIPTOR = os.scandir in os.supports_fd and os.open in os.supports_dir_fd
_SIGNED = 2**63 - 1
"""What an inode's number is cut to: some systems use all 64 bits, and SQLite one less."""
_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0)


Signature: TypeAlias = tuple[int, int, int, int]
"""What changes when a file does: size, time of change, inode, time of the inode's change (in ns)."""


def find_root(start: Path) -> Path | None:
    """Return the nearest folder at or above `start` (an absolute path) that holds a minnes.yaml."""
    folders = (start, *start.parents) if start.is_dir() else start.parents
    return next((folder for folder in folders if (folder / PROJECT_FILE).is_file()), None)


@dataclass(frozen=True, slots=True)
class Listing:
    """Minute files by path, and four numbers for each, one file's after the other's.

    Why so flat: a dictionary of tuples costs as much as asking the system, and most questions find
    that nothing changed.
    """

    paths: list[str]
    numbers: list[int]

    def files(self) -> dict[str, Signature]:
        """Return the signature of every file by its path."""
        each = iter(self.numbers)
        return dict(zip(self.paths, zip(each, each, each, each, strict=True), strict=True))

    def digest(self) -> str:
        """Return a digest of all of it; without a change a second listing gives the same."""
        whole = hashlib.blake2b("\0".join(self.paths).encode("utf-8", "surrogateescape"))
        whole.update(array("q", self.numbers).tobytes())
        return whole.hexdigest()[:32]

    def newest(self) -> int:
        """Return when the last of the files changed, in nanoseconds; 0 where there are none."""
        return max(self.numbers[1::4], default=0)


def minutes(root: Path, pattern: str) -> dict[str, Signature]:
    """Return the signature of every minute file below the root, by path with forward slashes.

    Hidden folders and links to folders stay out; a link to a file counts as that file.
    Raises `OSError` for a folder that cannot be read.
    """
    return listing(root, pattern).files()


def listing(root: Path, pattern: str) -> Listing:
    """Return the minute files below the root, as `minutes` does, in no order but always the same."""
    top = PurePosixPath(pattern.partition("*")[0] + "x").parent.as_posix()
    prefix = "" if top == "." else f"{top}/"
    folder = root / top
    if not folder.is_dir():
        return Listing([], [])
    ending = PurePosixPath(pattern).suffix
    walk = _by_descriptor if _BY_DESCRIPTOR else _by_path
    found = walk(folder, prefix, ending)
    if pattern == f"{prefix}**/*{ending}":
        return found
    wanted = path_pattern(pattern)
    at = [at for at, path in enumerate(found.paths) if wanted.fullmatch(path)]
    numbers = [number for one in at for number in found.numbers[4 * one : 4 * one + 4]]
    return Listing([found.paths[one] for one in at], numbers)


def signature(file: Path) -> Signature | None:
    """Return the signature of one file; nothing of what is no file. Raises `OSError`."""
    found = file.stat()
    if not stat.S_ISREG(found.st_mode):
        return None
    return found.st_size, found.st_mtime_ns, found.st_ino & _SIGNED, found.st_ctime_ns


def misnamed(root: Path, pattern: str) -> list[str]:
    """Return the paths of files that look like minutes, but that the pattern leaves out.

    Raises `OSError` for a folder that cannot be read.
    """
    wanted = path_pattern(pattern)
    folder = root / PurePosixPath(pattern.partition("*")[0])
    found = []
    for file in files_below(folder if folder.is_dir() else folder.parent):
        if file.lower().endswith(_ALMOST):
            path = os.path.relpath(file, root).replace(os.sep, "/")
            own = path in PROJECT_FILES or path.endswith(f"/{PROJECT_FILE}")
            if not own and not wanted.fullmatch(path):
                found.append(path)
    return found


def files_below(folder: Path) -> Iterator[str]:
    """Yield the paths of files below a folder, in no order; hidden folders and links to folders stay out."""
    pending = [str(folder)]
    while pending:
        with os.scandir(pending.pop()) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    pending.append(entry.path)
                else:
                    yield entry.path


def digest(files: Mapping[str, Signature]) -> str:
    """Return a digest of what a scan found; without a change a second scan gives the same.

    marshal is the fastest way to bytes; nothing reads them back. Its second version knows no
    references between objects, so equal lists give equal bytes.
    """
    return hashlib.blake2b(marshal.dumps(list(files.items()), 2), digest_size=16).hexdigest()


def _by_descriptor(folder: Path, prefix: str, ending: str) -> Listing:
    """Return files below a folder: by descriptor the system looks up one name, not a whole path."""
    found = Listing([], [])
    pending = [(os.open(folder, _FOLDER & ~getattr(os, "O_NOFOLLOW", 0)), prefix)]
    try:
        while pending:
            descriptor, above = pending.pop()
            try:
                with os.scandir(descriptor) as entries:
                    for name in _take(entries, above, ending, found):
                        inner = os.open(name, _FOLDER, dir_fd=descriptor)
                        pending.append((inner, f"{above}{name}/"))
            finally:
                os.close(descriptor)
    finally:
        for descriptor, _ in pending:
            os.close(descriptor)
    return found


def _by_path(folder: Path, prefix: str, ending: str) -> Listing:
    found = Listing([], [])
    pending = [(folder, prefix)]
    while pending:
        path, above = pending.pop()
        with os.scandir(path) as entries:
            names = _take(entries, above, ending, found)
        pending += [(path / name, f"{above}{name}/") for name in names]
    return found


def _take(
    entries: Iterator[os.DirEntry[str]], above: str, ending: str, found: Listing
) -> list[str]:
    """Add the files of one folder; returns the names of the folders in it.

    Why so plain: this is done for every file of every question, and each call more is a tenth.
    """
    folders = []
    add, count = found.paths.append, found.numbers.extend
    for entry in entries:
        name = entry.name
        if name[0] == ".":
            continue
        if name.endswith(ending) and not entry.is_dir(follow_symlinks=False):
            try:
                one = _stat(entry) if entry.is_symlink() else entry.stat(follow_symlinks=False)
            except FileNotFoundError:
                continue  # taken away since the folder was listed
            if one is not None and name != PROJECT_FILE:
                add(above + name)
                inode = one.st_ino & _SIGNED
                count((one.st_size, one.st_mtime_ns, inode, one.st_ctime_ns))
        elif entry.is_dir(follow_symlinks=False):
            folders.append(name)
    return folders


def _stat(link: os.DirEntry[str]) -> os.stat_result | None:
    """Return what the system says of the file a link leads to; of a link to nothing, of itself."""
    try:
        return None if link.is_dir() else link.stat()
    except FileNotFoundError:
        return link.stat(follow_symlinks=False)


def path_pattern(glob: str) -> re.Pattern[str]:
    """Return a path pattern as a regular expression: `**/` any folders, `*` and `?` in a name."""
    parts = re.split(r"(\*\*/|\*|\?)", glob)
    meaning = {"**/": "(?:[^/]+/)*", "*": "[^/]*", "?": "[^/]"}
    return re.compile("".join(meaning.get(part, re.escape(part)) for part in parts))
