"""CommonMark of fields as safe HTML and as tame Markdown; plain text escaped into Markdown.

Raw HTML is shown as text, links go to the web or to mail, and headings continue those of
the page without skipping a level. Most texts have no marks: the engine is loaded for the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from minnes.language.regex import regex
from minnes.publish import unmarked
from minnes.publish.links import safe_link
from minnes.publish.unmarked import Abbreviations

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

DEEPEST = 6
"""HTML has six levels of headings."""

_CODE_OR_AUTOLINK = regex(
    r"(?P<keep>\\.|(?<!`)(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)"
    r"|<(?:https?://|mailto:)[^\s<>]*>|<[\w.+-]+@[\w.-]+>)|<",
    re.DOTALL,
)
_SPECIAL = regex(r"[\\`*_\[\]<>|~]|&(?=#?\w+;)")
_BLANKS = regex(r"[ \t\n\r\v\f]+")
_RETURN = regex(r"\r\n?")
_BLOCK_START = regex(r"^(?:[#+=>-]|\*(?=\s|$)|`{3}|~{3}|\[(?=[^\]]*\]:)|\d{1,9}(?=[.)](?:\s|$)))")


def escape(text: str) -> str:
    """Return plain text as one line of Markdown that shows exactly it, blanks folded to one."""
    return _mid_line(_SPECIAL.sub(r"\\\g<0>", _BLANKS.sub(" ", text).strip()))


@lru_cache(maxsize=4096)
def to_html(text: str, level: int, abbreviations: Abbreviations = ()) -> str:
    """Return CommonMark as HTML blocks; its highest headings get this level.

    Each abbreviation is explained where the text first uses it.
    """
    plain = unmarked.blocks(text, abbreviations)
    if plain is not None:
        return plain
    return _html(parsed(text, level), abbreviations)


@lru_cache(maxsize=4096)
def line_to_html(text: str, level: int, abbreviations: Abbreviations = ()) -> str:
    """Return CommonMark as HTML without a paragraph around it, unless it has more than one."""
    stripped = text.strip()
    plain = unmarked.line(stripped, abbreviations)
    if plain is not None:
        return plain
    engine = _engine()
    if "\n" in stripped:
        blocks = engine.parse(stripped)
        if not _is_one_paragraph(blocks):
            return to_html(stripped, level, abbreviations)
        tokens = blocks[1:2]
    else:
        tokens = engine.parseInline(stripped)
    return _html(tokens, abbreviations)


@lru_cache(maxsize=4096)
def to_markdown(text: str, level: int) -> str:
    """Return CommonMark as Markdown safe in any viewer; its highest headings get this level.

    The writer's own lines are kept where they are harmless. A text that still holds raw HTML or an
    unsafe link after that is shown literally.
    """
    text = _normal(text)
    tame = _with_levels(_without_html(text.strip("\n")), level)
    return tame if _is_tame(tame) else "\n".join(escape(line) for line in text.splitlines())


def line_to_markdown(text: str, level: int) -> str:
    """Return CommonMark for the middle of a line: what would begin a list or a heading is text.

    More than one paragraph begins on a line of its own, after a blank one.
    """
    stripped = _normal(text).strip()
    if "\n" in stripped:
        if not _is_one_paragraph(_engine().parse(stripped)):
            return "\n\n" + to_markdown(stripped, level)
        stripped = " ".join(line.strip() for line in stripped.splitlines())
    return to_markdown(_mid_line(stripped), level)


def parsed(text: str, level: int) -> Sequence[Token]:
    """Return CommonMark as the engine's tokens; its highest headings get this level, none is skipped."""
    tokens = _engine().parse(text)
    _set_levels(tokens, level)
    return tokens


def _engine() -> MarkdownIt:
    from minnes.publish.commonmark_engine import engine

    return engine()


def _html(tokens: Sequence[Token], abbreviations: Abbreviations) -> str:
    from minnes.publish.commonmark_engine import html

    return html(tokens, abbreviations)


def _normal(text: str) -> str:
    """Return a text as the engine reads it, so that its lines are those of the text."""
    return _RETURN.sub("\n", text).replace("\0", "\ufffd")


def _mid_line(line: str) -> str:
    """Return a line whose start would not begin a list, a heading or a rule."""
    start = _BLOCK_START.match(line)
    if start is None:
        return line
    # A list's number is escaped at its point, every other mark at the mark itself.
    place = start.end() if line[0].isdigit() else 0
    return f"{line[:place]}\\{line[place:]}"


def _is_one_paragraph(tokens: Sequence[Token]) -> bool:
    return [token.type for token in tokens] == [
        "paragraph_open",
        "inline",
        "paragraph_close",
    ]


def _flat(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _flat(token.children or ())


def _is_tame(text: str) -> bool:
    from minnes.publish.commonmark_engine import careless_engine

    for token in _flat(careless_engine().parse(text)):
        if token.type in ("html_block", "html_inline"):
            return False
        if not safe_link(str(token.attrGet("href") or token.attrGet("src") or "")):
            return False
    return True


def _levels(tokens: Sequence[Token], first: int) -> Iterator[tuple[int, int]]:
    """Yield the position of every heading and its new level, none skipped on the way down."""
    above: list[int] = []
    for position, token in enumerate(tokens):
        if token.type == "heading_open":
            own = int(token.tag[1])
            while above and above[-1] >= own:
                above.pop()
            above.append(own)
            yield position, min(DEEPEST, first + len(above) - 1)


def _set_levels(tokens: Sequence[Token], first: int) -> None:
    for position, level in _levels(tokens, first):
        # A heading is three tokens: its start, its text, its end.
        tokens[position].tag = tokens[position + 2].tag = f"h{level}"


def _with_levels(text: str, first: int) -> str:
    """Return the same Markdown with its headings at their new levels, written with number signs."""
    lines = text.split("\n")
    tokens = _engine().parse(text)
    # From the end, so that removed lines do not move those still to be changed.
    for position, level in reversed(list(_levels(tokens, first))):
        heading = tokens[position]
        start, end = heading.map or (0, 0)
        marks = "#" * level
        if heading.markup.startswith("#"):
            lines[start] = lines[start].replace(heading.markup, marks, 1)
        else:
            content = tokens[position + 1].content
            place = max(0, lines[start].find(content.split("\n")[0]))
            lines[start:end] = [f"{lines[start][:place]}{marks} {' '.join(content.splitlines())}"]
    return "\n".join(lines).rstrip()


def _without_html(text: str) -> str:
    """Return Markdown in which a sign that could begin a tag is text, but not inside code."""
    lines = text.split("\n")
    code = [token.map for token in _engine().parse(text) if token.type in ("fence", "code_block")]
    inside = {number for span in code if span for number in range(*span)}
    parts: list[str] = []
    prose: list[str] = []
    for number, line in enumerate(lines):
        if number in inside:
            parts += [*_escaped(prose), line]
            prose = []
        else:
            prose.append(line)
    return "\n".join([*parts, *_escaped(prose)])


def _escaped(lines: list[str]) -> list[str]:
    if not lines:
        return []
    text = "\n".join(lines)
    return [_CODE_OR_AUTOLINK.sub(lambda match: match["keep"] or "&lt;", text)]
