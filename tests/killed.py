"""Killing minnes at every instant: a command is run again and again, each time a little further.

Death comes just before and just after each call that changes something on the disk.

Started as `python -m tests.killed FOLDER` (a process of its own, since it forks), it reads as JSON
the files and the arguments of commands by name, and writes what was found in the folder after each
death: by path, `old`, `new` or `torn`.
"""

from __future__ import annotations

import io
import json
import os
import posix
import shutil
import sys
from pathlib import Path
from types import FrameType
from typing import Any

from minnes.cli.app import run
from tests.files import contents, put

SYSTEM = {
    *("open", "write", "fsync", "replace", "rename", "link", "unlink", "remove", "rmdir"),
    *("chmod", "mkdir", "truncate"),
}
FILE = {"write", "flush", "close", "truncate"}
"""Functions of the operating system and of files that change something on the disk."""


def at_each_instant(
    folder: Path, files: dict[str, str], command: list[str], most: int
) -> list[dict[str, str]]:
    """What was found after each death, the first before anything was done, the last after all was.

    A command that takes more than `most` steps dies at so many of them, evenly spread.
    """
    before = {path: text.encode() for path, text in files.items()}
    _restore(folder, before)
    # not in a process of its own: what it imports is there for all that follow
    os.chdir(folder)
    if run(list(command)) != 0:
        raise SystemExit("the command fails even when nobody kills it")
    after = kept(folder)
    _restore(folder, before)
    steps = _run(folder, command, sys.maxsize)
    found = []
    for last in [*range(0, steps, max(1, steps // most)), steps]:
        _restore(folder, before)
        _run(folder, command, last)
        found.append(_states(kept(folder), before, after))
    return found


def kept(folder: Path) -> dict[str, bytes]:
    """Every file of a folder but what was only being written beside its place."""
    files = contents(folder)
    return {path: files[path] for path in files if not path.endswith((".tmp", ".new"))}


def _states(
    now: dict[str, bytes], before: dict[str, bytes], after: dict[str, bytes]
) -> dict[str, str]:
    states = {}
    for path in sorted({*now, *before, *after}):
        content = now.get(path)
        if before.get(path) == after.get(path) == content:
            continue
        whole = {before.get(path): "old", after.get(path): "new"}
        states[path] = whole.get(content, "torn")
    return states


def _restore(folder: Path, files: dict[str, bytes]) -> None:
    for path in folder.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    put(folder, files)


def _run(folder: Path, command: list[str], last: int) -> int:
    """Run a command in a process that dies at its step number `last`; return how many it came to."""
    heard, said = os.pipe()
    child = os.fork()
    if child:
        os.close(said)
        os.waitpid(child, 0)
        with os.fdopen(heard, "rb") as told:
            return int(told.read() or 0)
    os.chdir(folder)
    steps = 0

    def count(_frame: FrameType, event: str, function: Any) -> None:
        nonlocal steps
        if event in ("c_call", "c_return") and _changes_files(function):
            if steps == last:
                os._exit(9)
            steps += 1

    sys.setprofile(count)
    try:
        run(list(command))
    finally:
        sys.setprofile(None)
        os.write(said, str(steps).encode())
        os._exit(0)


def _changes_files(function: Any) -> bool:
    owner = getattr(function, "__self__", None)
    return (owner is posix and function.__name__ in SYSTEM) or (
        isinstance(owner, io.IOBase) and function.__name__ in FILE
    )


if __name__ == "__main__":
    spoken = os.dup(1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    commands = json.load(sys.stdin)
    place = Path(sys.argv[1]).resolve()
    found = {name: at_each_instant(place, *given) for name, given in commands.items()}
    os.write(spoken, json.dumps(found).encode())
