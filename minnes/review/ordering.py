"""Merges the order of entries: that of one side, with the entries that the other added in their places."""

from __future__ import annotations

from collections.abc import Container, Hashable, Sequence
from typing import TypeVar

Name = TypeVar("Name", bound=Hashable)


def order(
    base: Sequence[Name], ours: Sequence[Name], theirs: Sequence[Name], kept: Container[Name]
) -> list[Name] | None:
    """Return the order of what is kept; nothing if both sides moved things, and not alike.

    What only one side has stands after what it stands after there.
    """
    common = set(base) & set(ours) & set(theirs)
    before, mine, others = (
        [name for name in some if name in common] for some in (base, ours, theirs)
    )
    if before != mine != others != before:
        return None
    first, second = (theirs, ours) if mine == before != others else (ours, theirs)
    names = [name for name in first if name in kept]
    here, known = set(names), set(second)
    last: Name | None = None
    for name in second:
        if name not in kept:
            continue
        if name not in here:
            names.insert(_place(names, last, known), name)
            here.add(name)
        last = name
    return names


def _place(names: Sequence[Name], last: Name | None, known: Container[Name]) -> int:
    """Return where something goes: after the last, and after what the first side added there."""
    at = 0 if last is None else names.index(last) + 1
    while last is not None and at < len(names) and names[at] not in known:
        at += 1
    return at
