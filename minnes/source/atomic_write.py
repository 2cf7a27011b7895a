"""Atomic writing of files: whole or not at all, and never over what was changed meanwhile."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from errno import EACCES
from pathlib import Path
from secrets import token_hex

from minnes.language.message import say
from minnes.language.problem import Problem

_BINARY = getattr(os, "O_BINARY", 0)
"""The flag that keeps Windows from translating line breaks."""


class ChangedMeanwhile(Problem):
    """The file is no longer what it was when it was read; nothing was written."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            say("{path} was changed by somebody else meanwhile", path=path), say("run again")
        )


@dataclass(frozen=True, slots=True)
class Original:
    """A file as it was read. `path` has links resolved; `stamp` is (mtime in ns, size in bytes)."""

    path: Path
    content: bytes
    stamp: tuple[int, int]


def read(path: Path) -> Original:
    """Return a file as it is now, links followed. Raises `OSError` if it cannot be read."""
    target = path.resolve(strict=True)
    stamp = _stamp(target)
    return Original(target, target.read_bytes(), stamp)


def replace(original: Original, content: bytes) -> None:
    """Replace a file's content atomically; who may read and write it stays the same.

    Raises `ChangedMeanwhile` if the file is not as it was read, and `OSError` if it cannot be
    written. The file is then unchanged, and no temporary file is left.
    """
    target = original.path
    if not os.access(target, os.W_OK):
        raise PermissionError(EACCES, os.strerror(EACCES), str(target))
    mode = stat.S_IMODE(target.stat().st_mode)
    with _beside(target, content, mode) as beside:
        keep_access(target, beside)
        if _stamp(target) != original.stamp or target.read_bytes() != original.content:
            raise ChangedMeanwhile(target)
        beside.replace(target)


def put(path: Path, content: bytes) -> None:
    """Write a file atomically, new or in place of the one that is there; one that is so already stays.

    Links are followed, also to a file that is not there yet, and nothing takes the place of what is
    no file, as /dev/null. Raises as `create` and `replace` do.
    """
    if not path.exists():
        create(path.resolve() if path.is_symlink() else path, content)
    elif not path.is_file():
        path.write_bytes(content)
    elif (original := read(path)).content != content:
        replace(original, content)


def create(path: Path, content: bytes) -> None:
    """Write a new file atomically. Raises `FileExistsError` if there is one, or other `OSError`s."""
    with _beside(path, content, 0o666) as beside:
        try:
            path.hardlink_to(beside)
        except FileExistsError:
            raise
        except OSError:
            # some file systems have no links; there, the file may be seen half-written
            with path.open("xb") as file:
                file.write(content)


def keep_access(old: Path, new: Path) -> None:
    """Give what takes the place of a file or folder its owner, group and permissions, where we may."""
    status = old.stat()
    for owner in (status.st_uid, -1):
        # Only root may give files away; on Windows nobody can.
        with suppress(OSError, AttributeError):
            os.chown(new, owner, status.st_gid)
            break
    new.chmod(stat.S_IMODE(status.st_mode))


@contextmanager
def _beside(target: Path, content: bytes, mode: int) -> Iterator[Path]:
    """Yield a temporary file beside the target, with the bytes flushed to disk; remove it after."""
    beside = target.parent / f".minnes-{token_hex(8)}.tmp"
    try:
        handle = _opened(beside, mode, target)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        yield beside
    finally:
        # Where nothing can be written, there is nothing to remove either.
        with suppress(OSError):
            beside.unlink()


def _opened(beside: Path, mode: int, target: Path) -> int:
    """Return a handle to the new temporary file; an `OSError` names the target, which users know."""
    try:
        return os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, mode)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(target)) from None


def _stamp(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_mtime_ns, status.st_size
