"""The folder a site is published in: looked at, compared, and changed all at once or not at all.

A list of all files with their digests lies in the folder itself. What it does not name is foreign,
and is never taken away. A new site is made beside the old one and then takes its place.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from typing import NamedTuple

MANIFEST = ".minnes-site"
"""The list of a site's files, as `sha256sum --check` reads it."""


class There(NamedTuple):
    """A file that lies in the folder already, seen by its digest, and is to stay."""

    path: Path
    digest: str


Content = bytes | Path | There
"""What a file is to hold: bytes, those of another file, or what it holds already."""


@dataclass(frozen=True, slots=True)
class Difference:
    """How a site differs from what lies in its folder, by path."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]
    same: int

    def __bool__(self) -> bool:
        return bool(self.new or self.changed or self.gone)


def digest(content: Content) -> str:
    """Return the digest of a file's content, as the list holds it."""
    if isinstance(content, There):
        return content.digest
    return hashlib.sha256(_bytes(content)).hexdigest()


def listed(folder: Path) -> dict[str, str] | None:
    """Return the digests of the files that minnes put into a folder; nothing if it put none there."""
    try:
        text = (folder / MANIFEST).read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return None
    found = {}
    for line in text.splitlines():
        own, _, path = line.partition("  ")
        found[path] = own
    return found


def digests(folder: Path) -> dict[str, str]:
    """Return the digests of what lies in the folder now of the files that minnes put there."""
    found = {}
    for path in listed(folder) or ():
        with suppress(OSError):
            found[path] = digest(folder / path)
    return found


def foreign(folder: Path) -> list[str]:
    """Return the files of a folder that minnes did not put there.

    Hidden ones at its top (.git, .nojekyll) belong to whoever serves the folder: they do no harm.
    """
    if not folder.exists():
        return []
    ours = {*(listed(folder) or {}), MANIFEST}
    return sorted(path for path in _files(folder) if path not in ours and path[0] != ".")


def difference(folder: Path, files: Mapping[str, Content]) -> Difference:
    """Return how the files of a site differ from those in its folder."""
    ours = listed(folder) or {}
    new, changed = [], []
    for path, content in files.items():
        if isinstance(content, There):
            continue
        try:
            there = (folder / path).read_bytes()
        except OSError:
            new.append(path)
            continue
        if there != _bytes(content):
            changed.append(path)
    gone = [path for path in ours if path not in files and (folder / path).exists()]
    return Difference(tuple(new), tuple(changed), tuple(gone), len(files) - len(new) - len(changed))


def publish(folder: Path, files: Mapping[str, Content], found: Difference) -> None:
    """Put a site in a folder's place; what is the same is the same file as before.

    Until the last moment nothing is changed there. Raises `OSError`; then all is as it was.
    """
    folder = folder.resolve()
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = folder.parent / f".{folder.name}-{token_hex(4)}.new"
    fresh = {*found.new, *found.changed}
    try:
        for inside in {path.rpartition("/")[0] for path in files}:
            (beside / inside).mkdir(parents=True, exist_ok=True)
        for path, content in files.items():
            if path in fresh or not _linked(f"{folder}/{path}", f"{beside}/{path}"):
                (beside / path).write_bytes(_bytes(content))
        lines = (f"{digest(content)}  {path}\n" for path, content in files.items())
        (beside / MANIFEST).write_text("".join(lines), "utf-8", newline="\n")
        _swap(folder, beside)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def mend(folder: Path) -> None:
    """Finish what a build that was killed left behind: the site before it, or what was foreign in it."""
    folder = folder.resolve()
    for old in sorted(folder.parent.glob(f".{folder.name}-*.old")):
        if not folder.exists():
            old.rename(folder)
        else:
            _clear(old, folder)


def _swap(folder: Path, beside: Path) -> None:
    if not folder.exists():
        beside.rename(folder)
        return
    # Whatever bears this name when a build is killed, the next one clears away: see `mend`.
    old = beside.with_suffix(".old")
    beside.rename(old)
    if not exchanged(folder, old):
        old.rename(beside)
        folder.rename(old)
        try:
            beside.rename(folder)
        except OSError:
            old.rename(folder)
            raise
    _clear(old, folder)


def exchanged(path: Path, other: Path) -> bool:
    """Let two folders change places in one step, so that neither is absent; return whether it was done.

    Only Linux can (renameat2); elsewhere the folder is absent between two renames, for an instant.
    """
    here, exchange = -100, 2  # AT_FDCWD and RENAME_EXCHANGE, in linux/fcntl.h and linux/fs.h
    try:
        from ctypes import CDLL

        rename = CDLL(None).renameat2
    except (AttributeError, ImportError, OSError, TypeError):
        return False
    done: int = rename(here, os.fsencode(path), here, os.fsencode(other), exchange)
    return done == 0


def _clear(old: Path, folder: Path) -> None:
    """Move what is foreign from an old folder to the new one, and remove the rest."""
    ours = {*(listed(old) or {}), MANIFEST}
    for path in [path for path in _files(old) if path not in ours]:
        target = folder / path
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            (old / path).rename(target)
    shutil.rmtree(old)


def _files(folder: Path) -> Iterator[str]:
    """Yield the files below a folder by path; links and whatever is hidden at its top as they are."""
    for above, names, files in os.walk(folder):
        inside = Path(above).relative_to(folder).as_posix()
        prefix = "" if inside == "." else f"{inside}/"
        if not prefix:
            yield from (name for name in names if name.startswith("."))
            names[:] = [name for name in names if not name.startswith(".")]
        for name in files:
            yield prefix + name


def _linked(there: str, target: str) -> bool:
    with suppress(OSError):
        os.link(there, target)
        return True
    return False


def _bytes(content: Content) -> bytes:
    if isinstance(content, There):
        content = content.path
    return content if isinstance(content, bytes) else content.read_bytes()
