"""A second process that looks for changed files while this one is still importing.

Only where there are so many files that this takes as long as the start. It tells what the command
itself would find (archive/stale_files.py): the digest at once, and what differs as a line of JSON.

Why so little is imported: until it is sent, nothing else has been.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Any

ASKING = frozenset({"query", "report", "search", "log", "people", "export"})
"""Commands that open the index."""

LARGE = 64_000_000
"""Bytes of an index, of some four thousand files, from which a second process is worth its start."""

_answers: dict[str, int] = {}
"""What a scout that was sent writes to, by the root of the project."""


def send(arguments: list[str]) -> None:
    """Send a scout where it pays; without one nothing is other but the time it takes."""
    if arguments[:1] and arguments[0] in ASKING and sys.platform == "linux":
        from minnes.archive.project_paths import index_folder, latest_index, root_around

        try:
            here = os.getcwd()
            root = root_around(here) or here
            index = latest_index(index_folder(cache_folder(), root))
            if index and os.stat(index).st_size >= LARGE and (os.cpu_count() or 1) > 1:
                _fork(root, index)
        except OSError:
            return


def seen(root: Path, pattern: str) -> Iterator[Any]:
    """Yield what a scout tells of the minute files, as far as one was sent that looks where we would."""
    if str(root) not in _answers:
        return
    with os.fdopen(_answers.pop(str(root)), encoding="utf-8") as answer:
        looked_at, _, digest = answer.readline().rstrip("\n").partition("\0")
        if digest and looked_at == pattern:
            yield digest
            line = answer.readline()
            if line.endswith("\n"):
                import json

                yield json.loads(line)


def cache_folder() -> str:
    """Return the user's cache folder on Linux, long before platformdirs could be imported.

    A relative one is none (XDG Base Directory Specification): it would lie in the project.
    """
    folder = os.environ.get("XDG_CACHE_HOME", "").strip()
    if not os.path.isabs(folder):
        folder = os.path.expanduser("~/.cache")
    return os.path.join(folder, "minnes")


def _fork(root: str, index: str) -> None:
    reading, writing = os.pipe()
    if os.fork() == 0:
        os.close(reading)
        _look(root, index, writing)
    os.close(writing)
    _answers[root] = reading


def _look(root: str, index: str, answer: int) -> None:
    """Look, answer and end; whatever goes wrong is found out, and told, by the one who sent us."""
    try:
        nowhere = os.open(os.devnull, os.O_RDWR)
        # Who reads what the command writes is not to wait for us.
        for stream in (0, 1, 2):
            os.dup2(nowhere, stream)
        _tell(root, index, answer)
    finally:
        os._exit(0)


def _tell(root: str, index: str, answer: int) -> None:
    import sqlite3

    from minnes.archive.stale_files import stale_files

    place = index.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    connection = sqlite3.connect(f"file:{place}?mode=ro", uri=True)
    header = dict(connection.execute("SELECT key, value FROM header"))
    looking = stale_files(connection, root, header["pattern"])
    digest = next(looking)
    os.write(answer, f"{header['pattern']}\0{digest}\n".encode())
    if digest != header["listing"]:
        import json

        with os.fdopen(answer, "w", encoding="utf-8") as rest:
            rest.write(json.dumps(next(looking)) + "\n")
