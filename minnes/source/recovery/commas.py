"""Commas within braces and brackets, which divide what was meant as one, and braces around a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from minnes.source.codes import shape
from minnes.source.diagnostic import Edit
from minnes.source.recovery.lines import preview, quote_edits
from minnes.source.recovery.mending import Slip
from minnes.source.recovery.misread import TypedValue

_COLON = re.compile(r"[ \t]*:")
_COMMA = re.compile(r"[ \t]*,[ \t]*")


class Valueless(NamedTuple):
    """A key without a value, the value before it, and whether it is one of the format."""

    key: TypedValue
    before: TypedValue | None
    known: bool


def in_braces(
    text: str, start: int, end: int, valueless: Sequence[Valueless], others: bool
) -> Iterator[Slip]:
    """Yield what is said of keys without values within braces; `others` tells of keys with some."""
    bare = [typed for typed in valueless if not _COLON.match(text, typed.key.end)]
    if not others and len(bare) == len(valueless) > 0:
        edits = (Edit(start, start + 1, ""), Edit(end - 1, end, ""))
        advice = shape.comma_in_braces("", text[start:end], preview(text, edits))
        yield Slip(shape.comma_in_braces, start, end, advice, edits, certain=False)
        return
    for key, before, known in bare:
        divided = before and before.plain and _COMMA.fullmatch(text, before.end, key.start)
        if before is None or not divided or known:
            advice = shape.comma_in_braces(text[key.start : key.end])
            yield Slip(shape.comma_in_braces, key.start, key.end, advice)
        else:
            yield _divided(text, before, key)


def in_brackets(text: str, typed: Sequence[TypedValue]) -> Iterator[Slip]:
    """Yield what is said of parentheses that a comma within brackets cut in two."""
    first, level = None, 0
    for entry in typed:
        shown = text[entry.start : entry.end] if entry.plain else ""
        level += shown.count("(") - shown.count(")")
        if level > 0 and first is None:
            first = entry
        if level == 0 and first is not None:
            yield _divided(text, first, entry)
            first = None


def _divided(text: str, first: TypedValue, last: TypedValue) -> Slip:
    comma = text.index(",", first.end)
    whole = text[first.start : last.end]
    edits = quote_edits(text, first.start, last.end)
    advice = shape.comma_in_braces(text[last.start : last.end], whole, preview(text, edits))
    return Slip(shape.comma_in_braces, comma, comma + 1, advice, edits)
