"""Finds the project, its minute files, and their signatures.

Why beside workspace.py: a question to an index that is up to date must not wait for the models.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from minnes.archive.listing import SIGNED, Listing, Signature, below, path_pattern
from minnes.archive.listing import listing as listed
from minnes.archive.project_paths import PROJECT_FILE, root_around

PROJECT_FILES = (PROJECT_FILE, "register/organizations.yaml", "register/series.yaml")
TEMPLATES = "templates"
"""The project's folder of templates of its own; one named as one of ours is used in its place."""

EVERYWHERE = "**/*.yaml"
"""Where minutes lie in a folder that is no project."""

_ALMOST = (".yml", ".yaml", ".yaml.txt", ".yml.txt")


def find_root(start: Path) -> Path | None:
    """Return the nearest folder at or above `start` (an absolute path) that holds a minnes.yaml."""
    root = root_around(str(start))
    return Path(root) if root else None


def minutes(root: Path, pattern: str) -> dict[str, Signature]:
    """Return the signature of every minute file below the root, by path with forward slashes.

    Hidden folders and links to folders stay out; a link to a file counts as that file.
    Raises `OSError` for a folder that cannot be read.
    """
    return listing(root, pattern).files()


def templates(root: Path) -> dict[str, Signature]:
    """Return the signature of every file of a project's own templates, by path; raises `OSError`."""
    return below(str(root / TEMPLATES), f"{TEMPLATES}/", "", "").files()


def listing(root: Path, pattern: str) -> Listing:
    """Return the minute files below the root, as `minutes` does; unchanged, always in one order."""
    return listed(str(root), pattern, PROJECT_FILE)


def signature(file: Path) -> Signature | None:
    """Return the signature of one file; nothing of what is no file. Raises `OSError`."""
    status = file.stat()
    if not stat.S_ISREG(status.st_mode):
        return None
    return status.st_size, status.st_mtime_ns, status.st_ino & SIGNED, status.st_ctime_ns


def misnamed(root: Path, pattern: str) -> list[str]:
    """Return the paths of files that look like minutes, but that the pattern leaves out.

    Raises `OSError` for a folder that cannot be read.
    """
    wanted = path_pattern(pattern)
    folder = root / PurePosixPath(pattern.partition("*")[0])
    paths = []
    for file in files_below(folder if folder.is_dir() else folder.parent):
        if file.lower().endswith(_ALMOST):
            path = relative(file, root)
            own = path in PROJECT_FILES or path.endswith(f"/{PROJECT_FILE}")
            if not own and not wanted.fullmatch(path):
                paths.append(path)
    return paths


def relative(file: str, root: Path) -> str:
    """Return a file's path from the root, with forward slashes; as it is, if it lies outside."""
    return file.removeprefix(str(root).rstrip(os.sep) + os.sep).replace(os.sep, "/")


def files_below(folder: Path) -> Iterator[str]:
    """Yield the paths of files below a folder, in no order, and of links that lead nowhere.

    Hidden folders and links to folders stay out, and what is no file: reading a pipe never ends.
    """
    pending = [str(folder)]
    while pending:
        with os.scandir(pending.pop()) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    pending.append(entry.path)
                elif entry.is_file(follow_symlinks=False) or _links_to_file(entry):
                    yield entry.path


def _links_to_file(entry: os.DirEntry[str]) -> bool:
    """Return whether an entry is a link to a file, or to nothing that is there."""
    try:
        return entry.is_symlink() and stat.S_ISREG(entry.stat().st_mode)
    except OSError:
        return True


def digest(files: Mapping[str, Signature]) -> str:
    """Return a digest of what a scan found; without a change a second scan gives the same."""
    return Listing([*files], [number for own in files.values() for number in own]).digest()
