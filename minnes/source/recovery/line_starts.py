"""Slips at the beginning of a text or a line: signs with a meaning of their own, and dashes."""

from __future__ import annotations

import re

from minnes.source.codes import hyphens, prose
from minnes.source.codes.keys import PROSE
from minnes.source.diagnostic import Edit
from minnes.source.key_kinds import KEYS, LISTS, NAMED
from minnes.source.recovery import indents
from minnes.source.recovery.lines import (
    Failure,
    Line,
    bar_edits,
    has_content,
    line_at,
    lines_below,
    lines_run_on_from,
    parent_line,
    preview,
    quote_edits,
    value_end,
)
from minnes.source.recovery.mending import Slip
from minnes.source.recovery.shape_fixes import hyphen_edits

_WITHIN = re.compile(r"[^,\]}\n]*")
_BESIDE_BAR = re.compile(r"\|[-+0-9]*([ \t]+)[^|\r\n]*$")


def begins_with_sign(failure: Failure) -> Slip | None:
    """A text that begins with a sign of another meaning: quoted, or put under a bar."""
    text, at = failure.text, failure.since
    line = line_at(text, at)
    if at == line.start + line.indent and line.dash < 0:
        return _bullet(failure, line)
    start, end = line.value, value_end(text, line)
    if at > start:
        stop = _WITHIN.match(text, at)
        start, end = at, len(text[: stop.end() if stop else at].rstrip())
    if start >= end:
        return None
    if at > line.value:
        edits = quote_edits(text, start, end)
    elif beside := _BESIDE_BAR.match(text, start, line.end):
        return _beside_bar(failure, line, beside)
    elif text[start] == "-" and line.key in LISTS:
        edits = (Edit(line.colon + 1, start, f"\n{' ' * (line.column + 2)}"),)
    elif line.key in PROSE:
        edits = bar_edits(text, line, start, end)
    else:
        edits = quote_edits(text, start, end)
    advice = prose.text_begins_with_sign(text[start], preview(text, edits))
    # Under a key that nobody knows, a hyphen may begin an entry.
    known = text[start] != "-" or line.key in KEYS or parent_line(text, line).key in NAMED
    return Slip(prose.text_begins_with_sign, start, start + 1, advice, edits, known)


def _bullet(failure: Failure, line: Line) -> Slip | None:
    """A line that begins with a sign: a list of another kind, or text without a bar."""
    owner, start = parent_line(failure.text, line), line.start + line.indent
    if start >= line.end:
        return None
    if owner.key in PROSE and owner.value == owner.end:
        return indents.text_without_bar(failure._replace(since=start))
    if failure.text[start : start + 2] == "* " and owner.key in LISTS:
        return _dashes(failure.text, line)
    edits = quote_edits(failure.text, start, value_end(failure.text, line))
    advice = prose.text_begins_with_sign(failure.text[start], preview(failure.text, edits))
    return Slip(prose.text_begins_with_sign, start, start + 1, advice, edits)


def _beside_bar(failure: Failure, line: Line, beside: re.Match[str]) -> Slip:
    below = next(
        (under for under in lines_below(failure.text, line) if has_content(failure.text, under)),
        line,
    )
    column = below.indent if below.indent > line.column else line.column + 2
    edits = (Edit(beside.start(1), beside.end(1), f"\n{' ' * column}"),)
    advice = prose.text_beside_bar(preview(failure.text, edits))
    return Slip(prose.text_beside_bar, beside.end(1), line.end, advice, edits)


def after_bracket(failure: Failure) -> Slip | None:
    """Text that begins with a bracket, and goes on after the closing one."""
    line = failure.line
    if not line.value < failure.at <= line.end or failure.text[line.value] not in "[{":
        return None
    return begins_with_sign(failure._replace(since=line.value))


def list_dash(failure: Failure) -> Slip | None:
    """A list whose lines begin with a dash or a dot."""
    for line in (
        line_at(failure.text, failure.since),
        *lines_run_on_from(failure.text, failure.line),
    ):
        start = line.start + line.indent
        if start < line.end and failure.text[start] in "–—•·":
            return _dashes(failure.text, line)
    return None


def _dashes(text: str, line: Line) -> Slip:
    """Return what is said of a list whose lines begin with something else than a hyphen."""
    start = line.start + line.indent
    edits = hyphen_edits(text, line)
    advice = hyphens.list_dash(preview(text, edits))
    return Slip(hyphens.list_dash, start, start + 1, advice, edits)
