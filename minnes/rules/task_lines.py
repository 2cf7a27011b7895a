"""Hints that show how to write the line of an action: its owner and its due date."""

from __future__ import annotations

import re
from datetime import date, timedelta

from minnes.language.message import Message, say
from minnes.language.regex import regex
from minnes.language.words import AND, EVERYBODY
from minnes.model.meeting import Meeting
from minnes.rules.known_people import full_names
from minnes.rules.prose_dates import find_dates
from minnes.rules.rule import Context

_DAY_AND_MONTH = regex(
    r"\b(?:senast|klart?|före|innan|till|den|by|before)\s+(?P<day>\d{1,2})/(?P<month>\d{1,2})\b"
)
# A word, maybe with an initial, and no surname behind it.
_GIVEN_NAME = regex(r"\w[\w-]*(?: [A-ZÅÄÖ]\.?(?= ))?(?![\w-])(?! [A-ZÅÄÖ][a-zåäö])")
# Characters of a line that a hint shows.
_LINE = 120
_THREE_MONTHS = timedelta(days=91)


def due_day(text: str, since: date | None) -> str:
    """Return the last day that a text says, or the one three months after the meeting, as an example.

    A day without its year is the first one since the meeting.
    """
    for prose_date in reversed(list(find_dates(text))):
        if prose_date.date:
            return prose_date.date.isoformat()
        if since and (day := _first_since(since, prose_date.month, prose_date.day)):
            return day
    short = _DAY_AND_MONTH.search(text)
    if since and short and (day := _first_since(since, int(short["month"]), int(short["day"]))):
        return day
    return (since + _THREE_MONTHS).isoformat() if since else "2022-03-11"


def _first_since(since: date, month: int, day: int) -> str:
    later = (month, day) < (since.month, since.day)
    try:
        return date(since.year + later, month, day).isoformat()
    except ValueError:
        return ""


def owner_hint(what: str, meeting: Meeting, context: Context) -> Message:
    """Return the hint that shows the line with its owners, if the text begins with them."""
    rest = what
    owners: list[str] = []
    while typed := _owner_first(rest, meeting, context):
        whole = full_names(typed, meeting, context) if " " not in typed else ()
        owners.append(whole[0] if whole else typed)
        # What divides the names, or stands where the colon belongs.
        rest = rest[len(typed) :].lstrip(" ,;:–/&+-")
        word, _, more = rest.partition(" ")
        rest = more if word in AND else rest
    if owners:
        return say('write "- {line}"', line=_cut(f"{', '.join(owners)}: {rest}"))
    return say('begin with who does it, and a colon, as "- Anna Lind: …" or "- everyone: …"')


def _owner_first(text: str, meeting: Meeting, context: Context) -> str:
    """Return the owner at the beginning of a text: a known name, a unique given name or `alla`."""
    for name in full_names(text.split(maxsplit=1)[0], meeting, context) if text.strip() else ():
        if re.match(rf"{re.escape(name)}\b", text):
            return name
    first = _GIVEN_NAME.match(text)
    word = first[0] if first else ""
    plain = word.casefold() in EVERYBODY or (
        word[:1].isupper() and len(full_names(word, meeting, context)) == 1
    )
    return word if plain else ""


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LINE else line[: _LINE - 2].rstrip() + " …"
