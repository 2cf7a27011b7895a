"""Slips that YAML accepts, though it reads something else than was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, Self

from minnes.language.regex import regex
from minnes.source.codes import characters, hyphens, keys, prose
from minnes.source.codes.keys import PROSE
from minnes.source.diagnostic import Edit
from minnes.source.key_kinds import FREE, KEYS, LISTS, PEOPLE
from minnes.source.recovery import key_separator, paragraphs
from minnes.source.recovery.entries import numbered_key, points_below
from minnes.source.recovery.line_edits import bar_edits, preview, quote_edits
from minnes.source.recovery.lines import (
    MARK,
    MAX_LENGTH,
    Line,
    line_at,
    next_line,
    parent_line,
    previous_line,
)
from minnes.source.recovery.mending import Slip, slip_with_fix
from minnes.source.recovery.shape_fixes import hyphen_edits

# `text #12`: what is cut off after a plain scalar.
_CUT_OFF = regex(r"[ \t]+(#(?!minnes:)[^\s#][^\r\n]*)")
# `## Heading` as the only text of a value.
_HEADING = regex(r"[ \t]+(##+[ \t]*[^\s#][^\r\n]*)")
# `#tag` as the last word of a line.
_ONE_TAG = regex(r"#\w+[.,;:!?)]*\s*$")
# A later line of a text that begins with a hyphen, dash or bullet.
_DASHED = regex(r"\r?\n[ \t]*([-–—•·*][ \t]+)")
_DASH = regex(r"[–—•·][ \t]*")
_NEXT_LINE = regex(r"\r?\n[ \t]*(?=\S)")
# `1. `, `2) ` or `a) ` before a line.
_NUMBER = regex(r"(?:\d{1,2}[.)]|[a-zåäö]\))[ \t]+(?=\S)")
# A line that is certainly an entry of a list: it begins with a capital and does not end in `och` or a comma.
_LIST_ENTRY = regex(
    r"[A-ZÅÄÖÉ]\S*[ \t](?!.*\b(?:och|and|eller|or)$)[^()]*(?:\([^()]*\)[^()]*)*(?<![,;&-])"
)
_ONE_NAME = regex(r"[A-ZÅÄÖÉ][\w-]+\??")
_SHORT_LINE = 60
"""Characters up to which a line did not end because it was full."""
BULLETS = "-–—•*·0123456789"
"""What a key of an entry begins with if a bullet or a number stands before it."""
_DASH_KEY = regex(r"-|[–—•·*][ \t]*")
_SPACED = dict.fromkeys(map(ord, characters.ODD_BLANKS), " ")
# The second hyphen of `- - text`.
_SECOND_HYPHEN = regex(r"(?<=-[ \t])-[ \t]+(?=\S)")
# `&name`, `*name`, `!name`.
_ANCHOR = regex(r".[^\s,\[\]{}]{0,30}")

MAX_EDITS = 10_000
"""Edits that are offered for one finding."""


class TypedValue(NamedTuple):
    """The start and end offset of a typed value, and whether it is text without quotes."""

    start: int
    end: int
    plain: bool

    @classmethod
    def of(cls, event: Any) -> Self:
        """Return the value that a parser event stands for."""
        plain = getattr(event, "value", None) is not None and not event.style
        return cls(event.start_mark.index, event.end_mark.index, plain)


def plain_text_slips(text: str, typed: TypedValue, under: str) -> Iterator[Slip]:
    """Yield the slip of a text without quotes that is cut off by `#`, or in which a list runs together.

    `under` is the nearest key of the format above it.
    """
    blank = typed.start == typed.end
    if cut := _CUT_OFF.match(text, typed.end) or (blank and _HEADING.match(text, typed.end)):
        yield _comment_in_text(text, typed, cut, under in FREE)
    elif sign := key_separator.within(text, typed.start, typed.end, under):
        yield sign
    elif dash := _DASHED.search(text, typed.start, typed.end):
        yield _run_together(text, typed, dash)
    elif slip := paragraphs.within(text, typed.start, typed.end, under):
        yield slip
    elif under in LISTS and (entries := _entries(text, typed, under in PEOPLE)):
        certain = all(entry.end > entry.start for entry in entries)
        code = hyphens.list_without_hyphens
        yield slip_with_fix(code, text, typed.start, typed.end, entries, certain=certain)


def _comment_in_text(text: str, typed: TypedValue, cut: re.Match[str], free: bool) -> Slip:
    start = typed.start if typed.start < typed.end else cut.start(1)
    stop = cut.start(1) + len(cut[1].rstrip())
    edits = quote_edits(text, start, stop)
    advice = prose.comment_in_text(text[cut.start(1) : stop], preview(text, edits))
    certain = cut[1][1] in "#0123456789" or (free and _ONE_TAG.match(cut[1]) is not None)
    mend = edits if certain else ()
    return Slip(prose.comment_in_text, cut.start(1), stop, advice, mend)


def _run_together(text: str, typed: TypedValue, dash: re.Match[str]) -> Slip:
    line, at = line_at(text, typed.start), dash.start(1)
    if typed.end - typed.start > MAX_LENGTH:
        return Slip(hyphens.list_dash, at, at + 1, hyphens.list_dash())
    owner = line if line.key else parent_line(text, line)
    if owner.key in PROSE:
        edits = bar_edits(text, owner, typed.start, typed.end)
        return slip_with_fix(prose.text_without_bar, text, at, at + 1, edits)
    if owner.key not in LISTS and (line.dash < 0 or line.key):
        return Slip(hyphens.list_dash, at, at + 1, hyphens.list_dash())
    below = line_at(text, at)
    if line.dash >= 0 and line.column <= below.indent:
        return points_below(text, owner, line, below)
    column = line.dash if line.dash >= 0 else at - dash.start() - 1
    entry = "\n" + " " * column + "- "
    edits = tuple(
        Edit(match.start(), match.end(), entry)
        for match in _DASHED.finditer(text, typed.start, typed.end)
    )
    if first := _DASH.match(text, typed.start, typed.end):
        edits = (Edit(typed.start, first.end(), "- "), *edits)
    elif line.dash < 0:
        below_key = Edit(line.colon + 1, typed.start, entry)
        edits = (below_key if line.key else Edit(typed.start, typed.start, "- "), *edits)
    return slip_with_fix(hyphens.list_dash, text, at, at + 1, edits)


def _entries(text: str, typed: TypedValue, people: bool) -> tuple[Edit, ...]:
    """Return the edits that put hyphens before the lines of a text that is surely a list, or ().

    A text that runs over several lines has long ones, or such as end within a sentence.
    """
    first = line_at(text, typed.start)
    if first.first != typed.start or first.dash >= 0 or first.key:
        return ()
    starts = [typed.start, *(m.end() for m in _NEXT_LINE.finditer(text, *typed[:2]))]
    if len(starts) == 1:
        return ()
    numbers = [_NUMBER.match(text, start) for start in starts]
    if all(numbers):
        return tuple(Edit(*number.span(), "- ") for number in numbers if number)
    rows = [text[start : line_at(text, start).end].rstrip() for start in starts]
    if people:
        rows = [row for row in rows if not _ONE_NAME.fullmatch(row)]
    if max(map(len, rows[:-1]), default=0) > _SHORT_LINE or not all(
        map(_LIST_ENTRY.fullmatch, rows)
    ):
        return ()
    return tuple(Edit(start, start, "- ") for start in starts)


def sign_slips(text: str, start: int, end: int, single: bool) -> Iterator[Slip]:
    """Yield the slip of `&`, `*` or `!` before a value; `single` if the value is one text."""
    match = _ANCHOR.match(text, start)
    name = match.group() if match else text[start]
    if not single:
        advice = prose.text_begins_with_sign(name[0], "")
        yield Slip(prose.text_begins_with_sign, start, start + len(name), advice)
        return
    # An anchor that an alias refers to, or the other way round, may be meant.
    partner = {"&": "*", "*": "&"}.get(name[0], "!!")
    certain = partner + name[1:] not in text
    edits, code = quote_edits(text, start, end), prose.text_begins_with_sign
    yield slip_with_fix(code, text, start, start + len(name), edits, name[0], certain=certain)


def key_slips(text: str, typed: TypedValue) -> Iterator[Slip]:
    """Yield the slip of a key after a dash, a number, or a hyphen without a blank.

    What is no key of the format is the name before a colon, if the list begins with such a dash.
    """
    line = line_at(text, typed.start)
    if slip := numbered_key(text, line):
        yield slip
        return
    dash = _DASH_KEY.match(text, typed.start, typed.end)
    owner = parent_line(text, line)
    if dash is None or owner.key not in LISTS:
        return
    edits: tuple[Edit, ...] = (Edit(*dash.span(), "- "),)
    if text[dash.end() : typed.end] not in KEYS:
        if line.dash >= 0 or next_line(text, owner) != line:
            return
        edits = hyphen_edits(text, line)
    if dash.group() == "-":
        yield slip_with_fix(prose.missing_blank, text, *dash.span(), edits, "-")
    else:
        yield slip_with_fix(hyphens.list_dash, text, dash.start(), dash.start() + 1, edits)


def mark_slips(text: str, key: TypedValue, value: TypedValue) -> Iterator[Slip]:
    """Yield the slip of a `due:` or `id:` at the end of a line that became part of a key."""
    match = MARK.search(text, key.start, value.end) if key.plain and value.plain else None
    if match and match.start() > key.start and match.end(1) == key.end:
        edits = (Edit(*match.span(2), ""),)
        start, stop = match.start(1), match.end(1) + 1
        yield slip_with_fix(prose.mark_with_blank, text, start, stop, edits, match[1])


def nested_list_slips(text: str, start: int) -> Iterator[Slip]:
    """Yield the slip of a second hyphen after the first: no list of the format holds lists."""
    second = _SECOND_HYPHEN.match(text, start)
    if second:
        edits = (Edit(*second.span(), ""),)
        yield slip_with_fix(prose.text_begins_with_sign, text, start, start + 1, edits, "-")


def odd_blank_slips(text: str, positions: Sequence[int]) -> Iterator[Slip]:
    """Yield one slip, at the first of the positions, for all the odd blanks at them."""
    first = positions[0]
    advice = characters.odd_blank(text[first], len(positions))
    spaced = text.translate(_SPACED)
    line = line_at(spaced, first)
    edits = []
    for at in positions[:MAX_EDITS]:
        line = line if at <= line.end else line_at(spaced, at)
        edits.append(Edit(at, at + 1, _instead(text[at], spaced, at, line)))
    mend = tuple(edits) if len(edits) == len(positions) else ()
    yield Slip(characters.odd_blank, first, first + 1, advice, mend)


def _instead(sign: str, spaced: str, at: int, line: Line) -> str:
    """Return what replaces an odd blank: "" if it indents a line that should not be indented.

    `spaced` is the text with ordinary blanks instead of odd ones.
    """
    if at < line.start + line.indent:
        above = previous_line(spaced, line)
        opens = above.key and above.value == above.end
        if not opens and line.indent not in (above.indent, above.column):
            return ""
    return characters.INSTEAD[sign]


def duplicate_key_slips(
    text: str, key: TypedValue, name: str, first: TypedValue, under: str
) -> Iterator[Slip]:
    """Yield the slip of a key that stands a second time; `first` is where it stood before."""
    line = text.count("\n", 0, first.start) + 1
    if under in ("updates", "participants", "absent") and name not in KEYS:
        advice = keys.twice_in_round(name, line)
        yield Slip(keys.twice_in_round, key.start, key.end, advice)
    else:
        yield Slip(keys.duplicate_key, key.start, key.end, keys.duplicate_key(name, line))
