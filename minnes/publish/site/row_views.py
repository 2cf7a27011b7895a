"""What lists show of a meeting: its rows, by kind, as templates get them."""

from __future__ import annotations

from typing import NamedTuple

from minnes.publish.parts import CommonMark, FigureView, Moment, PersonView

UP = "\0"
"""Stands in a row for the way to the site's folder, which each list fills in; no text can hold it."""

MEETINGS, DECISIONS, ACTIONS = "meetings", "decisions", "actions"
NEEDS, REPORTS, DOCUMENTS, CAME, ATTENDED = "needs", "reports", "documents", "came", "attended"


class Where(NamedTuple):
    """The meeting that a row stands in, and its group; `day` is short, as tables have it."""

    title: str
    href: str
    day: Moment
    group: str
    group_href: str


class OutcomeRow(NamedTuple):
    """A decision or an action as lists show it, with how it stands now."""

    where: Where
    href: str
    id: str
    text: CommonMark
    who: tuple[PersonView, ...]
    due: Moment | None
    status: str
    label: str
    finished: bool


class SaidRow(NamedTuple):
    """What an organization asked for or reported, with figures, at a meeting."""

    where: Where
    href: str
    text: CommonMark
    figures: tuple[FigureView, ...]


class DocumentRow(NamedTuple):
    """A document that an organization brought or answers for."""

    where: Where
    title: str
    href: str
    note: str


class CameRow(NamedTuple):
    """Who came for an organization, or in which role a person came."""

    where: Where
    text: str


class MeetingRow(NamedTuple):
    """A meeting as lists of meetings show it."""

    where: Where
    place: str
    label: str


Row = OutcomeRow | SaidRow | DocumentRow | CameRow | MeetingRow
Listed = tuple[str, str, Row]
"""A row with its list, and whose list it is: an organization's, a person's, or all together."""
