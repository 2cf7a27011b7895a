"""The line on which each part of a minute file begins, from the parser's nodes.

Diagnostics need the exact place of a word, and pay for it; a row of an answer needs only its line,
and is made for every part of every file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from minnes.model.person import Person
from minnes.source.shorthand import split_list
from minnes.source.value_steps import PERSON


class Place(NamedTuple):
    """A YAML node and the line it begins on; `node` is None if the part has no node of its own.

    `typed` are all lines of the file.
    """

    line: int
    node: Any
    typed: Sequence[str]

    def under(self, key: str) -> Place:
        """Return the value under a key, on the line of the key."""
        for name, value in self._pairs():
            if name.value == key:
                return self._at(name, value)
        return self._at(None, None)

    def entry(self, position: int) -> Place:
        """Return an entry of a list, or of a mapping that is read as one."""
        pairs = self._entries()
        return self._at(*(pairs[position] if position < len(pairs) else (None, None)))

    def entries(self) -> list[Place]:
        """Return the entries of a list, blank ones left out, or of a mapping by its keys."""
        return [self._at(first, node) for first, node in self._entries()]

    def listed(self) -> list[Place]:
        """Return the entries of a list, or the single value that stands in place of a list."""
        if self.node is None or _is_list(self.node):
            return self.entries()
        return [self]

    def _at(self, first: Any, node: Any) -> Place:
        """Return the place of a node that begins where another does, or of none."""
        return Place(first.start_mark.line + 1 if first else self.line, node, self.typed)

    def _entries(self) -> Sequence[tuple[Any, Any]]:
        """Return each entry with the node that its line is that of."""
        if self.node is None:
            return ()
        if _is_list(self.node):
            return [(node, node) for node in self.node.value if not _is_blank(node)]
        # What stands without a list around it is its own only entry, on the line of its key.
        return self._pairs() or ((None, self.node),)

    def _pairs(self) -> Sequence[tuple[Any, Any]]:
        return self.node.value if _is_mapping(self.node) else ()


def top(node: Any, text: str) -> Place:
    """Return the place of a whole file."""
    return Place(1, node, text.split("\n"))


def of_people(place: Place, people: Sequence[Person]) -> list[int]:
    """Return the line of each person in a list, in groups, or in a line of names."""
    leaves = list(_leaves(place)) or [(place.line, place.line, "")]
    found: list[int] = []
    at, line = 0, 0
    for person in people:
        at = _leaf_of(person, leaves, at)
        first, last, _ = leaves[at]
        lines = range(max(first, line), last + 1)
        line = next((n for n in lines if person.label in place.typed[n - 1]), max(first, line))
        found.append(line)
    return found


def _leaf_of(person: Person, leaves: Sequence[tuple[int, int, str]], at: int) -> int:
    """Return which leaf from `at` on names a person, one without a name by the role; else `at`."""
    for said in filter(None, (person.label, person.role)):
        for number in range(at, len(leaves)):
            if said in leaves[number][2]:
                return number
    return at


def of_dates(place: Place) -> list[int]:
    """Return the line of each meeting ahead, those that share keys one by one."""
    lines: list[int] = []
    for entry in place.listed():
        dates = entry.under("dates")
        if dates.node is None:
            lines.append(entry.line)
        elif _is_list(dates.node):
            lines.extend(day.line for day in dates.entries())
        else:
            lines.extend([dates.line] * len(split_list(dates.node.value)))
    return lines


def of_figure(place: Place, label: str, period: str | None) -> int:
    """Return the line of a figure, by its label and maybe its period."""
    by_label = place.under(label)
    return (by_label.under(period) if period is not None else by_label).line


def _leaves(place: Place) -> Iterator[tuple[int, int, str]]:
    """Yield each scalar that names people, with its first and last line."""
    node = place.node
    if node is None:
        return
    if _is_list(node):
        for entry in place.entries():
            yield from _leaves(entry)
    elif _is_mapping(node):
        keys = {name.value: value for name, value in node.value}
        if keys.keys() & PERSON.keys():
            named = keys.get("name") or keys.get("organization")
            yield place.line, place.line, str(named.value) if named is not None else ""
            return
        for entry in place.entries():
            yield from _leaves(entry)
    else:
        last = node.end_mark.line + (node.end_mark.column > 0)
        yield place.line, max(place.line, last), " ".join(str(node.value).split())


def _is_mapping(node: Any) -> bool:
    return node is not None and node.id == "mapping"


def _is_list(node: Any) -> bool:
    return bool(node.id == "sequence")


def _is_blank(node: Any) -> bool:
    return node.id == "scalar" and not node.value and not node.style
