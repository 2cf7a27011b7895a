"""The rule about years: what is to come must come after the meeting, and not too long after."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TypeAlias

from minnes.language.message import Message, say
from minnes.model.base import Part
from minnes.model.meeting import Meeting
from minnes.model.schedule import NextMeeting
from minnes.rules.parts import gather_parts
from minnes.rules.prose_dates import (
    ProseDate,
    announces_meeting,
    dates_in_file,
    find_dates,
    looks_back,
    sentences,
    tells_of_coming,
)
from minnes.rules.rule import Context
from minnes.rules.texts import texts
from minnes.source.diagnostic import Finding, Loc

FARTHEST = timedelta(days=370)
"""A year, and some days for meetings that are held in the same week each year."""


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
          - title: Enkäten
            text: 15 feb 2021 kommer svaren att redovisas.
    Instead:
        date: 2021-12-10
        items:
          - title: Enkäten
            text: 15 feb 2022 kommer svaren att redovisas.
    """
    held = meeting.date
    if held is None or meeting.date_approximate:
        return
    this, latest = held.isoformat(), (min(held, date.max - FARTHEST) + FARTHEST).isoformat()
    for loc, first, last, part in _ahead(meeting, context):
        if last < this:
            yield _before(loc, first, held)
        elif last == this and isinstance(part, NextMeeting):
            yield Finding(
                loc,
                say("{date} is the day of this meeting itself", date=held),
                say("correct the date, or take the line away"),
            )
        elif first > latest and first[:4] not in _texts_of(part):
            yield _far(loc, first, held)
    if any(_outside(prose_date, held) for prose_date in context.once(dates_in_file, meeting)):
        yield from _in_texts(meeting, held)


def _outside(prose_date: ProseDate, held: date) -> bool:
    return prose_date.date is not None and (
        prose_date.date < held or prose_date.date - held > FARTHEST
    )


def _in_texts(meeting: Meeting, held: date) -> Iterator[Finding]:
    for loc, text, _ in texts(meeting):
        for start, sentence in sentences(text):
            days = [prose_date for prose_date in find_dates(sentence) if _outside(prose_date, held)]
            if not days or not tells_of_coming(sentence):
                continue
            far_is_wrong = announces_meeting(sentence)
            for prose_date in days:
                if prose_date.date is None or looks_back(sentence, prose_date):
                    continue
                piece = (start + prose_date.start, start + prose_date.end)
                if prose_date.date < held:
                    yield _before(loc, prose_date.date.isoformat(), held, piece)
                elif far_is_wrong:
                    yield _far(loc, prose_date.date.isoformat(), held, piece)


def _ahead(meeting: Meeting, context: Context) -> Iterator[tuple[Loc, str, str, Part]]:
    """Yield the future days and months: the place, the first and the last day, and the part.

    Days are ISO text, which sorts by date; a month sorts before its days, and `-31` after them.
    """
    for position, ahead in enumerate(meeting.next_meetings):
        if ahead.date:
            day = ahead.date.isoformat()
            yield ("next_meetings", position, "date"), day, day, ahead
        elif ahead.month:
            yield ("next_meetings", position, "month"), ahead.month, f"{ahead.month}-31", ahead
    for position, event in enumerate(meeting.events):
        if event.date:
            day, last = event.date.isoformat(), (event.end_date or event.date).isoformat()
            yield ("events", position, "date"), day, last, event
        elif event.month:
            yield ("events", position, "month"), event.month, f"{event.month}-31", event
    for position, follow_up in enumerate(meeting.follow_up):
        if follow_up.due:
            day = follow_up.due.isoformat()
            yield ("follow_up", position, "due"), day, day, follow_up
    parts = context.once(gather_parts, meeting)
    for loc, action in parts.actions:
        if action.due and action.status == "open":
            day = action.due.isoformat()
            yield (*loc, "due"), day, day, action
    for loc, decision in parts.decisions:
        if decision.due:
            day = decision.due.isoformat()
            yield (*loc, "due"), day, day, decision
        if decision.deferred_to:
            later = decision.deferred_to.rpartition("/")[2]
            last = f"{later}-31" if len(later) == len("2022-06") else later
            if later[:4].isdigit():
                yield (*loc, "deferred_to"), later, last, decision


def _texts_of(part: Part) -> str:
    """Return the texts of a part that has a future day, which may name a distant year."""
    fields = ("text", "what", "condition", "topic", "note")
    return " ".join(str(getattr(part, name, "")) for name in fields)


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
