"""A pool of workers that share out the meetings of a site, in processes of their own where that pays."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Any, TypeVar

from minnes.archive import processes
from minnes.archive.processes import Process

PARALLEL_FROM = 150
"""Files from which a second process pays for its start."""

Thing = TypeVar("Thing")


class WorkerPool:
    """Several workers with the same methods, the first in this process; the others end on leaving."""

    def __init__(self, make_worker: Callable[[], object], count: int) -> None:
        self._make_worker = make_worker
        self.count = count
        self._own: object = None
        self._others: list[Process] = []

    def __enter__(self) -> WorkerPool:
        """Start a process for each worker but the first."""
        for _ in range(self.count - 1):
            self._others.append(processes.start(_serve, self._make_worker))
        self._own = self._make_worker()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the processes."""
        self._own = None
        processes.end(self._others)

    def split(self, things: Sequence[Thing]) -> list[list[Thing]]:
        """Return a list of things for each worker, always dealt out the same way."""
        return [list(things[number :: self.count]) for number in range(self.count)]

    def run(self, method: str, arguments: Sequence[tuple[Any, ...]]) -> list[list[Any]]:
        """Call a method of every worker with its own arguments; return the results of each.

        Raises what a worker raised.
        """
        for (_, connection), some in zip(self._others, arguments[1:], strict=True):
            processes.ask(connection, (method, some))
        results = [list(getattr(self._own, method)(*arguments[0]))]
        return results + [processes.answer(connection) for _, connection in self._others]


@contextmanager
def without_garbage_collection() -> Iterator[None]:
    """Turn the garbage collector off, and exempt from it afterwards what was made meanwhile.

    All that is read is needed until the end, and traversing it again and again took a tenth of the time.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_enabled:
            gc.enable()


def worker_count(files: int) -> int:
    """Return how many workers are fastest for so many files."""
    return processes.processors() if files >= PARALLEL_FROM and processes.forks() else 1


def _serve(connection: Connection, other: Connection, make_worker: Callable[[], object]) -> None:
    """Answer calls of methods with a worker of this process's own."""
    gc.disable()
    worker = make_worker()
    processes.attend(connection, other, lambda call: [*getattr(worker, call[0])(*call[1])])
