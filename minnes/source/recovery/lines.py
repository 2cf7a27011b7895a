"""The lines of a text that YAML refuses: their keys, values and neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from minnes.language.regex import regex

MAX_LENGTH = 500_000
"""Characters of a text in which it is asked what was meant; the longest minutes have a tenth."""

# Indentation and the hyphens of list entries.
_START = regex(r"[ \t]*((?:-[ \t]+)*)")
_COLON = regex(r":(?=[ \t]|$)")
_COMMENT = regex(r"(?<=[ \t])#(?=[ \t]|$)")
_FLOW_VALUE = regex(r"[^,\]}\n]*")
# The header of a block scalar at the end of a line: `|`, `>-`.
_BAR = regex(r"[|>][-+0-9]*[ \t]*(?:#.*)?$")
MARK = regex(r"(?<=\s)(due|id):([ \t]+)(?=(?:\d{4}-\d\d-\d\d|[A-Za-z]?\d+)[ \t]*(?:$|(?:due|id):))")
"""A mark at the end of a line with a blank where none belongs (its second group)."""

NAME = regex(r"[^\W\d_][^:,;()\n]*")
"""What can be the name of an organization."""

DASHED = regex(
    r"(?P<name>[^\W\d_](?:[^:;=：\n–—]*?[^\s:;=：–—])??)(?P<dash>[ \t]+[–—-][ \t]+|[ \t]*[;=：][ \t]*)(?=\S)"
)
"""A name, and a dash or another sign where its colon belongs."""

QUOTED = regex(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'", re.DOTALL)
"""A text in quotes, from the opening one to the closing one."""


class Line(NamedTuple):
    """One line: columns count from 0; `dash` is the column of its last hyphen, or -1.

    `key` stands before the first colon, if there is one; `value` is the offset of what follows it.
    """

    start: int
    end: int
    indent: int
    dash: int
    column: int
    key: str
    colon: int
    value: int

    @property
    def first(self) -> int:
        """Return the offset of what comes after the hyphens."""
        return self.start + self.column


class Failure(NamedTuple):
    """Where parsing stopped: the offset `at` in `line`, within what begins at the offset `since`."""

    text: str
    at: int
    since: int
    line: Line

    @property
    def opening_line(self) -> Line:
        """The line on which the refused value begins."""
        return line_at(self.text, self.since)

    def candidate_lines(self) -> tuple[Line, ...]:
        """Return the lines that the slip may be on."""
        return self.opening_line, self.line, *lines_run_on_from(self.text, self.line)


def line_at(text: str, offset: int) -> Line:
    """Return the line in which an offset lies."""
    start = text.rfind("\n", 0, offset) + 1
    end = line_end(text, offset)
    if end > start and text[end - 1] == "\r":
        end -= 1
    shown = text[start:end]
    match = _START.match(shown)
    hyphens = match[1] if match else ""
    column = match.end() if match else 0
    if shown[column:] == "-":
        hyphens, column = hyphens + "-", column + 1
    indent = len(shown) - len(shown.lstrip(" \t"))
    dash = shown.rindex("-", 0, column) if hyphens else -1
    quoted = QUOTED.match(shown, column)
    colon = _COLON.match(shown, quoted.end()) if quoted else _COLON.search(shown, column)
    if colon is None or shown[column : column + 1] in ("#", ""):
        return Line(start, end, indent, dash, column, "", -1, start + column)
    key = shown[column : colon.start()].strip().strip("\"'")
    value = colon.end() + len(shown[colon.end() :]) - len(shown[colon.end() :].lstrip(" \t"))
    return Line(start, end, indent, dash, column, key, start + colon.start(), start + value)


def line_end(text: str, offset: int) -> int:
    """Return the offset of the next line feed, or of the end of the text."""
    end = text.find("\n", offset)
    return len(text) if end < 0 else end


def has_content(text: str, line: Line) -> bool:
    """Return whether a line is neither blank nor a comment."""
    return text[line.start : line.end].strip()[:1] not in ("", "#")


def lines_above(text: str, line: Line) -> Iterator[Line]:
    """Yield the lines above that have content, the nearest first."""
    while line.start > 0:
        line = line_at(text, line.start - 1)
        if has_content(text, line):
            yield line


def previous_line(text: str, line: Line) -> Line:
    """Return the nearest line above that has content, or the line itself."""
    return next(lines_above(text, line), line)


def lines_below(text: str, line: Line) -> Iterator[Line]:
    """Yield all lines below in order, blank ones and comments too."""
    while (below := text.find("\n", line.end) + 1) and below <= len(text):
        line = line_at(text, below)
        yield line


def next_line(text: str, line: Line) -> Line:
    """Return the nearest line below that has content, or the line itself."""
    return next((below for below in lines_below(text, line) if has_content(text, below)), line)


def parent_line(text: str, line: Line) -> Line:
    """Return the nearest line above that is less indented and has a key or a hyphen, or itself."""
    after = line.start
    for _ in range(1000):
        start = text.rfind("\n", 0, max(after - 1, 0)) + 1
        # Entries of a long list stand beside one another: only what is less indented is looked at.
        if text[start : min(after, start + line.indent)].strip():
            above = line_at(text, start)
            column = above.column if above.key else above.dash if above.dash >= 0 else 999
            if column < line.indent and has_content(text, above):
                return above
        after = start
    return line


def lines_run_on_from(text: str, line: Line) -> list[Line]:
    """Return the lines above that a line may continue: up to the first with a key or a hyphen."""
    lines: list[Line] = []
    for above in islice(lines_above(text, line), 20):
        lines.append(above)
        if above.key or above.dash >= 0:
            break
    return lines


def under_bar(text: str, line: Line) -> bool:
    """Return whether a line ends with the header of a block scalar, such as `|` or `>-`."""
    return _BAR.match(text, line.value, line.end) is not None


def value_end(text: str, line: Line) -> int:
    """Return the end offset of a line's value, with its more indented lines, before a comment."""
    column = line.column if line.key or line.dash < 0 else line.dash
    end = _before_comment(text, line.value, line.end)
    if end != _trimmed(text, line.value, line.end):
        return end
    for below in lines_below(text, line):
        shown = text[below.start : below.end].strip()
        if shown[:1] == "#" or (shown and below.indent <= column):
            break
        if shown:
            end = _before_comment(text, below.start, below.end)
            if end != _trimmed(text, below.start, below.end):
                break
    return end


def _before_comment(text: str, start: int, end: int) -> int:
    match = _COMMENT.search(text, start, end)
    return _trimmed(text, start, match.start() if match else end)


def _trimmed(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip(" \t"))


def after_blanks(text: str, start: int, end: int) -> int:
    """Return the offset of the first character of `text[start:end]` that is no blank, or `end`."""
    return end - len(text[start:end].lstrip())


def flow_value_end(text: str, offset: int) -> int:
    """Return where the value at an offset within braces or brackets ends, trailing blanks left out."""
    match = _FLOW_VALUE.match(text, offset)
    return len(text[: match.end() if match else offset].rstrip())


def block_from(text: str, line: Line) -> list[Line]:
    """Return a line and those below it that are indented at least as far, blank ones left out."""
    lines = [line]
    for below in lines_below(text, line):
        if not has_content(text, below):
            continue
        if below.indent < line.indent:
            break
        lines.append(below)
    return lines
