"""What people subscribe to: calendars and feeds, one of the project and one of each series."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from minnes.language.catalog import Translator
from minnes.model.meeting import Meeting
from minnes.model.project import Project
from minnes.publish import calendar, feed

Meetings = Sequence[tuple[str, Meeting]]
"""Meetings of an edition, with their ids."""


def calendars(
    meetings: Meetings, project: Project | None, translator: Translator
) -> Iterator[tuple[str, bytes]]:
    """Yield the calendars with their paths below the output folder, the project's first."""
    yield calendar.FILE, calendar.calendar(meetings, project, translator)
    for name, some in _series(meetings):
        yield f"{name}/{calendar.FILE}", calendar.calendar(some, project, translator)


def feeds(
    meetings: Meetings, project: Project | None, translator: Translator, page: Callable[[str], str]
) -> Iterator[tuple[str, bytes]]:
    """Yield the feeds with their paths below the output folder, the project's first.

    `page` gives the path of a meeting's page below the output folder by the meeting's id.
    """
    yield feed.FILE, feed.feed(meetings, project, translator, page)
    for name, some in _series(meetings):
        written = feed.feed(some, project, translator, lambda one: f"../{page(one)}", name)
        yield f"{name}/{feed.FILE}", written


def _series(meetings: Meetings) -> Iterator[tuple[str, Meetings]]:
    names = sorted({one.series for _, one in meetings if one.series})
    for name in names:
        yield name, [(identity, one) for identity, one in meetings if one.series == name]
