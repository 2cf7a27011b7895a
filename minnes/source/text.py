"""From a file's bytes to plain data: text, lists and mappings, every scalar as it was typed.

The C parser composes nodes without guessing types. The pure parser, which knows YAML 1.2 fully, has
the last word on what the C parser refuses. Both are ruamel.yaml's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from operator import is_
from typing import Any, TypeAlias, cast

from _ruamel_yaml import CParser  # type: ignore[import-not-found]
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.tag import Tag

from minnes.source.placed import PlacedDict, PlacedList, placed

MAX_BYTES = 5_000_000
MAX_DEPTH = 100

Data: TypeAlias = "str | list[Any] | dict[str, Any] | None"


@dataclass(frozen=True, slots=True)
class Source:
    """A file's text, without its byte order mark; offsets in spans count its characters."""

    path: str
    text: str
    bom: bool = False


class Suspicious(Exception):
    """The quick way through met something that needs the careful one."""


class Refused(Exception):
    """No parser can read the text: at which offset, and in the parser's words."""

    def __init__(self, offset: int, problem: str) -> None:
        super().__init__(problem)
        self.offset = offset
        self.problem = problem


_UNTAGGED = Tag()
"""One tag for every node that has none: ruamel would make a new object for each."""


class _NodeParser(CParser):  # type: ignore[misc]
    """The C parser, told that no scalar has a type.

    `is_` and `bool` stand where ruamel calls two methods for every node and nothing should happen:
    being written in C they cost a third of empty Python methods.
    """

    descend_resolver = staticmethod(is_)
    ascend_resolver = staticmethod(bool)

    def resolve(self, _kind: type[Node], _value: str, _implicit: object) -> Tag:
        return _UNTAGGED


_COMMENT_WITHOUT_BLANK = re.compile(r"[^\s#][ \t]+#[^\s#]")
_ANCHOR = re.compile(r"(?:^|[\s\[{,])[&]\S", re.M)
_ODD_CHARACTERS = "\t\xa0\x85\u2028\u2029\u200b\u00ad\ufeff"


def read_plain(text: str) -> Data:
    """Return a text's plain data, quickly; raise `Suspicious` when anything needs a closer look."""
    if len(text) > MAX_BYTES or text.count("{") + text.count("[") > MAX_BYTES // 100:
        raise Suspicious
    for character in _ODD_CHARACTERS:
        if character in text:
            raise Suspicious
    if " #" in text and _COMMENT_WITHOUT_BLANK.search(text):
        raise Suspicious
    if ("&" in text and _ANCHOR.search(text)) or "\n%" in text or text.startswith("%"):
        raise Suspicious
    try:
        node = _NodeParser(text).get_single_node()
    except (YAMLError, ValueError, RecursionError):
        raise Suspicious from None
    return None if node is None else _plain(node, MAX_DEPTH)


def _plain(node: Node, depth: int) -> Data:
    if node.ctag is not _UNTAGGED or not depth:
        raise Suspicious
    kind = node.__class__
    if kind is ScalarNode:
        return _scalar(node)
    if kind is MappingNode:
        mapping: dict[str, Any] = {}
        for key, value in node.value:
            name = key.value
            if (
                name.__class__ is not str
                or not name
                or name in mapping
                or key.ctag is not _UNTAGGED
            ):
                raise Suspicious
            if value.__class__ is ScalarNode and value.ctag is _UNTAGGED:
                mapping[name] = _scalar(value)
            else:
                mapping[name] = _plain(value, depth - 1)
        return mapping
    return [_plain(item, depth - 1) for item in node.value]


def _scalar(node: Any) -> str | None:
    return cast(str, node.value) if node.value or node.style else None


def compose(text: str) -> Node | None:
    """Return a text's root node, by the C parser or, where that refuses, the pure one.

    Raises `Refused` when both refuse.
    """
    try:
        return cast("Node | None", _NodeParser(text).get_single_node())
    except (YAMLError, ValueError, RecursionError):
        pass
    from ruamel.yaml import YAML

    try:
        return cast("Node | None", YAML(typ="safe", pure=True).compose(text))
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise Refused(mark.index if mark else 0, str(error.problem or error.context)) from None
    except YAMLError as error:
        raise Refused(getattr(error, "position", 0), str(getattr(error, "reason", ""))) from None
    except RecursionError:
        raise Refused(0, "too deep") from None


def with_places(node: Node, source: str) -> Any:
    """Return a node's data as `Placed` text, lists and mappings; of equal keys the last one counts."""
    start, end = node.start_mark.index, node.end_mark.index
    if isinstance(node, ScalarNode):
        if not node.value and not node.style:
            return None
        return placed(node.value, node.style or "", source, start, end)
    if isinstance(node, SequenceNode):
        starts = tuple(item.start_mark.index for item in node.value)
        return PlacedList([with_places(item, source) for item in node.value], start, end, starts)
    return PlacedDict(
        {
            with_places(key, source): with_places(value, source)
            for key, value in node.value
            if isinstance(key, ScalarNode) and key.value
        },
        start,
        end,
    )
