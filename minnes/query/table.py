"""Writes an answer as a table of text, fitted to a terminal or plain for other programs."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from minnes.language.catalog import Translator
from minnes.query.answer import Answer
from minnes.query.labels import display_value, label
from minnes.query.layout import GAP, printable, shrunk, side_by_side, text_width
from minnes.query.sheet_text import MARKS

MOST_LINES = 3
"""Lines that a long text may take in a table; the other formats have all of it."""
_NUMBERS = frozenset({"late", "age", "meetings", "people", "updates", "decisions", "actions"}) | {
    *("participants", "organizations", "held", "came", "share", "missed", "in_part"),
    *("substituted", "excused", "absent", "nobody", "silent", "guest"),
}
_PROSE = frozenset({"text", "what", "need", "answer", "note", "topic", "title", "condition", "how"})
_PLAIN = frozenset({"text", "what", "topic", "title", "how"})
"""Prose that says itself what it is: below a row it needs no label."""
_MARKED = frozenset({"text", "what", "need", "answer"})
"""Prose that is CommonMark."""
_PROSE_AT_LEAST = 32
"""Columns that prose takes in a table; where there are fewer, it goes below its row."""
_BELOW = "  "
"""What goes before a line below a row."""


@dataclass(frozen=True)
class _Column:
    """A column of a table: its heading, its cells, what they are."""

    name: str
    head: str
    cells: list[str]

    @property
    def right(self) -> bool:
        return self.name in _NUMBERS

    @cached_property
    def widest(self) -> int:
        return max(map(text_width, (self.head, *self.cells)))

    @cached_property
    def least(self) -> int:
        """Return the width at which it reads well: no word is broken, and prose is no mere strip."""
        word = max(
            text_width(word) for cell in (self.head, *self.cells) for word in cell.split() or [""]
        )
        if self.name in _PROSE:
            return max(word, min(self.widest, _PROSE_AT_LEAST))
        return max(word, -(-self.widest // MOST_LINES))


def table(
    answer: Answer,
    language: Translator,
    width: int = 0,
    colour: bool = False,
    plain: Callable[[str], str] = str,
) -> str:
    """Return the columns meant to be shown, under their names; without a width, nothing is cut.

    `plain` takes the marks off CommonMark.
    Fitted to a width, columns without content stay out, and what has no room beside the others goes
    below its row: where it stands, then prose, then what few rows have. No id is broken.
    """
    if not answer.rows:
        return ""
    columns = [_column(answer, name, language, plain) for name in answer.without_place()]
    if width:
        columns = [column for column in columns if any(column.cells)]
    places = [answer.where(row) for row in answer.rows] if answer.placed else []
    place = _Column("where", label("where", language), places)
    beside = [*columns, place] if places else columns
    widths = [column.widest for column in beside]
    lower: list[_Column] = []
    if width and _total(widths) > width:
        beside, lower = _split(columns, width)
        room = width - GAP * (len(beside) - 1)
        widths = shrunk(
            [column.widest for column in beside], [column.least for column in beside], room
        )
        # Where not even that fits, the widest is broken.
        widths = shrunk(widths, [1] * len(widths), room)
    lines = _lines([column.head for column in beside], beside, widths, width)
    if colour:
        lines = [f"\x1b[1m{line}\x1b[0m" for line in lines]
    for at in range(len(answer.rows)):
        lines += _lines([column.cells[at] for column in beside], beside, widths, width)
        if place not in beside:
            lines += _below(lower, at, places[at] if places else "", width, colour)
    return "\n".join(lines) + "\n"


def _column(
    answer: Answer, name: str, language: Translator, plain: Callable[[str], str]
) -> _Column:
    cells = [display_value(name, answer.cell(row, name), language) for row in answer.rows]
    if name in _MARKED:
        cells = [" ".join(plain(cell).split()) if MARKS.search(cell) else cell for cell in cells]
    cells = [printable(cell) for cell in cells]
    return _Column(name, label(name, language), cells)


def _split(columns: Sequence[_Column], width: int) -> tuple[list[_Column], list[_Column]]:
    """Return the columns that fit beside one another, and those that go below: the wordiest first.

    When there is no prose left, what the fewest rows have goes; the first column always stays.
    """
    beside = list(columns)
    while _total([column.least for column in beside]) > width and len(beside) > 1:
        prose = [column for column in beside[1:] if column.name in _PROSE]
        if prose:
            beside.remove(max(prose, key=lambda column: column.widest))
        else:
            # Of those that all rows have, the last one is missed the least.
            beside.remove(
                min(reversed(beside[1:]), key=lambda column: sum(map(bool, column.cells)))
            )
    return beside, [column for column in columns if column not in beside]


def _below(
    columns: Sequence[_Column], at: int, place: str, width: int, colour: bool
) -> Iterator[str]:
    """Yield what stands below a row: its prose, the rest after its labels, and where it stands."""
    labelled = []
    for column in columns:
        cell = column.cells[at]
        if cell and column.name not in _PLAIN:
            cell = f"{column.head}: {cell}"
        if cell and column.name in _PROSE:
            yield from (_BELOW + line for line in _wrapped(cell, width - len(_BELOW), column.name))
        elif cell:
            labelled.append(cell)
    last = "; ".join(labelled)
    if last and place and text_width(last) + text_width(place) + len(_BELOW) + GAP <= width:
        last, place = f"{last}{' ' * GAP}{place}", ""
    if last:
        lines = textwrap.wrap(last, width, initial_indent=_BELOW, subsequent_indent=_BELOW)
        yield from (_faint(line, colour) for line in lines)
    if place:
        yield _faint(_BELOW + place, colour)


def _faint(line: str, colour: bool) -> str:
    return f"\x1b[2m{line}\x1b[0m" if colour else line


def _total(widths: Sequence[int]) -> int:
    return sum(widths) + GAP * (len(widths) - 1)


def _lines(
    cells: Sequence[str], columns: Sequence[_Column], widths: Sequence[int], width: int
) -> list[str]:
    """Return the lines of one row; what is too wide is wrapped."""
    blocks = [
        _wrapped(cell, wide, column.name) if width and text_width(cell) > wide else [cell]
        for cell, column, wide in zip(cells, columns, widths, strict=True)
    ]
    return side_by_side(blocks, widths, [column.right for column in columns])


def _wrapped(text: str, width: int, name: str) -> list[str]:
    """Return a cell of a column in lines; only prose is cut, a name or a day never."""
    most = MOST_LINES if name in _PROSE else None
    lines = textwrap.wrap(text, width, max_lines=most, placeholder="…", break_on_hyphens=False)
    return lines or [""]
