"""What stands between two values, and to which of them its comments belong."""

from __future__ import annotations

import re
from dataclasses import dataclass

from minnes.source.writing.tree import Collection, Entry, Scalar

_BIT = re.compile(r"\n|#[^\n]*|[^\s#]")


@dataclass(frozen=True, slots=True)
class Bit:
    """What stands between two values: a comment, a blank line (no text), or a list's hyphen."""

    text: str
    column: int = 0
    gap: int = 0
    alone: bool = True


def between(text: str, start: int, end: int) -> list[Bit]:
    """Return what stands in `text[start:end]`, which holds no values."""
    bits = []
    line = text.rfind("\n", 0, start) + 1
    empty = alone = not text[line:start].strip(" \t")
    for match in _BIT.finditer(text, start, end):
        shown = match[0]
        if shown == "\n":
            if empty:
                bits.append(Bit(""))
            empty, alone, line = True, True, match.end()
            continue
        if shown[0] in "#-":
            before = text[line : match.start()]
            gap = len(before) - len(before.rstrip(" \t"))
            bits.append(Bit(shown.rstrip(), len(before), gap, alone))
        empty = alone = False
    return bits


def assign(bits: list[Bit], last: list[Entry], column: int) -> list[str]:
    """Give each comment to what it stands in, by how far in it is; return those of what follows.

    `last` is the entry before, if any; what follows stands at `column`.
    """
    homes = _homes(last[0], column) if last else []
    rest: list[str] = []
    blank = False
    for bit in bits:
        if not bit.text:
            blank = True
            continue
        homes = [home for home in homes if home[0] <= bit.column]
        # the innermost that stands no further in; of two equally far in, the outer one
        depth = max((home[0] for home in homes), default=0)
        place = next((lines for at, lines in homes if at == depth), rest)
        homes = [home for home in homes if place is not rest and home[0] <= depth]
        place += ["", bit.text] if blank else [bit.text]
        blank = False
    if blank:
        rest.append("")
    return rest


def _homes(entry: Entry, column: int) -> list[tuple[int, list[str]]]:
    """Return where a comment after an entry can belong, and how far in, from the outside in."""
    homes = []
    while isinstance(entry.value, Collection) and entry.value.spread:
        if entry.value.column > column:
            homes.append((entry.value.column, entry.value.after))
        entry = entry.value.entries[-1]
    # below a text under a bar, what stands further in would become part of the text
    if not (isinstance(entry.value, Scalar) and entry.value.barred):
        homes.append((max(entry.column, column) + 1, entry.below))
    return homes
