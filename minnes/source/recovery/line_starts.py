"""Slips at the start of a text or a line: characters with a meaning in YAML, and dashes."""

from __future__ import annotations

import re
from itertools import takewhile

from minnes.language.regex import regex
from minnes.source.codes import hyphens, prose
from minnes.source.codes.keys import PROSE
from minnes.source.diagnostic import Edit
from minnes.source.key_kinds import KEYS, LISTS, NAMED, PEOPLE
from minnes.source.recovery import running_text
from minnes.source.recovery.line_edits import bar_edits, quote_edits
from minnes.source.recovery.lines import (
    Failure,
    Line,
    flow_value_end,
    line_at,
    lines_below,
    lines_run_on_from,
    next_line,
    parent_line,
    value_end,
)
from minnes.source.recovery.mending import Slip, slip_with_fix
from minnes.source.recovery.shape_fixes import hyphen_edits

_TEXT_BESIDE_BAR = regex(r"\|[-+0-9]*([ \t]+)[^|\r\n]*$")


def begins_with_sign(failure: Failure) -> Slip | None:
    """Recognise a text that begins with a character of YAML: it is quoted, or put under a bar."""
    text, at = failure.text, failure.since
    line = line_at(text, at)
    if at == line.start + line.indent and line.dash < 0:
        return _line_begins_with_sign(failure, line)
    if at == line.first and line.key:
        edits = quote_edits(text, at, value_end(text, line))
        return slip_with_fix(prose.text_begins_with_sign, text, at, at + 1, edits, text[at])
    within = at > line.value
    start, end = (at, flow_value_end(text, at)) if within else (line.value, value_end(text, line))
    if start >= end:
        return None
    edits = quote_edits(text, start, end)
    if not within:
        if beside := _TEXT_BESIDE_BAR.match(text, start, line.end):
            return _text_beside_bar(text, line, beside)
        if text[start] == "-" and line.key in LISTS:
            edits = (Edit(line.colon + 1, start, f"\n{' ' * (line.column + 2)}"),)
        elif line.key in PROSE:
            edits = bar_edits(text, line, start, end)
    # Below an unknown key, a hyphen may begin an entry.
    above = parent_line(text, line).key
    certain = text[start] != "-" or line.key in KEYS or above in NAMED
    if line.key and not within and text[start:end] == "-":
        # A dash alone says that there is nothing to say.
        edits, certain = (Edit(line.colon + 1, end, ""),), above not in PEOPLE
    code = prose.text_begins_with_sign
    return slip_with_fix(code, text, start, start + 1, edits, text[start], certain=certain)


def _line_begins_with_sign(failure: Failure, line: Line) -> Slip | None:
    """Recognise a list with other bullets than hyphens, or a text without a bar."""
    text, start = failure.text, line.start + line.indent
    owner = parent_line(text, line)
    if start >= line.end:
        return None
    if owner.key in PROSE and owner.value == owner.end:
        return running_text.text_without_bar(failure._replace(since=start))
    if text[start : start + 2] == "* " and owner.key in LISTS:
        return _list_dash(text, line)
    end = value_end(text, line)
    below = takewhile(lambda other: other.start < end, lines_below(text, line))
    certain = not any(other.key in KEYS for other in below)
    edits = quote_edits(text, start, end)
    code = prose.text_begins_with_sign
    return slip_with_fix(code, text, start, start + 1, edits, text[start], certain=certain)


def _text_beside_bar(text: str, line: Line, beside: re.Match[str]) -> Slip:
    below = next_line(text, line)
    column = below.indent if below.indent > line.column else line.column + 2
    edits = (Edit(*beside.span(1), f"\n{' ' * column}"),)
    return slip_with_fix(prose.text_beside_bar, text, beside.end(1), line.end, edits)


def after_sign(failure: Failure) -> Slip | None:
    """Recognise a text that begins with a bracket or `*word` and goes on after it."""
    line = failure.line
    if not line.value < failure.at <= line.end or failure.text[line.value] not in "[{*&!":
        return None
    return begins_with_sign(failure._replace(since=line.value))


def list_dash(failure: Failure) -> Slip | None:
    """Recognise a list whose lines begin with a dash or a dot."""
    text = failure.text
    for line in (failure.opening_line, *lines_run_on_from(text, failure.line)):
        start = line.start + line.indent
        if start < line.end and text[start] in "–—•·":
            return _list_dash(text, line)
    return None


def _list_dash(text: str, line: Line) -> Slip:
    start = line.start + line.indent
    return slip_with_fix(hyphens.list_dash, text, start, start + 1, hyphen_edits(text, line))
