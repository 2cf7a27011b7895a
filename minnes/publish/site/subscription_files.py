"""The calendars (iCalendar) and feeds (Atom) of a site: of all meetings, and of each series."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial

from minnes.language.catalog import Translator
from minnes.model.meeting import Meeting
from minnes.model.project import Project
from minnes.publish import calendar, feed
from minnes.publish.gist import meeting_of
from minnes.publish.site.facts import MeetingFacts
from minnes.publish.site.records import digest
from minnes.publish.site.site_files import PlannedFile
from minnes.publish.subscriptions import Meetings, calendar_of, feed_of


def subscription_files(
    meetings: Sequence[MeetingFacts], project: Project | None, translator: Translator, base: str
) -> Iterator[PlannedFile]:
    """Yield a calendar and a feed of all meetings, and of each series; `base` is the site's URL, or ""."""
    by_id = {facts.id: facts for facts in meetings}

    @cache
    def meeting(identity: str) -> tuple[str, Meeting]:
        return identity, meeting_of(by_id[identity].gist)

    def rendered(
        make: Callable[[str, Meetings], bytes], series: str, some: Sequence[MeetingFacts]
    ) -> bytes:
        return make(series, [meeting(facts.id) for facts in some])

    gists = {facts.id: digest(facts.id, facts.gist) for facts in meetings}
    for series in ("", *sorted({facts.series for facts in meetings if facts.series})):
        some = [facts for facts in meetings if series in ("", facts.series)]
        key = digest([gists[facts.id] for facts in some])
        folder = f"{series}/" if series else ""
        for name, make_of in ((calendar.FILE, calendar_of), (feed.FILE, feed_of)):
            make = partial(make_of, project, translator, base)
            yield PlannedFile(f"{folder}{name}", key, partial(rendered, make, series, some))
