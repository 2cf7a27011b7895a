"""Slips of indentation: tabs, and keys, names and hyphens in the wrong column."""

from __future__ import annotations

import re
from itertools import islice, takewhile
from typing import Any

from minnes.language.regex import regex
from minnes.source import placed_parser
from minnes.source.codes import characters, prose
from minnes.source.diagnostic import Edit
from minnes.source.expand import MEETING, PROJECT
from minnes.source.key_kinds import KEYS, NAMED
from minnes.source.recovery.line_edits import apply_edits, indent_edits, preview
from minnes.source.recovery.lines import (
    NAME,
    Failure,
    Line,
    block_from,
    lines_above,
    parent_line,
    previous_line,
    under_bar,
)
from minnes.source.recovery.mending import MendedText, Slip
from minnes.source.yaml_parser import Refused

_LEADING_TAB = regex(r"^\t[ \t]*", re.MULTILINE)
_LEADING = regex(r"[ \t]*")


def tab(failure: Failure) -> Slip | None:
    """Recognise tabs before lines; the fix is certain if one width of tabs makes the text readable."""
    text = failure.text
    leads = list(_LEADING_TAB.finditer(text))
    here = _LEADING.match(text, failure.line.start)
    if here and "\t" in here.group() and here.group()[0] != "\t":
        leads = sorted((*leads, here), key=lambda match: match.start())
    if not leads:
        return None
    read = {}
    for width in (2, 4, 8):
        edits = tuple(
            Edit(lead.start(), lead.end(), lead.group().expandtabs(width)) for lead in leads
        )
        read[edits] = _reach(apply_edits(text, edits))
    furthest = max(reach for reach, _ in read.values())
    best = {edits: data for edits, (reach, data) in read.items() if reach == furthest}
    edits, data = next(iter(best.items()))
    certain = all(other == data for other in best.values())
    at = leads[0].start() + leads[0].group().index("\t")
    advice = characters.tab_in_indentation(len(leads))
    return Slip(characters.tab_in_indentation, at, at + 1, advice, edits, certain)


def _reach(text: str) -> tuple[int, Any]:
    """Return the number of the line up to which a text is YAML, and its data if it is as a whole."""
    try:
        return text.count("\n") + 2, placed_parser.compose(MendedText(text)).data
    except Refused as refused:
        return text.count("\n", 0, refused.offset) + 1, None


def too_far_in(failure: Failure) -> Slip | None:
    """Recognise a key or a name that is indented below one that has its text already."""
    text = failure.text
    line = failure.line
    above = previous_line(text, line)
    if line.colon != failure.at or line.dash >= 0 or not above.key or above.column >= line.indent:
        return None
    if not is_key(line, parent_line(text, above).key in NAMED):
        return None
    # What looks like a name may be a word of the text above.
    certain = line.key in KEYS and _is_near(line, above.column)
    return _moved_to(text, line, above.column, above, certain)


def is_key(line: Line, among_names: bool) -> bool:
    """Return whether a line begins with a key of the format, or among names with what may be one."""
    return line.key in KEYS or (among_names and NAME.fullmatch(line.key) is not None)


def _is_near(line: Line, column: int) -> bool:
    """Return whether a line may go to a column: from far in, none surely goes out to the meeting's keys."""
    return column > 0 or line.indent <= 2


def wrong_column(failure: Failure) -> Slip | None:
    """Recognise a key or a hyphen in a column where none of those above begins."""
    text = failure.text
    line = failure.line
    if failure.at != line.start + line.indent or not (line.key[:1].isalnum() or line.dash >= 0):
        return None
    columns: dict[int, Line] = {}
    lowest = 999
    for above in islice(lines_above(text, line), 500):
        if above.indent < lowest and (above.key or above.dash >= 0):
            lowest = above.indent
            for column in _columns(above, line.dash >= 0):
                columns.setdefault(column, above)
    top = line.key in MEETING or line.key in PROJECT
    known = [c for c in columns if c != line.indent and (c or top or line.dash >= 0)]
    alike = [c for c in known if _can_stand_beside(text, line, columns[c])]
    if not known:
        return None
    for above in columns.values():
        if before := _name_before(text, above, line):
            return _moved_to(text, above, line.indent, before, certain=True)
    nearest = min(alike or known, key=lambda column: (abs(column - line.indent), -column))
    far = [column for column in alike if abs(column - line.indent) > 2]
    certain = len(alike) == 1 or (0 < len(far) == len(alike) - 1 and nearest not in far)
    # A hyphen alone does not say where it belongs.
    certain = certain and _is_near(line, nearest) and (line.dash < 0 or line.value < line.end)
    certain = certain and not _is_first_alone(text, columns[nearest], line)
    return _moved_to(text, line, nearest, columns[nearest], certain)


def _is_first_alone(text: str, above: Line, line: Line) -> bool:
    """Return whether only the first line of several stands further in: then that may be the wrong one."""
    before = previous_line(text, above)
    first = before.column < line.indent < above.indent and before.value >= before.end
    return first and any(below.indent == line.indent for below in block_from(text, line)[1:])


def _can_stand_beside(text: str, line: Line, above: Line) -> bool:
    """Return whether a line can stand in the column of another: a key beside keys, a name beside names."""
    if line.dash >= 0:
        return True
    if line.key in KEYS:
        return above.key in KEYS
    return above.key not in KEYS and parent_line(text, above).key in NAMED


def _name_before(text: str, above: Line, line: Line) -> Line | None:
    """Return the name in the column of a line that comes before another one, which then is too far out."""
    if line.dash >= 0 or line.key in KEYS or above.key in KEYS:
        return None
    for before in islice(lines_above(text, above), 500):
        if before.indent < above.indent:
            return None
        if before.key and before.column == line.indent and before.dash < 0:
            return before if parent_line(text, before).key in NAMED else None
    return None


def _columns(line: Line, hyphens: bool) -> list[int]:
    if hyphens:
        return [line.indent] if line.dash >= 0 else []
    return [line.column] if line.key else []


def _moved_to(text: str, line: Line, column: int, beside: Line, certain: bool) -> Slip:
    """Return the slip of a line in the wrong column, moved with the lines that belong to it."""
    lines = block_from(text, line)
    if line.dash >= 0:
        # What belongs to a hyphen is indented below it, and ends at the next one.
        lines = [*takewhile(lambda other: other.dash < 0 or other.indent != column, lines)]
    following = lines[1].indent if lines[1:] else 999
    if column < line.indent:
        stays = under_bar(text, line) and following == line.indent
    else:
        has_block = line.dash >= 0 or (line.value >= line.end and lines[1:] and lines[1].dash < 0)
        stays = following > column or (following == column and not has_block)
    if stays:
        lines = lines[:1]
    elif line.dash >= 0 or (lines[1:2] and lines[1].indent > line.indent):
        # A list at the same column as a key is its own only if nothing else comes before it.
        listed = line.dash >= 0
        lines = [
            *takewhile(
                lambda other: other.indent > line.indent or (other.dash >= 0) is listed, lines
            )
        ]
    edits = indent_edits(lines, column - line.indent)
    shown = preview(text, edits[:1], beside.start)
    below = beside.key if beside.key and line.dash < 0 else "-"
    advice = prose.wrong_indentation(below, shown)
    start = line.start + line.indent
    end = line.colon if line.key else line.end
    return Slip(prose.wrong_indentation, start, end, advice, edits, certain)
