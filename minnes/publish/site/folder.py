"""The published folder of a site: compared with a build, and replaced as a whole or not at all.

A manifest of all files with their digests lies in the folder itself. Files that it does not list are
foreign, and are never removed. A new site is written beside the old one and then takes its place.
"""

from __future__ import annotations

import glob
import hashlib
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from typing import NamedTuple

from minnes.source.atomic_write import keep_access

MANIFEST = ".minnes-site"
"""The file that lists a site's files, as `sha256sum --check` reads it."""

_TOKEN_BYTES = 4
"""Random bytes in the name of a folder beside the site, while one takes the other's place."""


class UnchangedFile(NamedTuple):
    """A published file with the SHA-256 that it already has, which is to stay as it is."""

    path: Path
    digest: str


Content = bytes | Path | UnchangedFile
"""What a file shall hold: bytes, those of another file, or what it holds already."""


@dataclass(frozen=True, slots=True)
class Difference:
    """How a build differs from what is published: paths, and the number of files that are the same."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]
    same: int

    def __bool__(self) -> bool:
        return bool(self.new or self.changed or self.gone)


def file_digest(content: Content) -> str:
    """Return the SHA-256 of a file's content, in hexadecimal as the manifest has it."""
    if isinstance(content, UnchangedFile):
        return content.digest
    return hashlib.sha256(_bytes(content)).hexdigest()


def manifest(folder: Path) -> dict[str, str] | None:
    """Return the listed digests of a published folder by path; nothing if it has no manifest."""
    try:
        text = (folder / MANIFEST).read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return None
    found = {}
    for line in text.splitlines():
        own, _, path = line.partition("  ")
        found[path] = own
    return found


def published_digests(folder: Path) -> dict[str, str]:
    """Return the actual digests of the listed files in a folder, by path; missing ones are left out."""
    found = {}
    for path in manifest(folder) or ():
        with suppress(OSError):
            found[path] = file_digest(folder / path)
    return found


def foreign(folder: Path) -> list[str]:
    """Return the paths of files in a folder that are not listed in its manifest.

    Hidden ones at its top (.git, .nojekyll) belong to whoever serves the folder, and do not count.
    """
    if not folder.exists():
        return []
    ours = {*(manifest(folder) or {}), MANIFEST}
    return sorted(path for path in _files(folder) if path not in ours and path[0] != ".")


def difference(folder: Path, files: Mapping[str, Content]) -> Difference:
    """Return how the files of a build differ from those in the folder."""
    ours = manifest(folder) or {}
    new, changed = [], []
    for path, content in files.items():
        if isinstance(content, UnchangedFile):
            continue
        try:
            published = (folder / path).read_bytes()
        except OSError:
            new.append(path)
            continue
        if published != _bytes(content):
            changed.append(path)
    gone = [path for path in ours if path not in files and (folder / path).exists()]
    return Difference(tuple(new), tuple(changed), tuple(gone), len(files) - len(new) - len(changed))


def publish(folder: Path, files: Mapping[str, Content], changes: Difference) -> None:
    """Replace a folder by a build, with hard links to the files that are the same.

    Until the last moment nothing is changed there, and who may read it stays the same. Raises
    `OSError`; then all is as it was.
    """
    folder = folder.resolve()
    folder.parent.mkdir(parents=True, exist_ok=True)
    staging = folder.parent / f".{folder.name}-{token_hex(_TOKEN_BYTES)}.new"
    rewritten = {*changes.new, *changes.changed}
    try:
        staging.mkdir()
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(folder)) from None
    try:
        if folder.exists():
            keep_access(folder, staging)
        for inside in {path.rpartition("/")[0] for path in files}:
            (staging / inside).mkdir(parents=True, exist_ok=True)
        for path, content in files.items():
            if path in rewritten or not _hard_link(f"{folder}/{path}", f"{staging}/{path}"):
                (staging / path).write_bytes(_bytes(content))
        lines = (f"{file_digest(content)}  {path}\n" for path, content in files.items())
        (staging / MANIFEST).write_text("".join(lines), "utf-8", newline="\n")
        _swap(folder, staging)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def recover(folder: Path) -> None:
    """Finish a replacement that was killed: restore the old folder, or the foreign files in it."""
    folder = folder.resolve()
    ours = f".{glob.escape(folder.name)}-{'[0-9a-f]' * 2 * _TOKEN_BYTES}.old"
    for old in sorted(folder.parent.glob(ours)):
        if not folder.exists():
            old.rename(folder)
        else:
            _clear(old, folder)


def _swap(folder: Path, staging: Path) -> None:
    if not folder.exists():
        staging.rename(folder)
        return
    # If the process is killed now, the next one finds the folder by this name: see `recover`.
    old = staging.with_suffix(".old")
    staging.rename(old)
    if not exchange_folders(folder, old):
        old.rename(staging)
        folder.rename(old)
        try:
            staging.rename(folder)
        except OSError:
            old.rename(folder)
            raise
    _clear(old, folder)


def exchange_folders(path: Path, other: Path) -> bool:
    """Exchange two folders atomically; return whether it was done.

    Only Linux can (renameat2); elsewhere a folder is missing for an instant, between two renames.
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
    """Move the foreign files of an old folder to the new one, and remove the rest."""
    ours = {*(manifest(old) or {}), MANIFEST}
    for path in [path for path in _files(old) if path not in ours]:
        target = folder / path
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            (old / path).rename(target)
    shutil.rmtree(old)


def _files(folder: Path) -> Iterator[str]:
    """Yield the paths of files and links below a folder; hidden folders at its top are one each."""
    for above, names, files in os.walk(folder):
        inside = Path(above).relative_to(folder).as_posix()
        prefix = "" if inside == "." else f"{inside}/"
        if not prefix:
            yield from (name for name in names if name.startswith("."))
            names[:] = [name for name in names if not name.startswith(".")]
        links = (name for name in names if Path(above, name).is_symlink())
        for name in (*files, *links):
            yield prefix + name


def _hard_link(existing: str, target: str) -> bool:
    with suppress(OSError):
        os.link(existing, target)
        return True
    return False


def _bytes(content: Content) -> bytes:
    if isinstance(content, UnchangedFile):
        content = content.path
    return content if isinstance(content, bytes) else content.read_bytes()
