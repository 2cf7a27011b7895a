"""Rules about dates and times: impossible, backwards, still to come, or not those of the file's name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from minnes.language.message import Message, say
from minnes.model.meeting import Meeting
from minnes.model.person import Person
from minnes.model.schedule import TimeSpan
from minnes.rules.parts import gather_parts
from minnes.rules.prose_dates import dates_in_file, find_dates
from minnes.rules.rule import Context
from minnes.rules.texts import texts
from minnes.source.diagnostic import Finding, Loc


def impossible_date(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """A date in a text that does not exist.

    What it checks: dates in running text, such as 31 February.
    Why: nobody knows which day was meant, and somebody will guess.
    Example:
        text: Svaren ska vara inne den 31 februari.
    Instead:
        text: Svaren ska vara inne den 28 februari.
    """
    if all(prose_date.exists for prose_date in context.once(dates_in_file, meeting)):
        return
    for loc, text, _ in texts(meeting):
        for prose_date in find_dates(text):
            if not prose_date.exists:
                yield Finding(
                    loc,
                    say(
                        'there is no such day as "{date}"',
                        date=text[prose_date.start : prose_date.end],
                    ),
                    say("that month has at most {days} days", days=prose_date.days_in_month),
                    (prose_date.start, prose_date.end),
                )


_LATE = 18
"""The hour from which a meeting may go on past midnight."""


def ends_before_start(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """Something that ends before it begins.

    What it checks: the times of the meeting, of meetings ahead and of events; the last day
        against the first; and from when until when a person was present.
    Why: the calendar would show nonsense. Often the two have changed places, or 13 became 3.
    Example:
        time: 12-9
    Instead:
        time: 9-12
    """
    begun = meeting.date
    several_days = bool(begun and meeting.end_date and meeting.end_date > begun)
    if begun and meeting.end_date and meeting.end_date < begun:
        first, last = meeting.end_date.isoformat(), begun.isoformat()
        changed = say(
            'if they have changed places, write "date: {first}" and "end_date: {last}"',
            first=first,
            last=last,
        )
        yield _backwards(("end_date",), last, first, changed)
    if not several_days:
        yield from _times((), meeting.time, begun)
    for position, ahead in enumerate(meeting.next_meetings):
        yield from _times(("next_meetings", position), ahead.time)
    for position, event in enumerate(meeting.events):
        loc: Loc = ("events", position)
        if event.date and event.end_date and event.end_date < event.date:
            first, last = event.date.isoformat(), event.end_date.isoformat()
            yield _backwards((*loc, "end_date"), first, last, _turned(first, last, "/"))
        elif event.end_date is None or event.end_date == event.date:
            yield from _times(loc, event.time)
    yield from _presences((), meeting.participants)
    for place, item in context.once(gather_parts, meeting).items:
        if item.participants:
            yield from _presences(place, item.participants)


def _times(loc: Loc, spans: Sequence[TimeSpan], day: date | None = None) -> Iterator[Finding]:
    for position, span in enumerate(spans):
        if span.end is not None and span.end <= span.start:
            start, end = f"{span.start:%H:%M}", f"{span.end:%H:%M}"
            hint = _turned(start, end, "-")
            if span.end.hour < 7 and span.end.hour + 12 > span.start.hour:
                afternoon = f"{span.end.hour + 12}:{span.end:%M}"
                hint = say('did you mean "{line}"?', line=f"{start}-{afternoon}")
            elif span.start.hour >= _LATE and span.end.hour < 7:
                hint = say("if it goes on past midnight, leave the end out")
                if day:
                    last = f"end_date: {day + timedelta(days=1)}"
                    hint = say('if it went on past midnight, add "{line}"', line=last)
            yield _backwards((*loc, "time", position, "end"), start, end, hint)


def _presences(loc: Loc, people: Sequence[Person]) -> Iterator[Finding]:
    for position, person in enumerate(people):
        if person.until and person.from_:
            first, last = _moment(person.from_), _moment(person.until)
            if first and last and first[0] == last[0] and last < first:
                changed = say(
                    'if they have changed places, write "from: {end}" and "until: {start}"',
                    start=person.from_,
                    end=person.until,
                )
                place = (*loc, "participants", position, "until")
                yield _backwards(place, person.from_, person.until, changed)


def _moment(written: str) -> tuple[str, int, int] | None:
    """Return a clock time or a § as a tuple to compare: (":" or "§" or "", number, minutes)."""
    match = re.fullmatch(r"(§?)\s*(\d{1,3})(?:[:.](\d{2}))?", written.strip())
    if match is None:
        return None
    return (match[1] or (":" if match[3] else "")), int(match[2]), int(match[3] or 0)


def _backwards(loc: Loc, start: str, end: str, hint: Message) -> Finding:
    if start == end:
        hint = say("take the end away if it is not known")
    return Finding(loc, say("it begins {start} but ends {end}", start=start, end=end), hint)


def _turned(start: str, end: str, between: str) -> Message:
    line = f"{end}{between}{start}"
    return say('if they have changed places, write "{line}"', line=line)


def date_in_future(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """Finished minutes of a meeting that has not been held.

    What it checks: that minutes that are circulated or approved are of a day that has been.
    Why: the year or the month is probably wrong, and the minutes end up last in every list.
    Example:
        date: 2121-12-10
        status: approved
    Instead:
        date: 2021-12-10
        status: approved
    """
    if meeting.date and meeting.date > context.today and meeting.status in _FINISHED:
        yield Finding(
            ("date",),
            say(
                'the minutes are "{status}", but {date} is still to come',
                status=meeting.status,
                date=meeting.date,
            ),
            say('correct the date, or write "status: planned"'),
        )


_FINISHED = ("circulated", "approved")


def file_name_differs(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """A file named as another day than the one in it.

    What it checks: that the date in the file's name, if there is one, is the date of the meeting.
    Why: the file is looked for under its name, and a copied file is easily left with the old
        date.
    Example:
        (the file 2021-12-10.yaml)
        date: 2021-10-12
    Instead:
        (the file 2021-12-10.yaml)
        date: 2021-12-10
    """
    key = "published" if meeting.kind == "example" and not meeting.date else "date"
    day = meeting.date or meeting.published
    name = context.path.rpartition("/")[2]
    if day is None or name.startswith(day.isoformat()) or meeting.date_approximate:
        return
    match = re.match(r"\d{4}-\d{2}-\d{2}", name)
    last = meeting.end_date or day
    if match and not day.isoformat() <= match[0] <= max(day, last).isoformat():
        yield Finding(
            (key,),
            say('the file is named "{name}", but the date in it is {date}', name=name, date=day),
            say('write "{key}: {date}", or give the file another name', key=key, date=match[0]),
        )
