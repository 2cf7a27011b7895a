"""Finding minute files and what the system says of them, so fast that every file is asked every time.

Why beside workspace.py: a question to an index that is up to date must not wait for the models.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

PROJECT_FILE = "minnes.yaml"
PROJECT_FILES = (PROJECT_FILE, "register/organizations.yaml", "register/series.yaml")
EVERYWHERE = "**/*.yaml"
"""Where minutes lie in a folder that is no project."""

_BY_DESCRIPTOR = os.scandir in os.supports_fd and os.open in os.supports_dir_fd
_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0)


class Signature(NamedTuple):
    """What changes when a file does; times in nanoseconds."""

    size: int
    modified: int
    inode: int
    changed: int


def find_root(start: Path) -> Path | None:
    """Return the nearest folder at or above `start` (an absolute path) that holds a minnes.yaml."""
    folders = (start, *start.parents) if start.is_dir() else start.parents
    return next((folder for folder in folders if (folder / PROJECT_FILE).is_file()), None)


def signature(file: Path) -> Signature | None:
    """Return a file's signature, or nothing if there is no such file."""
    try:
        return _signature(file.stat())
    except OSError:
        return None


def minutes(root: Path, pattern: str) -> dict[str, Signature]:
    """Return the signature of every minute file below the root, by path with forward slashes.

    Hidden folders and links to folders stay out; a link to a file counts as that file.
    Raises `OSError` for a folder that cannot be read.
    """
    wanted = _pattern(pattern)
    top = PurePosixPath(pattern.partition("*")[0] + "x").parent.as_posix()
    prefix = "" if top == "." else f"{top}/"
    folder = root / top
    if not folder.is_dir():
        return {}
    walk = _by_descriptor if _BY_DESCRIPTOR else _by_path
    return {
        path: _signature(found)
        for path, found in walk(folder, prefix, PurePosixPath(pattern).suffix)
        if wanted.fullmatch(path) and not path.endswith(PROJECT_FILE)
    }


def _signature(found: os.stat_result) -> Signature:
    return Signature(found.st_size, found.st_mtime_ns, found.st_ino, found.st_ctime_ns)


def _by_descriptor(folder: Path, prefix: str, ending: str) -> Iterator[tuple[str, os.stat_result]]:
    """Yield files below a folder: by descriptor the system looks up one name, not a whole path."""
    pending = [(os.open(folder, _FOLDER & ~getattr(os, "O_NOFOLLOW", 0)), prefix)]
    while pending:
        descriptor, above = pending.pop()
        try:
            with os.scandir(descriptor) as entries:
                for entry in entries:
                    name = entry.name
                    if name.startswith("."):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        inner = os.open(name, _FOLDER, dir_fd=descriptor)
                        pending.append((inner, f"{above}{name}/"))
                    elif name.endswith(ending) and (found := _stat(entry)):
                        yield above + name, found
        finally:
            os.close(descriptor)


def _by_path(folder: Path, prefix: str, ending: str) -> Iterator[tuple[str, os.stat_result]]:
    pending = [(str(folder), prefix)]
    while pending:
        path, above = pending.pop()
        with os.scandir(path) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    pending.append((entry.path, f"{above}{entry.name}/"))
                elif entry.name.endswith(ending) and (found := _stat(entry)):
                    # Windows leaves out the inode of entries it lists.
                    yield above + entry.name, found


def _stat(entry: os.DirEntry[str]) -> os.stat_result | None:
    try:
        found = entry.stat(follow_symlinks=entry.is_symlink())
    except FileNotFoundError:
        # A link to nothing is still a file we were given; one taken away meanwhile is none.
        if not entry.is_symlink():
            return None
        return entry.stat(follow_symlinks=False)
    return None if entry.is_symlink() and entry.is_dir() else found


def _pattern(glob: str) -> re.Pattern[str]:
    """Return a path pattern as a regular expression: `**/` any folders, `*` and `?` in a name."""
    parts = re.split(r"(\*\*/|\*|\?)", glob)
    meaning = {"**/": "(?:[^/]+/)*", "*": "[^/]*", "?": "[^/]"}
    return re.compile("".join(meaning.get(part, re.escape(part)) for part in parts))
