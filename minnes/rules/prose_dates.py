"""Dates as running text has them: "lördagen den 3 april 2020", "15 feb 2021", "3/4 2020".

The grammar is strict: what it does not know for a date is no date. A range ("10-11 december") is
its last day. English is read too, as long as the day comes before the month.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from minnes.language.words import MONTHS, WEEKDAYS
from minnes.model.meeting import Meeting
from minnes.rules.rule import Context
from minnes.rules.texts import file_outline, outline

_LONGEST_FIRST = sorted(MONTHS, key=len, reverse=True)
_WEEKDAY = rf"\b(?P<weekday>{'|'.join(WEEKDAYS)}),?\s+(?:den\s+|the\s+)?$"
_YEAR = r"(?P<year>(?:19|20)\d\d)\b"
_NAMED = (
    r"(?<![\w/.,:+])(?P<day>\d{1,2})(?::?[ea]|st|nd|rd|th)?\.?\s+"
    rf"(?P<month>{'|'.join(_LONGEST_FIRST)})\b(?:\.?,?\s+{_YEAR})?"
)
_ISO = rf"(?<![\w/#.:-]){_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?![\w/#-]|\.\w)"
_SLASHED = rf"(?<![\w/.§-])(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})[\s-]\s*{_YEAR}(?![\w/-])"

_HINT = (
    rb"0(?:(?::?[ea]|st|nd|rd|th)?\.?\s+(?:jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec|A)"
    rb"|/00?[ -]|000-00-00(?:(?= [a-zA(\xe5\xe4\xf6])|(?<=[^:,\[-] 0000-00-00)))"
)
"""What may be the last digit of a day, or a date within a sentence, in a text's outline."""


class Spoken(NamedTuple):
    """A date in a text: where it stands, what it says, and the weekday said before it."""

    start: int
    end: int
    day: int
    month: int
    year: int | None
    weekday: str
    weekday_start: int

    @property
    def exists(self) -> bool:
        """Return whether there is such a day; without a year, in some year."""
        return 1 <= self.month <= 12 and 1 <= self.day <= self.days_in_month

    @property
    def days_in_month(self) -> int:
        """Return how many days the month has; without a year, the most it can have."""
        return monthrange(self.year or 2000, self.month)[1]

    @property
    def date(self) -> date | None:
        """Return the day, if its year is said and it exists."""
        return date(self.year, self.month, self.day) if self.year and self.exists else None


def spoken_dates(text: str, drawn: bytes | None = None) -> Iterator[Spoken]:
    """Yield the dates in a text, in order; `drawn` is its outline, if that is known."""
    for hint in re.finditer(_HINT, drawn if drawn is not None else outline(text)):
        start = hint.start() - text[max(0, hint.start() - 1) : hint.start()].isdigit()
        match = (
            re.compile(_NAMED, re.I).match(text, start)
            or re.compile(_ISO).match(text, start)
            or re.compile(_SLASHED).match(text, start)
        )
        if match:
            found = _spoken(text, match)
            if found is not None:
                yield found


def dates_in_file(meeting: Meeting, context: Context) -> tuple[Spoken, ...]:
    """Return the dates in sentences anywhere in the file: where there is none, no text has one."""
    return tuple(spoken_dates(context.text, context.once(file_outline, meeting)))


def _spoken(text: str, match: re.Match[str]) -> Spoken | None:
    written = match["month"].casefold()
    named = written in MONTHS
    day, month = int(match["day"]), MONTHS[written] if named else int(written)
    year = int(match["year"]) if match["year"] else None
    if not 1 <= month <= 12 or not 1 <= day <= (31 if year is None or not named else 99):
        return None
    start = match.start()
    before = re.search(_WEEKDAY, text[max(0, start - 24) : start], re.I)
    if before is None:
        return Spoken(start, match.end(), day, month, year, "", start)
    weekday_start = start - len(before[0])
    return Spoken(start, match.end(), day, month, year, before["weekday"], weekday_start)


_BREAK = r"[.!?][)”\"'*_]*\s+(?=[A-ZÅÄÖ])|\n\s*\n|\n\s*(?:[-*•–]|\d+[.)])\s"
_FUTURE = (
    r"\b(?:kommer\s+(?:\S+\s+){0,6}att|ska(?:ll)?(?!\s+ha\b)|(?:in)?planera[dst]\w*|presenteras"
    r"|inbjud\w+|kallelse|nästa|kommande|(?:in)?boka[dt]\w*|hålls|äger\s+rum|träffas"
    r"|will|shall|next|planned|scheduled|upcoming|invitation)\b"
)
_MEETING_AHEAD = (
    r"\b(?:(?:nästa|kommande)\s+(?:\w+\s+)?\w*(?:möte|träff|sammanträde|gång)"
    r"|inbjudan|kallelse|(?:next|upcoming)\s+(?:\w+\s+)?meeting|invitation)\b"
)
_PAST = (
    r"\b(?!(?:in)?planerade\b|(?:in)?bokade\b)(?:var|hade|blev|hölls?|skrevs?|togs?|gavs?|kom|fick|gick"
    r"|sågs?|låg|stod|skulle|beslöts?|har\s+(?:\w+\s+)?\w+(?:at|it|tt|ts)"
    r"|\w+(?:ade|ades|[rnl]des|[kpst]tes)|was|were|had)\b"
)
_LOOKING_BACK = (
    r"\b(?:från|sedan|av|efter|enligt|daterad\w*|mötet|träffen|sammanträdet|beslutet|protokollet"
    r"|\w*anteckningarna|avtalet|överenskommelsen|brevet|skrivelsen|rapporten|remissen|yttrandet"
    r"|lagen|domen|mejlet|from|since|of|after|dated)\s+(?:den\s+|the\s+)?$"
)


def told_as_coming(text: str, spoken: Spoken) -> bool:
    """Return whether the sentence around a date tells it as something to come, and nothing else.

    A sentence that also tells of the past, or a date that says which earlier meeting or document is
    meant ("beslutet den 3 april 2020 ska …"), is left alone.
    """
    sentence = _sentence(text, spoken)
    before = text[max(0, spoken.weekday_start - 60) : spoken.weekday_start]
    return (
        re.search(_FUTURE, sentence, re.I) is not None
        and re.search(_PAST, sentence, re.I) is None
        and re.search(_LOOKING_BACK, before, re.I) is None
    )


def told_as_next_meeting(text: str, spoken: Spoken) -> bool:
    """Return whether the sentence around a date announces a meeting on it."""
    announced = re.search(_MEETING_AHEAD, _sentence(text, spoken), re.I) is not None
    return announced and told_as_coming(text, spoken)


def _sentence(text: str, spoken: Spoken) -> str:
    start, end = 0, len(text)
    for found in re.finditer(_BREAK, text):
        if found.end() <= spoken.weekday_start:
            start = found.end()
        elif found.start() >= spoken.end:
            end = found.start()
            break
    return text[start:end]
