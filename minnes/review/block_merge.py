"""Three versions of a block of lines merged: keys by name, lists entry by entry, text line by line."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import NamedTuple, TypeAlias

from minnes.review.block_match import matched
from minnes.review.blocks import Block, hyphened, remarks, shifted
from minnes.review.ordering import order
from minnes.review.parts import ORDERED
from minnes.review.small_meeting import headed
from minnes.review.three_way import Marker, Signs, conflict, lines, together
from minnes.review.value_merge import merged_value

Name: TypeAlias = Hashable


class Three(NamedTuple):
    """What one block is in each version; nothing where a version lacks it."""

    base: Block | None
    ours: Block | None
    theirs: Block | None


class BlockMerge:
    """Merges blocks; what is merged stands as far in as it does in our version."""

    def __init__(self, signs: Signs, taken_ids: frozenset[str] = frozenset()) -> None:
        self._signs = signs
        self._taken_ids = taken_ids

    def merge(self, base: Block | None, ours: Block, theirs: Block) -> list[str]:
        """Return the lines of a block that both sides have."""
        by = ours.column - theirs.column
        mine, others = ours.lines(), shifted(theirs.lines(), by)
        before = shifted(base.lines(), ours.column - base.column) if base else []
        if others in (mine, before):
            return mine
        if before == mine:
            return others
        parts = [
            (
                shifted(base.above, ours.column - base.column) if base else [],
                ours.above,
                shifted(theirs.above, by),
            ),
            (
                shifted(base.below, ours.column - base.column) if base else [],
                ours.below,
                shifted(theirs.below, by),
            ),
        ]
        above, below = (together(*one) for one in parts)
        return above + self._body(base, ours, theirs) + below

    def _body(self, base: Block | None, ours: Block, theirs: Block) -> list[str]:
        """Return the lines of a block that both sides changed, without comments above and below."""
        by = ours.column - theirs.column
        mine, others = _own(ours), shifted(_own(theirs), by)
        if base is not None:
            before = shifted(_own(base), ours.column - base.column)
            if others in (mine, before):
                return mine
            if mine == before:
                return others
        elif mine == others:
            return mine
        found = self._within(base, ours, theirs)
        if found is not None:
            return found
        if base is not None and theirs.data == base.data and _keeps(theirs, base, ours):
            return mine
        if (ours.data == theirs.data and _keeps(theirs, base, ours)) or (
            theirs.blank and _keeps(theirs, base, ours) and (base is None or base.blank)
        ):
            return mine
        if base is not None and ours.data == base.data and _keeps(ours, base, theirs):
            return others
        if ours.blank and (base is None or base.blank) and _keeps(ours, base, theirs):
            return others
        return self._value(base, ours, theirs) or conflict(mine, others, self._signs)

    def _within(self, base: Block | None, ours: Block, theirs: Block) -> list[str] | None:
        """Return a block merged by what stands within it; nothing where that cannot be done."""
        some = [one for one in (base, ours, theirs) if one is not None]
        kinds = {one.kind for one in some if not one.blank}
        if ours.blank or theirs.blank:
            # Where one side has nothing left, or nothing yet, only lines of their own can be told.
            kinds |= {one.kind for one in some if one.blank and one.data not in (None, "")}
        if len(kinds) != 1:
            return None
        kind = kinds.pop()
        if kind == "bar":
            if any(one.blank for one in (ours, theirs)):
                return None
            return self._text(base, ours, theirs)
        if kind == "value" or len({tuple(headed(_field(one), _keys(one))) for one in some}) > 1:
            return None
        if any(one.blank and one.kind == "bar" for one in some):
            return None
        return self._children(base, ours, theirs, kind)

    def _text(self, base: Block | None, ours: Block, theirs: Block) -> list[str] | None:
        """Return text under a bar merged line by line, and its lines word by word."""
        by = ours.column - theirs.column
        before = shifted(base.head, ours.column - base.column) if base else []
        mine, others = ours.head, shifted(theirs.head, by)
        inner = _indent(mine[1:]) - _indent(others[1:])
        others = [others[0], *shifted(others[1:], inner)]
        if before[1:]:
            before = [before[0], *shifted(before[1:], _indent(mine[1:]) - _indent(before[1:]))]
        if mine[0].split() != others[0].split():
            return None
        text = lines(before[1:], mine[1:], others[1:], self._signs, prose=True)
        return hyphened([mine[0], *text], ours)

    def _children(
        self, base: Block | None, ours: Block, theirs: Block, kind: str
    ) -> list[str] | None:
        names = _names(base, ours, theirs, kind)
        threes = {name: _three(name, names, (base, ours, theirs)) for name in _every(names)}
        made = {name: self._one(three, ours, theirs) for name, three in threes.items()}
        kept = {name: found for name, found in made.items() if found}
        wanted = order(*names, kept)
        if wanted is None:
            if _field(ours) in ORDERED and kind == "list":
                return None
            wanted = order(names[1], names[1], names[2], kept) or []
        first = threes[wanted[0]] if wanted else None
        if ours.listed and not ours.head and (first is None or _torn(kept[wanted[0]])):
            return None
        head = (
            ours.head if not ours.blank or theirs.blank else shifted(theirs.head, _by(ours, theirs))
        )
        extra = [one for one in _ends(theirs) if one not in _ends(ours) and one not in _ends(base)]
        if head is not ours.head:
            extra = _ends(ours)
        inner = [line for name in wanted for line in kept[name]]
        comments = [" " * ours.column + one for one in extra]
        return comments + hyphened([*head, *inner], ours)

    def _one(self, three: Three, ours: Block, theirs: Block) -> list[str]:
        """Return what becomes of one block within others: merged, added, or taken away."""
        base, mine, others = three
        if mine is not None and others is not None:
            return self.merge(base, mine, others)
        if mine is not None:
            if base is None:
                return mine.lines()
            if _unchanged(base, mine):
                return []
            return [*mine.above, *conflict(_own(mine), [], self._signs), *mine.below]
        if others is None:
            return []
        by = _inner(ours, theirs) - others.column
        if base is None and not self._clashes(others):
            return shifted(others.lines(), by)
        if base is not None and _unchanged(base, others):
            return []
        own = conflict([], shifted(_own(others), by), self._signs)
        return [*shifted(others.above, by), *own, *shifted(others.below, by)]

    def _clashes(self, block: Block) -> bool:
        """Return whether an entry that is added has an id that something of ours has too."""
        return bool(self._taken_ids) and any(name in self._taken_ids for name in ids(block))

    def _value(self, base: Block | None, ours: Block, theirs: Block) -> list[str]:
        """Return a value merged by what it says; nothing where the sides disagree."""
        if not ours.path:
            return []
        found = merged_value(ours.path, base.data if base else None, ours.data, theirs.data)
        if found is None:
            return []
        known = remarks_within(ours)
        comments = [*known, *(one for one in remarks_within(theirs) if one not in known)]
        own = hyphened(shifted([*found.head, *_inner_lines(found)], _by(ours, found)), ours)
        return [*(" " * ours.column + one for one in comments), *own]


def ids(block: Block) -> list[str]:
    """Return the ids written out in an entry, and in all within it."""
    from minnes.review.blocks import everywhere
    from minnes.source.shorthand import marked

    found = []
    for one in everywhere(block):
        if one.name == "id" and isinstance(one.data, str):
            found.append(one.data)
        elif isinstance(one.data, str) and " id:" in one.data:
            found += [name for key, name in marked(one.data)[1].items() if key == "id"]
        elif isinstance(one.data, dict) and not one.within and "id" in one.data:
            found.append(str(one.data["id"]))
    return found


def remarks_within(block: Block) -> list[str]:
    """Return the comments of a block, without those above and below it."""
    outside = [line.strip() for line in (*block.above, *block.below) if line.strip()]
    return [one for one in remarks(block) if one not in outside]


def _own(block: Block) -> list[str]:
    return hyphened([*block.head, *_inner_lines(block)], block)


def _inner_lines(block: Block) -> list[str]:
    return [line for one in block.within for line in one.lines()]


def _by(ours: Block, other: Block) -> int:
    return ours.column - other.column


def _inner(ours: Block, theirs: Block) -> int:
    """Return how far in the blocks within a block stand."""
    if ours.within:
        return ours.within[0].column
    return theirs.within[0].column + _by(ours, theirs)


def _indent(text: Sequence[str]) -> int:
    return next((len(line) - len(line.lstrip(" ")) for line in text if line.strip()), 0)


def _field(block: Block) -> str:
    return next((step for step in reversed(block.path) if isinstance(step, str)), "")


def _keys(block: Block) -> list[str]:
    return list(block.data) if block.listed and isinstance(block.data, dict) else []


def _ends(block: Block | None) -> list[str]:
    """Return the comment at the end of a block's own line."""
    if block is None or block.kind not in ("keys", "list"):
        return []
    return [one for line in block.head[:1] for one in _comment(line)]


