"""The tree of a meeting's parts, for comparing: each part that can come, go or move, with its keys."""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cached_property

from minnes.model.base import Part, texts
from minnes.model.meeting import Meeting

# Lists of parts that come, go and move by themselves, each with the fields a part is known by, the
# surest first. A field's value in any other list is compared whole.
KNOWN_BY: dict[str, tuple[tuple[str, ...], ...]] = {
    "items": (("title",),),
    "updates": (("organization",),),
    "decisions": (("id",), ("text",)),
    "actions": (("id",), ("what",)),
    "questions": (("id",), ("text",)),
    "attachments": (("file",), ("url",), ("title",)),
    "participants": (("name", "organization"), ("name",), ("organization",)),
    "absent": (("name", "organization"), ("name",), ("organization",)),
    "figures": (("label", "period"),),
    "follow_up": (("reference",),),
    "next_meetings": (("date", "month"), ("topic",)),
    "events": (("text",), ("date", "month")),
    "contacts": (("name",), ("email",), ("role", "organization")),
    "ranking": (("title",),),
    "corrections": (("date", "text"), ("text",)),
}
FAMILIES: dict[str, tuple[str, ...]] = {
    "items": ("items",),
    "updates": ("updates",),
    "people": ("participants", "absent"),
    **{name: (name,) for name in KNOWN_BY if name not in ("participants", "absent")},
}
"""Lists whose parts may be the same as one another's; those that hold others come first."""

ROAMING = frozenset({"items", "updates", "decisions", "actions", "questions", "attachments"})
"""Lists whose parts may move to another item, and are then still the same."""

ORDERED = frozenset({"items", "decisions", "actions", "questions", "ranking"})
"""Lists in which it matters what comes first, so that each part that moved is told of."""

_FAMILY_OF = {name: family for family, names in FAMILIES.items() for name in names}
_SHORT = 80
"""Signs of a text short enough to be compared sign by sign, which finds a mended slip."""

_LIKE_BY_SIGN = 0.7
"""How alike two texts must be sign by sign to be the same but for slips."""


@dataclasses.dataclass(eq=False)
class Node:
    """A part where it stands: in which list, of which part, and after how many others."""

    part: Part
    field: str = ""
    parent: Node | None = None
    position: int = 0
    children: list[Node] = dataclasses.field(default_factory=list)

    @cached_property
    def family(self) -> str:
        """Return which of `FAMILIES` it belongs to."""
        return _FAMILY_OF[self.field]

    @cached_property
    def loc(self) -> tuple[str | int, ...]:
        """Return the place in the model."""
        return (*self.parent.loc, self.field, self.position) if self.parent else ()

    @cached_property
    def keys(self) -> tuple[tuple[str, ...] | None, ...]:
        """Return the values it is known by, letters folded; nothing where they are missing."""
        known = []
        for names in KNOWN_BY[self.field]:
            values = [str(getattr(self.part, name) or "").casefold().split() for name in names]
            known.append(tuple(" ".join(value) for value in values) if any(values) else None)
        return tuple(known)

    @cached_property
    def said(self) -> str:
        """Return all that it says, to be compared with another's."""
        return self.part.model_dump_json()

    @cached_property
    def text(self) -> str:
        """Return all its words."""
        return " ".join(texts(self.part))

    @cached_property
    def words(self) -> Counter[str]:
        """Return how often each word occurs in it."""
        return Counter(self.text.casefold().split())

    @cached_property
    def length(self) -> int:
        """Return how many words it has."""
        return self.words.total()


def tree(meeting: Meeting) -> Node:
    """Return a meeting with all its parts."""
    return _grow(Node(meeting))


def _grow(node: Node) -> Node:
    for name in type(node.part).model_fields:
        if name in KNOWN_BY:
            for position, part in enumerate(getattr(node.part, name)):
                node.children.append(_grow(Node(part, name, node, position)))
    return node


def nodes(top: Node) -> Iterator[Node]:
    """Yield all parts below one, in document order."""
    for child in top.children:
        yield child
        yield from nodes(child)


def likeness(one: Node, other: Node, shared: int | None = None, by_sign: bool = True) -> float:
    """Return how much of what two parts say is the same, from 0 to 1; `shared` words are in both.

    What is short is compared sign by sign too, which takes long (`by_sign`), and of people only the
    names are compared.
    """
    if one.family == "people":
        return _by_sign(*(str(getattr(node.part, "name", "") or "") for node in (one, other)))
    if shared is None:
        shared = (one.words & other.words).total()
    total = one.length + other.length
    # Dice's coefficient.
    dice = 2 * shared / total if total else 0.0
    if by_sign and max(len(one.text), len(other.text)) <= _SHORT:
        return max(dice, _by_sign(one.text, other.text))
    return dice


def _by_sign(one: str, other: str) -> float:
    """Return how alike two texts are sign by sign; nothing if they are less so than a slip makes them."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    # The quick ways never give less than the slow one.
    for ratio in (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio):
        if (share := ratio()) < _LIKE_BY_SIGN:
            return 0.0
    return share


def shared_words(old: Sequence[Node], new: Sequence[Node]) -> Iterator[tuple[int, int, int]]:
    """Yield index of old, index of new and how many words both have, for those that share some."""
    holders: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for i, node in enumerate(old):
        for word, count in node.words.items():
            holders[word].append((i, count))
    for j, node in enumerate(new):
        shared: Counter[int] = Counter()
        for word, count in node.words.items():
            for i, other in holders.get(word, ()):
                shared[i] += min(count, other)
        for i, count in shared.items():
            yield i, j, count
