"""Words of the minutes on a page that speaks another language: each is marked with its own (WCAG 3.1.2).

Read aloud, Swedish minutes under English labels would otherwise be pronounced as English.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from minnes.publish.parts import PageWords

Filter = Callable[..., Any]

_BLOCK = re.compile(r"<(?:p|h[1-6]|[uod]l|div|table|blockquote|pre|hr)\b")


def in_language(language: str, prose: Filter, line: Filter) -> dict[str, Filter]:
    """Return the filters that write what people wrote, so that each says in which language it is."""

    def marked(text: str, shown: str) -> Markup:
        if not shown or isinstance(text, PageWords):
            return Markup(shown)  # noqa: S704 - it is in the page's format already
        tag = "div" if _BLOCK.search(shown) else "span"
        return Markup(f'<{tag} lang="{language}">{shown}</{tag}>')  # noqa: S704

    @pass_context
    def in_blocks(context: Context, text: str, level: int = 2) -> Markup:
        return marked(text, prose(context, text, level))

    @pass_context
    def in_line(context: Context, text: str, level: int = 6) -> Markup:
        return marked(text, line(context, text, level))

    def plain(text: str) -> Markup:
        return marked(text, escape(text))

    return {"prose": in_blocks, "line": in_line, "written": plain}
