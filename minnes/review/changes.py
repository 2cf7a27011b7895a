"""What differs in meaning between two versions of a meeting: parts that came, went, moved or changed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from minnes.model.base import Part
from minnes.model.identity import referable_entries
from minnes.model.meeting import Meeting
from minnes.review.matching import Pairs
from minnes.review.nodes import KNOWN_BY, ORDERED, Node, tree

Kind = Literal["added", "removed", "moved", "changed", "reordered"]


class Edit(NamedTuple):
    """A field of a part that says something else than before."""

    field: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one part of a meeting; `field` is the list it stands in, blank for the meeting.

    `around` are the items and reports it stands in, outermost first, and `name` is its number
    (`D1`, `A2`), as things are now; or as they were, for what was removed. What moved to another
    item or list has its old place in `origin`; what moved within its list stands after `follows`, or
    first. What moved may have been edited too. Of what is reordered, only the order of a list is new.
    """

    kind: Kind
    field: str
    part: Part
    around: tuple[Part, ...] = ()
    name: str = ""
    old: Part | None = None
    edits: tuple[Edit, ...] = ()
    origin: tuple[tuple[Part, ...], str] | None = None
    follows: Part | None = None


def changes(old: Meeting, new: Meeting) -> list[Change]:
    """Return all that differs between two versions of a meeting, in the order of the new one.

    None differs in anything but its meaning: where the data are equal there are no changes, and
    where they are not there is at least one.
    """
    return list(_Comparison(old, new).changes())


class _Comparison:
    def __init__(self, old: Meeting, new: Meeting) -> None:
        self.top = tree(new)
        self.pairs = Pairs(tree(old), self.top)
        self.moved: dict[tuple[Node, str], set[Node]] = {}
        self.names = {
            (side, entry.loc): entry.id
            for side, meeting in (("old", old), ("new", new))
            for entry in referable_entries(meeting)
        }

    def changes(self) -> Iterator[Change]:
        yield from self._changed(self.top)

    def _changed(self, node: Node) -> Iterator[Change]:
        """Yield what happened to a part of the new meeting, and to what it holds and held."""
        before = self.pairs.old_of.get(node)
        if before is None:
            yield self._change("added", node)
        elif change := self._compared(before, node):
            yield change
        for name in type(node.part).model_fields:
            if name not in KNOWN_BY:
                continue
            if before is not None and self._in_other_order(node, name):
                around = (*self._around(node), node.part) if node.parent else ()
                yield Change("reordered", name, node.part, around)
            for child in _within(node, name):
                yield from self._changed(child)
            for child in _within(before, name) if before else ():
                yield from self._removed(child)

    def _removed(self, node: Node) -> Iterator[Change]:
        """Yield what went with a part of the old meeting; what moved out of it is still there."""
        if node in self.pairs.new_of:
            return
        yield self._change("removed", node, "old")
        for child in node.children:
            yield from self._removed(child)

    def _compared(self, before: Node, node: Node) -> Change | None:
        old, new = before.part, node.part
        edits = tuple(
            Edit(name, getattr(old, name), getattr(new, name))
            for name in type(new).model_fields
            if name not in KNOWN_BY and getattr(old, name) != getattr(new, name)
        )
        origin = follows = None
        moved = False
        if node.parent and before.parent:
            if (
                self.pairs.new_of.get(before.parent) is not node.parent
                or before.field != node.field
            ):
                origin, moved = (self._around(before), before.field), True
            elif node.field in ORDERED and node in self._out_of_order(node.parent, node.field):
                moved = True
                beside = _within(node.parent, node.field)
                follows = beside[node.position - 1].part if node.position else None
        if not (edits or moved):
            return None
        return self._change(
            "moved" if moved else "changed", node, "new", old, edits, origin, follows
        )

    def _change(
        self,
        kind: Kind,
        node: Node,
        side: str = "new",
        old: Part | None = None,
        edits: tuple[Edit, ...] = (),
        origin: tuple[tuple[Part, ...], str] | None = None,
        follows: Part | None = None,
    ) -> Change:
        name = self.names.get((side, node.loc), "")
        return Change(
            kind, node.field, node.part, self._around(node), name, old, edits, origin, follows
        )

    def _around(self, node: Node) -> tuple[Part, ...]:
        """Return the parts it stands in, outermost first, without the meeting; as they are now."""
        parent = node.parent
        if parent is None or parent.parent is None:
            return ()
        return (*self._around(parent), self.pairs.new_of.get(parent, parent).part)

    def _in_other_order(self, node: Node, name: str) -> bool:
        return name not in ORDERED and bool(self._out_of_order(node, name))

    def _out_of_order(self, parent: Node, name: str) -> set[Node]:
        """Return the parts of a list that must have moved for the rest to keep their order."""
        if (parent, name) not in self.moved:
            stayed = [
                (before.position, child)
                for child in _within(parent, name)
                if (before := self.pairs.old_of.get(child)) and self._at_home(before, child)
            ]
            kept = _longest_rising([position for position, _ in stayed])
            self.moved[parent, name] = {
                child for index, (_, child) in enumerate(stayed) if index not in kept
            }
        return self.moved[parent, name]

    def _at_home(self, before: Node, node: Node) -> bool:
        """Return whether a part stands in the list it stood in before."""
        home = self.pairs.new_of.get(before.parent) if before.parent else None
        return home is node.parent and before.field == node.field


def _within(node: Node, name: str) -> list[Node]:
    return [child for child in node.children if child.field == name]


def _longest_rising(numbers: Sequence[int]) -> set[int]:
    """Return the indexes of a longest rising row of numbers (patience sorting)."""
    tops: list[int] = []
    piles: list[int] = []
    before: dict[int, int] = {}
    for index, number in enumerate(numbers):
        pile = bisect_left(tops, number)
        if pile:
            before[index] = piles[pile - 1]
        tops[pile : pile + 1] = [number]
        piles[pile : pile + 1] = [index]
    kept: set[int] = set()
    last = piles[-1] if piles else None
    while last is not None:
        kept.add(last)
        last = before.get(last)
    return kept
