"""Keys put into a file in place: what is new stands where the format has it, all else stays."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from minnes.model.meeting import Meeting
from minnes.source.diagnostic import Edit
from minnes.source.writing.layout import inline, layout
from minnes.source.writing.read_back import Data
from minnes.source.writing.scalars import one_line
from minnes.source.writing.tree import Collection, Entry, Scalar, Value
from minnes.source.yaml_parser import compose

_APART = frozenset(("approval", "corrections", "source"))
"""Keys above which a blank line stands when they are put in."""

_COMMENT_BELOW = re.compile(r"\r?\n( +)#[^\r\n]*")


class NoPlace(Exception):
    """What stands in the file under this key cannot be changed without writing it anew."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def put(text: str, values: Mapping[str, Data]) -> list[Edit]:
    """Return the edits that give a minute file these keys, each with its new value.

    A key that is there already must hold one text or nothing: its value is replaced, and the
    comment beside it stays. Raises `NoPlace` where it holds more.
    """
    whole = _whole(text)
    edits: list[Edit] = []
    missing: dict[tuple[int, int], list[tuple[str, Data]]] = {}
    for key, value in values.items():
        node = _under(whole, key)
        if node is None:
            place = _place(text, whole, key)
            missing.setdefault(place, []).append((key, value))
        else:
            edits.append(_instead(text, node, key, value, _column(whole)))
    edits += [_added(text, whole, place, new) for place, new in missing.items()]
    return _joined(edits)


def put_below(text: str, above: str, key: str, value: str) -> Edit:
    """Return the edit that adds a key and its text, as the last one below another key.

    Raises `NoPlace` where no keys stand there.
    """
    node = _under(_whole(text), above)
    if not isinstance(node, MappingNode) or not node.value:
        raise NoPlace(above)
    return _added(text, node, _after(text, node.value[-1][1], node), [(key, value)])


def append(text: str, key: str, value: dict[str, Data]) -> list[Edit]:
    """Return the edits that add an entry to a list of a minute file, which is made if it is missing.

    Raises `NoPlace` where something else than a list stands there.
    """
    node = _under(_whole(text), key)
    if node is None or _blank(node):
        return put(text, {key: [value]})
    if not isinstance(node, SequenceNode) or not node.value:
        raise NoPlace(key)
    start, end = _after(text, node.value[-1], node)
    if _flow(node):
        return [Edit(start, end, ", " + inline(_tree(value)))]
    return [Edit(start, end, _lines([value], node.start_mark.column))]


def _joined(edits: Sequence[Edit]) -> list[Edit]:
    """Return edits of which no two begin at one place: what fills a blank stands before new lines."""
    found: dict[int, Edit] = {}
    for edit in edits:
        before = found.get(edit.start)
        text = before.replacement + edit.replacement if before else edit.replacement
        found[edit.start] = Edit(edit.start, edit.end, text)
    return list(found.values())


def _whole(text: str) -> MappingNode:
    whole = compose(text)
    if not isinstance(whole, MappingNode) or not whole.value:
        raise NoPlace("")
    return whole


def _under(whole: MappingNode, key: str) -> Node | None:
    return next((value for name, value in whole.value if name.value == key), None)


def _blank(node: Node) -> bool:
    return isinstance(node, ScalarNode) and not node.value and not node.style


def _flow(node: Node) -> bool:
    """Return whether a value stands within braces or brackets."""
    return bool(getattr(node, "flow_style", False))


def _column(node: Node) -> int:
    return int(node.start_mark.column)


def _instead(text: str, node: Node, key: str, value: Data, column: int) -> Edit:
    """Return the edit that puts a value in the place of a text, or of nothing."""
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


def _place(text: str, whole: MappingNode, key: str) -> tuple[int, int]:
    """Return where a key is put in: after the last key that stands before it in the format."""
    order = {
        field.alias or name: at for at, (name, field) in enumerate(Meeting.model_fields.items())
    }
    before = [
        value
        for name, value in whole.value
        if order.get(name.value, 0) < order.get(key, len(order))
    ]
    if before:
        return _after(text, before[-1], whole)
    start = whole.value[0][0].start_mark.index
    if not _flow(whole):
        start = text.rfind("\n", 0, start) + 1
    return start, start


def _after(text: str, node: Node, made: Node) -> tuple[int, int]:
    """Return where something is put in after a value: at the end of its line, or just after it."""
    if _flow(made):
        return node.end_mark.index, node.end_mark.index
    while not isinstance(node, ScalarNode) and not _flow(node) and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(node, MappingNode) else last
    end = node.end_mark.index
    if isinstance(node, ScalarNode) and node.style in ("|", ">"):
        # blank lines below a text under a bar are part of it only where the bar says so
        if node.value.endswith("\n\n"):
            return end, end
        end = len(text[:end].rstrip())
    end = _below_comments(text, _line_end(text, end), _column(made))
    return end, end


def _below_comments(text: str, end: int, column: int) -> int:
    """Return the end of the comments that stand further in than `column` on the lines that follow."""
    while comment := _COMMENT_BELOW.match(text, end):
        if len(comment[1]) <= column:
            break
        end = comment.end()
    return end


def _line_end(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    end = len(text) if end < 0 else end
    return end - (text[end - 1 : end] == "\r")


def _added(
    text: str, node: MappingNode, place: tuple[int, int], new: Sequence[tuple[str, Data]]
) -> Edit:
    start, end = place
    if _flow(node):
        written = ", ".join(f"{key}: {inline(_tree(value))}" for key, value in new)
        before = start == node.value[0][0].start_mark.index
        return Edit(start, end, f"{written}, " if before else f", {written}")
    lines = ""
    for key, value in new:
        apart = key in _APART and not lines
        lines += "\n" * apart + _lines({key: value}, _column(node))
    if not text[:start] or text[:start].endswith("\n"):
        lines = lines.lstrip("\n") + "\n"
    return Edit(start, end, lines)


def _lines(data: Data, column: int) -> str:
    """Return data as lines of their own, each indented, with a line break before each."""
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
