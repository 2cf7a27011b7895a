"""Codes about dates, alone or with a time and a place."""

from __future__ import annotations

import re
from datetime import date

from minnes.language.message import Message, say
from minnes.language.regex import regex
from minnes.language.words import AND, MONTHS, WEEKDAYS
from minnes.source.codes.advice import Advice, brief, write
from minnes.source.codes.hours import ZONE, hours_meant
from minnes.source.shorthand import SECOND_DAY


def bad_date(text: str, several: bool = False) -> Advice:
    """A date that cannot be read.

    What it checks: that days are written year-month-day, `2021-12-10`, and exist.
    Why: `10/12` is December in Sweden and October elsewhere; only one way is read by everybody.
    Example:
        date: 10 december 2021
    Instead:
        date: 2021-12-10
    """
    message = say('"{text}" is not a date', text=brief(text))
    days = _first_and_last(text) if several else None
    if days:
        return Advice(message, write(f"date: {days[0]}\nend_date: {days[1]}"))
    meant = _day_meant(text)
    if meant is None:
        return Advice(message, say("write year-month-day, as 2021-12-10"))
    return Advice(message, write(meant), meant)


def bad_when(text: str) -> Advice:
    """A day with its time and place that cannot be read.

    What it checks: lines of meetings ahead and of dates: the day, the time, a comma, the place.
    Why: only so the meeting gets into the calendar on the right day, and where it is.
    Example:
        next_meetings:
          - 11 mars 2027 kl 9-12 Uddevalla
    Instead:
        next_meetings:
          - 2027-03-11 9-12, Uddevalla
    """
    message = say('in "{text}" it cannot be told when that is', text=brief(text))
    days = _ISO.findall(text)
    if len(days) > 1:
        return Advice(message, say("write a line for each day: {days}", days=", ".join(days)))
    if SECOND_DAY.match(text.partition(", ")[2]):
        return Advice(message, say("a meeting ahead is one day: write a line for each"))
    meant = _when_meant(text)
    topic = meant.partition(": ")[2] if meant else ""
    if meant is None or _TWO_TIMES.match(topic):
        hint = say("write the day first, as 2021-12-10 9-12, Uddevalla, or only the month: 2021-12")
        return Advice(message, hint)
    if ": " in text:
        return Advice(message, _unquoted(meant))
    # What begins with a small letter may be more than the topic; and another clock is another time.
    certain = "," not in topic and not _ZONED.search(text)
    return Advice(message, write(meant), meant if certain else None)


def bad_event(text: str) -> Advice:
    """A date worth remembering that cannot be read.

    What it checks: lines of events: the day, maybe the time, a colon, what happens.
    Why: only so it is found under its day, and what happens is known.
    Example:
        events:
          - 2027-04-06 Utbildningsdag
    Instead:
        events:
          - 2027-04-06: Utbildningsdag
    """
    message = say('"{text}" is no day and what happens then', text=brief(text))
    if days := _DAYS.match(text):
        rest = text[days.end() :].strip(" ,")
        line = "/".join(days.groups())
        return Advice(message, write(f"{line}: {rest}" if rest else line), None if rest else line)
    meant = _when_meant(text)
    if meant is None:
        return Advice(message, say("write the day first, and a colon, as 2021-12-10: …"))
    if ": " in text:
        return Advice(message, _unquoted(meant))
    day, _, what = meant.partition(", ")
    # What stands before a colon is a part of the line only.
    return Advice(message, write(f"{day}: {what}" if what else meant), None if what else meant)


def _unquoted(line: str) -> Message:
    """Return the hint for a line with a colon, which only quotes can have made one text."""
    return say("write it without quotes: {line}", line=line)


def _when_meant(text: str) -> str | None:
    """Return the day, the time and the rest of a line, as they should be written.

    None too if the weekday is not that of the day: then one of them is wrong.
    """
    if month := _MONTH.fullmatch(text.strip()):
        number = MONTHS.get(month["month"].casefold())
        return f"{month['year']}-{number:02}" if number else None
    match = _WHEN.fullmatch(text.strip()) if len(text) <= 200 else None
    day = _day_meant(match["day"]) if match else None
    if match is None or day is None:
        return None
    words = re.findall(r"\w+", text[: match.start("rest")].casefold())
    weekdays = {WEEKDAYS[word] for word in words if word in WEEKDAYS}
    if weekdays - {date.fromisoformat(day).weekday()}:
        return None
    time, _ = hours_meant(match["time"]) if match["time"] else ("", False)
    when = f"{day} {time}" if time else day
    if match["rest"].startswith(":"):
        return when + match["rest"]
    rest = match["rest"].strip(" ,")
    place = _PLACE.fullmatch(rest)
    rest = place["inside"] or place["at"] if place else rest
    if not rest:
        return when
    return f"{when}, {rest}" if rest[0].isupper() or place else f"{when}: {rest}"


def _first_and_last(text: str) -> tuple[str, str] | None:
    """Return the two days of `10-11 oktober 2025` or `2025-10-10 - 2025-10-11`, or None."""
    if days := _DAYS.fullmatch(text.strip()):
        return days[1], days[2]
    worded = _WORDED_DAYS.fullmatch(text.strip())
    if worded is None:
        return None
    first, last = (_day_meant(f"{worded[number]} {worded['rest']}") for number in (1, 2))
    return (first, last) if first and last else None


