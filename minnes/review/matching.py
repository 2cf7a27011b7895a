"""Matches the parts of old and new minutes: by their keys, or by similar text.

What is surest is paired first: what says the same in the same place, then what is called the same
there, then what says the same elsewhere, and at last what is most alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator
from functools import partial

from minnes.review.nodes import FAMILIES, KNOWN_BY, ROAMING, Node, likeness, nodes, shared_words

_ALIKE = 0.5
"""How alike two parts of one list must be to be one part that was rewritten."""

_ALIKE_ELSEWHERE = 0.75
"""How alike they must be when one stands elsewhere."""

_ALIKE_PEOPLE = 0.8
"""How alike two names must be to be one name whose spelling was mended."""

_FEW = 2_500
"""Pairs that are so few that each is looked at, though they share no word."""

Key = Callable[[Node], Hashable]


class Pairs:
    """Parts of the old and of the new minutes that are the same."""

    def __init__(self, old: Node, new: Node) -> None:
        self.new_of: dict[Node, Node] = {old: new}
        self.old_of: dict[Node, Node] = {new: old}
        self._old = list(nodes(old))
        self._new = list(nodes(new))
        for family in FAMILIES:
            count = 0
            while count != len(self.new_of):
                count = len(self.new_of)
                self._match(family)
                if family != "items":
                    break
                # Where an item is found to be decides where those within it are at home.

    def _match(self, family: str) -> None:
        known = range(max(len(KNOWN_BY[name]) for name in FAMILIES[family]))
        self._same(family, lambda node: (self._home(node), node.said))
        for number in known:
            self._same(family, partial(self._called_at_home, number))
        if family in ROAMING:
            self._same(family, lambda node: node.said)
            # Reports are called by who gave them, in every round.
            for number in known if family != "updates" else ():
                self._same(family, partial(_called, number))
        self._alike(family, _ALIKE_PEOPLE if family == "people" else _ALIKE, at_home=True)
        if family in ROAMING:
            self._alike(family, _ALIKE_ELSEWHERE, at_home=False)
        if family == "next_meetings":
            self._alone(family)

    def _called_at_home(self, number: int, node: Node) -> Hashable:
        name = _called(number, node)
        return (self._home(node), name) if name else None

    def _home(self, node: Node) -> Hashable:
        """Return the list a part stands in, the same for an old part and a new one."""
        parent = node.parent
        return id(self.new_of.get(parent, parent) if parent else None), node.family

    def _free(self, family: str) -> tuple[list[Node], list[Node]]:
        return (
            [node for node in self._old if node.family == family and node not in self.new_of],
            [node for node in self._new if node.family == family and node not in self.old_of],
        )

    def _join(self, old: Node, new: Node) -> None:
        self.new_of[old] = new
        self.old_of[new] = old

    def _same(self, family: str, key: Key) -> None:
        """Pair the parts that have one key, in their order; of those, the present with the present."""
        old, new = self._free(family)
        waiting: defaultdict[Hashable, list[Node]] = defaultdict(list)
        for node in old:
            if (found := key(node)) is not None:
                waiting[found].append(node)
        for node in new:
            found = key(node)
            if found is not None and (those := waiting.get(found)):
                partner = next((alike for alike in those if alike.field == node.field), those[0])
                those.remove(partner)
                self._join(partner, node)

    def _alike(self, family: str, least: float, at_home: bool) -> None:
        """Pair the parts that are most alike, the likest first."""
        old, new = self._free(family)
        scores = []
        for i, j, shared in self._candidates(old, new, at_home):
            score = likeness(old[i], new[j], shared, by_sign=at_home)
            if score >= least:
                scores.append((-score, abs(i - j), i, j))
        for _, _, i, j in sorted(scores):
            if old[i] not in self.new_of and new[j] not in self.old_of:
                self._join(old[i], new[j])

    def _candidates(
        self, old: list[Node], new: list[Node], at_home: bool
    ) -> Iterator[tuple[int, int, int]]:
        """Yield what may be alike: what shares words, and in one list, if it is not long, everything."""
        homes: defaultdict[Hashable, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
        for side, nodes_ in enumerate((old, new)):
            for index, node in enumerate(nodes_):
                homes[self._home(node) if at_home else None][side].append(index)
        for left, right in homes.values():
            shared = {
                (left[i], right[j]): count
                for i, j, count in shared_words([old[i] for i in left], [new[j] for j in right])
            }
            if at_home and len(left) * len(right) <= _FEW:
                shared = {(i, j): shared.get((i, j), 0) for i in left for j in right}
            yield from ((i, j, count) for (i, j), count in shared.items())

    def _alone(self, family: str) -> None:
        """Pair what alone is left on both sides: a date that was moved has no words to know it by."""
        old, new = self._free(family)
        if len(old) == len(new) == 1:
            self._join(old[0], new[0])


def _called(number: int, node: Node) -> Hashable:
    return node.keys[number] if number < len(node.keys) else None
