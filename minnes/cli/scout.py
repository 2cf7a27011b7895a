"""A second process that asks every file whether it changed, while this one is still starting.

Only where there are so many files that this takes as long as the start. It tells no more than a digest
of what the system says of them; if that is another than before, they are looked at as ever.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NoReturn

ASKING = frozenset({"query", "report", "search", "log", "people", "export"})
"""Commands that open the index."""

LARGE = 64_000_000
"""Bytes of an index, of some four thousand files, from which a second process is worth its start."""

_answers: dict[Path, int] = {}
"""What a scout that was sent writes to, by the root of the project."""


def send(arguments: list[str]) -> None:
    """Send a scout where it pays; without one nothing is other but the time it takes."""
    if arguments[:1] and arguments[0] in ASKING and sys.platform == "linux":
        from minnes.archive import scan, store
        from minnes.cli.places import cache_folder

        try:
            here = Path.cwd()
            root = scan.find_root(here) or here
            index = store.latest(store.folder_of(cache_folder(), root))
            if index and index.stat().st_size >= LARGE and (os.cpu_count() or 1) > 1:
                _fork(root, index)
        except OSError:
            return


def seen(root: Path, pattern: str) -> str:
    """Return the digest of the minute files' listing, if a scout has looked at them."""
    if root not in _answers:
        return ""
    with os.fdopen(_answers.pop(root), encoding="utf-8") as answer:
        looked_at, _, digest = answer.read().partition("\0")
    return digest if looked_at == pattern else ""


def _fork(root: Path, index: Path) -> None:
    reading, writing = os.pipe()
    if os.fork() == 0:
        os.close(reading)
        _look(root, index, writing)
    os.close(writing)
    _answers[root] = reading


def _look(root: Path, index: Path, answer: int) -> NoReturn:
    """Look, answer and end; whatever goes wrong is found out, and told, by the one who sent us."""
    import signal

    from minnes.archive import scan, store

    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        nowhere = os.open(os.devnull, os.O_RDWR)
        # Who reads what the command writes is not to wait for us.
        for stream in (0, 1, 2):
            os.dup2(nowhere, stream)
        connection = store.connect(index)
        ((pattern,),) = connection.execute("SELECT value FROM header WHERE key = 'pattern'")
        os.write(answer, f"{pattern}\0{scan.listing(root, pattern).digest()}".encode())
    finally:
        os._exit(0)
