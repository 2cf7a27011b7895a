"""Post-processes inline CommonMark: safe links, explained abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from markdown_it.token import Token

from minnes.publish.unmarked import Abbreviations

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_BARE_ADDRESS = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?'()\[\]*_]")


def mend_links(tokens: Sequence[Token]) -> None:
    """Make links of web addresses that stand bare in the text, and words of what leads nowhere.

    A file that a text names lies beside the minutes, not beside the page: what is to be published
    is attached. A picture of the web is not loaded by a page: a link leads to it.
    """
    for token in tokens:
        if token.type == "inline" and token.children:
            if "://" in token.content:
                token.children = list(_linked(token.children))
            if "[" in token.content:
                token.children = list(_leading(token.children))


def explain(tokens: Sequence[Token], abbreviations: Abbreviations) -> None:
    """Explain each abbreviation where the text first uses it, outside headings, code and links."""
    if not abbreviations:
        return
    meanings, used = dict(abbreviations), _pattern(abbreviations)
    heading = False
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            heading = token.type == "heading_open"
        if token.children and not heading and used.search(token.content):
            token.children = list(_explained(token.children, used, meanings))


@lru_cache(maxsize=256)
def _pattern(abbreviations: Abbreviations) -> re.Pattern[str]:
    # The longest first: of SIP and SIPen, the one that is written.
    shorts = sorted((re.escape(short) for short, _ in abbreviations), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(shorts)})(?!\w)")


def _explained(
    tokens: Sequence[Token], used: re.Pattern[str], meanings: dict[str, str]
) -> Iterator[Token]:
    depth = 0
    for token in tokens:
        depth += (token.type == "link_open") - (token.type == "link_close")
        if token.type != "text" or depth:
            yield token
            continue
        place = 0
        for match in used.finditer(token.content):
            meaning = meanings.pop(match[0], "")
            if meaning:
                yield Token("text", "", 0, content=token.content[place : match.start()])
                yield Token("abbr_open", "abbr", 1, attrs={"title": meaning})
                yield Token("text", "", 0, content=match[0])
                yield Token("abbr_close", "abbr", -1)
                place = match.end()
        yield Token("text", "", 0, content=token.content[place:])


def _leading(tokens: Sequence[Token]) -> Iterator[Token]:
    linked = kept = False
    for token in tokens:
        if token.type == "link_open":
            linked, kept = True, _leads_out(str(token.attrGet("href") or ""))
            shown = [token] if kept else []
        elif token.type == "link_close":
            shown = [token] if kept else []
            linked = False
        elif token.type == "image":
            shown = _in_words(token, linked)
        else:
            shown = [token]
        yield from shown


def _leads_out(address: str) -> bool:
    return address.startswith("#") or bool(_SCHEME.match(address))


def _in_words(picture: Token, linked: bool) -> list[Token]:
    """Return the replacement of an image: its description, as a link if it is on the web."""
    address = str(picture.attrGet("src") or "")
    if linked or not _leads_out(address):
        return [Token("text", "", 0, content=picture.content)]
    return [
        Token("link_open", "a", 1, attrs={"href": address}),
        Token("text", "", 0, content=picture.content or address),
        Token("link_close", "a", -1),
    ]


def _linked(tokens: Sequence[Token]) -> Iterator[Token]:
    depth = 0
    for token in tokens:
        depth += (token.type == "link_open") - (token.type == "link_close")
        if token.type != "text" or depth:
            yield token
            continue
        place = 0
        for match in _BARE_ADDRESS.finditer(token.content):
            yield Token("text", "", 0, content=token.content[place : match.start()])
            yield Token("link_open", "a", 1, attrs={"href": match[0]})
            yield Token("text", "", 0, content=match[0])
            yield Token("link_close", "a", -1)
            place = match.end()
        yield Token("text", "", 0, content=token.content[place:])
