"""Writes a sheet as text for a terminal of a given width."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterator, Sequence

from minnes.language.catalog import Translator
from minnes.language.message import say
from minnes.language.regex import regex
from minnes.query.chart_text import chart_lines
from minnes.query.layout import (
    MARGIN,
    OWN_LINE,
    broken,
    columns,
    entry,
    fitted,
    heading,
    pairs,
    printable,
    wrapped,
)
from minnes.query.sheet import (
    Block,
    Cell,
    Charts,
    Entries,
    Entry,
    Pairs,
    Remark,
    Sheet,
    Table,
)

NARROW_HEAD = 3
"""Columns of a matrix' cell: two digits of a day, and a space."""

MARKS = regex(r"[\\`*_\[\]<>&#|~]|^\s|  $", re.MULTILINE)
"""What CommonMark may take for a mark, but for those of lists, which are shown as they are."""


def sheet_text(
    sheet: Sheet, language: Translator, width: int, plain: Callable[[str], str] = str
) -> str:
    """Return the report laid out for a terminal so wide; `plain` takes the marks off CommonMark."""
    return "\n".join(_lines(sheet, language, fitted(width), plain)) + "\n"


def _lines(
    sheet: Sheet, language: Translator, width: int, plain: Callable[[str], str]
) -> Iterator[str]:
    yield printable(sheet.title)
    yield from wrapped(sheet.summary, width)
    if sheet.edition == "internal":
        yield language.text(say("Internal edition: not to be published"))
    for section in sheet.sections:
        if section.title:
            yield ""
            yield heading(printable(section.title), width)
        for number, block in enumerate(section.blocks):
            if number or not section.title:
                yield ""
            yield from _block(block, language, width, plain)


def _block(
    block: Block, language: Translator, width: int, plain: Callable[[str], str]
) -> Iterator[str]:
    match block:
        case Entries():
            dated = any(item.when for item in block.entries)
            for number, item in enumerate(block.entries):
                if number and not dated:
                    yield ""
                margin = MARGIN if dated else 0
                yield from entry(item.when, [*_entry(item, width - margin, plain)], margin)
        case Pairs():
            yield from pairs([(printable(a), printable(b)) for a, b in block.pairs], width)
        case Table():
            if block.caption:
                yield from wrapped(block.caption, width)
            yield from _matrix(block, width) if block.matrix else _table(block, width)
        case Charts():
            for number, chart in enumerate(block.charts):
                if number:
                    yield ""
                yield from chart_lines(chart, language, width)
        case Remark():
            yield from wrapped(block.text, width)


def _entry(item: Entry, width: int, plain: Callable[[str], str]) -> Iterator[str]:
    """Yield what an entry says, one thing below the other."""
    if item.text:
        yield from _led_text(item.lead, item.text, width, plain)
    elif item.lead:
        yield from wrapped(item.lead, width)
    for more in item.more:
        yield from _led_text(more.label, more.text, width, plain)
    address = (item.address,) if item.address not in item.lines else ()
    figures = "; ".join(f"{label}: {value}" for label, value in item.figures)
    about = ", ".join(filter(None, (item.origin.text, *item.notes)))
    for text in (*item.lines, *address, figures, f"({about})" if about else ""):
        yield from wrapped(text, width)


def _led_text(lead: str, text: str, width: int, plain: Callable[[str], str]) -> list[str]:
    """Return CommonMark after who says it; a list and a table begin on a line of their own."""
    between = "\n" if OWN_LINE.match(text) else " "
    start = f"{lead}:{between}" if lead else ""
    if MARKS.search(text):
        return broken(start + plain(text), width)
    return wrapped(start + text, width)


def _table(block: Table, width: int) -> list[str]:
    rows = [[cell.text for cell in row] for row in (block.head, *block.rows)]
    return columns(rows, [cell.number for cell in block.head], width)


def _matrix(block: Table, width: int) -> Iterator[str]:
    """Yield a matrix, in as many parts as the width asks for; each day stands above its column."""
    left = max(len(cell.text) for cell, *_ in block.rows)
    room = max(1, (width - left - 1) // NARROW_HEAD)
    days = block.head[1:]
    for start in range(0, len(days), room):
        part = range(start, min(start + room, len(days)))
        if start:
            yield ""
        for piece in zip(*(_stacked(days[at]) for at in part), strict=True):
            yield (" " * (left + 1) + " ".join(piece)).rstrip()
        for name, *cells in block.rows:
            signs = " ".join(f"{cells[at].sign:>2}" for at in part)
            yield f"{printable(name.text):<{left}} {signs}".rstrip()
    yield ""
    # A sign stays on the line of its word.
    key = "   ".join(f"{sign} {word}".replace(" ", "\u00a0") for sign, word in block.key)
    yield from (line.replace("\u00a0", " ") for line in textwrap.wrap(key, width))


def _stacked(day: Cell) -> Sequence[str]:
    """Return a day in three lines: year, month and day, two digits each."""
    year, month, number = day.sign.split("-")
    return year[2:], month, number
