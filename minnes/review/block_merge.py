"""Three versions of a block of lines merged: keys by name, lists entry by entry, text line by line."""

from __future__ import annotations

from collections.abc import Sequence

from minnes.review.block_lines import (
    end_remark,
    ids,
    inner_lines,
    keeps,
    own,
    remarks_within,
    shifted,
    torn,
    unchanged,
    with_hyphen,
    without_surplus_comments,
)
from minnes.review.block_match import Three, every, names
from minnes.review.nodes import ORDERED
from minnes.review.ordering import order
from minnes.review.small_meeting import headed
from minnes.review.three_way import MarkerStyle, conflict, lines, together
from minnes.review.value_merge import merged_value
from minnes.source.blocks import Block


class BlockMerge:
    """Merges blocks; what is merged stands as far in as it does in our version."""

    def __init__(self, signs: MarkerStyle, taken_ids: frozenset[str] = frozenset()) -> None:
        self._signs = signs
        self._taken_ids = taken_ids
        self.moved: list[str] = []
        """Lists of which both sides moved entries; they stand in our order."""

    def merge(self, base: Block | None, ours: Block, theirs: Block) -> list[str]:
        """Return the lines of a block that both sides have."""
        by = ours.column - theirs.column
        mine, others = ours.lines(), shifted(theirs.lines(), by)
        before = shifted(base.lines(), ours.column - base.column) if base else []
        if others in (mine, before):
            return mine
        if before == mine:
            return others
        step = ours.column - base.column if base else 0
        above = together(
            shifted(base.above, step) if base else [], ours.above, shifted(theirs.above, by)
        )
        below = together(
            shifted(base.below, step) if base else [], ours.below, shifted(theirs.below, by)
        )
        made = above + self._body(base, ours, theirs) + below
        return made if base is None else without_surplus_comments(made, base, ours, theirs)

    def _body(self, base: Block | None, ours: Block, theirs: Block) -> list[str]:
        """Return the lines of a block that both sides changed, without comments above and below."""
        by = ours.column - theirs.column
        mine, others = own(ours), shifted(own(theirs), by)
        if base is not None:
            before = shifted(own(base), ours.column - base.column)
            if others in (mine, before):
                return mine
            if mine == before:
                return others
        elif mine == others:
            return mine
        body = self._within(base, ours, theirs)
        if body is not None:
            return body
        if base is not None and theirs.data == base.data and keeps(theirs, base, ours):
            return mine
        if (ours.data == theirs.data and keeps(theirs, base, ours)) or (
            theirs.blank and keeps(theirs, base, ours) and (base is None or base.blank)
        ):
            return mine
        if base is not None and ours.data == base.data and keeps(ours, base, theirs):
            return others
        if ours.blank and (base is None or base.blank) and keeps(ours, base, theirs):
            return others
        return self._value(base, ours, theirs) or conflict(mine, others, self._signs)

    def _within(self, base: Block | None, ours: Block, theirs: Block) -> list[str] | None:
        """Return a block merged by what stands within it; nothing where that cannot be done."""
        blocks = [block for block in (base, ours, theirs) if block is not None]
        kinds = {block.kind for block in blocks if not block.blank}
        if ours.path == ("approval",):
            return None  # one side's day and the other's seal would be nobody's approval
        if ours.blank or theirs.blank:
            # Where one side has nothing left, or nothing yet, only lines of their own can be told.
            kinds |= {
                block.kind for block in blocks if block.blank and block.data not in (None, "")
            }
        if len(kinds) != 1:
            return None
        kind = kinds.pop()
        if kind == "bar":
            if any(block.blank for block in (ours, theirs)):
                return None
            return self._text(base, ours, theirs)
        if (
            kind == "value"
            or len({tuple(headed(_field(block), _keys(block))) for block in blocks}) > 1
        ):
            return None
        if any(block.blank and block.kind == "bar" for block in blocks):
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
        return with_hyphen([mine[0], *text], ours)

    def _children(
        self, base: Block | None, ours: Block, theirs: Block, kind: str
    ) -> list[str] | None:
        """Return keys or entries merged one by one; nothing where an entry would have no beginning."""
        known = names(base, ours, theirs, kind)
        blocks = [
            dict(zip(named, block.within, strict=True)) if block else {}
            for named, block in zip(known, (base, ours, theirs), strict=True)
        ]
        made = {
            name: self._one(Three(*(version.get(name) for version in blocks)), ours, theirs)
            for name in every(known)
        }
        kept = {name: found for name, found in made.items() if found}
        wanted = order(*known, kept)
        if wanted is None:
            # Nothing is lost by an order; two in one file would be a conflict as long as the list.
            if _field(ours) in ORDERED and kind == "list":
                self.moved.append(_field(ours))
            wanted = order(known[2], known[1], known[2], kept) or []
        if ours.listed and not ours.head and (not wanted or torn(kept[wanted[0]])):
            return None
        taken, left = (theirs, ours) if ours.blank and not theirs.blank else (ours, theirs)
        head = shifted(taken.head, ours.column - taken.column)
        seen = end_remark(taken) + end_remark(base)
        comments = [" " * ours.column + remark for remark in end_remark(left) if remark not in seen]
        inner = [line for name in wanted for line in kept[name]]
        return comments + with_hyphen([*head, *inner], ours)

    def _one(self, versions: Three, ours: Block, theirs: Block) -> list[str]:
        """Return what becomes of one block within others: merged, added, or taken away."""
        base, mine, others = versions
        if mine is not None and others is not None:
            return self.merge(base, mine, others)
        if mine is not None:
            if base is None:
                return mine.lines()
            if unchanged(base, mine):
                return []
            return [*mine.above, *conflict(own(mine), [], self._signs), *mine.below]
        if others is None:
            return []
        by = _inner(ours, theirs) - others.column
        if base is None and not self._clashes(others):
            return shifted(others.lines(), by)
        if base is not None and unchanged(base, others):
            return []
        torn_out = conflict([], shifted(own(others), by), self._signs)
        return [*shifted(others.above, by), *torn_out, *shifted(others.below, by)]

    def _clashes(self, block: Block) -> bool:
        """Return whether an entry that is added has an id that something of ours has too."""
        return bool(self._taken_ids) and any(name in self._taken_ids for name in ids(block))

    def _value(self, base: Block | None, ours: Block, theirs: Block) -> list[str]:
        """Return a value merged by what it says; nothing where the sides disagree."""
        if not ours.path:
            return []
        block = merged_value(ours.path, base.data if base else None, ours.data, theirs.data)
        if block is None:
            return []
        known = remarks_within(ours)
        comments = [*known, *(remark for remark in remarks_within(theirs) if remark not in known)]
        by = ours.column - block.column
        made = with_hyphen(shifted([*block.head, *inner_lines(block)], by), ours)
        return [*(" " * ours.column + comment for comment in comments), *made]


def _inner(ours: Block, theirs: Block) -> int:
    """Return how far in the blocks within a block stand."""
    if ours.within:
        return ours.within[0].column
    return theirs.within[0].column + ours.column - theirs.column


def _indent(text: Sequence[str]) -> int:
    return next((len(line) - len(line.lstrip(" ")) for line in text if line.strip()), 0)


def _field(block: Block) -> str:
    return next((step for step in reversed(block.path) if isinstance(step, str)), "")


def _keys(block: Block) -> list[str]:
    return list(block.data) if block.listed and isinstance(block.data, dict) else []
