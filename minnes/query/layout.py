"""Lays text out for a terminal of a given width: headings, entries with a margin, tables."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import zip_longest

from minnes.language.regex import regex

NARROWEST = 40
WIDEST = 96
"""A longer line is hard to read, however wide the terminal is."""

MARGIN = 12
"""Columns before the text of an entry: a day as 2021-12-10, and two blanks."""

GAP = 2
"""Blanks between the columns of a table."""

NO_BREAK = "\u00a0"
"""The blank within a number."""

INDENT = "    "
"""What goes before a part of a row that stands on a line of its own."""

_MARK = regex(r"\s*(?:[-*+•]|\d+[.)])\s+|\s+")
"""What the lines below the first one of a paragraph are indented by."""

OWN_LINE = regex(r"\s*(?:[-*+•]|\d+[.)])\s|\s*[|>#]")
"""A line of CommonMark that is not run together with the one before: of a list, a table, a quote."""


def fitted(width: int) -> int:
    """Return the width to lay text out in."""
    return max(NARROWEST, min(width, WIDEST))


def heading(title: str, width: int) -> str:
    """Return a heading, with a line to the right edge."""
    return f"── {title} {'─' * max(0, width - len(title) - 4)}"


def entry(day: str, lines: Sequence[str], margin: int = MARGIN) -> list[str]:
    """Return the lines of an entry beside its day, which stands in the margin."""
    margins = [day.ljust(margin), *[" " * margin] * (len(lines) - 1)]
    return [f"{m}{line}".rstrip() for m, line in zip(margins, lines, strict=True)] if lines else []


def wrapped(text: str, width: int) -> list[str]:
    """Return CommonMark as lines that fit: paragraphs filled, lists and tables as they are written."""
    lines = _fitting_lines(_paragraphs(printable(text)), width)
    while lines and not lines[-1]:
        lines.pop()
    return lines


def broken(text: str, width: int) -> list[str]:
    """Return lines that are as they should be, but for those that do not fit."""
    return _fitting_lines(printable(text).split("\n"), width)


def _fitting_lines(paragraphs: Iterable[str], width: int) -> list[str]:
    lines: list[str] = []
    for paragraph in paragraphs:
        mark = _MARK.match(paragraph)
        lines += _filled(paragraph, width, len(mark[0]) if mark else 0)
    return lines


def _filled(paragraph: str, width: int, hanging: int) -> list[str]:
    """Return a paragraph in lines; long words and links stay whole: they are copied from here.

    Why not textwrap: a report of ten years has thousands of paragraphs, and this takes a third of it.
    """
    if len(paragraph) <= width:
        return [paragraph]
    words = paragraph.split(" ")
    lines, line = [], words[0]
    for word in words[1:]:
        if len(line) + 1 + len(word) <= width or not line.strip():
            line = f"{line} {word}"
        else:
            lines.append(line.rstrip())
            line = " " * hanging + word
    return [*lines, line.rstrip()]


def _paragraphs(text: str) -> list[str]:
    found: list[str] = []
    for line in text.strip().splitlines():
        if not line.strip():
            found.append("")
        elif found and found[-1] and not OWN_LINE.match(line):
            found[-1] = f"{found[-1]} {line.strip()}"
        else:
            found.append(line.rstrip())
    return found


def pairs(rows: Sequence[tuple[str, str]], width: int) -> list[str]:
    """Return two columns; in a narrow terminal the second goes below the first."""
    widest = max((len(first) for first, _ in rows), default=0)
    room = width - 2 - max((len(second) for _, second in rows), default=0)
    left = min(widest, room)
    beside = room >= min(widest, NARROWEST // 2)
    lines = []
    for first, second in rows:
        if not beside:
            lines += [
                *wrapped(first, width),
                *(f"    {line}" for line in wrapped(second, width - 4)),
            ]
            continue
        top, *more = wrapped(first, left)
        lines += [f"{top:<{left}}  {second}", *more]
    return lines


def text_width(text: str) -> int:
    """Return how many columns a text takes in a terminal (Unicode Standard Annex 11)."""
    if text.isascii():
        return len(text)
    return sum(
        0
        if unicodedata.combining(character)
        else 1 + (unicodedata.east_asian_width(character) in "WF")
        for character in text
    )


def printable(text: str) -> str:
    """Return a text without characters that would control a terminal; a number's blanks break no line."""
    if text.isprintable():
        return text
    return "\n".join(
        line
        if line.isprintable()
        else "".join(sign if sign.isprintable() or sign == NO_BREAK else " " for sign in line)
        for line in text.split("\n")
    )


