"""What lists show of a meeting: its rows, by kind, as templates get them."""

from __future__ import annotations

from typing import NamedTuple

from minnes.publish.part_views import CommonMark, Moment, PersonView

UP = "\0"
"""Stands in a row for the way to the site's folder, which each list fills in; no text can hold it."""

MEETINGS, DECISIONS, ACTIONS = "meetings", "decisions", "actions"
FINISHED = "finished"
"""Actions that are done or dropped: they come after those that are left to do."""
ATTENDED = "attended"


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
    internal: str


class CameRow(NamedTuple):
    """In which role somebody came to a meeting."""

    where: Where
    text: str


class MeetingRow(NamedTuple):
    """A meeting as lists of meetings show it; one called as its group is called what its page is."""

    where: Where
    title: str
    place: str
    label: str


Row = OutcomeRow | CameRow | MeetingRow
Listed = tuple[str, str, Row]
"""A row with its list, and whose list it is: a person's, or all together."""
