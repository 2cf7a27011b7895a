"""Another sign where the colon after a key belongs: a semicolon, an equals sign, a dash."""

from __future__ import annotations

import re

from minnes.source.codes import shape
from minnes.source.diagnostic import Edit
from minnes.source.key_kinds import FREE, KEYS
from minnes.source.recovery.lines import preview
from minnes.source.recovery.mending import Slip

_SIGN = re.compile(
    r"(?<!\S)(?P<key>[a-z_]+)(?P<sign>[ \t]*[;=：﹕∶꞉][ \t]*|[ \t]+[–—-](?:[ \t]+|$))", re.MULTILINE
)
_BELOW = re.compile(r"\n[ \t]*(?:- +)?(?=[a-z])")


def sign_for_colon(text: str, start: int, end: int) -> Slip | None:
    """Return what is said of a line, from its first word on, whose key has another sign than a colon."""
    match = _SIGN.match(text, start, end)
    if match is None or match["key"] not in KEYS:
        return None
    edits = (Edit(*match.span("sign"), ":" if match.end() == end else ": "),)
    advice = shape.missing_colon(match["key"], preview(text, edits))
    return Slip(shape.missing_colon, *match.span("key"), advice, edits)


def within(text: str, start: int, end: int, under: str) -> Slip | None:
    """Return what is said of the first such line in a text on several lines that is no prose."""
    if under in FREE or "\n" not in text[start:end]:
        return None
    for at in (start, *(match.end() for match in _BELOW.finditer(text, start, end))):
        line_end = text.find("\n", at, end)
        if slip := sign_for_colon(text, at, end if line_end < 0 else line_end):
            return slip
    return None
