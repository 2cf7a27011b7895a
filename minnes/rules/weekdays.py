"""The rule about weekdays: said beside a date, they must be that date's."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from minnes.language.message import say
from minnes.language.words import WEEKDAYS
from minnes.model.meeting import Meeting
from minnes.rules.prose_dates import ProseDate, dates_in_file, find_dates
from minnes.rules.rule import Context
from minnes.rules.texts import texts
from minnes.source.diagnostic import Finding, Loc

_NAMES = (
    *(say("Monday"), say("Tuesday"), say("Wednesday"), say("Thursday")),
    *(say("Friday"), say("Saturday"), say("Sunday")),
)


def wrong_weekday(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """A weekday that does not match its date.

    What it checks: the weekday of the meeting, of the meetings ahead, and of dates with a year in
        running text ("lördagen den 3 april 2020"). Dates that are not known for certain are left
        alone.
    Why: somebody will come on the wrong day; and a weekday that does not fit often gives away a
        wrong year.
    Example:
        date: 2020-04-03
        weekday: lördag
    Instead:
        date: 2020-04-03
        weekday: fredag
    """
    day = None if meeting.date_approximate else meeting.date
    if meeting.weekday and day and _weekday(meeting.weekday) != day.weekday():
        yield _mismatch(("weekday",), day, meeting.weekday)
    for position, ahead in enumerate(meeting.next_meetings):
        if ahead.weekday and ahead.date and _weekday(ahead.weekday) != ahead.date.weekday():
            yield _mismatch(("next_meetings", position, "date"), ahead.date, ahead.weekday)
    if any(_disagrees(prose_date) for prose_date in context.once(dates_in_file, meeting)):
        for loc, text, _ in texts(meeting):
            for prose_date in find_dates(text):
                if prose_date.date and _disagrees(prose_date):
                    piece = (prose_date.weekday_start, prose_date.end)
                    yield _mismatch(loc, prose_date.date, prose_date.weekday, piece)


def _disagrees(prose_date: ProseDate) -> bool:
    day = prose_date.date
    return bool(
        day and prose_date.weekday and WEEKDAYS[prose_date.weekday.casefold()] != day.weekday()
    )


def _mismatch(loc: Loc, day: date, written: str, piece: tuple[int, int] | None = None) -> Finding:
    right = _NAMES[day.weekday()]
    return Finding(
        loc,
        say('{date} is a {weekday}, not "{written}"', date=day, weekday=right, written=written),
        say('write "{weekday}", or correct the date', weekday=right),
        piece,
    )


def _weekday(written: str) -> int | None:
    """Return the weekday that is written, in full or shortened ("fre"), Monday as 0."""
    word = written.casefold().strip(" .,")
    if word in WEEKDAYS:
        return WEEKDAYS[word]
    candidates = {number for name, number in WEEKDAYS.items() if name.startswith(word)}
    return candidates.pop() if len(candidates) == 1 and len(word) > 1 else None
