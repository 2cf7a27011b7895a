"""Slips at the beginning of a text or a line: signs with a meaning of their own, and dashes."""

from __future__ import annotations

import re

from minnes.source.codes import hyphens, prose
from minnes.source.codes.keys import PROSE
from minnes.source.diagnostic import Edit
from minnes.source.key_kinds import KEYS, LISTS, NAMED
from minnes.source.recovery import indents
from minnes.source.recovery.lines import (
    Line,
    Trouble,
    bar,
    corrected,
    goes_on_from,
    line_at,
    lines_below,
    parent,
    quoting,
    speaking,
    value_end,
)
from minnes.source.recovery.mending import Slip
from minnes.source.recovery.shape_fixes import dashes

_WITHIN = re.compile(r"[^,\]}\n]*")
_BESIDE_BAR = re.compile(r"\|[-+0-9]*([ \t]+)[^|\r\n]*$")


def begins_with_sign(t: Trouble) -> Slip | None:
    """A text that begins with a sign of another meaning: quoted, or put under a bar."""
    text, at = t.text, t.since
    line = line_at(text, at)
    if at == line.start + line.indent and line.dash < 0:
        return _bullet(t, line)
    start, end = line.value, value_end(text, line)
    if at > start:
        stop = _WITHIN.match(text, at)
        start, end = at, len(text[: stop.end() if stop else at].rstrip())
    if start >= end:
        return None
    if at > line.value:
        edits = quoting(text, start, end)
    elif beside := _BESIDE_BAR.match(text, start, line.end):
        return _beside_bar(t, line, beside)
    elif text[start] == "-" and line.key in LISTS:
        edits = (Edit(line.colon + 1, start, f"\n{' ' * (line.column + 2)}"),)
    elif line.key in PROSE:
        edits = bar(text, line, start, end)
    else:
        edits = quoting(text, start, end)
    said = prose.text_begins_with_sign(text[start], corrected(text, edits))
    # Under a key that nobody knows, a hyphen may begin an entry.
    known = text[start] != "-" or line.key in KEYS or parent(text, line).key in NAMED
    return Slip(prose.text_begins_with_sign, start, start + 1, said, edits, known)


def _bullet(t: Trouble, line: Line) -> Slip | None:
    """A line that begins with a sign: a list of another kind, or text without a bar."""
    owner, start = parent(t.text, line), line.start + line.indent
    if start >= line.end:
        return None
    if owner.key in PROSE and owner.value == owner.end:
        return indents.text_without_bar(t._replace(since=start))
    if t.text[start : start + 2] == "* " and owner.key in LISTS:
        return _dashes(t.text, line)
    edits = quoting(t.text, start, value_end(t.text, line))
    said = prose.text_begins_with_sign(t.text[start], corrected(t.text, edits))
    return Slip(prose.text_begins_with_sign, start, start + 1, said, edits)


def _beside_bar(t: Trouble, line: Line, beside: re.Match[str]) -> Slip:
    below = next((under for under in lines_below(t.text, line) if speaking(t.text, under)), line)
    column = below.indent if below.indent > line.column else line.column + 2
    edits = (Edit(beside.start(1), beside.end(1), f"\n{' ' * column}"),)
    said = prose.text_beside_bar(corrected(t.text, edits))
    return Slip(prose.text_beside_bar, beside.end(1), line.end, said, edits)


def after_bracket(t: Trouble) -> Slip | None:
    """Text that begins with a bracket, and goes on after the closing one."""
    line = t.line
    if not line.value < t.at <= line.end or t.text[line.value] not in "[{":
        return None
    return begins_with_sign(t._replace(since=line.value))


def list_dash(t: Trouble) -> Slip | None:
    """A list whose lines begin with a dash or a dot."""
    for line in (line_at(t.text, t.since), *goes_on_from(t.text, t.line)):
        start = line.start + line.indent
        if start < line.end and t.text[start] in "–—•·":
            return _dashes(t.text, line)
    return None


def _dashes(text: str, line: Line) -> Slip:
    """Return what is said of a list whose lines begin with something else than a hyphen."""
    start = line.start + line.indent
    edits = dashes(text, line)
    said = hyphens.list_dash(corrected(text, edits))
    return Slip(hyphens.list_dash, start, start + 1, said, edits)
