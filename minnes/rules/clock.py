"""A rule about clock times: they stand where the time belongs, so that a calendar can show them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minnes.language.message import say
from minnes.language.regex import regex
from minnes.language.words import WEEKDAYS
from minnes.model.meeting import Meeting
from minnes.rules.rule import Context
from minnes.source.codes.advice import write
from minnes.source.diagnostic import Finding, Loc

_HOUR = r"(?:[01]?\d|2[0-4])(?:[.:][0-5]\d)?"
_TIME = regex(
    rf"(?P<clock>(?:kl\.?|klockan|at) ?)?(?P<from>(?<![\w.:/-]){_HOUR})"
    rf"(?: ?[-–] ?(?P<to>{_HOUR}))?(?![\w:/-]|\.\d| (?:år|years|pers))",
    re.IGNORECASE,
)


def time_in_topic(meeting: Meeting, _context: Context) -> Iterator[Finding]:
    """A clock time that is read as the topic or the place.

    What it checks: topics and places of meetings ahead that have no time, and of the meeting.
    Why: the calendar shows the day only, and nobody learns of a clash.
    Example:
        next_meetings:
          - 2027-03-11: 9-12, Uddevalla
    Instead:
        next_meetings:
          - 2027-03-11 9-12, Uddevalla
    """
    if not meeting.time and (time := _time_in(meeting.place or "")):
        yield _finding(("place",), time, f"time: {_span(time)}")
    for number, ahead in enumerate(meeting.next_meetings):
        for field in ("topic", "place") if ahead.date and not ahead.time else ():
            text = getattr(ahead, field) or ""
            if time := _time_in(text):
                before, after = text[: time.start()].rstrip(" ,"), text[time.end() :].strip(" ,")
                before = "" if before.casefold() in WEEKDAYS else before
                rest = f", {after}" if after else ""
                rest = (": " if field == "topic" else ", ") + before + rest if before else rest
                line = f"- {ahead.date} {_span(time)}{rest}"
                yield _finding(("next_meetings", number, field), time, line)


def _time_in(text: str) -> re.Match[str] | None:
    """Return the time in a text: after `kl`, or a stretch that has minutes or stands by itself."""
    for time in _TIME.finditer(text):
        before, after = text[: time.start()].rstrip(), text[time.end() :].lstrip()
        alone = not before or (before.endswith(",") and after[:1] in ("", ","))
        if time["clock"] or (time["to"] and (alone or not time["from"].isdigit())):
            return time
    return None


def _span(time: re.Match[str]) -> str:
    return time["from"] + (f"-{time['to']}" if time["to"] else "")


def _finding(loc: Loc, time: re.Match[str], line: str) -> Finding:
    message = say('"{time}" is read as text, and not as the time of the meeting', time=time[0])
    return Finding(loc, message, write(line), piece=time.span())
