"""The edits that mend values of the wrong shape, where only one thing can have been meant."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import replace

from minnes.source.codes import shape
from minnes.source.codes.advice import write
from minnes.source.codes.keys import PROSE
from minnes.source.diagnostic import Diagnostic, Edit
from minnes.source.key_kinds import KEYS, LISTS, PEOPLE
from minnes.source.recovery.lines import (
    DASHED,
    MAX_LENGTH,
    Line,
    block_from,
    has_content,
    line_at,
    lines_above,
    lines_below,
    parent_line,
    preview,
    quote_edits,
    value_end,
    with_native_breaks,
)

_SIGNS = tuple("\"'|>[{&*!?@%`")
_DASH = re.compile(r"(?:[–—•·*]|-(?=\S))[ \t]*")


def with_certain_edits(diagnostic: Diagnostic, text: str) -> Diagnostic:
    """Return a diagnostic with the edits that mend the text, if they are known and certain."""
    cure = _CURES.get(diagnostic.code) if len(text) <= MAX_LENGTH else None
    edits = cure(text, diagnostic.span.start) if cure and not diagnostic.edits else ()
    if not edits:
        return diagnostic
    edits = with_native_breaks(text, edits)
    end = value_end(text, line_at(text, diagnostic.span.start))
    line = preview(text, (*edits, Edit(end, end, "")) if edits[-1].end < end else edits)
    if diagnostic.code == "colon-in-text" and len(edits) > 1:
        return replace(diagnostic, edits=edits, hint=shape.colon_in_text("", line).hint)
    return replace(diagnostic, edits=edits, hint=write(line))


def without_touching_edits(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return diagnostics whose edits can all be made at once: of those that touch, the first's are kept."""
    taken: list[Edit] = []
    kept = []
    for diagnostic in diagnostics:
        for edit in diagnostic.edits:
            at = bisect_left(taken, edit.start, key=lambda old: old.end)
            if at < len(taken) and taken[at].start <= edit.end:
                kept.append(replace(diagnostic, edits=()))
                break
        else:
            kept.append(diagnostic)
            taken = (
                sorted((*taken, *diagnostic.edits), key=lambda edit: edit.start)
                if diagnostic.edits
                else taken
            )
    return kept


def hyphen_edits(text: str, line: Line) -> tuple[Edit, ...]:
    """Return the edits that begin a line, and those beside it that begin as it does, with a hyphen."""
    sign = text[line.start + line.indent]
    edits = []
    for other in block_from(text, line):
        dash = _DASH.match(text, other.start + line.indent)
        if dash and other.indent == line.indent and text[dash.start()] == sign:
            edits.append(Edit(*dash.span(), "- "))
    return tuple(edits)


def _hyphens(text: str, start: int) -> tuple[Edit, ...]:
    line = line_at(text, start)
    if start == line.start + line.indent:
        return hyphen_edits(text, line)
    dash = _DASH.match(text, start)
    if dash is None or start != line.value:
        return ()
    return (Edit(line.colon + 1, dash.end(), f"\n{' ' * (line.column + 2)}- "),)


def _quotes(text: str, start: int) -> tuple[Edit, ...]:
    """Put quotes around an entry of prose that a colon made a key and a value of, or begin it."""
    line = line_at(text, start)
    end = value_end(text, line)
    if start != line.first or text[line.value : line.value + 1] in _SIGNS:
        return ()
    if line.value == line.end and end > line.end:
        return ()
    before = next(lines_above(text, line), line)
    if line.key in KEYS or (before != line and not before.key and before.dash < 0):
        return ()  # it goes on from the line above, and quotes around the rest would be a part of it
    above = parent_line(text, line).key if line.dash < 0 else ""
    if above in LISTS:
        one_line = end <= line.end and above not in PEOPLE
        return (Edit(start, start, "- "),) if one_line else ()
    return quote_edits(text, start, end)


def _colons(text: str, start: int) -> tuple[Edit, ...]:
    """Put a colon after each name, where all lines among the reports have a dash there."""
    first = line_at(text, start)
    owner = parent_line(text, first)
    if owner.key != "updates" or start != first.first or first.dash >= 0:
        return ()
    end = value_end(text, owner)
    lines = [
        line for line in block_from(text, first) if line.start < end and line.indent == first.indent
    ]
    matches = [DASHED.match(text, line.first, line.end) for line in lines]
    return (
        tuple(Edit(*match.span("dash"), ": ") for match in matches if match) if all(matches) else ()
    )


def _names(text: str, start: int) -> tuple[Edit, ...]:
    """Take away the hyphens before names that are keys."""
    first = line_at(text, start)
    beside = [line for line in block_from(text, first) if line.indent == first.indent]
    if not all(line.key and line.dash == line.indent for line in beside):
        return ()
    return tuple(Edit(line.start + line.indent, line.first, "") for line in beside)


def _bar(text: str, start: int) -> tuple[Edit, ...]:
    """Put a bar after a key whose text stands on the lines below it."""
    line = line_at(text, start)
    below = next((under for under in lines_below(text, line) if has_content(text, under)), line)
    if line.key not in PROSE or line.value < line.end or below.indent <= line.column:
        return ()
    return (Edit(line.colon + 1, line.colon + 1, " |"),)


_CURES: dict[str, Callable[[str, int], tuple[Edit, ...]]] = {
    "colon-in-text": _quotes,
    "list-dash": _hyphens,
    "expected-keys": _colons,
    "expected-text": _bar,
    "needless-hyphen": _names,
}
