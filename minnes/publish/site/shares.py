"""The shares of a site's work, in processes of their own where that pays."""

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


class Shares:
    """Several shares that are asked the same and answer together; ends its processes when left."""

    def __init__(self, make: Callable[[], object], count: int) -> None:
        self._make = make
        self.count = count
        self._own: object = None
        self._others: list[Process] = []

    def __enter__(self) -> Shares:
        """Start a process for each share but the first, which stays in this one."""
        for _ in range(self.count - 1):
            self._others.append(processes.start(_work, self._make))
        self._own = self._make()
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

    def parted(self, things: Sequence[Thing]) -> list[list[Thing]]:
        """Return things dealt out to the shares, always the same way."""
        return [list(things[number :: self.count]) for number in range(self.count)]

    def ask(self, step: str, arguments: Sequence[tuple[Any, ...]]) -> list[list[Any]]:
        """Let every share take a step with its own arguments; return the answers of each.

        Raises what a share raised.
        """
        for (_, connection), some in zip(self._others, arguments[1:], strict=True):
            processes.ask(connection, (step, some))
        answers = [list(getattr(self._own, step)(*arguments[0]))]
        return answers + [processes.answer(connection) for _, connection in self._others]


@contextmanager
def nothing_collected() -> Iterator[None]:
    """Let no garbage be collected meanwhile, nor be looked for afterwards among what was made.

    All that is read is needed until the end, and looking through it again and again took a tenth of
    the time.
    """
    collected = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if collected:
            gc.enable()


def fitting(files: int) -> int:
    """Return into how many shares the work on so many files is best parted."""
    return processes.processors() if files >= PARALLEL_FROM and processes.forks() else 1


def _work(connection: Connection, other: Connection, make: Callable[[], object]) -> None:
    """Take the steps that are asked for with a share of this process's own."""
    gc.disable()
    share = make()
    processes.attend(connection, other, lambda asked: [*getattr(share, asked[0])(*asked[1])])
