"""A minute file as a tree of blocks: each key and each list entry with its lines as typed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from minnes.source.yaml_parser import Refused, compose

Path: TypeAlias = tuple[str | int, ...]
"""The keys and list positions above a block, as typed."""


@dataclass(slots=True)
class Block:
    """A key with its value, or an entry of a list (then `name` is "").

    `above` and `below` are the comments and blank lines around it. `head` is its first line, or all
    its lines if it has no blocks `within`. `kind` is "keys", "list", "bar" (a block scalar) or
    "value". Lines keep their indentation of `column` columns; a hyphen in them is a blank.
    """

    name: str
    path: Path
    column: int
    kind: str = "value"
    above: list[str] = field(default_factory=list)
    head: list[str] = field(default_factory=list)
    within: list[Block] = field(default_factory=list)
    below: list[str] = field(default_factory=list)
    data: Any = None
    listed: bool = False
    """Whether it is an entry of a list, with a hyphen on its first line."""

    @property
    def blank(self) -> bool:
        """Return whether the value is empty."""
        return not self.data

    def lines(self) -> list[str]:
        """Return all lines of the block, with their hyphens."""
        inner = [line for block in self.within for line in block.lines()]
        lines = [*self.head, *inner]
        return (
            self.above + (_with_hyphen(lines, self.column) if self.listed else lines) + self.below
        )


def _with_hyphen(lines: Sequence[str], column: int) -> list[str]:
    """Return the lines of a list entry with a hyphen on the first that is no comment."""
    typed = (at for at, line in enumerate(lines) if line.strip() and line.lstrip()[0] != "#")
    first = next(typed, None)
    return [
        f"{line[:column]}-{line[column + 1 :]}" if at == first else line
        for at, line in enumerate(lines)
    ]


def parse_blocks(text: str) -> Block | None:
    """Return a whole file as one block, or None if its lines cannot be told apart.

    That is so for text that is not YAML, and where keys or entries share a line.
    """
    try:
        root = compose(text)
    except Refused:
        return None
    lines = text.split("\n")
    if lines and not lines[-1]:
        lines.pop()
    if (
        not isinstance(root, MappingNode)
        or root.flow_style
        or not _on_lines_of_their_own(root, lines)
    ):
        return None
    try:
        whole = Block("", (), 0, "keys", data=_plain(root))
    except TypeError:
        return None
    end = _fill(whole, root, [*lines], 0)
    whole.below = lines[end:]
    return whole if whole.lines() == lines else None


def _fill(block: Block, node: Node, lines: list[str], start: int) -> int:
    """Add the blocks of a node to a block, from a line on; return the line after the last."""
    listed = isinstance(node, SequenceNode)
    for position, (first, value) in enumerate(_pairs(node)):
        name = "" if listed else first.value
        column = (node if listed else first).start_mark.column
        path = (*block.path, position if listed else name)
        inner = Block(name, path, column, listed=listed, data=_plain(value))
        line = first.start_mark.line
        inner.above = lines[start:line]
        # Lines that are indented further belong to the block before.
        further = _lines_of_previous(inner.above, column) if position else 0
        if further:
            block.within[-1].below += inner.above[:further]
            inner.above = inner.above[further:]
        start = _fill_value(inner, value, lines, line)
        block.within.append(inner)
    return start


def _pairs(node: Node) -> list[tuple[Any, Any]]:
    """Return the keys of a mapping with their values; an entry of a list stands for both."""
    if isinstance(node, MappingNode):
        return list(node.value)
    return [(entry, entry) for entry in node.value]


def _lines_of_previous(above: list[str], column: int) -> int:
    """Return how many of the lines between two blocks belong to the first of them."""
    count = 0
    for position, line in enumerate(above):
        if not line.strip():
            continue
        if len(line) - len(line.lstrip()) <= column:
            break
        count = position + 1
    return count


def _fill_value(block: Block, value: Any, lines: list[str], line: int) -> int:
    """Give a block its own lines and the blocks within it; return the line after its last."""
    if block.listed:
        first, column = lines[line], block.column
        lines[line] = f"{first[:column]} {first[column + 1 :]}"
    keyed = isinstance(value, MappingNode)
    if (keyed or isinstance(value, SequenceNode)) and not value.flow_style and value.value:
        same_line = _pairs(value)[0][0].start_mark.line == line
        if _on_lines_of_their_own(value, lines) and (not same_line or (block.listed and keyed)):
            block.kind = "keys" if keyed else "list"
            block.head = [] if same_line else [lines[line]]
            return _fill(block, value, lines, line if same_line else line + 1)
    end = max(_end(value, lines), line + 1)
    if _is_block_scalar(value):
        block.kind = "bar"
    block.head = lines[line:end]
    return end


def _on_lines_of_their_own(node: Node, lines: list[str]) -> bool:
    """Return whether each key or entry begins a line of its own, all in the same column."""
    firsts = [first for first, _ in _pairs(node)]
    starts = {first.start_mark.line for first in firsts}
    if len(starts) != len(firsts) or not all(line < len(lines) for line in starts):
        return False
    if isinstance(node, SequenceNode):
        at = node.start_mark.column
        return all(not lines[n][:at].strip() and lines[n][at : at + 1] == "-" for n in starts)
    return all(
        _is_plain_key(first, lines, first_of_all=not position)
        and first.start_mark.column == firsts[0].start_mark.column
        for position, first in enumerate(firsts)
    )


def _is_plain_key(key: Node, lines: list[str], first_of_all: bool) -> bool:
    """Return whether nothing precedes a key on its line, but for the hyphen of the first key."""
    before = lines[key.start_mark.line][: key.start_mark.column]
    if first_of_all:
        before = before.replace("-", " ", 1)
    one_line = key.start_mark.line == key.end_mark.line
    return not before.strip() and one_line and not _is_block_scalar(key)


def _is_block_scalar(node: Node) -> bool:
    return isinstance(node, ScalarNode) and node.style in ("|", ">")


def _end(node: Any, lines: list[str]) -> int:
    """Return the line after the last one of a value."""
    if _is_block_scalar(node):
        end = min(int(node.end_mark.line) + bool(node.end_mark.column), len(lines))
        while end > node.start_mark.line + 1 and not lines[end - 1].strip():
            end -= 1
        return end
    if isinstance(node, ScalarNode) and not node.style and not node.value:
        return 0  # the parsers do not agree on where a blank value is
    if not isinstance(node, ScalarNode) and not node.flow_style and node.value:
        return _end(_pairs(node)[-1][1], lines)
    return int(node.end_mark.line) + 1


def _plain(node: Node) -> Any:
    """Return a node as plain data."""
    if isinstance(node, MappingNode):
        return {key.value: _plain(value) for key, value in node.value}
    if isinstance(node, SequenceNode):
        return [_plain(entry) for entry in node.value]
    style = node.style if isinstance(node, ScalarNode) else ""
    return node.value or ("" if style else None)


def walk_blocks(block: Block) -> Iterator[Block]:
    """Yield a block and all blocks within it."""
    yield block
    for inner in block.within:
        yield from walk_blocks(inner)
