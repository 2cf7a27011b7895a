"""What the templates of list pages get, and the titles of tables and columns."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from minnes.language.message import Message, say
from minnes.publish.site import row_views as rows
from minnes.publish.site.frame import LinkView

_DATE, _GROUP, _NOW = say("Date"), say("Group"), say("Now")
COLUMNS: dict[str, tuple[Message, ...]] = {
    rows.MEETINGS: (_DATE, _GROUP, say("Meeting"), say("Place"), say("Status")),
    rows.DECISIONS: (_DATE, say("Decision"), _GROUP, _NOW),
    rows.ACTIONS: (_DATE, say("What"), say("Who"), say("Due"), _GROUP, _NOW),
    rows.ATTENDED: (_DATE, say("As"), _GROUP),
}
TITLES: dict[str, Message] = {
    rows.MEETINGS: say("Meetings"),
    rows.DECISIONS: say("Decisions"),
    rows.ACTIONS: say("To do"),
    rows.ATTENDED: say("Meetings"),
}
NOTHING: dict[str, Message] = {
    rows.MEETINGS: say("No minutes have been published yet."),
    rows.DECISIONS: say("No decisions."),
    rows.ACTIONS: say("Nothing to do."),
}
AFTERWARDS: dict[str, tuple[str, ...]] = {rows.ACTIONS: (rows.FINISHED,)}
"""Kinds of rows that come last in a list, whatever their day."""
OF_A_PERSON = (rows.ACTIONS, rows.ATTENDED)


class Section(NamedTuple):
    """A part of a list page; without columns, its rows are a plain list."""

    kind: str
    title: str
    anchor: str
    caption: str
    columns: tuple[str, ...]
    rows: Markup
    nothing: str = ""
    more: LinkView | None = None


class ListPage(NamedTuple):
    """A page of lists, as its template gets it."""

    kind: str
    title: str
    heading: str
    about: tuple[str, ...]
    links: tuple[LinkView, ...]
    sections: tuple[Section, ...]


class SeriesView(NamedTuple):
    """A series that the search can be limited to."""

    name: str
    title: str


class SearchPage(NamedTuple):
    """The search page, as its template gets it; `words` are links to the index files."""

    kind: str
    title: str
    heading: str
    about: tuple[str, ...]
    words: tuple[str, ...]
    series: tuple[SeriesView, ...]


def history(held: list[str]) -> Message:
    """Return how often a group has met and when last, from the ISO dates of its meetings ("" if unknown)."""
    days = list(filter(None, held))
    if not held:
        return say("no meeting yet")
    if not days:
        return say("no day is known")
    if len(held) == 1:
        return say("one meeting, {day}", day=days[0])
    return say("{count} meetings, the latest {day}", count=len(held), day=max(days))
