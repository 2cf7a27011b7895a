"""Times whole processes against each other, and weighs them."""

import contextlib
import os
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

Words = Sequence[str]

PATIENCE = 40
"""Seconds after which no further pair is begun: all of it is to be done in a quarter of an hour."""


@dataclass(frozen=True)
class Run:
    """One whole process: its wall time in seconds and its exit status."""

    seconds: float
    status: int


@dataclass(frozen=True)
class Comparison:
    """Runs of two commands in turn: A B A B …"""

    ours: tuple[Run, ...]
    theirs: tuple[Run, ...]

    @property
    def ratios(self) -> list[float]:
        """Return our time as a share of theirs, pair by pair."""
        return [a.seconds / b.seconds for a, b in zip(self.ours, self.theirs, strict=True)]

    @property
    def ratio(self) -> float:
        """Return the median of the ratios: two runs of a pair share the machine's mood."""
        return statistics.median(self.ratios)


@dataclass(frozen=True)
class Weight:
    """Peak memory in bytes: of the largest process, and of all together where that can be seen.

    `status` is the exit status: a process that failed early was small.
    """

    largest: int
    together: int | None
    status: int


def median_seconds(runs: Sequence[Run]) -> float:
    """Return the median wall time."""
    return statistics.median(run.seconds for run in runs)


@dataclass(frozen=True)
class Scene:
    """Where commands are run: a folder, and a cache that stays; without one, each has an empty one."""

    folder: Path | None = None
    cache: Path | None = None


ANYWHERE = Scene()


def run(words: Words, scene: Scene = ANYWHERE) -> Run:
    """Run a command to its end, its output thrown away."""
    with _surroundings(scene) as environment:
        start = time.perf_counter()
        status = _start(words, environment, scene).wait()
        return Run(time.perf_counter() - start, status)


def compare(
    ours: Words,
    theirs: Words,
    pairs: int,
    scene: Scene = ANYWHERE,
    before: Callable[[], None] | None = None,
) -> Comparison:
    """Run the two commands in turn, that many times each, or until patience is at an end.

    `before` comes before each of ours.
    """
    runs: list[tuple[Run, Run]] = []
    begun = time.perf_counter()
    while len(runs) < pairs and not (runs and time.perf_counter() - begun > PATIENCE):
        if before:
            before()
        runs.append((run(ours, scene), run(theirs, scene)))
    return Comparison(tuple(a for a, _ in runs), tuple(b for _, b in runs))


def weigh(words: Words, scene: Scene = ANYWHERE) -> Weight:
    """Run a command and watch its memory; nothing is timed meanwhile."""
    with _surroundings(scene) as environment:
        process = _start(words, environment, scene)
        largest = together = 0
        while True:
            pid, status, usage = os.wait4(process.pid, os.WNOHANG)
            if pid:
                process.returncode = os.waitstatus_to_exitcode(status)
                peak = largest or usage.ru_maxrss * 1024
                return Weight(peak, together or None, process.returncode)
            family = [*_family(process.pid)]
            # The system's own peak counts what this process had when it started the other.
            largest = max(largest, *(_memory(each, "status", "VmHWM:") for each in family))
            together = max(together, sum(map(_share, family)))
            time.sleep(0.02)


def _start(words: Words, environment: dict[str, str], scene: Scene) -> subprocess.Popen[bytes]:
    nothing = subprocess.DEVNULL
    return subprocess.Popen(
        words, stdin=nothing, stdout=nothing, stderr=nothing, env=environment, cwd=scene.folder
    )


@contextlib.contextmanager
def _surroundings(scene: Scene) -> Iterator[dict[str, str]]:
    """What a process is given: a Swedish user, byte-compiled imports, and the cache of the scene."""
    dropped = {"PYTHONDONTWRITEBYTECODE", "LC_ALL", "LC_MESSAGES"}
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    with tempfile.TemporaryDirectory() as empty:
        cache = str(scene.cache or empty)
        yield kept | {"LANG": "C.UTF-8", "LANGUAGE": "sv", "XDG_CACHE_HOME": cache}


def _family(pid: int) -> Iterator[int]:
    """Yield a process and all below it that still run (Linux; elsewhere only itself)."""
    yield pid
    for listing in Path(f"/proc/{pid}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            for child in listing.read_text().split():
                yield from _family(int(child))


def _share(pid: int) -> int:
    """Return a process's memory in bytes, what it shares with others divided among them."""
    return _memory(pid, "smaps_rollup", "Pss:")


def _memory(pid: int, listing: str, name: str) -> int:
    """Return what the system says of a process's memory under a name, in bytes (Linux; else 0)."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/{listing}").read_text().splitlines():
            if line.startswith(name):
                return int(line.split()[1]) * 1024
    return 0
