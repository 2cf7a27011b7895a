"""YAML to plain data, quickly: lists, mappings and every scalar as the text that was typed.

The C parser composes nodes without guessing types; what it refuses, the pure Python parser, which
knows all of YAML 1.2, accepts or refuses. Both are ruamel.yaml's. `placed_parser` keeps positions.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from operator import is_
from typing import Any, TypeAlias, cast

from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode
from ruamel.yaml.tag import Tag

from minnes.language.regex import regex
from minnes.source.codes.shape import PLACEHOLDERS
from minnes.source.suspicion import is_bomb, suspicious

try:
    from _ruamel_yaml import CParser  # type: ignore[import-not-found]
except ImportError:
    # It is not built for every Python; the pure parser is then used alone, much slower.
    CParser = None
IN_C = CParser is not None

_SEPARATORS = "\x85\u2028\u2029"
"""Line breaks to the C parser, which knows YAML 1.1 only; ordinary characters in YAML 1.2."""

MAX_BYTES = 5_000_000
MAX_DEPTH = 100

Data: TypeAlias = "str | list[Any] | dict[str, Any] | None"


@dataclass(frozen=True, slots=True)
class Source:
    """A file's path and text. `bom`: a byte order mark stood before the text, and is not in it."""

    path: str
    text: str
    bom: bool = False


class Suspicious(Exception):
    """The quick parser met something that the careful one must look at."""


class Refused(Exception):
    """YAML refuses the text at an offset: `problem` is the parser's message.

    `since` is the offset where the refused value began, if the parser tells it.
    """

    def __init__(self, offset: int, problem: str, since: int | None = None) -> None:
        super().__init__(problem)
        self.offset = offset
        self.problem = problem
        self.since = since


_UNTAGGED = Tag()
"""The one tag of all untagged nodes: ruamel would make a new object for each."""


class NodeParser(CParser or object):  # type: ignore[misc]
    """The C parser without the resolving of types.

    `is_` and `bool` replace two methods that ruamel calls for every node and that should do nothing:
    functions written in C take a third of the time of empty Python methods.
    """

    descend_resolver = staticmethod(is_)
    ascend_resolver = staticmethod(bool)

    def resolve(self, _kind: type[Node], _value: str, _implicit: object) -> Tag:
        return _UNTAGGED


COLON_REFUSED = "found unexpected ':'"
"""The C parser's message about a colon in a plain scalar within braces, which YAML 1.2 allows."""
# A plain scalar within braces: `10:30`, `https://example.org`.
_FLOW_SCALAR = regex(r"(?:[^,\[\]{}\n:#]|:(?![ \t\n])|(?<![ \t])#)+")
# What a text over several lines holds if entries, keys or paragraphs may have become part of it.
_RUN_TOGETHER = regex(r"(?:^| )[-–—•·*] |[;=：﹕∶꞉]|\n")
# What a key begins with if the blank after its hyphen, or the right sign, is missing.
_BULLETS = frozenset("-–—•·*")


def read_plain(text: str) -> Data:
    """Return a text's plain data; raises `Suspicious` if anything needs the careful parser."""
    if not IN_C or suspicious(text):
        raise Suspicious
    for _ in range(10):
        try:
            node = _composed(text)
        except MarkedYAMLError as error:
            text = _colon_quoted(text, error)
        except (YAMLError, ValueError, RecursionError):
            raise Suspicious from None
        else:
            return None if node is None else _plain(node, MAX_DEPTH)
    raise Suspicious


@lru_cache(maxsize=1)
def _composed(text: str) -> Node | None:
    """Return a text's root node, by the C parser.

    The last one is kept: after reading a file, the index asks on which lines its parts stand.
    """
    return cast("Node | None", NodeParser(text).get_single_node())


def _colon_quoted(text: str, error: MarkedYAMLError) -> str:
    """Return the text with the plain scalar in braces quoted whose colon the C parser refuses."""
    if error.problem != COLON_REFUSED or error.context_mark is None:
        raise Suspicious
    start = error.context_mark.index
    end = flow_scalar_end(text, start)
    quoted = text[start:end].replace("'", "''")
    return f"{text[:start]}'{quoted}'{text[end:]}"


def flow_scalar_end(text: str, start: int) -> int:
    """Return the end offset of the plain scalar within braces or brackets that begins at `start`."""
    match = _FLOW_SCALAR.match(text, start)
    return start + len(match.group().rstrip()) if match else start


def _plain(node: Any, depth: int) -> Data:
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
                or name[0] in _BULLETS
                or key.ctag is not _UNTAGGED
            ):
                raise Suspicious
            if value.__class__ is ScalarNode and value.ctag is _UNTAGGED:
                mapping[name] = _scalar(value)
                if mapping[name] is None and node.flow_style:
                    raise Suspicious
            else:
                mapping[name] = _plain(value, depth - 1)
        return mapping
    return [_plain(item, depth - 1) for item in node.value]


def _scalar(node: Any) -> str | None:
    text = cast(str, node.value)
    if text in PLACEHOLDERS:
        raise Suspicious
    if node.style:
        return text
    if node.end_mark.line != node.start_mark.line and _RUN_TOGETHER.search(text):
        raise Suspicious
    return text or None


def line_separator_stand_ins(text: str) -> dict[int, str]:
    """Return a table for `str.translate` from line separators to characters not in the text."""
    found = [sign for sign in _SEPARATORS if sign in text]
    unused = (chr(code) for code in range(0xE000, 0xF8FF) if chr(code) not in text)
    return {ord(sign): next(unused) for sign in found}


def compose(text: str) -> Node | None:
    """Return a text's root node, by the C parser or else by the pure one.

    Raises `Refused` if both refuse the text.
    """
    if hidden := line_separator_stand_ins(text):
        node = compose(text.translate(hidden))
        _restore(node, {ord(other): chr(sign) for sign, other in hidden.items()})
        return node
    if is_bomb(text):
        raise Refused(0, "too deep")
    if IN_C:
        try:
            return _composed(text)
        except (YAMLError, ValueError, RecursionError):
            pass
    from ruamel.yaml import YAML

    try:
        return cast("Node | None", YAML(typ="safe", pure=True).compose(text))
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise Refused(mark.index if mark else 0, str(error.problem or error.context)) from None
    except (YAMLError, ValueError, RecursionError) as error:
        raise Refused(getattr(error, "position", 0), type(error).__name__) from None


def _restore(node: Node | None, separators: dict[int, str]) -> None:
    """Give the scalars below a node their line separators back."""
    if isinstance(node, ScalarNode):
        node.value = node.value.translate(separators)
    elif node is not None:
        for part in node.value:
            for inner in part if isinstance(part, tuple) else (part,):
                _restore(inner, separators)
