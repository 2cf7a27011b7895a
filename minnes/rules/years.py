"""The rule about years: what is to come must come after the meeting, and not too long after."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple, TypeAlias

from minnes.language.message import Message, say
from minnes.model.meeting import Meeting
from minnes.rules.prose_dates import (
    Spoken,
    dates_in_file,
    spoken_dates,
    told_as_coming,
    told_as_next_meeting,
)
from minnes.rules.rule import Context, Rule
from minnes.rules.texts import texts
from minnes.source.diagnostic import Finding, Loc, Severity

FARTHEST = timedelta(days=370)
"""A year, and some days for meetings that are held in the same week each year."""


class Ahead(NamedTuple):
    """A day, or the first and last of several, that the minutes name as still to come."""

    loc: Loc
    first: date
    last: date
    said: str
    written: str
    meeting: bool = False


def unlikely_year(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """A day ahead whose year cannot be right.

    What it checks: days for meetings ahead, events, actions, decisions and deferred questions,
        and dates with a year that running text tells as something to come. None should lie before
        the meeting, nor more than 370 days after it, if the text beside it does not name that
        year. What a text tells of the past is left alone: in January one speaks of last December.
    Why: in December people go on writing the old year, and the invitation goes out for a day that
        has been.
    Example:
        date: 2021-12-10
        items:
          - title: Delstudie två
            text: 15 feb 2021 kommer rapporten att presenteras.
    Instead:
        date: 2021-12-10
        items:
          - title: Delstudie två
            text: 15 feb 2022 kommer rapporten att presenteras.
    """
    held = meeting.date
    if held is None or meeting.date_approximate:
        return
    for ahead in _ahead(meeting):
        if ahead.last < held:
            yield _before(ahead.loc, ahead.written, held)
        elif ahead.meeting and ahead.first == ahead.last == held:
            yield Finding(
                ahead.loc,
                say("{date} is the day of this meeting itself", date=held),
                say("correct the date, or take the line away"),
            )
        elif ahead.first - held > FARTHEST and str(ahead.first.year) not in ahead.said:
            yield _far(ahead.loc, ahead.written, held)
    if any(_outside(spoken, held) for spoken in context.once(dates_in_file, meeting)):
        yield from _in_texts(meeting, held)


def _outside(spoken: Spoken, held: date) -> bool:
    return spoken.date is not None and (spoken.date < held or spoken.date - held > FARTHEST)


def _in_texts(meeting: Meeting, held: date) -> Iterator[Finding]:
    for loc, text, _ in texts(meeting):
        for spoken in spoken_dates(text):
            piece = (spoken.start, spoken.end)
            if spoken.date is None or not _outside(spoken, held):
                continue
            if spoken.date < held and told_as_coming(text, spoken):
                yield _before(loc, spoken.date.isoformat(), held, piece)
            elif spoken.date > held and told_as_next_meeting(text, spoken):
                yield _far(loc, spoken.date.isoformat(), held, piece)


def _ahead(meeting: Meeting) -> Iterator[Ahead]:
    for position, ahead in enumerate(meeting.next_meetings):
        loc: Loc = ("next_meetings", position)
        said = f"{ahead.topic} {ahead.note}"
        if ahead.date:
            yield _day((*loc, "date"), ahead.date, said, meeting=True)
        elif ahead.month:
            yield _month((*loc, "month"), ahead.month, said)
    for position, event in enumerate(meeting.events):
        loc = ("events", position)
        if event.date:
            yield _day((*loc, "date"), event.date, event.text, event.end_date)
        elif event.month:
            yield _month((*loc, "month"), event.month, event.text)
    for position, follow_up in enumerate(meeting.follow_up):
        if follow_up.due:
            yield _day(("follow_up", position, "due"), follow_up.due, follow_up.note or "")
    for place, item in meeting.all_items():
        for position, action in enumerate(item.actions):
            if action.due and action.status == "open":
                said = f"{action.what} {action.condition}"
                yield _day((*place, "actions", position, "due"), action.due, said)
        for position, decision in enumerate(item.decisions):
            loc = (*place, "decisions", position)
            if decision.due:
                yield _day((*loc, "due"), decision.due, decision.text)
            if decision.deferred_to:
                yield from _later((*loc, "deferred_to"), decision.deferred_to, decision.text)


def _day(loc: Loc, day: date, said: str, last: date | None = None, meeting: bool = False) -> Ahead:
    return Ahead(loc, day, last or day, said, day.isoformat(), meeting)


def _month(loc: Loc, month: str, said: str) -> Ahead:
    first = date.fromisoformat(f"{month}-01")
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return Ahead(loc, first, last, said, month)


def _later(loc: Loc, written: str, said: str) -> Iterator[Ahead]:
    """Yield the day or month a question is deferred to; a meeting's own id may say neither."""
    when = written.rpartition("/")[2]
    try:
        yield (
            _month(loc, when, said) if len(when) == 7 else _day(loc, date.fromisoformat(when), said)
        )
    except ValueError:
        return


Piece: TypeAlias = tuple[int, int] | None


def _before(loc: Loc, day: str, held: date, piece: Piece = None) -> Finding:
    message = say("{date} is before the meeting itself, {held}", date=day, held=held)
    return Finding(loc, message, _likely(day, held), piece)


def _far(loc: Loc, day: str, held: date, piece: Piece = None) -> Finding:
    message = say("{date} is more than a year after the meeting, {held}", date=day, held=held)
    return Finding(loc, message, _likely(day, held), piece)


def _likely(written: str, held: date) -> Message:
    """Return a hint of the same day or month in the year after the meeting."""
    month_and_day = written[4:]
    for year in (held.year, held.year + 1):
        last = f"{year}{month_and_day}"
        if held.isoformat() < f"{last}-31"[:10] and month_and_day != "-02-29":
            return say("did you mean {date}?", date=last)
    return say("is the year right?")


RULES: tuple[Rule, ...] = (Rule(unlikely_year, Severity.WARNING),)