def _comment(line: str) -> list[str]:
    return [line[line.index(" #") + 1 :].rstrip()] if " #" in line else []


def _keeps(left: Block, base: Block | None, taken: Block) -> bool:
    """Return whether no comment is lost if one version is left for another."""
    known = {*remarks_within(taken), *(remarks_within(base) if base else ())}
    return all(one in known for one in remarks_within(left))


def _unchanged(base: Block, other: Block) -> bool:
    """Return whether a block says what it said before, and no comment came to it."""
    if base.data != other.data:
        return False
    return set(remarks(other)) <= set(remarks(base))


def _torn(made: Sequence[str]) -> bool:
    """Return whether lines begin with a conflict of which one side is empty."""
    begun = [line for line in made if line.strip() and not line.lstrip().startswith("#")]
    if not begun or not isinstance(begun[0], Marker):
        return False
    signs = [n for n, line in enumerate(begun) if isinstance(line, Marker)][:3]
    return signs[1] == 1 or signs[2] == signs[1] + 1


def _every(names: Sequence[Sequence[Name]]) -> list[Name]:
    return list(dict.fromkeys(name for version in names for name in version))


def _names(
    base: Block | None, ours: Block, theirs: Block, kind: str
) -> tuple[list[Name], list[Name], list[Name]]:
    """Return what the blocks within each version are called, the same where they are the same."""
    before = base.within if base else []
    if kind == "keys":
        keys: list[list[Name]] = [
            [one.name for one in version] for version in (before, ours.within, theirs.within)
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


def _three(name: Name, names: Sequence[Sequence[Name]], blocks: Sequence[Block | None]) -> Three:
    found = [
        block.within[known.index(name)] if block is not None and name in known else None
        for known, block in zip(names, blocks, strict=True)
    ]
    return Three(*found)
