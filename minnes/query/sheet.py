"""The sheet: a report in words, to be written as text, Markdown or a page.

A sheet holds sections, a section blocks: entries with their days, tables, charts. Every label is in the
reader's language already. `str` is plain text, but where it is said to be CommonMark.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypeAlias

from minnes.query.charts import Chart


@dataclass(frozen=True, slots=True)
class Origin:
    """The origin of a statement: a meeting, maybe an anchor on its page; `text` names it in words.

    Of what has an id, `text` is the id, by which it can be asked for, and `group` who spoke of it.
    """

    text: str
    meeting: str = ""
    anchor: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text (CommonMark) with a word before it, as an answer has."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a report: a statement in a meeting on a day.

    `lead` says of whom, `text` (CommonMark) what; `lines` are plain lines below it. `notes` are words
    about it, and `state` is one of them that is told by a colour as well: open, done, late.
    """

    when: str = ""
    lead: str = ""
    text: str = ""
    more: tuple[Labelled, ...] = ()
    figures: tuple[tuple[str, str], ...] = ()
    lines: tuple[str, ...] = ()
    origin: Origin = Origin("")
    notes: tuple[str, ...] = ()
    state: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Entries:
    """Entries one below the other; `urgent` ones are needs, those `ahead` are meetings to come."""

    entries: tuple[Entry, ...]
    urgent: bool = False
    ahead: bool = False


@dataclass(frozen=True, slots=True)
class Pairs:
    """Two columns without a head: what, and something about it."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its words, maybe the organization or the meeting they lead to.

    `sign` is what stands for the words where there is little room.
    """

    text: str
    organization: str = ""
    meeting: str = ""
    number: bool = False
    sign: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head; `matrix` says that its cells are shown by their signs."""

    caption: str
    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    matrix: bool = False
    key: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Charts:
    """Figures over time."""

    charts: tuple[Chart, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence or several, in plain words."""

    text: str


Block: TypeAlias = "Entries | Pairs | Table | Charts | Remark"


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks under a heading."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole report: what it is about, one line about it, its sections.

    `heading` is the word above the title, `host` whose minutes these are. `kind` is organization,
    overview, meeting, matrix, year or quality; `report` are the rows it was made of.
    """

    kind: str
    language: str
    edition: str
    host: str
    heading: str
    title: str
    summary: str
    sections: tuple[Section, ...]
    report: Any = field(default=None, repr=False)


def section(title: str, *blocks: Block) -> list[Section]:
    """Return a section, or nothing where its blocks have nothing to show."""
    kept = tuple(block for block in blocks if _holds(block))
    return [Section(title, kept)] if kept else []


def _holds(block: Block) -> bool:
    match block:
        case Entries():
            return bool(block.entries)
        case Pairs():
            return bool(block.pairs)
        case Table():
            return bool(block.rows)
        case Charts():
            return bool(block.charts)
        case Remark():
            return bool(block.text)
