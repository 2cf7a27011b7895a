"""The CommonMark parser and renderer, loaded only for texts with mark-up."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from minnes.publish.inline import explain, mend_links
from minnes.publish.links import safe_link
from minnes.publish.unmarked import Abbreviations


class _Engine(MarkdownIt):
    """Reads CommonMark with tables, and takes only safe links for links."""

    def validateLink(self, url: str) -> bool:  # noqa: N802
        return safe_link(url)


class _CarelessEngine(MarkdownIt):
    """Sees what a careless viewer would: raw HTML, and links of any kind."""

    def validateLink(self, url: str) -> bool:  # noqa: N802
        return True


@cache
def engine() -> MarkdownIt:
    """Return what reads the minutes' CommonMark and writes it as HTML."""
    made = _Engine("js-default", {"html": False})
    made.core.ruler.push("links", lambda state: mend_links(state.tokens))
    rules = made.renderer.rules  # type: ignore[attr-defined]
    rules["table_open"] = lambda *_: '<div class="wide" role="group" tabindex="0"><table>\n'
    rules["table_close"] = lambda *_: "</table></div>\n"
    rules["th_open"] = lambda tokens, at, *_: _header_cell(tokens[at])
    return made


def _header_cell(token: Token) -> str:
    style = token.attrGet("style")
    return f'<th scope="col" style="{style}">' if style else '<th scope="col">'


@cache
def careless_engine() -> MarkdownIt:
    """Return what reads Markdown as a viewer does that takes no care."""
    return _CarelessEngine("js-default", {"html": True})


def html(tokens: Sequence[Token], abbreviations: Abbreviations) -> str:
    """Return tokens as HTML, each abbreviation explained where it is first used."""
    explain(tokens, abbreviations)
    parser = engine()
    return str(parser.renderer.render(tokens, parser.options, {}))
