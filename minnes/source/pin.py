"""Writes the ids of decisions, actions and questions into a file, changing nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from minnes.model.identity import referable_entries
from minnes.model.meeting import Meeting
from minnes.source.diagnostic import Edit, Loc
from minnes.source.edits import append_to_line, apply
from minnes.source.outcome_steps import ACTION
from minnes.source.reader import read_meeting
from minnes.source.yaml_parser import Refused, compose

_BARS = ("|", ">")


def pinned(content: bytes, path: str, names: Mapping[Loc, str]) -> bytes | None:
    """Return a file's bytes with ids written out; `names` are the ids by place in the meeting.

    None if the file cannot be read, or if anything but ids would change.
    """
    reading = read_meeting(content, path)
    if reading.value is None:
        return None
    try:
        after = apply(content, [_edit(reading.source.text, loc, names[loc]) for loc in names])
    except (Refused, ValueError):
        return None
    again = read_meeting(after, path).value
    return after if again is not None and _same(reading.value, again, names) else None


def _same(before: Meeting, after: Meeting, names: Mapping[Loc, str]) -> bool:
    """Return whether two meetings differ only in the ids that were written out."""
    old = [
        (entry.loc, names.get(entry.loc, entry.outcome.id)) for entry in referable_entries(before)
    ]
    new = [(entry.loc, entry.outcome.id) for entry in referable_entries(after)]
    return old == new and _nameless(before) == _nameless(after)


def _nameless(meeting: Meeting) -> object:
    data = meeting.model_dump()
    for entry in referable_entries(meeting):
        value: Any = data
        for step in entry.loc:
            value = value[step]
        value.pop("id")
    return data


def _edit(text: str, loc: Loc, name: str) -> Edit:
    """Return the edit that writes an id; raises `ValueError` if there is no place for it."""
    root = compose(text)
    node = _at(root, loc) if root is not None else None
    if isinstance(node, ScalarNode):
        return _at_the_end(text, node, name)
    if not isinstance(node, MappingNode) or not node.value:
        raise ValueError(loc)
    if node.flow_style:
        last = text.rindex("}", node.start_mark.index, node.end_mark.index)
        last = len(text[:last].rstrip())
        return Edit(last, last, f", id: {name}")
    owner, task = node.value[0]
    if "actions" in loc and owner.value not in ACTION and _on_one_line(task):
        return _at_the_end(text, task, name)
    return _on_a_line(text, node, name)


def _at(node: Node, loc: Loc) -> Node | None:
    """Return the node at a place in the model; a single value may stand for a list of one."""
    inner: Node | None = node
    for step in loc:
        if isinstance(step, str):
            keys = inner.value if isinstance(inner, MappingNode) else []
            inner = next((value for key, value in keys if key.value == step), None)
        elif isinstance(inner, SequenceNode):
            inner = inner.value[step] if step < len(inner.value) else None
    return inner


def _on_one_line(node: Node) -> bool:
    return (
        isinstance(node, ScalarNode)
        and bool(node.value)
        and node.style not in _BARS
        and node.start_mark.line == node.end_mark.line
    )


def _at_the_end(text: str, node: ScalarNode, name: str) -> Edit:
    """Return the edit that adds `id:A3` at the end of a text."""
    end = node.end_mark.index
    if node.style in _BARS:
        end = len(text[:end].rstrip())
    return append_to_line(text, end, f" id:{name}")


def _on_a_line(text: str, node: MappingNode, name: str) -> Edit:
    """Return the edit that adds the line `id: A3`, below the first key if that has one line."""
    key, value = node.value[0]
    indent = " " * key.start_mark.column
    end = text.find("\n", value.end_mark.index)
    if _on_one_line(value) and end >= 0:
        return Edit(end + 1, end + 1, f"{indent}id: {name}\n")
    start = key.start_mark.index
    return Edit(start, start, f"id: {name}\n{indent}")
