"""Three-way merge of lines: what only one side changed is taken, the rest is a conflict."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple, TypeVar

Key = Callable[[str], Hashable]
Thing = TypeVar("Thing", bound=Hashable)

_MANY = 1_000
"""Lines or words up to which all count alike."""


class Marker(str):
    """A line that git marks a conflict with; it belongs to no side, and is never indented."""

    __slots__ = ()


class Chunk(NamedTuple):
    """A chunk of all three versions; `taken` is the result, or None if the sides disagree."""

    taken: list[str] | None
    base: list[str]
    ours: list[str]
    theirs: list[str]


class MarkerStyle(NamedTuple):
    """The style of conflict markers: the number of characters, and the labels of the two sides."""

    size: int = 7
    ours: str = "ours"
    theirs: str = "theirs"


def conflict(ours: Sequence[str], theirs: Sequence[str], signs: MarkerStyle) -> list[str]:
    """Return two versions between git's conflict markers."""
    return [
        Marker(f"{'<' * signs.size} {signs.ours}"),
        *ours,
        Marker("=" * signs.size),
        *theirs,
        Marker(f"{'>' * signs.size} {signs.theirs}"),
    ]


def lines(
    base: Sequence[str], ours: Sequence[str], theirs: Sequence[str], signs: MarkerStyle, prose: bool
) -> list[str]:
    """Return lines merged; where both sides changed the same ones, they stand in a conflict.

    In prose, different words of one line may be changed by both.
    """
    merged: list[str] = []
    for chunk in chunks(base, ours, theirs, str):
        if chunk.taken is not None:
            merged += chunk.taken
        elif prose and (words := _words(chunk)) is not None:
            merged += words
        else:
            merged += smallest(chunk, signs)
    return merged


def together(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """Return the union of lines: all that either side added is kept, as comments never contradict."""
    merged: list[str] = []
    for chunk in chunks(base, ours, theirs, str):
        taken = chunk.taken
        if taken is None:
            taken = [*chunk.ours, *(line for line in chunk.theirs if line not in chunk.ours)]
        merged += taken
    return merged


def chunks(
    base: Sequence[str], ours: Sequence[str], theirs: Sequence[str], key: Key
) -> Iterator[Chunk]:
    """Yield three versions in stretches that are the same in all, or changed by one side or both."""
    b = o = t = 0
    for base_at, ours_at, theirs_at, length in _agreed(base, ours, theirs, key):
        changed = [*base[b:base_at]], [*ours[o:ours_at]], [*theirs[t:theirs_at]]
        if any(changed):
            yield Chunk(_taken(*changed, key), *changed)
        b, o, t = base_at + length, ours_at + length, theirs_at + length
        same = [*ours[ours_at:o]]
        if same:
            yield Chunk(same, [*base[base_at:b]], same, [*theirs[theirs_at:t]])


def _taken(base: list[str], ours: list[str], theirs: list[str], key: Key) -> list[str] | None:
    known = [[key(line) for line in version] for version in (base, ours, theirs)]
    if known[1] == known[2] or known[0] == known[2]:
        return ours
    return theirs if known[0] == known[1] else None


def _agreed(
    base: Sequence[str], ours: Sequence[str], theirs: Sequence[str], key: Key
) -> Iterator[tuple[int, int, int, int]]:
    """Yield the stretches that all three versions share: where each begins, and how long it is."""
    mine, others = _matches(base, ours, key), _matches(base, theirs, key)
    i = j = 0
    while i < len(mine) and j < len(others):
        (a, a_at, a_length), (b, b_at, b_length) = mine[i], others[j]
        start, end = max(a, b), min(a + a_length, b + b_length)
        if start < end:
            yield start, a_at + start - a, b_at + start - b, end - start
        if a + a_length < b + b_length:
            i += 1
        else:
            j += 1
    yield len(base), len(ours), len(theirs), 0


def _matches(base: Sequence[str], other: Sequence[str], key: Key) -> list[tuple[int, int, int]]:
    known = [[key(line) for line in version] for version in (base, other)]
    matches = matcher(known[0], known[1]).get_matching_blocks()
    return [(match.a, match.b, match.size) for match in matches if match.size]


def matcher(old: Sequence[Thing], new: Sequence[Thing]) -> SequenceMatcher[Thing]:
    """Return what finds the same in two sequences; in long ones, nothing begins with what is frequent.

    The same word a hundred thousand times would take days.
    """
    return SequenceMatcher(None, old, new, autojunk=len(new) > _MANY)


def _words(chunk: Chunk) -> list[str] | None:
    """Return a stretch of prose merged word by word; nothing where both changed the same words.

    A word that neither side touched must stand between their changes. What only one side had cannot
    be told from what the other left out, so that both must have had something to begin with.
    """
    if not (chunk.base and chunk.ours and chunk.theirs):
        return None
    base, ours, theirs = (re.findall(r"\s*\S+", "\n".join(version)) for version in chunk[1:])
    merged: list[str] = []
    for part in chunks(base, ours, theirs, str.strip):
        if part.taken is None:
            return None
        merged += part.taken
    return "".join(merged).split("\n")


def smallest(chunk: Chunk, signs: MarkerStyle) -> list[str]:
    """Return a conflict without the lines at its ends that both sides have in common."""
    ours, theirs = chunk.ours, chunk.theirs
    most = min(len(ours), len(theirs))
    above = next((n for n in range(most) if ours[n] != theirs[n]), most)
    most -= above
    below = next((n for n in range(most) if ours[-1 - n] != theirs[-1 - n]), most)
    return [
        *ours[:above],
        *conflict(ours[above : len(ours) - below], theirs[above : len(theirs) - below], signs),
        *ours[len(ours) - below :],
    ]
