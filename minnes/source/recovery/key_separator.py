"""Another sign where the colon after a key belongs: a semicolon, an equals sign, a dash."""

from __future__ import annotations

import re

from minnes.language.regex import regex
from minnes.source.codes import shape
from minnes.source.diagnostic import Edit
from minnes.source.key_kinds import FREE, KEYS
from minnes.source.recovery.mending import Slip, slip_with_fix

_SIGN = regex(
    r"(?<!\S)(?P<key>[a-z_]+)(?P<sign>[ \t]*[;=：﹕∶꞉][ \t]*|[ \t]+[–—-](?:[ \t]+|$))", re.MULTILINE
)
_BELOW = regex(r"\n[ \t]*(?:- +)?(?=[a-z])")


def sign_for_colon(text: str, start: int, end: int) -> Slip | None:
    """Return the slip of `text[start:end]`, a line, if another sign than a colon follows its key."""
    match = _SIGN.match(text, start, end)
    if match is None or match["key"] not in KEYS:
        return None
    edits = (Edit(*match.span("sign"), ":" if match.end() == end else ": "),)
    return slip_with_fix(shape.missing_colon, text, *match.span("key"), edits, match["key"])


def within(text: str, start: int, end: int, under: str) -> Slip | None:
    """Return the slip of the first such line in `text[start:end]`, a text of several lines.

    Under a key of free text (`under`) there is none.
    """
    if under in FREE or "\n" not in text[start:end]:
        return None
    for at in (start, *(match.end() for match in _BELOW.finditer(text, start, end))):
        line_end = text.find("\n", at, end)
        if slip := sign_for_colon(text, at, end if line_end < 0 else line_end):
            return slip
    return None
