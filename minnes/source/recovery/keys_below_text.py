"""A text on the line of its name or hyphen, with keys below it: then it needs a key of its own."""

from __future__ import annotations

from collections.abc import Collection

from minnes.source import expand, outcome_steps, shorthand, value_steps
from minnes.source.codes import prose, shape
from minnes.source.diagnostic import Edit
from minnes.source.recovery.line_edits import indent_edits
from minnes.source.recovery.lines import Failure, Line, block_from, parent_line, previous_line
from minnes.source.recovery.mending import Slip, slip_with_fix

_KEYS: dict[str, tuple[str, Collection[str]]] = {
    "updates": ("text", expand.UPDATE),
    "follow_up": ("status", expand.FOLLOW_UP),
    "items": ("title", expand.ITEM),
    "decisions": ("text", outcome_steps.DECISION),
    "questions": ("text", outcome_steps.QUESTION),
    "actions": ("what", outcome_steps.ACTION),
    "attachments": ("file", outcome_steps.ATTACHMENT),
    "contacts": ("name", expand.CONTACT),
    "participants": ("name", value_steps.PERSON),
    "absent": ("name", value_steps.PERSON),
    "next_meetings": ("", outcome_steps.NEXT_MEETING),
    "events": ("", outcome_steps.EVENT),
}
"""By the key above: the key that a text alone stands for, and those that may stand below it."""

_NAMED = ("updates", "follow_up")
_MARKED = ("decisions", "questions", "actions")
_NO_TEXT = tuple("\"'[{|>&*!%@`")


def keys_below_text(failure: Failure) -> Slip | None:
    """Recognise `Orust: Inget nytt` or `- Vi möts på distans` with an indented key below it."""
    text, line = failure.text, failure.line
    owner = previous_line(text, line)
    above = parent_line(text, owner).key
    key, keys = _KEYS.get(above, ("", ()))
    start = owner.value if owner.key else owner.first
    written = text[start : owner.end].partition(" #")[0].rstrip()
    named = above in _NAMED
    refused = failure.at in (line.colon, line.first)
    if not refused or line.key not in keys or line.indent <= owner.indent:
        return None
    if bool(owner.key) is not named or (owner.dash >= 0) is named or line.dash >= 0:
        return None
    if not written or written.startswith(_NO_TEXT) or (key == "name" and "(" in written):
        return None
    if key == "file" and "://" in written:
        key = "url"
    column = owner.column + 2 * named
    shift = column - line.indent
    moved = indent_edits(block_from(text, line), shift) if shift else ()
    if not key:
        edits = (Edit(start + len(written), start + len(written), ":"), *moved)
        return slip_with_fix(shape.missing_colon, text, start, start + len(written), edits, written)
    edits = (*_with_key(owner, start, key, written, above, column), *moved)
    return slip_with_fix(prose.text_without_key, text, start, start + len(written), edits, key)


def _with_key(
    owner: Line, start: int, key: str, written: str, above: str, column: int
) -> tuple[Edit, ...]:
    """Return the edits that put a key before a text, and its marks below it."""
    if owner.key:
        return (Edit(owner.colon + 1, start, f"\n{' ' * column}{key}: "),)
    plain, marks = shorthand.split_marks(written) if above in _MARKED else (written, {})
    below = "".join(f"\n{' ' * column}{mark}: {value}" for mark, value in marks.items())
    end = Edit(start + len(plain), start + len(written), below)
    return (Edit(start, start, f"{key}: "), *((end,) if marks else ()))