def columns(rows: Sequence[Sequence[str]], right: Sequence[bool], width: int) -> list[str]:
    """Return a table under its first row; the widest columns are wrapped until it fits.

    Where that is not enough, the last cell of each row goes below it, and then the first one above; of
    numbers, those columns that do not fit make a table of their own.
    """
    cells = [[" ".join(printable(text).split()) for text in row] for row in rows]
    natural = [max(map(len, column)) for column in zip(*cells, strict=True)]
    # Short columns stay whole (a number, a day, "14 of 15"), and so do words, as paths are.
    words = [max(map(len, " ".join(column).split())) for column in zip(*cells, strict=True)]
    least = [
        own if own <= MARGIN else max(MARGIN, min(longest, NARROWEST))
        for own, longest in zip(natural, words, strict=True)
    ]
    room = width - GAP * (len(natural) - 1)
    if sum(least) > room and len(natural) > 2:
        if right[-1]:
            return _split(rows, right, width, _fitting(least, width))
        begin = int(sum(least[:-1]) > room + GAP and len(natural) > 3)
        indent = INDENT * begin
        space = width - len(indent) - GAP * (len(natural) - 2 - begin)
        widths = shrunk(natural[begin:-1], least[begin:-1], space)
        return [
            line
            for row in cells
            for line in (
                *row[:begin],
                *(indent + cell for cell in _row(row[begin:-1], widths, right[begin:-1])),
                *_below(row, width),
            )
        ]
    widths = shrunk(natural, least, room)
    return [line for row in cells for line in _row(row, widths, right)]


def _fitting(least: Sequence[int], width: int) -> int:
    """Return how many columns fit, of those that cannot be narrower; two at least."""
    many = len(least) - 1
    while many > 2 and sum(least[:many]) + GAP * (many - 1) > width:
        many -= 1
    return many


def _split(
    rows: Sequence[Sequence[str]], right: Sequence[bool], width: int, many: int
) -> list[str]:
    """Return a table as two, one below the other; each row begins alike in both."""
    first = columns([row[:many] for row in rows], right[:many], width)
    rest = [(row[0], *row[many:]) for row in rows]
    return [*first, "", *columns(rest, (right[0], *right[many:]), width)]


def _below(row: Sequence[str], width: int) -> list[str]:
    return textwrap.wrap(row[-1], width, initial_indent=INDENT, subsequent_indent=INDENT)


def shrunk(widths: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """Return widths that together fit the room: the widest gives way first, none below its least."""
    # None needs more than all the room there is: a text may be very long.
    found = [min(own, max(room, low)) for own, low in zip(widths, least, strict=True)]
    while sum(found) > room:
        spare = [at for at, own in enumerate(found) if own > least[at]]
        if not spare:
            break
        found[max(spare, key=found.__getitem__)] -= 1
    return found


def _row(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> list[str]:
    blocks = [
        textwrap.wrap(cell, wide, break_on_hyphens=False) or [""]
        for cell, wide in zip(cells, widths, strict=True)
    ]
    return side_by_side(blocks, widths, right)


def side_by_side(
    cells: Sequence[Sequence[str]], widths: Sequence[int], right: Sequence[bool]
) -> list[str]:
    """Return the lines of a row of cells, each given in lines; those of numbers stand to the right."""
    gap = " " * GAP
    return [
        gap.join(map(_padded, line, widths, right)).rstrip()
        for line in zip_longest(*cells, fillvalue="")
    ]


def _padded(text: str, width: int, right: bool) -> str:
    blanks = " " * (width - text_width(text))
    return blanks + text if right else text + blanks
