"""Calendars and feeds of a site, made of what is kept of its meetings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from minnes.language.catalog import Translator
from minnes.model.project import Project
from minnes.publish.gist import meeting_of
from minnes.publish.site.facts import Facts
from minnes.publish.subscriptions import calendars, feeds


def subscribed(
    known: Iterable[Facts], project: Project | None, translator: Translator, base: str
) -> Iterator[tuple[str, bytes]]:
    """Yield what can be subscribed to, with its address: of all meetings, and of each series.

    `base` is the site's address on the web, if it has one.
    """
    meetings = [(one.id, meeting_of(one.gist)) for one in known]
    yield from calendars(meetings, project, translator, base)
    yield from feeds(meetings, project, translator, base)
