"""Which entry of a list is which in another version: by what it is known by, or by what it says."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from minnes.model.base import Part
from minnes.review.nodes import KNOWN_BY, Node, likeness
from minnes.review.small_meeting import part_at
from minnes.source.blocks import Block

Name: TypeAlias = Hashable
"""What a block is called among those beside it, the same in all versions that have it."""

_ALIKE = 0.5
"""How alike two entries must be to be one that was rewritten."""


class Three(NamedTuple):
    """What one block is in each version; nothing where a version lacks it."""

    base: Block | None
    ours: Block | None
    theirs: Block | None


def every(names: Sequence[Sequence[Name]]) -> list[Name]:
    """Return all names of some versions, each once."""
    return list(dict.fromkeys(name for version in names for name in version))


def names(
    base: Block | None, ours: Block, theirs: Block, kind: str
) -> tuple[list[Name], list[Name], list[Name]]:
    """Return what the blocks within each version are called, the same where they are the same."""
    before = base.within if base else []
    if kind == "keys":
        keys: list[list[Name]] = [
            [block.name for block in version] for version in (before, ours.within, theirs.within)
        ]
        return keys[0], keys[1], keys[2]
    first: list[Name] = [("base", i) for i in range(len(before))]
    mine, others = matched(before, ours.within), matched(before, theirs.within)
    second: list[Name] = [
        first[mine[j]] if j in mine else ("ours", j) for j in range(len(ours.within))
    ]
    new = [j for j in range(len(ours.within)) if j not in mine]
    left = [j for j in range(len(theirs.within)) if j not in others]
    both = matched([ours.within[j] for j in new], [theirs.within[j] for j in left], False)
    same = {left[j]: new[i] for j, i in both.items()}
    third: list[Name] = [
        first[others[j]] if j in others else ("ours", same[j]) if j in same else ("theirs", j)
        for j in range(len(theirs.within))
    ]
    return first, second, third


def matched(old: Sequence[Block], new: Sequence[Block], alike: bool = True) -> dict[int, int]:
    """Return the positions of new entries, each with that of the old one it is.

    What says the same comes first, then what is known by the same, then (if asked for) what is most
    alike.
    """
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    mine, others = [_known(block) for block in old], [_known(block) for block in new]
    for level in range(max((len(keys) for keys, _ in mine), default=0)):
        waiting: dict[Hashable, list[int]] = {}
        for i, (keys, _) in enumerate(mine):
            if i not in taken and level < len(keys) and keys[level] is not None:
                waiting.setdefault(keys[level], []).append(i)
        for j, (keys, _) in enumerate(others):
            if j not in pairs and level < len(keys) and waiting.get(keys[level]):
                pairs[j] = waiting[keys[level]].pop(0)
                taken.add(pairs[j])
    if alike:
        left = [(i, node) for i, (_, node) in enumerate(mine) if node and i not in taken]
        right = [(j, node) for j, (_, node) in enumerate(others) if node and j not in pairs]
        for i, j in _alike(left, right):
            if j not in pairs and i not in taken:
                pairs[j] = i
                taken.add(i)
    return pairs


def _alike(
    old: Sequence[tuple[int, Node]], new: Sequence[tuple[int, Node]]
) -> Iterator[tuple[int, int]]:
    """Yield the pairs of what is alike, people aside, the likest first."""
    scores = [
        (-score, abs(i - j), i, j)
        for i, node in old
        if node.family != "people"
        for j, other in new
        if (score := likeness(node, other)) >= _ALIKE
    ]
    for _, _, i, j in sorted(scores):
        yield i, j


def _known(block: Block) -> tuple[list[Hashable], Node | None]:
    """Return what an entry is known by, the surest first, and the entry itself if it is a part."""
    typed = repr(block.data)
    field = next((step for step in reversed(block.path) if isinstance(step, str)), "")
    part = part_at(block.path, block.data)
    if isinstance(part, str):
        return [typed, part.strip().casefold()], None
    if not isinstance(part, Part) or field not in KNOWN_BY:
        return [typed], None
    node = Node(part, field)
    return [typed, node.said, *node.keys], node
