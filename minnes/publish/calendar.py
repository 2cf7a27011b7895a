"""Makes the calendar of a series or of the whole project from the meetings' occasions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from minnes.language.catalog import Translator
from minnes.language.message import say
from minnes.model.meeting import Meeting
from minnes.model.project import Project
from minnes.model.schedule import NextMeeting
from minnes.publish.labels import STATES
from minnes.publish.occasions import Occasion, months, occasions
from minnes.publish.public_index import NOT_YET
from minnes.query.ics import Entry, written

PLANNED = "planned"

FILE = "calendar.ics"
"""What a calendar is called, in the project's folder and in each series' own."""


def calendar(
    meetings: Iterable[tuple[str, Meeting]],
    project: Project | None,
    translator: Translator,
    page: Callable[[str], str] = lambda _: "",
) -> bytes:
    """Return the calendar of meetings with their ids, which must be of an edition already.

    `page` gives where a meeting's page can be read on the web by its id, if it can. Meetings known
    to the month only are not in it: see `undated`.
    """
    settings = project or Project()
    grouped = by_series(meetings)
    entries = [
        _entry(occasion, title(name, settings), translator, page)
        for name, some in grouped.items()
        for occasion in occasions(name, some)
    ]
    entries.sort(key=lambda entry: (entry.day, entry.uid))
    called = title(next(iter(grouped)), settings) if len(grouped) == 1 else settings.organization
    return written(entries, settings.timezone, called or "").encode("utf-8")


def by_series(
    meetings: Iterable[tuple[str, Meeting]],
) -> dict[str, list[tuple[str, Meeting]]]:
    """Return meetings with their ids by series; one without a series is alone under its title."""
    groups: dict[str, list[tuple[str, Meeting]]] = {}
    for identity, meeting in meetings:
        name = meeting.series or meeting.title or identity
        groups.setdefault(name, []).append((identity, meeting))
    return groups


def undated(meetings: Iterable[tuple[str, Meeting]]) -> Iterator[tuple[str, NextMeeting]]:
    """Yield the meetings ahead known to the month only, with the name of their series."""
    for name, some in by_series(meetings).items():
        for next_meeting in months((meeting for _, meeting in some), occasions(name, some)):
            yield name, next_meeting


def title(name: str, project: Project | None) -> str:
    """Return what a series is called in words."""
    series = project.series.get(name) if project else None
    return (series and series.title) or name


def _entry(
    occasion: Occasion, series: str, translator: Translator, page: Callable[[str], str]
) -> Entry:
    own = (occasion.meeting and occasion.meeting.title) or series
    summary = f"{own}: {occasion.topic}" if occasion.topic and occasion.topic != own else own
    if occasion.cancelled:
        # Many programs show a cancelled meeting as any other: its title has to say it.
        summary = f"{translator.text(STATES['cancelled'])}: {summary}"
    return Entry(
        uid=occasion.uid,
        day=occasion.day,
        summary=summary,
        last=occasion.last,
        start=occasion.spans[0].start if occasion.spans else None,
        end=occasion.spans[-1].end if occasion.spans else None,
        place=occasion.place,
        url=page(occasion.identity)
        if occasion.meeting and occasion.meeting.status not in NOT_YET
        else "",
        note="\n".join(_notes(occasion, translator)),
        cancelled=occasion.cancelled,
        sequence=occasion.sequence,
        stamp=occasion.stamp,
    )


def _notes(occasion: Occasion, translator: Translator) -> Iterator[str]:
    """Yield what a calendar says beside the time: a remark, and the agenda of a meeting to come."""
    if occasion.note:
        yield occasion.note
    if occasion.meeting and occasion.meeting.status == PLANNED:
        titles = [item.title for item in occasion.meeting.items if item.title]
        if titles:
            yield translator.text(say("Agenda")) + ":"
            yield from (f"{number}. {title}" for number, title in enumerate(titles, 1))
