"""What people subscribe to: calendars and feeds, one of the project and one of each series."""

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

    def page(identity: str) -> str:
        return absolute(base, meeting_page(identity))

    yield calendar.FILE, calendar.calendar(meetings, project, translator, page)
    for name, some in _series(meetings):
        yield f"{name}/{calendar.FILE}", calendar.calendar(some, project, translator, page)


def feeds(
    meetings: Meetings, project: Project | None, translator: Translator, base: str = ""
) -> Iterator[tuple[str, bytes]]:
    """Yield the feeds with their paths below the output folder, the project's first.

    Without `base`, the address of the site on the web, their links lead from where they lie.
    """
    for name, some in [("", meetings), *_series(meetings)]:
        path = f"{name}/{feed.FILE}" if name else feed.FILE
        yield path, feed.feed(some, project, translator, partial(_link, base, path), name)


def _link(base: str, path: str, other: str) -> str:
    """Return the address of a page or a file, as a file with a path has it."""
    return absolute(base, other) or seen_from(path, other)


def _series(meetings: Meetings) -> Iterator[tuple[str, Meetings]]:
    names = sorted({one.series for _, one in meetings if one.series})
    for name in names:
        yield name, [(identity, one) for identity, one in meetings if one.series == name]
