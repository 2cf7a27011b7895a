"""A second process that asks every file whether it changed, while this one is still starting.

Only where there are so many files that this takes as long as the start. It tells no more than a digest
of what the system says of them; if that is another than before, they are looked at as ever.

Why so little is imported: until it is sent, nothing else has been.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

ASKING = frozenset({"query", "report", "search", "log", "people", "export"})
"""Commands that open the index."""

LARGE = 64_000_000
"""Bytes of an index, of some four thousand files, from which a second process is worth its start."""

_answers: dict[str, int] = {}
"""What a scout that was sent writes to, by the root of the project."""


def send(arguments: list[str]) -> None:
    """Send a scout where it pays; without one nothing is other but the time it takes."""
    if arguments[:1] and arguments[0] in ASKING and sys.platform == "linux":
        from minnes.archive.whereabouts import index_folder, latest_index, root_around

        try:
            here = os.getcwd()
            root = root_around(here) or here
            index = latest_index(index_folder(cache_folder(), root))
            if index and os.stat(index).st_size >= LARGE and (os.cpu_count() or 1) > 1:
                _fork(root, index)
        except OSError:
            return


def seen(root: Path, pattern: str) -> str:
    """Return the digest of the minute files' listing, if a scout has looked at them."""
    if str(root) not in _answers:
        return ""
    with os.fdopen(_answers.pop(str(root)), encoding="utf-8") as answer:
        looked_at, _, digest = answer.read().partition("\0")
    return digest if looked_at == pattern else ""


def cache_folder() -> str:
    """Return the user's cache folder on Linux, as platformdirs does, long before that is imported."""
    folder = os.environ.get("XDG_CACHE_HOME", "").strip() or os.path.expanduser("~/.cache")
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
        pattern = _pattern(index)
        from minnes.archive.listing import listing
        from minnes.archive.whereabouts import PROJECT_FILE

        os.write(answer, f"{pattern}\0{listing(root, pattern, PROJECT_FILE).digest()}".encode())
    finally:
        os._exit(0)


def _pattern(index: str) -> str:
    """Return where the index says that minutes lie."""
    import sqlite3

    place = index.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    connection = sqlite3.connect(f"file:{place}?mode=ro", uri=True)
    ((pattern,),) = connection.execute("SELECT value FROM header WHERE key = 'pattern'")
    return str(pattern)
