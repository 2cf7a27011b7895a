"""Converts CommonMark to a tree of plain data, for outputs without Markdown or HTML (PDF, plain text).

A node is a mapping: `kind` says what it is, `body` holds what is in it, `text` the words of a leaf.
The tree can be written as JSON, so that the typst template of the PDF reads it as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, TypeAlias

from minnes.publish.commonmark import parsed

if TYPE_CHECKING:
    from markdown_it.token import Token

Node: TypeAlias = dict[str, Any]

_BLOCKS = {
    "paragraph": "paragraph",
    "heading": "heading",
    "blockquote": "quote",
    "bullet_list": "list",
    "ordered_list": "numbered",
    "list_item": "item",
    "table": "table",
    "thead": "rows",
    "tbody": "rows",
    "tr": "row",
    "th": "cell",
    "td": "cell",
}
_INLINE = {"strong": "strong", "em": "emphasis", "s": "struck", "link": "link"}
_SEPARATE_ROWS = "rows"


def prose(text: str) -> list[Node]:
    """Return CommonMark as nodes; its highest headings get level 2, and none is skipped."""
    return list(_nodes(iter(parsed(text, 2))))


def _nodes(tokens: Iterator[Token], end: str = "") -> Iterator[Node]:
    """Yield the nodes up to the token that ends them."""
    for token in tokens:
        if token.type == end:
            return
        name = token.type.removesuffix("_open")
        if token.type == "inline":
            yield from _inlines(iter(token.children or ()))
        elif name != token.type and name in _BLOCKS:
            yield from _block(token, list(_nodes(tokens, f"{name}_close")))
        elif token.type in ("fence", "code_block"):
            yield {"kind": "code", "text": token.content.rstrip("\n")}
        elif token.type == "hr":
            yield {"kind": "rule"}


def _block(token: Token, body: list[Node]) -> Iterator[Node]:
    kind = _BLOCKS[token.type.removesuffix("_open")]
    if kind == _SEPARATE_ROWS:
        yield from body
        return
    node: Node = {"kind": kind, "body": body}
    if kind == "heading":
        node["level"] = int(token.tag[1])
    elif kind == "numbered":
        node["start"] = int(token.attrGet("start") or 1)
    elif kind == "row":
        node["header"] = bool(body) and body[0].pop("header")
        for cell in body[1:]:
            cell.pop("header")
    elif kind == "cell":
        node["header"] = token.tag == "th"
        node["align"] = str(token.attrGet("style") or "").removeprefix("text-align:")
    yield node


def _inlines(tokens: Iterator[Token], end: str = "") -> Iterator[Node]:
    for token in tokens:
        if token.type == end:
            return
        name = token.type.removesuffix("_open")
        if name != token.type and name in _INLINE:
            node: Node = {"kind": _INLINE[name], "body": list(_inlines(tokens, f"{name}_close"))}
            if name == "link":
                node["href"] = str(token.attrGet("href") or "")
            yield node
        elif token.type == "code_inline":
            yield {"kind": "verbatim", "text": token.content}
        elif token.type == "softbreak":
            yield {"kind": "text", "text": " "}
        elif token.type == "hardbreak":
            yield {"kind": "break"}
        elif token.content:
            yield {"kind": "text", "text": token.content}
