"""Marks texts of the minutes with their language on a page in another one (WCAG 3.1.2).

Read aloud, Swedish minutes under English labels would otherwise be pronounced as English.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from minnes.language.mixed_language import PageWords, Written
from minnes.language.regex import regex
from minnes.publish.part_views import PersonView

Filter = Callable[..., Any]

_BLOCK = regex(r"<(?:p|h[1-6]|[uod]l|div|table|blockquote|pre|hr)\b")


def in_language(
    language: str, prose: Filter, line: Filter, listed: Callable[[Sequence[str]], str]
) -> dict[str, Filter]:
    """Return the filters that write what people wrote, so that each says in which language it is."""
    attribute = Markup(f' lang="{language}"')  # noqa: S704

    def marked(text: str, shown: str) -> Markup:
        if not shown or isinstance(text, PageWords):
            return Markup(shown)  # noqa: S704 - it is in the page's format already
        tag = "div" if _BLOCK.search(shown) else "span"
        return Markup(f"<{tag}{attribute}>{shown}</{tag}>")  # noqa: S704

    @pass_context
    def in_blocks(context: Context, text: str, level: int = 2) -> Markup:
        return marked(text, prose(context, text, level))

    @pass_context
    def in_line(context: Context, text: str, level: int = 6) -> Markup:
        return marked(text, line(context, text, level))

    def told(text: str) -> Markup:
        if isinstance(text, PageWords):
            return Markup().join(map(told_piece, text.pieces))
        return told_piece(text)

    def told_piece(text: str) -> Markup:
        return marked(text, escape(text)) if isinstance(text, Written) else escape(text)

    def plain(text: str) -> Markup:
        return told(text) if isinstance(text, PageWords) else marked(text, escape(text))

    def in_a_row(texts: Iterable[str]) -> Markup:
        shown = [told(text) for text in texts]
        return escape(listed(["{}"] * len(shown))).format(*shown)

    def names(people: Iterable[PersonView]) -> Markup:
        return in_a_row(person.text for person in people)

    def tongue(text: str) -> str:
        return attribute if isinstance(text, Written) else ""

    return {
        "prose": in_blocks,
        "line": in_line,
        "written": plain,
        "told": told,
        "listed": in_a_row,
        "names": names,
        "tongue": tongue,
    }
