"""Rows as a table of text: fitted to a terminal, or plain for another program to read."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Sequence
from typing import Any

from minnes.language.catalog import Translator
from minnes.query.answer import Answer
from minnes.query.labels import label, shown

GAP = 2
MOST_LINES = 3
"""Lines that a long text may take in a table; the other formats have all of it."""
_NARROW = 10
_NUMBERS = frozenset({"late", "age", "meetings", "people", "updates", "decisions", "actions"}) | {
    *("participants", "organizations", "held", "came", "share", "missed", "in_part"),
    *("substituted", "excused", "absent", "nobody", "silent", "guest"),
}


def table(answer: Answer, language: Translator, width: int = 0, colour: bool = False) -> str:
    """Return the columns meant to be shown, under their names; without a width, nothing is cut."""
    if not answer.rows:
        return ""
    columns = answer.without_place()
    head = [label(one, language) for one in columns]
    if answer.placed:
        head.append(label("where", language))
    rows = [_cells(answer, columns, row, language) for row in answer.rows]
    widths = [max(_wide(row[at]) for row in (head, *rows)) for at in range(len(head))]
    if width:
        widths = fitted(widths, [_wide(one) for one in head], width)
    right = [*(one in _NUMBERS for one in columns), False]
    lines = _lines(head, widths, right, width)
    if colour:
        lines = [f"\x1b[1m{line}\x1b[0m" for line in lines]
    for row in rows:
        lines += _lines(row, widths, right, width)
    return "\n".join(lines) + "\n"


def fitted(widths: Sequence[int], heads: Sequence[int], width: int) -> list[int]:
    """Return widths of columns that together fit: the widest give way first, down to their names."""
    found = list(widths)
    # The last column says where a row stands, and is no use cut short; but it may be all there is.
    floors = [min(own, max(head, _NARROW)) for own, head in zip(widths, heads, strict=True)]
    floors[-1] = min(widths[-1], max(_NARROW, width // 3))
    room = width - GAP * (len(found) - 1)
    while sum(found) > room:
        spare = [own - floor for own, floor in zip(found, floors, strict=True)]
        if max(spare) <= 0:
            break
        found[max((one for one in range(len(found)) if spare[one] > 0), key=found.__getitem__)] -= 1
    return found


def _cells(
    answer: Answer, columns: Sequence[str], row: tuple[Any, ...], language: Translator
) -> list[str]:
    cells = [_visible(shown(one, answer.cell(row, one), language)) for one in columns]
    return [*cells, answer.where(row)] if answer.placed else cells


def _visible(text: str) -> str:
    """Return text without signs that a terminal would obey."""
    return "".join(one if one.isprintable() else " " for one in text)


def _lines(
    cells: Sequence[str], widths: Sequence[int], right: Sequence[bool], width: int
) -> list[str]:
    """Return the lines of one row; what is too wide is wrapped, and cut when it grows long."""
    blocks = [
        _wrapped(cell, wide) if width and _wide(cell) > wide else [cell]
        for cell, wide in zip(cells, widths, strict=True)
    ]
    height = max(map(len, blocks))
    rows = zip(*(block + [""] * (height - len(block)) for block in blocks), strict=True)
    return [
        (" " * GAP)
        .join(_padded(cell, wide, at) for cell, wide, at in zip(row, widths, right, strict=False))
        .rstrip()
        for row in rows
    ]


def _wrapped(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, max_lines=MOST_LINES, placeholder="…") or [""]


def _padded(text: str, width: int, right: bool) -> str:
    blanks = " " * (width - _wide(text))
    return blanks + text if right else text + blanks


def _wide(text: str) -> int:
    """Return how many columns a text takes in a terminal (Unicode Standard Annex 11)."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(one) else 1 + (unicodedata.east_asian_width(one) in "WF")
        for one in text
    )
