"""Spreads work on many files over processes where that pays."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, TypeVar

from minnes.language.message import say
from minnes.language.problem import Problem

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

Thing = TypeVar("Thing")
Made = TypeVar("Made")
Process: TypeAlias = "tuple[BaseProcess, Connection]"
"""A process, and the connection through which it is asked and answers."""
Begun: TypeAlias = Literal["", "forked", "afresh"]
"""How a process must begin: `forked` where the work cannot be sent to it, `afresh` where a library does
the work whose threads no fork copies."""

PARALLEL_FROM = 600
"""Minute files to read from which a second process pays for its start (measured on two cores)."""

_STRETCH = 32
"""Things that a process is given, and answers, at a time."""

_AHEAD = 2
"""Stretches that a process has before it, so that it need not wait for the next."""

_RUBBISH = 50_000
"""Objects to pile up before rubbish is looked for: seldom enough to cost nothing, and little memory."""


def spread(
    work: Callable[[Thing], Made],
    things: Sequence[Thing],
    least: int = PARALLEL_FROM,
    begun: Begun = "",
) -> Iterator[Made]:
    """Yield what `work` makes of each thing, in no order; on one process for fewer than `least`.

    This process takes its part, and gives the others a new stretch of things for each they return.
    """
    if len(things) < least or (begun == "forked" and not forks()):
        yield from map(work, things)
        return
    length = max(1, min(_STRETCH, len(things) // 16))
    stretches = iter([slice(at, at + length) for at in range(0, len(things), length)])
    others: list[Process] = []
    gc.set_threshold(_RUBBISH)
    try:
        for _ in range(processors() - 1):
            others.append(start(_work, work, things, begun=begun))
        busy = {connection: 0 for _, connection in others}
        for connection in busy:
            _give(connection, busy, stretches, _AHEAD)
        for stretch in stretches:
            for thing in things[stretch]:
                yield work(thing)
                # What fills a connection keeps the process that sends it waiting.
                yield from _returned(busy, stretches, patience=0)
        while any(busy.values()):
            yield from _returned(busy, stretches, patience=None)
    finally:
        end(others)


def in_order(
    work: Callable[[Thing], Made], things: Sequence[Thing], least: int, begun: Begun = ""
) -> list[Made]:
    """Return what `work` makes of each thing, in the order of the things; see `spread`."""
    made = dict(spread(partial(_numbered, work), [*enumerate(things)], least, begun))
    return [made[number] for number in range(len(things))]


def _numbered(work: Callable[[Thing], Made], thing: tuple[int, Thing]) -> tuple[int, Made]:
    return thing[0], work(thing[1])


def processors() -> int:
    """Return the number of processes worth running at once."""
    import os

    return min(os.cpu_count() or 1, 8)


def forks() -> bool:
    """Return whether new processes are forked from this one, with all its memory."""
    import multiprocessing

    return "fork" in multiprocessing.get_all_start_methods()


def start(work: Callable[..., None], *given: Any, begun: Begun = "") -> Process:
    """Start a process: `work` is given its end of the connection, ours (to close), and the rest."""
    import multiprocessing

    afresh = begun == "afresh" or not forks()
    context: Any = multiprocessing.get_context("spawn" if afresh else "fork")
    ours, theirs = context.Pipe()
    gc.freeze()
    process = context.Process(target=work, args=(theirs, ours, *given), daemon=True)
    process.start()
    theirs.close()
    return process, ours


def end(started: Sequence[Process]) -> None:
    """End processes, whatever they are doing."""
    for process, connection in started:
        connection.close()
        process.terminate()
        process.join()


def attend(connection: Connection, other: Connection, work: Callable[[Any], list[Any]]) -> None:
    """Answer what is asked through a connection until the `other` end is closed, or its process ends."""
    other.close()
    while True:
        try:
            asked = connection.recv()
        except EOFError:
            return
        try:
            connection.send(work(asked))
        except Exception as error:  # noqa: BLE001 - it is raised where the work was asked for
            connection.send(error)


def ask(connection: Connection, question: object) -> None:
    """Ask a process something. Raises `Problem` if it has ended."""
    try:
        connection.send(question)
    except ConnectionError:
        raise _ended() from None


def answer(connection: Connection) -> list[Any]:
    """Return what a process answers. Raises what it raised, or `Problem` if it has ended."""
    try:
        answered = connection.recv()
    except (EOFError, ConnectionError):
        raise _ended() from None
    if isinstance(answered, BaseException):
        raise answered
    return list(answered)


def _ended() -> Problem:
    return Problem(
        say("the system ended a part of minnes before its work was done"),
        say("memory may be short: close other programs, or name fewer files at a time"),
    )


def _work(
    connection: Connection,
    other: Connection,
    work: Callable[[Thing], Made],
    things: Sequence[Thing],
) -> None:
    gc.set_threshold(_RUBBISH)
    attend(connection, other, lambda stretch: [*map(work, things[stretch])])


def _give(
    connection: Connection, busy: dict[Connection, int], stretches: Iterator[slice], count: int
) -> None:
    for stretch in islice(stretches, count):
        ask(connection, stretch)
        busy[connection] += 1


def _returned(
    busy: dict[Connection, int], stretches: Iterator[slice], patience: float | None
) -> Iterator[Any]:
    """Yield what was made by the processes that are done with a stretch, and give each another."""
    from multiprocessing.connection import wait

    for ready in wait([connection for connection in busy if busy[connection]], patience):
        connection: Any = ready
        made = answer(connection)
        busy[connection] -= 1
        _give(connection, busy, stretches, 1)
        yield from made
