"""Finding minute files and what the system says of them, so fast that every file is asked every time.

Why beside workspace.py: a question to an index that is up to date must not wait for the models.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import re
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import TypeAlias

PROJECT_FILE = "minnes.yaml"
PROJECT_FILES = (PROJECT_FILE, "register/organizations.yaml", "register/series.yaml")
EVERYWHERE = "**/*.yaml"
"""Where minutes lie in a folder that is no project."""

_ALMOST = (".yml", ".yaml", ".yaml.txt", ".yml.txt")
_BY_DESCRIPTOR = os.scandir in os.supports_fd and os.open in os.supports_dir_fd
_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0)


Signature: TypeAlias = tuple[int, int, int, int]
"""What changes when a file does: size, time of change, inode, time of the inode's change (in ns)."""


def find_root(start: Path) -> Path | None:
    """Return the nearest folder at or above `start` (an absolute path) that holds a minnes.yaml."""
    folders = (start, *start.parents) if start.is_dir() else start.parents
    return next((folder for folder in folders if (folder / PROJECT_FILE).is_file()), None)


def minutes(root: Path, pattern: str) -> dict[str, Signature]:
    """Return the signature of every minute file below the root, by path with forward slashes.

    Hidden folders and links to folders stay out; a link to a file counts as that file.
    Raises `OSError` for a folder that cannot be read.
    """
    top = PurePosixPath(pattern.partition("*")[0] + "x").parent.as_posix()
    prefix = "" if top == "." else f"{top}/"
    folder = root / top
    if not folder.is_dir():
        return {}
    ending = PurePosixPath(pattern).suffix
    walk = _by_descriptor if _BY_DESCRIPTOR else _by_path
    found = walk(folder, prefix, ending)
    if pattern != f"{prefix}**/*{ending}":
        wanted = path_pattern(pattern)
        found = {path: one for path, one in found.items() if wanted.fullmatch(path)}
    return found


def signature(file: Path) -> Signature | None:
    """Return the signature of one file; nothing of what is no file. Raises `OSError`."""
    found = file.stat()
    if not stat.S_ISREG(found.st_mode):
        return None
    return found.st_size, found.st_mtime_ns, found.st_ino, found.st_ctime_ns


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


def _by_descriptor(folder: Path, prefix: str, ending: str) -> dict[str, Signature]:
    """Return files below a folder: by descriptor the system looks up one name, not a whole path."""
    files: dict[str, Signature] = {}
    pending = [(os.open(folder, _FOLDER & ~getattr(os, "O_NOFOLLOW", 0)), prefix)]
    while pending:
        descriptor, above = pending.pop()
        try:
            with os.scandir(descriptor) as entries:
                for name in _taken(entries, above, ending, files):
                    inner = os.open(name, _FOLDER, dir_fd=descriptor)
                    pending.append((inner, f"{above}{name}/"))
        finally:
            os.close(descriptor)
    return files


def _by_path(folder: Path, prefix: str, ending: str) -> dict[str, Signature]:
    files: dict[str, Signature] = {}
    pending = [(folder, prefix)]
    while pending:
        path, above = pending.pop()
        with os.scandir(path) as entries:
            names = _taken(entries, above, ending, files)
        pending += [(path / name, f"{above}{name}/") for name in names]
    return files


def _taken(
    entries: Iterator[os.DirEntry[str]], above: str, ending: str, files: dict[str, Signature]
) -> list[str]:
    """Add the files of one folder; returns the names of the folders in it.

    Why so plain: this is done for every file of every question, and each call more is a tenth.
    """
    folders = []
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
                files[above + name] = (one.st_size, one.st_mtime_ns, one.st_ino, one.st_ctime_ns)
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
