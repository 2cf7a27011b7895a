"""The shares of a site's work, in processes of their own where that pays."""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Any, TypeVar

PARALLEL_FROM = 150
"""Files from which a second process pays for its start."""

Thing = TypeVar("Thing")
Answer = TypeVar("Answer")


class Shares:
    """Several shares that are asked the same and answer together; ends its processes when left."""

    def __init__(self, make: Callable[[], object], count: int) -> None:
        self._make = make
        self.count = count
        self._own: object = None
        self._others: list[tuple[Any, Connection]] = []

    def __enter__(self) -> Shares:
        """Start a process for each share but the first, which stays in this one."""
        for _ in range(self.count - 1):
            self._others.append(self._start(_work, self._make))
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
        _end(self._others)

    def parted(self, things: Sequence[Thing]) -> list[list[Thing]]:
        """Return things dealt out to the shares, always the same way."""
        return [list(things[number :: self.count]) for number in range(self.count)]

    def ask(self, step: str, arguments: Sequence[tuple[Any, ...]]) -> list[list[Any]]:
        """Let every share take a step with its own arguments; return the answers of each.

        Raises what a share raised.
        """
        for (_, connection), some in zip(self._others, arguments[1:], strict=True):
            connection.send((step, some))
        answers = [list(getattr(self._own, step)(*arguments[0]))]
        for _, connection in self._others:
            answer = connection.recv()
            if isinstance(answer, BaseException):
                raise answer
            answers.append(answer)
        return answers

    def spread(
        self, make: Callable[[list[Thing]], list[Answer]], things: Sequence[Thing]
    ) -> list[Answer]:
        """Return what is made of things, in any order, by as many processes as there are shares.

        They are new ones, started here: what `make` needs they have from this one, unsent.
        """
        parts = self.parted(things)
        started = [self._start(_make, make, some) for some in parts[1:]]
        try:
            answers = make(parts[0])
            for _, connection in started:
                answer = connection.recv()
                if isinstance(answer, BaseException):
                    raise answer
                answers += answer
        finally:
            _end(started)
        return answers

    def _start(self, work: Callable[..., None], *given: Any) -> tuple[Any, Connection]:
        """Start a process that has all that this one has, and answers through the connection."""
        context = multiprocessing.get_context("fork")
        ours, theirs = context.Pipe()
        gc.freeze()
        process = context.Process(target=work, args=(theirs, ours, *given), daemon=True)
        process.start()
        theirs.close()
        return process, ours


@contextmanager
def nothing_collected() -> Iterator[None]:
    """Let no garbage be collected meanwhile.

    All that is read is needed until the end, and looking through it again and again took a tenth of
    the time.
    """
    collected = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collected:
            gc.enable()


def fitting(files: int) -> int:
    """Return into how many shares the work on so many files is best parted."""
    if files < PARALLEL_FROM or "fork" not in multiprocessing.get_all_start_methods():
        return 1
    return min(os.cpu_count() or 1, 8)


def _end(started: Sequence[tuple[Any, Connection]]) -> None:
    for process, connection in started:
        connection.close()
        process.terminate()
        process.join()


def _make(
    connection: Connection,
    other: Connection,
    make: Callable[[list[Thing]], list[Answer]],
    things: list[Thing],
) -> None:
    """Answer once with what is made of things."""
    other.close()
    try:
        connection.send(make(things))
    except Exception as error:  # noqa: BLE001 - it is raised where it was asked for
        connection.send(error)


def _work(connection: Connection, other: Connection, make: Callable[[], object]) -> None:
    """Answer what is asked until nobody asks any more."""
    other.close()
    gc.disable()
    share = make()
    while True:
        try:
            step, arguments = connection.recv()
        except EOFError:
            return
        try:
            connection.send(list(getattr(share, step)(*arguments)))
        except Exception as error:  # noqa: BLE001 - it is raised where the step was asked for
            connection.send(error)
