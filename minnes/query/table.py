"""Rows as a table of text: fitted to a terminal, or plain for another program to read."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Sequence

from minnes.language.catalog import Translator
from minnes.query.answer import Answer
from minnes.query.labels import label, shown

GAP = 2
MOST_LINES = 3
"""Lines that a long text may take in a table; the other formats have all of it."""
_NUMBERS = frozenset({"late", "age", "meetings", "people", "updates", "decisions", "actions"}) | {
    *("participants", "organizations", "held", "came", "share", "missed", "in_part"),
    *("substituted", "excused", "absent", "nobody", "silent", "guest"),
}
_PROSE = frozenset({"text", "what", "need", "answer", "note", "topic", "title", "condition", "how"})
_BELOW = ("id", "series")
"""First columns that, where words would have to be broken, go down to the place of the row."""
_PROSE_AT_LEAST, _PROSE_AT_LAST, _REST_AT_LEAST = 24, 16, 10
"""Columns that prose keeps as long as it can, then while words are whole, and all else at last."""


def table(answer: Answer, language: Translator, width: int = 0, colour: bool = False) -> str:
    """Return the columns meant to be shown, under their names; without a width, nothing is cut.

    Fitted to a width, columns without content stay out, and where a row stands is told below it
    when there is no room beside it, and its id, too, before words are broken.
    Where columns do not fit at all, rows become paragraphs.
    """
    if not answer.rows:
        return ""
    columns = answer.without_place()
    rows = [
        [_visible(shown(one, answer.cell(row, one), language)) for one in columns]
        for row in answer.rows
    ]
    if width:
        used = [at for at in range(len(columns)) if any(row[at] for row in rows)]
        columns = [columns[at] for at in used]
        rows = [[row[at] for at in used] for row in rows]
    head = [label(one, language) for one in columns]
    places = [answer.where(row) for row in answer.rows] if answer.placed else []
    place = [label("where", language), *places] if places else []
    widths = [max(map(_wide, (name, *cells))) for name, *cells in zip(head, *rows, strict=True)]
    right = [one in _NUMBERS for one in columns]
    beside = bool(place) and not (width and _total([*widths, max(map(_wide, place))]) > width)
    if beside:
        head, rows = [*head, place[0]], [[*row, own] for row, own in zip(rows, places, strict=True)]
        widths, right = [*widths, max(map(_wide, place))], [*right, False]
    elif width:
        words = [_longest(name, *cells) for name, *cells in zip(head, *rows, strict=True)]
        prose = [one in _PROSE for one in columns]
        lower = [f"{row[0]}  {own}".lstrip() for row, own in zip(rows, places, strict=False)]
        broken = _total(_floors(widths, words, prose)[-2]) > width
        low = (
            broken and columns[0] in _BELOW and GAP + max(map(_wide, lower), default=width) <= width
        )
        found = fitted(widths[low:], words[low:], prose[low:], width)
        if _total(found) > width:
            return _records(head, rows, places, width, colour)
        if low:
            head, rows, right, places = head[1:], [row[1:] for row in rows], right[1:], lower
        widths = found
    lines = _lines(head, widths, right, width)
    if colour:
        lines = [f"\x1b[1m{line}\x1b[0m" for line in lines]
    for at, row in enumerate(rows):
        lines += _lines(row, widths, right, width)
        if place and not beside:
            lines.append(_below(places[at], colour))
    return "\n".join(lines) + "\n"


def _records(
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    places: Sequence[str],
    width: int,
    colour: bool,
) -> str:
    """Return rows as paragraphs, each value after its name: for a terminal too narrow for columns."""
    lines = []
    for at, row in enumerate(rows):
        told = "; ".join(f"{name}: {cell}" for name, cell in zip(head, row, strict=True) if cell)
        lines += textwrap.wrap(told, width, subsequent_indent="    ")
        if places:
            lines.append(_below(places[at], colour))
    return "\n".join(lines) + "\n"


def _below(place: str, colour: bool) -> str:
    return f"\x1b[2m  {place}\x1b[0m" if colour else f"  {place}"


def fitted(
    widths: Sequence[int], words: Sequence[int], prose: Sequence[bool], width: int
) -> list[int]:
    """Return widths of columns that together fit: the widest gives way first, and prose before all.

    `words` are the widths of the longest words: they are broken only where nothing else helps.
    """
    found = list(widths)
    for floors in _floors(widths, words, prose):
        while _total(found) > width:
            spare = [at for at, own in enumerate(found) if own > floors[at]]
            if not spare:
                break
            found[max(spare, key=found.__getitem__)] -= 1
    return found


def _floors(
    widths: Sequence[int], words: Sequence[int], prose: Sequence[bool]
) -> tuple[list[int], ...]:
    """Return the least widths of columns, the most comfortable first; only the last break words."""
    first = [
        min(own, _PROSE_AT_LEAST) if free else own for own, free in zip(widths, prose, strict=True)
    ]
    whole = [min(own, word) for own, word in zip(first, words, strict=True)]
    narrow = [
        min(own, _PROSE_AT_LAST) if free else own for own, free in zip(whole, prose, strict=True)
    ]
    return first, whole, narrow, [min(own, _REST_AT_LEAST) for own in widths]


def _longest(*cells: str) -> int:
    """Return the width of the longest word in the cells of a column."""
    return max(_wide(word) for cell in cells for word in cell.split() or [""])


def _total(widths: Sequence[int]) -> int:
    return sum(widths) + GAP * (len(widths) - 1)


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
