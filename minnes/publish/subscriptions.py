"""The calendars (iCalendar) and feeds (Atom) to subscribe to: of the project, and of each series."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from minnes.language.catalog import Translator
from minnes.model.meeting import Meeting
from minnes.model.project import Project
from minnes.publish import calendar, feed
from minnes.publish.site.addresses import absolute, meeting_page, seen_from

Meetings = Sequence[tuple[str, Meeting]]
"""Meetings of an edition, with their ids."""


def calendars(
    meetings: Meetings, project: Project | None, translator: Translator, base: str = ""
) -> Iterator[tuple[str, bytes]]:
    """Yield the calendars with their paths below the output folder, the project's first.

    `base` is the address of the site on the web, if the meetings' pages can be read there.
    """
    for name, some in _groups(meetings):
        yield _path(name, calendar.FILE), calendar_of(project, translator, base, name, some)


def calendar_of(
    project: Project | None, translator: Translator, base: str, series: str, meetings: Meetings
) -> bytes:
    """Return the calendar of a series, or of all without its name."""

    def page(identity: str) -> str:
        return absolute(base, meeting_page(identity))

    return calendar.calendar(meetings, project, translator, page)


def feeds(
    meetings: Meetings, project: Project | None, translator: Translator, base: str = ""
) -> Iterator[tuple[str, bytes]]:
    """Yield the feeds with their paths below the output folder, the project's first.

    Without `base`, the address of the site on the web, their links lead from where they lie.
    """
    for name, some in _groups(meetings):
        yield _path(name, feed.FILE), feed_of(project, translator, base, name, some)


def feed_of(
    project: Project | None, translator: Translator, base: str, series: str, meetings: Meetings
) -> bytes:
    """Return the feed of a series, or of all without its name."""
    link = partial(_link, base, _path(series, feed.FILE))
    return feed.feed(meetings, project, translator, link, series)


def _path(series: str, name: str) -> str:
    return f"{series}/{name}" if series else name


def _link(base: str, path: str, other: str) -> str:
    """Return the address of a page or a file, as a file with a path has it."""
    return absolute(base, other) or seen_from(path, other)


def _groups(meetings: Meetings) -> Iterator[tuple[str, Meetings]]:
    """Yield all meetings, then those of each series with its name."""
    yield "", meetings
    for name in sorted({meeting.series for _, meeting in meetings if meeting.series}):
        yield (
            name,
            [(identity, meeting) for identity, meeting in meetings if meeting.series == name],
        )
