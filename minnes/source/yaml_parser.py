"""From a file's bytes to plain data: text, lists and mappings, every scalar as it was typed.

The C parser composes nodes without guessing types. The pure parser, which knows YAML 1.2 fully, has
the last word on what the C parser refuses. Both are ruamel.yaml's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from operator import is_
from typing import Any, TypeAlias, cast

from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode
from ruamel.yaml.tag import Tag

from minnes.source.codes.characters import ODD_BLANKS
from minnes.source.codes.shape import PLACEHOLDERS

try:
    from _ruamel_yaml import CParser  # type: ignore[import-not-found]
except ImportError:
    # It is not built for every Python. Then the pure parser reads alone, much slower.
    CParser = None
IN_C = CParser is not None

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
    """No parser can read the text: at which offset, in the parser's words, and since where."""

    def __init__(self, offset: int, problem: str, since: int | None = None) -> None:
        super().__init__(problem)
        self.offset = offset
        self.problem = problem
        self.since = since


_UNTAGGED = Tag()
"""One tag for every node that has none: ruamel would make a new object for each."""


class NodeParser(CParser or object):  # type: ignore[misc]
    """The C parser, told that no text has a type.

    `is_` and `bool` stand where ruamel calls two methods for every node and nothing should happen:
    being written in C they cost a third of empty Python methods.
    """

    descend_resolver = staticmethod(is_)
    ascend_resolver = staticmethod(bool)

    def resolve(self, _kind: type[Node], _value: str, _implicit: object) -> Tag:
        return _UNTAGGED


COMMENT_WITHOUT_BLANK = re.compile(r"[^\s#][ \t]+#[^\s]")
COLON_REFUSED = "found unexpected ':'"
"""What the C parser says of a colon in a plain text within braces: there YAML 1.2 allows it."""
_FLOW_TEXT = re.compile(r"(?:[^,\[\]{}\n:#]|:(?![ \t\n])|(?<![ \t])#)+")
_SIGN = re.compile(r"(?:^|[\s\[{,])(?:&\S|!\s)", re.MULTILINE)
_ODD_CHARACTERS = "\t" + "".join(sorted(ODD_BLANKS))
_DEEP = re.compile(r"^ *(?:[-?:] +){8}|^ {200}", re.MULTILINE)
_CLOSED = re.compile(r"[\[{][^\[\]{}\"'#\n]*[\]}]")
_DASHED = re.compile(r"(?:^| )[-–—•·*] ")
_LINE = r"[^-\s#\[{\"'|>&*!:][^\n:]*"
_RUNNING_ON = re.compile(rf":\r?\n +{_LINE}\n +{_LINE}(?:\n|\Z)")
"""Lines of plain text below a key: one text, or a list without hyphens."""
MAX_PARTS = 100_000
SAFE_LENGTH = 20_000
SAFE_LEVELS = 1_000
"""Shorter texts with fewer hyphens, question marks and brackets than levels cannot exhaust the C
parser's stack: of 1 MB (as on Windows) it holds 3,000 levels, of 8 MB 20,000."""


def read_plain(text: str) -> Data:
    """Return a text's plain data, quickly; raise `Suspicious` when anything needs a closer look."""
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
    """Return a text's root node, by the C parser; the last one is kept.

    Who has read a file for the index asks next on which lines its parts stand.
    """
    return cast("Node | None", NodeParser(text).get_single_node())


def _colon_quoted(text: str, error: MarkedYAMLError) -> str:
    """Return a text with quotes around `https://…` within braces, which the C parser refuses."""
    if error.problem != COLON_REFUSED or error.context_mark is None:
        raise Suspicious
    start = error.context_mark.index
    end = flow_text_end(text, start)
    quoted = text[start:end].replace("'", "''")
    return f"{text[:start]}'{quoted}'{text[end:]}"


def flow_text_end(text: str, start: int) -> int:
    """Return where a plain text within braces or brackets ends."""
    match = _FLOW_TEXT.match(text, start)
    return start + len(match.group().rstrip()) if match else start


def suspicious(text: str) -> bool:
    """Return whether a text holds signs that the quick way does not read for certain."""
    for character in _ODD_CHARACTERS:
        if character in text:
            return True
    if _runs_on(text):
        return True
    if "\r" in text and text.count("\r") > text.count("\r\n"):
        return True
    if " #" in text and COMMENT_WITHOUT_BLANK.search(text):
        return True
    if ("&" in text or "!" in text) and _SIGN.search(text):
        return True
    if ("%" in text and ("\n%" in text or text.startswith("%"))) or ("<" in text and "<<" in text):
        return True
    levels = text.count("-") + text.count("?")
    return _many_brackets(text) or (
        (len(text) > SAFE_LENGTH or levels > SAFE_LEVELS) and bomb(text)
    )


def _runs_on(text: str) -> bool:
    """Return whether lines of plain text stand below the key of a list."""
    colons = [match.start() for match in _RUNNING_ON.finditer(text)]
    if not colons:
        return False
    from minnes.source.key_kinds import LISTS

    return any(text[text.rfind("\n", 0, at) + 1 : at].lstrip(" -") in LISTS for at in colons)


def bomb(text: str) -> bool:
    """Return whether a text may be nested so deeply, or hold so much, that composing it is unsafe."""
    return (
        _many_brackets(text)
        or text.count("\n") + text.count(",") > MAX_PARTS
        or _DEEP.search(text) is not None
    )


def _many_brackets(text: str) -> bool:
    """Return whether so many brackets are open that they might stand in each other too deeply.

    Those that are closed again on their line, nothing between them but plain text, hold no others.
    """
    opened = text.count("{") + text.count("[")
    return opened > SAFE_LEVELS and opened - len(_CLOSED.findall(text)) > SAFE_LEVELS


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
    if node.end_mark.line != node.start_mark.line and _DASHED.search(text):
        raise Suspicious
    return text or None


def compose(text: str) -> Node | None:
    """Return a text's root node, by the C parser or, where that refuses, the pure one.

    Raises `Refused` when both refuse.
    """
    if bomb(text):
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
