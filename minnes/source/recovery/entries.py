"""Slips where an entry of a list begins: a number, a hyphen that is missing, a hyphen alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minnes.language.regex import regex
from minnes.source.codes import hyphens, prose, shape
from minnes.source.codes.advice import write
from minnes.source.diagnostic import Edit
from minnes.source.key_kinds import KEYS, LISTS, PEOPLE
from minnes.source.recovery.line_edits import indent_edits, preview
from minnes.source.recovery.lines import (
    Failure,
    Line,
    lines_above,
    next_line,
    parent_line,
    previous_line,
)
from minnes.source.recovery.mending import Slip, slip_with_fix

# `[ ]`, `[x]`: the boxes of task lists
_BOX = regex(r"\[([ xX]?)\][ \t]+")
_NUMBERED_KEY = regex(r"\d{1,3}[.)][ \t]+(?=(\w+)[ \t]*:(?:[ \t]|$))", re.MULTILINE)

_ROW = regex(r"^[ \t]*(\S.*)$", re.MULTILINE)


def numbered_entry(failure: Failure) -> Slip | None:
    """Recognise entries of a list whose keys stand after a number."""
    text = failure.text
    found = (numbered_key(text, line) for line in failure.candidate_lines())
    return next((slip for slip in found if slip), None)


def numbered_key(text: str, line: Line) -> Slip | None:
    """Return the slip of a number before the first key of a list's entry."""
    number = _NUMBERED_KEY.match(text, line.first, line.end)
    if not number or number[1] not in KEYS or parent_line(text, line).key not in LISTS:
        return None
    # The key goes to the column of those below it, if that is possible.
    width, below = number.end() - number.start(), next_line(text, line).indent - line.column
    hyphen = "" if line.dash >= 0 else "- "
    edits = (Edit(*number.span(), hyphen.ljust(below if below <= width else 0)),)
    return slip_with_fix(hyphens.numbered_entry, text, *number.span(), edits)


def ticked_box(failure: Failure) -> Slip | None:
    """Recognise the box of a task list before an entry; one that is ticked tells of a task done."""
    text = failure.text
    for line in failure.candidate_lines():
        box = _BOX.match(text, line.first, line.end) if line.dash >= 0 else None
        owner = parent_line(text, line).key if box else ""
        if box and owner in LISTS:
            edits: tuple[Edit, ...] = (Edit(*box.span(), ""),)
            told = box[1].strip() and owner == "actions" and line.key
            if told:
                done = f"\n{' ' * line.column}status: done"
                edits += (Edit(line.end, line.end, done),)
            certain = bool(told) or not box[1].strip()
            code = prose.text_begins_with_sign
            return slip_with_fix(code, text, *box.span(), edits, "[", certain=certain)
    return None


def missing_hyphen(failure: Failure) -> Slip | None:
    """Recognise the first entry of a list without its hyphen, above others that have theirs."""
    text, line = failure.text, failure.line
    if line.dash != line.indent:
        return None
    entry: list[Line] = []
    for above in lines_above(text, line):
        if above.indent < line.indent:
            break
        entry.insert(0, above)
    else:
        return None
    beside = [other for other in entry if other.indent == line.indent]
    if above.key not in LISTS or not entry or beside[:1] != entry[:1]:
        return None
    if any(other.dash >= 0 for other in beside):
        return None
    if not all(other.key in KEYS for other in beside[1:]):
        return None
    first = entry[0]
    edits = (Edit(first.first, first.first, "- "), *indent_edits(entry[1:], 2))
    advice = hyphens.list_without_hyphens(preview(text, edits), one=True)
    return Slip(hyphens.list_without_hyphens, first.first, first.end, advice, edits)


def below_lone_hyphen(failure: Failure) -> Slip | None:
    """Recognise the keys of an entry right below a hyphen that stands alone, in its column."""
    text, line = failure.text, failure.line
    above = previous_line(text, line)
    lone = above.dash == line.indent and above.value >= above.end
    if line.key not in KEYS or line.dash >= 0 or not lone:
        return None
    edits = (Edit(above.start + above.dash + 1, line.first, " "),)
    advice = prose.wrong_indentation("-", "")._replace(hint=write(preview(text, edits)))
    return Slip(prose.wrong_indentation, line.first, line.colon, advice, edits)


def points_below(text: str, owner: Line, line: Line, below: Line) -> Slip:
    """Return the slip of points further in than the entry above: its people, or a part of its text."""
    at, end = below.start + below.indent, line.start + len(text[line.start : line.end].rstrip())
    if owner.key in PEOPLE:
        edits, name = (Edit(end, end, ":"),), text[line.first : end]
        shown = preview(text, (*edits, Edit(below.end, below.end, "")))
        return Slip(
            shape.missing_colon, line.first, end, shape.missing_colon(name, shown), edits, False
        )
    edits = (Edit(line.first, line.first, f"|\n{' ' * line.column}"),)
    shown = preview(text, (*edits, Edit(below.end, below.end, "")))
    return Slip(hyphens.list_dash, at, at + 1, hyphens.list_dash(shown), edits, certain=False)


def list_below_bar(text: str, start: int, end: int, people: bool) -> Iterator[Slip]:
    """Yield the slip of a list that stands below a bar, where only free text stands."""
    bar = text.find("\n", start, end)
    rows = [*_ROW.finditer(text, bar, end)] if bar >= 0 else []
    dashed = all(row[1].startswith("- ") for row in rows)
    divided = all(row[1].rstrip().endswith(",") for row in rows[:-1])
    if len(rows) < 2 or not (dashed or (people and not divided)):
        return
    edits = [Edit(start - 1, bar, "")]
    for row in rows:
        begin, kept = row.start(1), row.start(1) + len(row[1].rstrip(", \r"))
        edits.append(Edit(begin, begin + 2 * dashed, "- "))
        edits += [] if dashed else [Edit(kept, row.end(1), "")]
    apart = not any("," in row[1].rstrip(", \r") for row in rows)
    code = hyphens.list_without_hyphens
    yield slip_with_fix(code, text, start, bar, tuple(edits), certain=dashed or apart)
