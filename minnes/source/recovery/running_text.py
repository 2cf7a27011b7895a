"""Slips of running text: below a bar, a key or a title without its indentation, its bar or its key."""

from __future__ import annotations

from itertools import islice, takewhile

from minnes.source.codes import prose
from minnes.source.codes.keys import PROSE
from minnes.source.diagnostic import Edit
from minnes.source.key_kinds import KEYS, NAMED, PEOPLE
from minnes.source.recovery.indents import is_key
from minnes.source.recovery.line_edits import indent_edits, preview
from minnes.source.recovery.lines import (
    Failure,
    Line,
    has_content,
    lines_above,
    lines_below,
    parent_line,
    previous_line,
    under_bar,
    value_end,
)
from minnes.source.recovery.mending import Slip, slip_with_fix


def text_below_bar(failure: Failure) -> Slip | None:
    """Recognise text below a bar that is not indented, or less than its first line."""
    text = failure.text
    line = failure.opening_line
    if line.key in KEYS:
        return None
    first: Line | None = None
    ended = 999
    for above in islice(lines_above(text, line), 500):
        if under_bar(text, above):
            break
        first = above
        if above.key in KEYS or above.dash >= 0:
            ended = min(ended, above.indent)
        if ended <= line.indent:
            return None
    else:
        return None
    # A key or a hyphen no further in than the one with the bar has ended its text.
    if ended <= above.column or (first is None and line.indent > above.column):
        return None
    column = first.indent if first and first.indent > above.column else above.column + 2
    return _moved_in(text, above, line, column)


def continued(failure: Failure) -> Slip | None:
    """Recognise text that continues or begins below its key, but is not indented."""
    text = failure.text
    line = failure.opening_line
    above = previous_line(text, line)
    if line.key in KEYS or above.key not in PROSE or line.indent > above.column:
        return None
    if text[above.value : above.end][:1] in tuple("\"'[{|>&*!"):
        return None
    return _moved_in(text, above, line, above.column + 2)


def below_name(failure: Failure) -> Slip | None:
    """Recognise a report or people right below their organization, but not indented."""
    text, line = failure.text, failure.opening_line
    above = previous_line(text, line)
    around = parent_line(text, above)
    if around == above or around.key not in ("updates", "participants", "absent"):
        return None
    if line.key or line.dash >= 0 or line.indent != above.column or above.value < above.end:
        return None
    return _moved_in(text, above, line, above.column + 2) if above.key else None


def _moved_in(text: str, owner: Line, line: Line, column: int) -> Slip:
    """Return the slip of a text that should be indented to a column, with all its lines."""
    lines, names = [line], parent_line(text, owner).key in NAMED
    for below in lines_below(text, line):
        if not has_content(text, below):
            continue
        if below.indent < owner.column or (below.indent <= owner.column and is_key(below, names)):
            break
        lines.append(below)
    needs_bar = owner.value == owner.end and parent_line(text, owner).key not in PEOPLE
    bar = (Edit(owner.colon + 1, owner.end, " |"),) if needs_bar else ()
    edits = (*bar, *indent_edits(lines, column - min(moving.indent for moving in lines)))
    advice = prose.text_not_indented(owner.key, preview(text, edits, owner.start))
    start = line.start + line.indent
    # Beside names, it may as well be a name without its colon.
    certain = parent_line(text, line).key not in NAMED
    return Slip(prose.text_not_indented, start, line.end, advice, edits, certain)


def text_without_bar(failure: Failure) -> Slip | None:
    """Recognise running text on lines below a key that has no bar."""
    text = failure.text
    line = failure.opening_line
    owner = parent_line(text, line)
    if owner.key not in PROSE or owner.value < owner.end:
        return None
    edits = (Edit(owner.colon + 1, owner.end, " |"),)
    first = next(below for below in lines_below(text, owner) if has_content(text, below))
    end = max(value_end(text, owner), first.end)
    shown = preview(text, (*edits, Edit(end, end, "")))
    advice = prose.text_without_bar(shown)
    return Slip(prose.text_without_bar, first.start + first.indent, first.end, advice, edits)


def stray(failure: Failure) -> Slip | None:
    """Recognise a line that belongs to nothing: it becomes a comment."""
    text = failure.text
    line = failure.opening_line
    if not has_content(text, line):
        line = failure.line
    start = line.start + line.indent
    above = previous_line(text, line)
    if above.key == "title" and above.column == line.indent and not line.key:
        return _text_below_title(text, line)
    edits = (Edit(start, start, "# "),)
    below_people = above.key in PEOPLE and above.value == above.end
    advice = prose.stray_line(above.key if below_people else "")
    return Slip(prose.stray_line, start, line.end, advice, edits, False)


def _text_below_title(text: str, line: Line) -> Slip:
    """Return the slip of an item's running text without its key, on the lines below the title."""
    rest = takewhile(
        lambda below: (
            not has_content(text, below)
            or (below.indent >= line.indent and not below.key and below.dash < 0)
        ),
        lines_below(text, line),
    )
    lines = [below for below in rest if has_content(text, below)]
    first = Edit(line.start, line.start, f"{' ' * line.indent}text: |\n  ")
    edits = (first, *indent_edits(lines, 2))
    start, key = line.start + line.indent, "text"
    code = prose.text_without_key
    return slip_with_fix(code, text, start, line.end, edits, key, certain=False)
