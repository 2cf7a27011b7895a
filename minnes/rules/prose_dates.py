"""Finds dates in running text: "lördagen den 3 april 2020", "15 feb 2021", "3/4 2020".

The grammar is strict, so that nothing else passes for a date. A range ("10-11 december") counts as
its last day. A date that begins with its month is one with a comma: "March 3, 2020".
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from minnes.language.regex import regex
from minnes.language.words import MONTHS, WEEKDAYS
from minnes.model.meeting import Meeting
from minnes.rules.rule import Context
from minnes.rules.texts import file_outline, outline

_LONGEST_FIRST = sorted(MONTHS, key=len, reverse=True)
_YEAR = r"(?P<year>(?:19|20)\d\d)\b"
_NAMED = (
    r"(?i)(?<![\w/.,:+])(?P<day>\d{1,2})(?::[ea])?\.?\s+"
    rf"(?P<month>{'|'.join(_LONGEST_FIRST)})\b(?:\.?,?\s+{_YEAR})?"
)
_ISO = rf"(?<![\w/#.:-]){_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?![\w/#-]|\.\w)"
# `March 3rd, 2020`; the hint is what follows on the day.
_MONTH_FIRST = regex(
    rf"(?i)(?<!\w)(?P<month>{'|'.join(_LONGEST_FIRST)})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,\s+{_YEAR}"
)
_MONTH_FIRST_HINT = b", 0000"
_BEFORE_HINT = 16
"""Characters that the month and the day take, at most."""
_SLASHED = rf"(?<![\w/.§-])(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})[\s-]\s*{_YEAR}(?![\w/-])"

_MONTH_BEGINS = (
    rb"(?:[jA]an|[fA]eb|[mA]ar|[aA]pr|[mA]a[jy]|[jA]u[nl]|[aA]ug|[sA]ep|[oA][kc]t|[nA]ov|[dA]ec)"
)
_GRAMMARS = (
    (rb"0 ++" + _MONTH_BEGINS, _NAMED),
    (rb"0:[ea] ++" + _MONTH_BEGINS, _NAMED),
    (rb"0000-00-00(?<!:0000-00-00)(?: [a-zA(\xe5\xe4\xf6]|(?<=[^ :,\[-] 0000-00-00))", _ISO),
    (rb"0/00?[ -]", _SLASHED),
)
"""A pattern of the text's outline that finds a date quickly, and the pattern that then reads it.

ISO dates count only in sentences: in data they follow a colon, a comma or a hyphen.
"""


class ProseDate(NamedTuple):
    """A date in a text, with its offsets, and the weekday before it ("" if there is none)."""

    start: int
    end: int
    day: int
    month: int
    year: int | None
    weekday: str
    weekday_start: int

    @property
    def exists(self) -> bool:
        """Whether there is such a day; without a year, in some year."""
        try:
            date(self.year or 2000, self.month, self.day)
        except ValueError:
            return False
        return True

    @property
    def days_in_month(self) -> int:
        """The number of days in the month; without a year, the most it can have."""
        return monthrange(self.year or 2000, self.month)[1]

    @property
    def date(self) -> date | None:
        """The date, if it has a year and exists."""
        return date(self.year, self.month, self.day) if self.year and self.exists else None


def find_dates(text: str, outlined: bytes | None = None) -> Iterator[ProseDate]:
    """Yield the dates in a text; `outlined` is its outline, if that is known."""
    outlined = outline(text) if outlined is None else outlined
    for hint, grammar in _GRAMMARS:
        for hinted in re.finditer(hint, outlined):
            start = hinted.start()
            start -= text[max(0, start - 1) : start].isdigit()
            match = re.compile(grammar).match(text, start)
            prose_date = _prose_date(text, match) if match else None
            if prose_date:
                yield prose_date
    if _MONTH_FIRST_HINT not in outlined:
        return
    for hinted in re.finditer(_MONTH_FIRST_HINT, outlined):
        before = max(0, hinted.start() - _BEFORE_HINT)
        match = _MONTH_FIRST.search(text, before, hinted.end())
        if match and (prose_date := _prose_date(text, match)):
            yield prose_date


def dates_in_file(meeting: Meeting, context: Context) -> tuple[ProseDate, ...]:
    """Return the dates in the whole file: a quick test, as every text is a part of it."""
    return tuple(find_dates(context.text, context.once(file_outline, meeting)))


def _prose_date(text: str, match: re.Match[str]) -> ProseDate | None:
    written = match["month"].casefold()
    named = written in MONTHS
    day, month = int(match["day"]), MONTHS[written] if named else int(written)
    year = int(match["year"]) if match["year"] else None
    if not 1 <= month <= 12 or not 1 <= day <= (31 if year is None or not named else 99):
        return None
    start = match.start()
    weekday, weekday_start = _weekday_before(text, start)
    return ProseDate(start, match.end(), day, month, year, weekday, weekday_start)


def _weekday_before(text: str, start: int) -> tuple[str, int]:
    """Return the weekday before a date and its offset, or "" and `start`."""
    before = text[max(0, start - 24) : start]
    words = before.split() if before[-1:].isspace() else []
    if words and words[-1].casefold() in {"den", "the"}:
        words.pop()
    weekday = words[-1].rstrip(",").lstrip('(*_"”') if words else ""
    if weekday.casefold() not in WEEKDAYS:
        return "", start
    return weekday, start - len(before) + before.rindex(weekday)


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


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Yield the offset and the text of each sentence and list entry."""
    start = 0
    for match in re.finditer(_BREAK, text):
        yield start, text[start : match.end()]
        start = match.end()
    yield start, text[start:]


def tells_of_coming(sentence: str) -> bool:
    """Return whether a sentence is about the future, and not about the past."""
    return bool(re.search(_FUTURE, sentence, re.IGNORECASE)) and not re.search(
        _PAST, sentence, re.IGNORECASE
    )


def announces_meeting(sentence: str) -> bool:
    """Return whether a sentence announces a meeting."""
    return re.search(_MEETING_AHEAD, sentence, re.IGNORECASE) is not None


def looks_back(sentence: str, prose_date: ProseDate) -> bool:
    """Return whether a date identifies an earlier meeting or document ("beslutet den 3 april 2020")."""
    before = sentence[max(0, prose_date.weekday_start - 60) : prose_date.weekday_start]
    return re.search(_LOOKING_BACK, before, re.IGNORECASE) is not None
