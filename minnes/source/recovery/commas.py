"""Commas within braces and brackets, which divide what was meant as one, and braces around a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from minnes.language.regex import regex
from minnes.source.codes import shape
from minnes.source.diagnostic import Edit
from minnes.source.recovery.line_edits import quote_edits
from minnes.source.recovery.mending import Slip, slip_with_fix
from minnes.source.recovery.misread import TypedValue

_COLON = regex(r"[ \t]*:")
_COMMA = regex(r"[ \t]*,[ \t]*")


class Valueless(NamedTuple):
    """A key without a value, the value before it, and whether the format knows the key."""

    key: TypedValue
    before: TypedValue | None
    known: bool


def in_braces(
    text: str, start: int, end: int, valueless: Sequence[Valueless], others: bool
) -> Iterator[Slip]:
    """Yield the slips of keys without values within `text[start:end]`, a value in braces.

    `others` tells whether the braces also hold keys with values.
    """
    bare = [typed for typed in valueless if not _COLON.match(text, typed.key.end)]
    if not others and len(bare) == len(valueless) > 0:
        edits = (Edit(start, start + 1, ""), Edit(end - 1, end, ""))
        code, braces = shape.comma_in_braces, text[start:end]
        yield slip_with_fix(code, text, start, end, edits, "", braces, certain=False)
        return
    cut: list[tuple[TypedValue, TypedValue]] = []  # values, from the first piece to the last
    for key, before, known in bare:
        if cut and not known and _COMMA.fullmatch(text, cut[-1][1].end, key.start):
            cut[-1] = (cut[-1][0], key)
            continue
        divided = before and before.plain and _COMMA.fullmatch(text, before.end, key.start)
        if before is None or not divided or known:
            advice = shape.comma_in_braces(text[key.start : key.end])
            yield Slip(shape.comma_in_braces, key.start, key.end, advice)
        else:
            cut.append((before, key))
    for first, last in cut:
        yield _divided(text, first, last)


def in_brackets(text: str, typed: Sequence[TypedValue]) -> Iterator[Slip]:
    """Yield the slips of parentheses that a comma within brackets cuts in two."""
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
    part, whole = text[last.start : last.end], text[first.start : last.end]
    edits = quote_edits(text, first.start, last.end)
    return slip_with_fix(shape.comma_in_braces, text, comma, comma + 1, edits, part, whole)
