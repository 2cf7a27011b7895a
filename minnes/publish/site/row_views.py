"""The rows of a meeting in lists, by kind, as templates get them."""

from __future__ import annotations

from typing import NamedTuple

from minnes.publish.part_views import CommonMark, Moment, PersonView

ROOT_PLACEHOLDER = "\0"
"""Stands in the links of a row for the path to the site's root, which each list page fills in."""

MEETINGS, DECISIONS, ACTIONS = "meetings", "decisions", "actions"
FINISHED = "finished"
"""Actions that are done or dropped; they come after the others."""
ATTENDED = "attended"


class Where(NamedTuple):
    """The meeting that a row belongs to, and its group; `day` is an ISO date, as tables have it."""

    title: str
    href: str
    day: Moment
    group: str
    group_href: str


class OutcomeRow(NamedTuple):
    """A decision or an action as lists show it, with its current status."""

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


class AttendanceRow(NamedTuple):
    """The role in which a person attended a meeting."""

    where: Where
    text: str


class MeetingRow(NamedTuple):
    """A meeting as lists show it; one whose title is that of its group has its page's heading as `title`."""

    where: Where
    title: str
    place: str
    status: str
    label: str


Row = OutcomeRow | AttendanceRow | MeetingRow
Listed = tuple[str, str, Row]
"""The kind of a list, the person whose own it is (or ""), and a row in it."""
