"""Work on many files, spread over processes where that pays."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

Thing = TypeVar("Thing")
Made = TypeVar("Made")

PARALLEL_FROM = 600
"""Minute files to read from which a second process pays for its start (measured on two cores)."""

_CHUNK = 64
"""Things sent to a process at once."""


def spread(
    work: Callable[[Thing], Made], things: Sequence[Thing], least: int = PARALLEL_FROM
) -> Iterator[Made]:
    """Yield what `work` makes of each thing, in no order; on one process for fewer than `least`."""
    if len(things) < least:
        yield from map(work, things)
        return
    import multiprocessing
    import os

    # Forked processes have everything imported already; where there is no fork, they start afresh.
    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    gc.freeze()
    processes = multiprocessing.get_context(method)
    with processes.Pool(min(os.cpu_count() or 1, 8), _begin, (work,)) as pool:
        yield from pool.imap_unordered(_do, things, min(_CHUNK, max(1, len(things) // 16)))


_RUBBISH = 50_000
"""Objects to pile up before rubbish is looked for: seldom enough to cost nothing, and little memory."""

_work: list[Callable[[Any], Any]] = []
"""What a process that was started is to do."""


def _begin(work: Callable[[Any], Any]) -> None:
    """Prepare a process for its work."""
    gc.set_threshold(_RUBBISH)
    _work[:] = [work]


def _do(thing: Any) -> Any:
    return _work[0](thing)
