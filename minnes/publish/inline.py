"""Post-processes inline CommonMark: safe links, explained abbreviations."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from markdown_it.token import Token

from minnes.language.regex import regex
from minnes.publish.unmarked import Abbreviations

_SCHEME = regex(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_BARE_ADDRESS = regex(r"https?://[^\s<>\"]+[^\s<>\".,;:!?'()\[\]*_]")


def mend_links(tokens: Sequence[Token]) -> None:
    """Make links of web addresses that stand bare in the text, and words of what leads nowhere.

    A file that a text names lies beside the minutes, not beside the page: what is to be published
    is attached. A picture of the web is not loaded by a page: a link leads to it.
    """
    for token in tokens:
        if token.type == "inline" and token.children:
            if "://" in token.content:
                token.children = list(_replaced(token.children, _BARE_ADDRESS, _bare))
            if "[" in token.content:
                token.children = list(_leading(token.children))


def explain(tokens: Sequence[Token], abbreviations: Abbreviations) -> None:
    """Explain each abbreviation where the text first uses it, outside headings, code and links."""
    if not abbreviations:
        return
    meanings, used = dict(abbreviations), _pattern(abbreviations)

    def explained(match: re.Match[str]) -> list[Token]:
        meaning = meanings.pop(match[0], "")
        return _element("abbr", "abbr", {"title": meaning}, match[0]) if meaning else []

    heading = False
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            heading = token.type == "heading_open"
        if token.children and not heading and used.search(token.content):
            token.children = list(_replaced(token.children, used, explained))


@lru_cache(maxsize=256)
def _pattern(abbreviations: Abbreviations) -> re.Pattern[str]:
    # The longest first: of SIP and SIPen, the one that is written.
    shorts = sorted((re.escape(short) for short, _ in abbreviations), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(shorts)})(?!\w)")


def _replaced(
    tokens: Sequence[Token], pattern: re.Pattern[str], make: Callable[[re.Match[str]], list[Token]]
) -> Iterator[Token]:
    """Yield tokens with others for what a pattern finds in text outside links, if any are made."""
    depth = 0
    for token in tokens:
        depth += (token.type == "link_open") - (token.type == "link_close")
        if token.type != "text" or depth:
            yield token
            continue
        place = 0
        for match in pattern.finditer(token.content):
            if made := make(match):
                yield Token("text", "", 0, content=token.content[place : match.start()])
                yield from made
                place = match.end()
        yield Token("text", "", 0, content=token.content[place:])


def _bare(match: re.Match[str]) -> list[Token]:
    return _link(match[0], match[0])


def _link(address: str, text: str) -> list[Token]:
    return _element("link", "a", {"href": address}, text)


def _element(
    kind: str, tag: str, attributes: dict[str, str | int | float], text: str
) -> list[Token]:
    words = Token("text", "", 0, content=text)
    return [Token(f"{kind}_open", tag, 1, attrs=attributes), words, Token(f"{kind}_close", tag, -1)]


def _leading(tokens: Sequence[Token]) -> Iterator[Token]:
    linked = kept = False
    for token in tokens:
        if token.type == "link_open":
            linked, kept = True, _leads_out(str(token.attrGet("href") or ""))
        if token.type == "image":
            yield from _in_words(token, linked)
        elif kept or token.type not in ("link_open", "link_close"):
            yield token
        if token.type == "link_close":
            linked = False


def _leads_out(address: str) -> bool:
    return address.startswith("#") or bool(_SCHEME.match(address))


def _in_words(picture: Token, linked: bool) -> list[Token]:
    """Return the replacement of an image: its description, as a link if it is on the web."""
    address = str(picture.attrGet("src") or "")
    if linked or not _leads_out(address):
        return [Token("text", "", 0, content=picture.content)]
    return _link(address, picture.content or address)
