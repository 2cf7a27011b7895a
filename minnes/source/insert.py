"""Edits that add keys and list entries to a file, in the format's order; all else stays as typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from minnes.language.regex import regex
from minnes.model.base import fields_by_key
from minnes.model.meeting import Meeting
from minnes.source.diagnostic import Edit
from minnes.source.recovery.lines import line_end
from minnes.source.writing.layout import inline, layout
from minnes.source.writing.read_back import Data
from minnes.source.writing.scalars import one_line
from minnes.source.writing.tree import Collection, Entry, Scalar, Value
from minnes.source.yaml_parser import compose

_APART = frozenset(("approval", "corrections", "source"))
"""Keys above which a blank line is added with them."""

_COMMENT_BELOW = regex(r"\r?\n( +)#[^\r\n]*")


class NoPlace(Exception):
    """The value of this key in the file cannot be changed in place."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def put(text: str, values: Mapping[str, Data]) -> list[Edit]:
    """Return the edits that set keys of a minute file.

    A key that is there must hold one text or nothing: its value is replaced, and a comment beside
    it stays. Raises `NoPlace` if it holds more.
    """
    root = _root(text)
    edits: list[Edit] = []
    missing: dict[int, list[tuple[str, Data]]] = {}
    for key, value in values.items():
        node = _value_of(root, key)
        if node is None:
            missing.setdefault(_offset_of_new_key(text, root, key), []).append((key, value))
        else:
            edits.append(_replacement(text, node, key, value, _column(root)))
    edits += [_addition(text, root, offset, new) for offset, new in missing.items()]
    return _joined(edits)


def put_below(text: str, above: str, key: str, value: str) -> Edit:
    """Return the edit that adds a key and its text as the last one of the mapping `above`.

    Raises `NoPlace` if that is no mapping.
    """
    node = _value_of(_root(text), above)
    if not isinstance(node, MappingNode) or not node.value:
        raise NoPlace(above)
    offset = _offset_after(text, node.value[-1][1], node)
    return _addition(text, node, offset, [(key, value)])


def append(text: str, key: str, value: dict[str, Data]) -> list[Edit]:
    """Return the edits that add an entry to a list of a minute file, creating the list if needed.

    Raises `NoPlace` if the key holds something else than a list.
    """
    node = _value_of(_root(text), key)
    if node is None or _blank(node):
        return put(text, {key: [value]})
    if not isinstance(node, SequenceNode) or not node.value:
        raise NoPlace(key)
    offset = _offset_after(text, node.value[-1], node)
    if _flow(node):
        return [Edit(offset, offset, ", " + inline(_tree(value)))]
    return [Edit(offset, offset, _lines([value], _column(node)))]


def _joined(edits: Sequence[Edit]) -> list[Edit]:
    """Return edits of which no two begin at one offset: replacements of blanks precede new lines."""
    found: dict[int, Edit] = {}
    for edit in edits:
        before = found.get(edit.start)
        text = before.replacement + edit.replacement if before else edit.replacement
        found[edit.start] = Edit(edit.start, edit.end, text)
    return list(found.values())


def _root(text: str) -> MappingNode:
    root = compose(text)
    if not isinstance(root, MappingNode) or not root.value:
        raise NoPlace("")
    return root


def _value_of(root: MappingNode, key: str) -> Node | None:
    return next((value for name, value in root.value if name.value == key), None)


def _blank(node: Node) -> bool:
    return isinstance(node, ScalarNode) and not node.value and not node.style


def _flow(node: Node) -> bool:
    """Return whether a value is in flow style, within braces or brackets."""
    return bool(getattr(node, "flow_style", False))


def _column(node: Node) -> int:
    return int(node.start_mark.column)


def _replacement(text: str, node: Node, key: str, value: Data, column: int) -> Edit:
    """Return the edit that replaces a text or a blank by a value; raises `NoPlace` for other nodes."""
    start, end = node.start_mark.index, node.end_mark.index
    if isinstance(value, str):
        if not isinstance(node, ScalarNode) or node.style in ("|", ">"):
            raise NoPlace(key)
        gap = " " if _blank(node) and text[start - 1 : start] == ":" else ""
        return Edit(start, end, gap + one_line(value))
    if not _blank(node):
        raise NoPlace(key)
    end = _line_end(text, start)
    return Edit(end, end, _lines(value, column + 2))


def _offset_of_new_key(text: str, root: MappingNode, key: str) -> int:
    """Return the offset after the last key that precedes the new one in the format's order."""
    order = {name: position for position, name in enumerate(fields_by_key(Meeting))}
    before = [
        value for name, value in root.value if order.get(name.value, 0) < order.get(key, len(order))
    ]
    if before:
        return _offset_after(text, before[-1], root)
    first = int(root.value[0][0].start_mark.index)
    return first if _flow(root) else text.rfind("\n", 0, first) + 1


def _offset_after(text: str, node: Node, collection: Node) -> int:
    """Return the offset at which something is added after a value: at the end of its last line.

    In a collection in flow style, that is just after the value.
    """
    end = int(node.end_mark.index)
    if _flow(collection):
        return end
    while not isinstance(node, ScalarNode) and not _flow(node) and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(node, MappingNode) else last
    end = int(node.end_mark.index)
    if isinstance(node, ScalarNode) and node.style in ("|", ">"):
        # Blank lines below a block scalar are part of it only if its header says so.
        if node.value.endswith("\n\n"):
            return end
        end = len(text[:end].rstrip())
    return _below_comments(text, _line_end(text, end), _column(collection))


def _below_comments(text: str, end: int, column: int) -> int:
    """Return the end offset of the comments on the next lines that are indented beyond `column`."""
    while comment := _COMMENT_BELOW.match(text, end):
        if len(comment[1]) <= column:
            break
        end = comment.end()
    return end


def _line_end(text: str, offset: int) -> int:
    """Return the offset of the next line break, one or two characters long, or of the end."""
    end = line_end(text, offset)
    return end - (text[end - 1 : end] == "\r")


def _addition(text: str, node: MappingNode, offset: int, new: Sequence[tuple[str, Data]]) -> Edit:
    """Return the edit that adds keys to a mapping at an offset."""
    if _flow(node):
        written = ", ".join(f"{key}: {inline(_tree(value))}" for key, value in new)
        before = offset == node.value[0][0].start_mark.index
        return Edit(offset, offset, f"{written}, " if before else f", {written}")
    lines = ""
    for key, value in new:
        apart = key in _APART and not lines
        lines += "\n" * apart + _lines({key: value}, _column(node))
    if not text[:offset] or text[:offset].endswith("\n"):
        lines = lines.lstrip("\n") + "\n"
    return Edit(offset, offset, lines)


def _lines(data: Data, column: int) -> str:
    """Return data as indented lines, with a line break before each."""
    written = layout(Entry(_tree(data)))
    return "".join(f"\n{' ' * column}{line}" if line else "\n" for line in written.splitlines())


def _tree(data: Data) -> Value:
    if isinstance(data, dict):
        return Collection(
            True, [Entry(_tree(value), Scalar(key, '"')) for key, value in data.items()]
        )
    if isinstance(data, list):
        return Collection(False, [Entry(_tree(value)) for value in data])
    return Scalar(data, '"')
