"""A minute file as blocks of lines: each key and each entry of a list with the lines it stands on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from minnes.source.yaml_parser import Refused, compose

Path: TypeAlias = tuple[str | int, ...]
"""Where a block stands as typed: keys, and positions in lists."""


@dataclass(slots=True)
class Block:
    """A key with its value, or an entry of a list; `name` is the key, nothing for an entry.

    `above` are the comments and blank lines before it. `head` is its own line, or all its lines
    where nothing within it has lines of its own. `kind` tells what stands within: keys, a list,
    text under a bar, or a value that is all on the lines of `head`. Lines are as far in as they
    were typed, `column` signs; the hyphen of an entry is a blank in them.
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
    """Whether it is an entry of a list, so that a hyphen stands on its first line."""

    @property
    def blank(self) -> bool:
        """Return whether nothing was typed."""
        return not self.data

    def lines(self) -> list[str]:
        """Return all its lines, hyphens in their places."""
        inner = [line for block in self.within for line in block.lines()]
        own = [*self.head, *inner]
        return self.above + (hyphened(own, self.column) if self.listed else own) + self.below


def hyphened(lines: Sequence[str], column: int) -> list[str]:
    """Return the lines of an entry of a list with the hyphen on its first line that is no comment."""
    typed = (at for at, line in enumerate(lines) if line.strip() and line.lstrip()[0] != "#")
    first = next(typed, None)
    return [
        f"{line[:column]}-{line[column + 1 :]}" if at == first else line
        for at, line in enumerate(lines)
    ]


def parse_blocks(text: str) -> Block | None:
    """Return a whole file as one block, or nothing where its lines cannot be told apart."""
    try:
        root = compose(text)
    except Refused:
        return None
    lines = text.split("\n")
    if lines and not lines[-1]:
        lines.pop()
    whole = Block("", (), 0, "keys")
    if not isinstance(root, MappingNode) or root.flow_style or not _alone(root, lines):
        return None
    try:
        whole.data = _plain(root)
    except TypeError:
        return None
    end = _fill(whole, root, [*lines], 0)
    whole.below = lines[end:]
    return whole if whole.lines() == lines else None


def _fill(block: Block, node: Node, lines: list[str], start: int) -> int:
    """Give a block what stands within it, from a line on; return the line after the last."""
    pairs: list[tuple[str, Node, Node]]
    if isinstance(node, MappingNode):
        pairs = [(key.value, key, value) for key, value in node.value]
    else:
        pairs = [("", entry, entry) for entry in node.value]
    begins = [_begin(first) for _, first, _ in pairs]
    for position, (name, first, value) in enumerate(pairs):
        listed = isinstance(node, SequenceNode)
        column = node.start_mark.column if listed else first.start_mark.column
        path = (*block.path, position if listed else name)
        inner = Block(name, path, column, listed=listed, data=_plain(value))
        line = begins[position]
        inner.above = lines[start:line]
        # What stands further in than this is about what came before.
        further = _further(inner.above, column) if position else 0
        if further:
            block.within[-1].below += inner.above[:further]
            inner.above = inner.above[further:]
        start = _value(inner, value, lines, line)
        block.within.append(inner)
    return start


def _begin(node: Node) -> int:
    return int(node.start_mark.line)


def _further(above: list[str], column: int) -> int:
    """Return how many of the lines between two blocks belong to the one before."""
    count = 0
    for position, line in enumerate(above):
        if not line.strip():
            continue
        if len(line) - len(line.lstrip()) <= column:
            break
        count = position + 1
    return count


def _value(block: Block, value: Node, lines: list[str], line: int) -> int:
    """Give a block its own lines and what is within; return the line after its last."""
    if block.listed:
        lines[line] = _without_hyphen(lines[line], block.column)
    if isinstance(value, MappingNode | SequenceNode) and not value.flow_style and value.value:
        inner = value.value[0][0] if isinstance(value, MappingNode) else value.value[0]
        same_line = inner.start_mark.line == line
        if _alone(value, lines) and (not same_line or (block.listed and _keyed(value))):
            block.kind = "keys" if isinstance(value, MappingNode) else "list"
            block.head = [] if same_line else [lines[line]]
            return _fill(block, value, lines, line if same_line else line + 1)
    end = max(_end(value, lines), line + 1)
    if isinstance(value, ScalarNode) and value.style in ("|", ">"):
        block.kind = "bar"
    block.head = lines[line:end]
    return end


def _keyed(node: Node) -> bool:
    return isinstance(node, MappingNode)


def _without_hyphen(line: str, column: int) -> str:
    return f"{line[:column]} {line[column + 1 :]}"


def _alone(node: Node, lines: list[str]) -> bool:
    """Return whether each key or entry begins a line of its own, all equally far in."""
    column = None
    for position, entry in enumerate(node.value):
        first = entry[0] if isinstance(node, MappingNode) else entry
        mark = first.start_mark
        if isinstance(node, MappingNode):
            before = lines[mark.line][: mark.column] if mark.line < len(lines) else "?"
            hyphens = before.replace("-", " ", 1) if not position else before
            if hyphens.strip() or first.style in ("|", ">"):
                return False
            column = mark.column if column is None else column
            if mark.column != column or first.start_mark.line != first.end_mark.line:
                return False
        else:
            at = node.start_mark.column
            line = lines[mark.line] if mark.line < len(lines) else ""
            if line[:at].strip() or line[at : at + 1] != "-":
                return False
    begins = [
        (entry[0] if isinstance(node, MappingNode) else entry).start_mark.line
        for entry in node.value
    ]
    return len(set(begins)) == len(begins)


def _end(node: Node, lines: list[str]) -> int:
    """Return the line after the last that a value stands on."""
    if isinstance(node, ScalarNode) and node.style in ("|", ">"):
        end = min(int(node.end_mark.line) + bool(node.end_mark.column), len(lines))
        while end > node.start_mark.line + 1 and not lines[end - 1].strip():
            end -= 1
        return end
    if isinstance(node, ScalarNode) and not node.style and not node.value:
        return 0  # nothing is typed, and where that is the parsers do not agree
    if isinstance(node, MappingNode | SequenceNode) and not node.flow_style and node.value:
        last = node.value[-1][1] if isinstance(node, MappingNode) else node.value[-1]
        return _end(last, lines)
    return int(node.end_mark.line) + 1


def _plain(node: Node) -> Any:
    """Return what is typed, as plain data."""
    if isinstance(node, MappingNode):
        return {key.value: _plain(value) for key, value in node.value}
    if isinstance(node, SequenceNode):
        return [_plain(entry) for entry in node.value]
    style = node.style if isinstance(node, ScalarNode) else ""
    return node.value or ("" if style else None)


def walk_blocks(block: Block) -> Iterator[Block]:
    """Yield a block and all within it."""
    yield block
    for inner in block.within:
        yield from walk_blocks(inner)
