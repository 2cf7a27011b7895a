"""The edits that mend values of the wrong shape, where only one thing can have been meant."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import takewhile

from minnes.language.regex import regex
from minnes.language.words import ABOUT, AT_LEAST, AT_MOST, JUST_OVER, JUST_UNDER
from minnes.source.codes import shape
from minnes.source.codes.advice import write
from minnes.source.codes.keys import PROSE
from minnes.source.diagnostic import Diagnostic, Edit
from minnes.source.key_kinds import FREE, KEYS, LISTS, PEOPLE
from minnes.source.recovery.line_edits import (
    indent_edits,
    preview,
    quote_edits,
)
from minnes.source.recovery.lines import (
    DASHED,
    MAX_LENGTH,
    Line,
    block_from,
    has_content,
    line_at,
    lines_below,
    next_line,
    parent_line,
    previous_line,
    under_bar,
    value_end,
)

_SIGNS = tuple("\"'|>[{&*!?@%`")
_ROUGHLY = "|".join((*ABOUT, *AT_MOST, *AT_LEAST, *JUST_OVER, *JUST_UNDER))
# `Ärenden 12`, `personal ca 1,5`: a label and its figure without a colon.
_FIGURE = regex(
    rf"(?P<label>[^\W\d][^\d,;:\n]*?)\s+(?P<figure>(?:(?:{_ROUGHLY}) )?\d[\d,.]*(?:[-–]\d[\d,.]*)?)"
)
# `Får vikarier vara med? Svar: Ja.`
_ANSWER = regex(r"(?<=\?)\s+(?:Svar|Answer)$", re.IGNORECASE)
_DASH = regex(r"(?:[–—•·*]|-(?=[^ \t]))[ \t\u00a0]*")


def with_certain_edits(diagnostic: Diagnostic, text: str) -> Diagnostic:
    """Return a diagnostic with the edits that fix it, if there are any certain ones."""
    fix = _FIXES.get(diagnostic.code) if len(text) <= MAX_LENGTH else None
    edits = fix(text, diagnostic.span.start) if fix and not diagnostic.edits else ()
    if not edits:
        return diagnostic
    end = value_end(text, line_at(text, diagnostic.span.start))
    line = preview(text, (*edits, Edit(end, end, "")) if edits[-1].end < end else edits)
    if diagnostic.code == "colon-in-text" and edits[0].replacement in ("'", '"'):
        return replace(diagnostic, edits=edits, hint=shape.colon_in_text("", line).hint)
    if diagnostic.code == "unknown-key":
        bar = previous_line(text, line_at(text, diagnostic.span.start))
        line = preview(text, edits, bar.start)
    return replace(diagnostic, edits=edits, hint=write(line))


def hyphen_edits(text: str, line: Line) -> tuple[Edit, ...]:
    """Return the edits that give a line, and all beside it with the same bullet, a hyphen."""
    sign = text[line.start + line.indent]
    edits = []
    for other in block_from(text, line):
        dash = _DASH.match(text, other.start + line.indent)
        if dash and other.indent == line.indent and text[dash.start()] == sign:
            edits.append(Edit(*dash.span(), "- "))
    return tuple(edits)


def _add_hyphens(text: str, start: int) -> tuple[Edit, ...]:
    line = line_at(text, start)
    if start == line.start + line.indent:
        return hyphen_edits(text, line)
    dash = _DASH.match(text, start)
    if dash is None or start != line.value:
        return ()
    return (Edit(line.colon + 1, dash.end(), f"\n{' ' * (line.column + 2)}- "),)


def _add_quotes(text: str, start: int) -> tuple[Edit, ...]:
    """Quote an entry of prose that a colon made a mapping, or put a hyphen before it in a list."""
    line = line_at(text, start)
    end = value_end(text, line)
    if start != line.first or text[line.value : line.value + 1] in _SIGNS:
        return ()
    if line.value == line.end and end > line.end:
        return ()
    if line.value == line.end and line.dash >= 0 and next_line(text, line).indent > line.dash:
        return _bar_for_entry(text, line) if parent_line(text, line).key in FREE else ()
    before = previous_line(text, line)
    if line.key in KEYS or (before != line and not before.key and before.dash < 0):
        return ()  # it continues the line above, and the quotes would be part of its text
    above = parent_line(text, line).key if line.dash < 0 else ""
    if above in LISTS:
        one_line = end <= line.end and above not in PEOPLE
        return (Edit(start, start, "- "),) if one_line else ()
    answer = _ANSWER.search(line.key)
    if answer and parent_line(text, line).key == "questions" and end <= line.end:
        at, blanks = text.index(answer[0], start), " " * line.column
        return Edit(start, start, "text: "), Edit(at, line.colon, f"\n{blanks}answer")
    return quote_edits(text, start, end)


def _bar_for_entry(text: str, line: Line) -> tuple[Edit, ...]:
    """Put an entry that ends with a colon under a bar, with the list below it."""
    points = takewhile(lambda below: below.indent > line.indent, block_from(text, line)[1:])
    if any(below.key in KEYS or below.indent < line.column for below in points):
        return ()
    return (Edit(line.first, line.first, f"|\n{' ' * line.column}"),)


def _mend_keys(text: str, start: int) -> tuple[Edit, ...]:
    """Put colons after the labels of figures, or the names of a round that have dashes there.

    Before the points of a report stands a bar.
    """
    first = line_at(text, start)
    if first.key == "figures":
        return _mend_figures(text, first)
    owner = parent_line(text, first)
    if owner.key == "figures" and first.dash < 0:
        return _mend_figures(text, owner)
    if parent_line(text, owner).key == "updates" and first.dash >= 0 and owner.value == owner.end:
        points = not any(line.key in KEYS for line in block_from(text, first))
        return (Edit(owner.colon + 1, owner.colon + 1, " |"),) if points else ()
    if owner.key != "updates" or start != first.first or first.dash >= 0:
        return ()
    end = value_end(text, owner)
    lines = [
        line for line in block_from(text, first) if line.start < end and line.indent == first.indent
    ]
    matches = [DASHED.match(text, line.first, line.end) for line in lines]
    if not all(matches):
        return ()
    return tuple(Edit(*match.span("dash"), ": ") for match in matches if match)


def _mend_figures(text: str, owner: Line) -> tuple[Edit, ...]:
    """Give each of `Ärenden 12, personal ca 4` a line with a colon, if all of it is such figures."""
    end = value_end(text, owner)
    rows = re.split(r",[ \t]+|\n", text[owner.colon + 1 : end].strip())
    figures = [_FIGURE.fullmatch(" ".join(row.split())) for row in rows]
    if not all(figures):
        return ()
    blanks = f"\n{' ' * (owner.column + 2)}"
    lines = "".join(f"{blanks}{match['label']}: {match['figure']}" for match in figures if match)
    return (Edit(owner.colon + 1, end, lines),)


def _remove_hyphens(text: str, start: int) -> tuple[Edit, ...]:
    """Take away the hyphens before names that are keys."""
    first = line_at(text, start)
    beside = [line for line in block_from(text, first) if line.indent == first.indent]
    if not all(line.key and line.dash == line.indent for line in beside):
        return ()
    return tuple(Edit(line.start + line.indent, line.first, "") for line in beside)


def _indent_below_bar(text: str, start: int) -> tuple[Edit, ...]:
    """Indent the lines of a text that begin with a name and a colon right below the bar."""
    first = line_at(text, start)
    above = previous_line(text, first)
    if start != first.start + first.indent or not under_bar(text, above):
        return ()
    below = takewhile(
        lambda line: line.key not in KEYS and line.dash < 0 and line.indent <= above.column,
        lines_below(text, first),
    )
    lines = [first, *(line for line in below if has_content(text, line))]
    return indent_edits(lines, above.column + 2 - min(line.indent for line in lines))


def _add_bar(text: str, start: int) -> tuple[Edit, ...]:
    """Put a bar after a key whose text is on the lines below it."""
    line = line_at(text, start)
    below = next_line(text, line)
    if line.key not in PROSE or line.value < line.end or below.indent <= line.column:
        return ()
    return (Edit(line.colon + 1, line.end, " |"),)


_FIXES: dict[str, Callable[[str, int], tuple[Edit, ...]]] = {
    "colon-in-text": _add_quotes,
    "list-dash": _add_hyphens,
    "expected-keys": _mend_keys,
    "expected-text": _add_bar,
    "unknown-key": _indent_below_bar,
    "needless-hyphen": _remove_hyphens,
}
