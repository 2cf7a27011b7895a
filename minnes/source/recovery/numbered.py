"""Slips of numbers where an entry of a list begins, as in a numbered list in Word."""

from __future__ import annotations

import re

from minnes.source.codes import hyphens
from minnes.source.diagnostic import Edit
from minnes.source.key_kinds import KEYS, LISTS
from minnes.source.recovery.lines import Failure, Line, next_line, parent_line
from minnes.source.recovery.mending import Slip, slip_with_fix

_NUMBERED_KEY = re.compile(r"\d{1,3}[.)][ \t]+(?=(\w+)[ \t]*:(?:[ \t]|$))", re.MULTILINE)


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