def _day_meant(text: str) -> str | None:
    """Return the day that a date in words or without zeros can only mean.

    None too if the weekday before it is another: then one of them is wrong.
    """
    plain = text.strip().rstrip(".,;")
    named = _DAY_NAMED.match(plain) if len(text) <= 60 else None
    if named is None:
        return None
    bare = plain[named.end() :]
    forms = (_WORDED, _MONTH_FIRST, _LOOSE, _SLASHED)
    match = next((found for form in forms if (found := form.fullmatch(bare))), None)
    if match is None:
        return None
    month = match["month"].casefold()
    try:
        number = int(month) if month.isdigit() else MONTHS[month]
        day = date(int(match["year"]), number, int(match["day"]))
    except (KeyError, ValueError):
        return None
    weekday = (named["weekday"] or "").casefold()
    fits = {n for name, n in WEEKDAYS.items() if name.startswith(weekday)}
    return day.isoformat() if day.weekday() in fits else None


# `Friday, the`, `fredagen den`
_DAY_NAMED = regex(
    r"(?:(?P<weekday>\w+da(?:g|gen|y)|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b[.,]*\s+)?(?:(?:den|the)\s+)?",
    re.IGNORECASE,
)
_WORDED = regex(
    r"(?P<day>\d{1,2})(?::?[ea]|\.|st|nd|rd|th)?"
    r"\s+(?:of\s+)?(?P<month>[^\W\d]+)\.?,?\s+(?P<year>\d{4})"
)
# `March 5th, 2026`
_MONTH_FIRST = regex(
    r"(?P<month>[^\W\d]+)\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})"
)
_LOOSE = regex(
    r"(?P<year>\d{4})(?:(?P<between>[-./ ])|(?=\d{4}$))"
    r"(?P<month>\d{1,2})(?(between)(?P=between))(?P<day>\d{1,2})",
    re.ASCII,
)
# `17/1 2025`, with a blank before the year as only Swedish has it; 1/17/2025 can be two days.
_SLASHED = regex(r"(?P<day>\d{1,2})/(?P<month>\d{1,2})\s+(?P<year>\d{4})", re.ASCII)
_MONTH = regex(r"(?P<month>[^\W\d]+)\.? (?P<year>\d{4})")
_WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)})"
_HOUR = r"\d{1,2}(?:[.:]\d\d)?(?:\s*[ap]\.?m\b\.?)?"
_WHEN = regex(
    rf"""
    (?: {_WEEKDAY} ,? \s+ (?: den \s+ )? (?= \d{{4}} ) )?
    (?P<day> \d{{4}} [-./]? \d{{1,2}} [-./]? \d{{1,2}}              # 2027-03-11
           | (?:[^\W\d]+,?\s+){{0,2}} \d{{1,2}}/\d{{1,2}} \s+ \d{{4}}   # den 11/3 2027
           | (?:[^\W\d]+,?\s+){{0,2}} \d{{1,2}} \S* \s+ [^\W\d]+\.? \s+ \d{{4}}    # den 11 mars 2027
           | (?:[^\W\d]+,?\s+)? [^\W\d]+\.? \s+ \d{{1,2}} [^\W\d]*,? \s+ \d{{4}} )  # March 11, 2027
    (?: ,? \s+ (?: \( {_WEEKDAY} \) | {_WEEKDAY} (?![^\W\d]) ) )?
    (?: ,? \s+ (?: (?:kl\.?|klockan|at) \s* )?
        (?P<time> {_HOUR} (?: \s*[-–]\s* {_HOUR} )? (?: \s+ {ZONE} )? ) (?! [\d-] ) )?
    (?P<rest> (?:[\s,:].*)? )
    """,
    re.IGNORECASE | re.VERBOSE,
)
_ZONED = regex(rf"\d\s*(?:[ap]\.?m\.?\s*)?{ZONE}", re.IGNORECASE)
# `13-15 och 9-10`: of two times, one would become the topic.
_TWO_TIMES = regex(rf"(?:{'|'.join(AND)}|eller|or)\b", re.IGNORECASE)
_ISO = regex(r"\d{4}-\d\d-\d\d")
# Two days with a dash between: a stretch of days.
_DAYS = regex(r"(\d{4}-\d\d-\d\d)\s*(?:[-–—/]+|till)\s*(\d{4}-\d\d-\d\d)")
# `den 10-11 oktober 2025`, `10 och 11 oktober 2025`
_WORDED_DAYS = regex(
    r"(?:den\s+)?(\d{1,2})\s*(?:[-–—]|och|till)\s*(\d{1,2})\s+(?P<rest>[^\W\d]+\.?\s+\d{4})"
)
# `på Teams`, `i Lerum`, `(Teams)`, `digitalt`: where a meeting is.
_PLACE = regex(r"(?:(?:på|i|via|hos)\s+(?P<at>[A-ZÅÄÖ].*)|\((?P<inside>[A-ZÅÄÖ][^()]*)\))")
