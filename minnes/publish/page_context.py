"""The context in which a meeting's page is rendered: language, edition, project, and other meetings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import NamedTuple

from minnes.language import dates
from minnes.language.catalog import Translator
from minnes.language.message import Message
from minnes.language.mixed_language import PageWords, Written
from minnes.model.identity import referable_entries
from minnes.model.meeting import Meeting
from minnes.model.outcome import people_of, text_of
from minnes.model.person import Person
from minnes.model.project import Project, Series
from minnes.model.schedule import TimeSpan
from minnes.publish.edition import Edition
from minnes.publish.part_views import Moment, Span


@dataclass(frozen=True, slots=True)
class KnownOutcome:
    """A decision or an action of some meeting, as its edition shows it."""

    text: str
    who: tuple[Person, ...]


class LaterMention(NamedTuple):
    """What a later meeting, given by its id, said of an outcome; `due` is an ISO date, or "".

    `by` is the reference of a decision that replaces the outcome or was to replace it, `text` its text.
    """

    meeting: str
    status: str
    due: str
    note: str
    by: str
    text: str
    who: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class PageContext:
    """The context of a meeting's page.

    `identity` is the meeting's id. `outcomes` are those of other meetings by reference; `page_of` returns
    the relative link to another meeting's page by its id, or ""; `files` are the paths of attachments
    that will lie beside the page, as written in the minutes. `announced` are topics that earlier
    meetings announced, by `series/date`, and `later` what later meetings said of this one's outcomes,
    by id.
    """

    identity: str
    edition: Edition
    translator: Translator
    project: Project | None = None
    outcomes: Mapping[str, KnownOutcome] = field(default_factory=dict)
    page_of: Callable[[str], str] = lambda _: ""
    files: frozenset[str] = frozenset()
    announced: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    later: Mapping[str, Sequence[LaterMention]] = field(default_factory=dict)

    @property
    def language(self) -> str:
        """Return the code of the page's language."""
        return self.translator.language

    @property
    def written(self) -> str:
        """Return the language of the minutes, if the project declares one that is not the page's; else ""."""
        known = (self.project and self.project.language) or ""
        return known if known != self.language else ""

    def say(self, message: Message) -> str:
        """Return a label in the page's language."""
        return self.translator.text(message)

    def page_words(self, message: Message) -> PageWords:
        """Return a label as `PageWords`, for a place where a text of the minutes could stand."""
        return PageWords(self.say(message))

    def minutes_text(self, text: str) -> str:
        """Return a text of the minutes, marked as `Written` on a page in another language."""
        return Written(text) if text and self.written else text

    def series(self, name: str | None) -> Series | None:
        """Return a declared series."""
        return self.project.series.get(name or "") if self.project else None

    def long_day(self, day: date) -> Moment:
        """Return a day with its weekday."""
        return Moment(dates.long_day(day, self.language), day.isoformat())

    def plain_day(self, day: date | None) -> Moment | None:
        """Return a day without its weekday."""
        return Moment(dates.plain_day(day, self.language), day.isoformat()) if day else None

    def days(self, first: date, last: date) -> Moment:
        """Return several days in words."""
        start, between, end = dates.ends(first, last, self.language)
        parts = (
            Moment(start, first.isoformat()),
            Moment(between, ""),
            Moment(end, last.isoformat()),
        )
        return Moment(start + between + end, "", parts)

    def month(self, month: str) -> Moment:
        """Return a month, given as `2022-06`."""
        return Moment(dates.month(month, self.language), month)

    def spans(self, spans: Iterable[TimeSpan]) -> tuple[Span, ...]:
        """Return time spans in words."""
        return tuple(
            Span(self._clock(span.start), self._clock(span.end) if span.end else None)
            for span in spans
        )

    def _clock(self, moment: time) -> Moment:
        return Moment(dates.clock(moment, self.language), moment.strftime("%H:%M"))


def known_outcomes(meeting: Meeting, identity: str) -> dict[str, KnownOutcome]:
    """Return the decisions, actions and questions of a meeting by reference, but for withheld ones."""
    return {
        f"{identity}#{entry.id}": KnownOutcome(text, tuple(people_of(entry.outcome)))
        for entry in referable_entries(meeting)
        if (text := text_of(entry.outcome))
    }


def announced_topics(meetings: Iterable[Meeting]) -> dict[str, tuple[str, ...]]:
    """Return the topics that meetings, oldest first, announced for later ones, by `series/date`."""
    topics: dict[str, tuple[str, ...]] = {}
    for meeting in meetings:
        for ahead in meeting.next_meetings if meeting.series else ():
            key = f"{meeting.series}/{ahead.date}"
            if ahead.date and ahead.topic and ahead.topic not in topics.get(key, ()):
                topics[key] = (*topics.get(key, ()), ahead.topic)
    return topics
