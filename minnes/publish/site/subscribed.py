"""Calendars and feeds of a site, made of what is kept of its meetings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial

from minnes.language.catalog import Translator
from minnes.model.meeting import Meeting
from minnes.model.project import Project
from minnes.publish import calendar, feed
from minnes.publish.gist import meeting_of
from minnes.publish.site.facts import Facts
from minnes.publish.site.planned import Planned
from minnes.publish.site.records import digest
from minnes.publish.subscriptions import Meetings, calendar_of, feed_of


def subscribed(
    known: Sequence[Facts], project: Project | None, translator: Translator, base: str
) -> Iterator[Planned]:
    """Yield what can be subscribed to: of all meetings, and of each series.

    `base` is the site's address on the web, if it has one.
    """
    by_id = {facts.id: facts for facts in known}

    @cache
    def meeting(identity: str) -> tuple[str, Meeting]:
        return identity, meeting_of(by_id[identity].gist)

    def made(make: Callable[[str, Meetings], bytes], series: str, some: Sequence[Facts]) -> bytes:
        return make(series, [meeting(facts.id) for facts in some])

    gists = {facts.id: digest(facts.id, facts.gist) for facts in known}
    for series in ("", *sorted({facts.series for facts in known if facts.series})):
        some = [facts for facts in known if series in ("", facts.series)]
        made_of = digest([gists[facts.id] for facts in some])
        folder = f"{series}/" if series else ""
        for name, of in ((calendar.FILE, calendar_of), (feed.FILE, feed_of)):
            make = partial(of, project, translator, base)
            yield Planned(f"{folder}{name}", made_of, partial(made, make, series, some))
