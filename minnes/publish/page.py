"""Renders views with Jinja2 templates: sandboxed, escaped by default."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from typing import Any, Literal, NamedTuple, TypeAlias

from jinja2 import pass_context
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from minnes.language import dates
from minnes.language.catalog import Translator
from minnes.language.regex import regex
from minnes.publish import commonmark, plain_text
from minnes.publish.language_marks import in_language
from minnes.publish.look import Look, plain_look
from minnes.publish.part_views import PersonView, UpdateView
from minnes.publish.sandbox import Sandbox, speak
from minnes.publish.templates import Unknown, compiled, loader, problem
from minnes.publish.unmarked import Abbreviations
from minnes.publish.view import MeetingView
from minnes.register.names import swedish_key

Format: TypeAlias = Literal["md", "html", "txt"]

NOTICE = "notice"
"""The templates of a meeting that is still to come, whatever its kind."""

_FENCE = regex(r"[ >*+-]*(?:\d+[.)] +)?(`{3,}|~{3,})")


class _Writing(NamedTuple):
    """How a format writes CommonMark in blocks and within a line, and what is done to the whole."""

    prose: Callable[[str, int], str]
    line: Callable[[str, int], str]
    finish: Callable[[str], str]


def render_page(
    view: MeetingView,
    format: Format,
    translator: Translator,
    site: object = None,
    look: Look | None = None,
) -> str:
    """Return the page of a meeting, made by the template of its kind and the format.

    `site` is what a page within a site knows of the others; without it, a page stands alone.
    Raises `PublishProblem` for what is wrong in the project's own templates.
    """
    folder = NOTICE if view.status == "planned" else view.kind
    name = f"{folder}/minutes.{format}.j2"
    with own_templates(look):
        template = environment(format, translator, look).get_template(name)
        return _WRITINGS[format].finish(template.render(meeting=view, site=site))


@contextmanager
def own_templates(look: Look | None) -> Iterator[None]:
    """Raise a `PublishProblem` where a template of the project's own fails, with its file and line."""
    try:
        yield
    except Exception as error:
        hindrance = problem(error, look.templates if look else None)
        if hindrance is None:
            raise
        raise hindrance from error


@lru_cache(maxsize=16)
def environment(
    format: Format, translator: Translator, look: Look | None = None
) -> ImmutableSandboxedEnvironment:
    """Return where the templates of a format run: sandboxed, escaping, strict about names."""
    look = look or plain_look()
    # Jinja2 by itself would not escape a file named `x.html.j2`. Here everything is escaped, as HTML
    # or as Markdown, except what comes from a macro, a filter of ours, or the catalogue. Plain text
    # has no signs with a meaning of their own, so that nothing in it could be escaped.
    sandbox = Sandbox(
        loader=loader(look.templates),
        autoescape=format != "txt",
        finalize=_as_markdown if format == "md" else None,
        undefined=Unknown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=["jinja2.ext.i18n"],
        bytecode_cache=compiled(),
    )
    speak(sandbox, translator)
    sandbox.globals["style"] = look.style
    sandbox.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    writing, done = _WRITINGS[format], str if format == "txt" else _finished
    sandbox.filters["prose"] = lambda text, level=2: done(writing.prose(text, level))
    sandbox.filters["line"] = lambda text, level=6: done(writing.line(text, level))
    sandbox.filters["written"] = sandbox.filters["told"] = str
    sandbox.filters["tongue"] = lambda _: ""
    if format == "html":
        sandbox.filters["prose"] = _prose
        sandbox.filters["line"] = _line
        sandbox.filters["css"] = _as_css
    sandbox.filters["alphabetical"] = _alphabetical
    sandbox.filters["underlined"] = plain_text.underlined
    sandbox.filters["names"] = partial(_names, language=translator.language)
    sandbox.filters["listed"] = listed = partial(dates.listed, language=translator.language)
    if format == "html" and look.language not in ("", translator.language):
        sandbox.filters.update(in_language(look.language, _prose, _line, listed))
    return sandbox


def finished(text: str, format: Format) -> str:
    """Return what a template made as the format wants the whole of it."""
    return _WRITINGS[format].finish(text)


def _without_gaps(markdown: str) -> str:
    """Return Markdown with one blank line where a template left several, but in fenced code."""
    lines: list[str] = []
    fence = ""
    for line in markdown.split("\n"):
        mark = _FENCE.match(line)
        if mark and not fence:
            fence = mark[1]
        elif mark and mark[1].startswith(fence):
            fence = ""
        if fence:
            lines.append(line)
        elif line.strip():
            # Two blanks at the end of a line break it; a single one is left over from a template.
            lines.append(line if line.endswith("  ") else line.rstrip())
        elif lines and lines[-1]:
            lines.append("")
    return "\n".join(lines).strip("\n") + "\n"


@pass_context
def _prose(context: Context, text: str, level: int = 2) -> Markup:
    return _finished(commonmark.to_html(text, level, _abbreviations(context)))


@pass_context
def _line(context: Context, text: str, level: int = 6) -> Markup:
    return _finished(commonmark.line_to_html(text, level, _abbreviations(context)))


def _abbreviations(context: Context) -> Abbreviations:
    """Return the abbreviations that the meeting of a page uses; other pages explain none."""
    meeting = context.get("meeting")
    return meeting.abbreviations if isinstance(meeting, MeetingView) else ()


def _alphabetical(updates: Iterable[UpdateView]) -> list[UpdateView]:
    """Return the updates of a round as a Swedish index has them, by organization."""
    return sorted(updates, key=lambda update: swedish_key(update.organization))


def _as_css(text: str) -> Markup:
    """Return a text as a string of a stylesheet, with no sign that could end it."""
    escaped = re.sub(r"[^\w ,.()–-]", lambda sign: f"\\{ord(sign[0]):x} ", text)
    return _finished(f'"{escaped}"')


def _names(people: Iterable[PersonView], language: str) -> str:
    return dates.listed([person.text for person in people], language)


def _as_markdown(value: Any) -> Any:
    return value if hasattr(value, "__html__") else _finished(commonmark.escape(str(value)))


def _finished(text: str) -> Markup:
    """Return text that is in the page's format already; only `commonmark` makes such."""
    return Markup(text)  # noqa: S704


_WRITINGS: dict[Format, _Writing] = {
    "md": _Writing(commonmark.to_markdown, commonmark.line_to_markdown, _without_gaps),
    "html": _Writing(commonmark.to_html, commonmark.line_to_html, str),
    "txt": _Writing(plain_text.to_text, plain_text.to_text, plain_text.filled),
}
