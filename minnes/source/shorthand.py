"""Parsers of one-line forms: people, lists, figures, dates, and the marks `due:` and `id:`.

They return slices of their text, so that over `Placed` text each part keeps its position.
"""

from __future__ import annotations

import re

from minnes.language import words
from minnes.language.regex import regex
from minnes.source.placed import group

MAX_LINE = 2000
"""Characters of a one-line form; a longer text is prose and is not parsed."""

MAX_PARTS = 1_000
"""Parts of a one-line list; with more commas or parentheses it is one text."""

# Text up to a comma outside parentheses, which may be nested once: `Per Lind (Orust, chef)`.
_PIECE = regex(r"(?:[^,(]|\([^()]*(?:\([^()]*\)[^()]*)*\)|\()+")
_LAST_AND = regex(rf"^(?P<before>.*\S)\s+(?:{'|'.join(words.AND)})\s+(?P<after>\S.*)$", re.DOTALL)
# `Per Lind (Orust, samordnare)`: a name, and what is in the parentheses.
_PERSON = regex(r"^(?P<name>[^()]*?)\s*(?:\((?P<inside>.*)\))?\s*$", re.DOTALL)
_SUBSTITUTE = regex(
    rf"^(?:{'|'.join(words.SUBSTITUTES)})\s+(?P<name>\S.*)$", re.DOTALL | re.IGNORECASE
)
# `due:2022-03-11` or `id:A3` at the end of a line.
_MARK = regex(r"\s+(?P<key>due|id):(?P<value>\S+)\s*$")
# `2022-03-11/2022-03-12 kl 9-12, Uddevalla`: all but the first date may be left out.
_DATED = regex(
    r"^(?P<date>\d{4}-\d{2}(?:-\d{2})?)(?:/(?P<end>\d{4}-\d{2}-\d{2}))?"
    r"(?:\s+(?:kl\.?\s*)?(?P<time>\d{1,2}(?:[:.]\d{2})?(?:\s*[-–]\s*\d{1,2}(?:[:.]\d{2})?)?))?"
    r"(?:\s*,\s*(?P<place>.*?))?\s*$",
    re.DOTALL,
)
# `2022-06-03`; and, in place of a place, `3 juni`, `den 3:e juni` or `3/6`.
SECOND_DAY = regex(
    rf"\d{{4}}-\d\d-\d\d|^(?:den )?\d{{1,2}}(?:/\d{{1,2}}|(?::?e)? (?:{'|'.join(words.MONTHS)}))\b",
    re.IGNORECASE,
)
# `9-12`, `9.00 – 12.00`; in `2-3pm`, what the first hour is depends on the second.
_SPAN = regex(r"^(?P<start>[^\s–-]+)\s*[-–]\s*(?P<end>[^\s–-]*)(?<![ap]m)$", re.IGNORECASE)
# Not `12.500` or `1,200`: some write thousands so, and others decimals.
_NUMBER = r"(?![1-9]\d{0,2}(?:\.\d{3}|,\d\d0)(?!\d))\d+(?:[ \u00a0]\d{3})*(?:[.,]\d+)?"
# `ca 55–60`, `1 200`, `1,8`: a word, a number, and the upper number of a range.
_FIGURE = regex(
    rf"^(?:(?P<word>[^\d\s][^\d]*?)\s*)?(?P<low>{_NUMBER})(?:\s*[-–]\s*(?P<high>{_NUMBER}))?$"
)


def split_list(text: str) -> list[str]:
    """Return the parts of a text between commas outside parentheses, without empty ones."""
    if "," not in text or text.count("(") > MAX_PARTS or text.count(",") > MAX_PARTS:
        part = text.strip()
        return [part] if part else []
    parts = (group(match).strip() for match in _PIECE.finditer(text))
    return [part for part in parts if part]


def split_names(text: str) -> list[str]:
    """Return the names in a text, split at commas and at the last `och` between two names."""
    parts = split_list(text)
    match = _LAST_AND.match(parts[-1]) if parts and len(parts[-1]) < MAX_LINE else None
    if match and "(" not in match["before"].rpartition(")")[2]:
        before, after = group(match, "before"), group(match, "after")
        if _named(before) and _named(after):
            parts[-1:] = [before, after]
    return parts


def _named(text: str) -> bool:
    return text[:1].isupper() or text.casefold() in words.EVERYBODY


def parse_person(text: str, grouped: bool = False) -> dict[str, str]:
    """Return the fields of a person in `Per Lind (Orust, samordnare, ersätter Eva Ek)`.

    In a group of an organization (`grouped`), the parentheses hold only roles and a substitution.
    A text whose parentheses are not balanced is the name as a whole.
    """
    match = _PERSON.match(text) if len(text) < MAX_LINE else None
    if match is None:
        return {"name": text}
    fields = {"name": group(match, "name")}
    if fields["name"].endswith("?"):
        fields = {"name": fields["name"][:-1].rstrip(), "unsure": "ja"}
    roles = []
    for position, part in enumerate(split_list(group(match, "inside")) if match["inside"] else ()):
        substitute = _SUBSTITUTE.match(part)
        if substitute:
            fields["substitutes_for"] = group(substitute, "name")
        elif "organization" in fields or grouped or (position and "substitutes_for" not in fields):
            roles.append(part)
        else:
            fields["organization"] = part
    if roles:
        fields["role"] = roles[0] if len(roles) == 1 else ", ".join(roles)
    return fields


def split_marks(text: str) -> tuple[str, dict[str, str]]:
    """Return a line without the marks `due:…` and `id:…` at its end, and their values by key."""
    marks: dict[str, str] = {}
    text = text.rstrip()
    if ":" not in text:
        return text, marks
    while match := _MARK.search(text, max(0, len(text) - 100)):
        key = match["key"]
        if key in marks:
            break
        marks[key] = group(match, "value")
        text = text[: match.start()]
    return text, marks


def parse_dated(text: str) -> dict[str, str] | None:
    """Return the fields date or month, end_date, time, place in `2022-03-11 9-12, Uddevalla`."""
    match = _DATED.match(text) if len(text) < MAX_LINE else None
    if match is None or SECOND_DAY.search(match["place"] or ""):
        return None  # a second day is no place
    fields = {"date" if len(match["date"]) == 10 else "month": group(match, "date")}
    if match["end"]:
        fields["end_date"] = group(match, "end")
    if match["time"]:
        fields["time"] = group(match, "time")
    if match["place"]:
        fields["place"] = group(match, "place")
    return fields


def parse_time_span(text: str) -> dict[str, str]:
    """Return the fields start and, if there is one, end in `9-12`."""
    match = _SPAN.match(text.strip())
    if match is None:
        return {"start": text.strip()}
    fields = {"start": group(match, "start")}
    if match["end"]:
        fields["end"] = group(match, "end")
    return fields


def parse_figure(text: str) -> dict[str, str | float | bool]:
    """Return the fields min, max, approximate and written of a figure such as `ca 55–60`.

    `minst 20` has no max, `upp till 20` no min, and words without a number have neither.
    """
    fields: dict[str, str | float | bool] = {"written": text}
    match = _FIGURE.match(text.strip().casefold()) if len(text) < 100 else None
    if match is None:
        return fields
    low = _number(match["low"])
    high = _number(match["high"]) if match["high"] else low
    word = (match["word"] or "").strip(" .")
    if high < low or (word and word not in _MEANINGS):
        return fields
    floor, ceiling, approximate = _MEANINGS.get(word, (True, True, False))
    if floor:
        fields["min"] = low
    if ceiling:
        fields["max"] = high
    if approximate:
        fields["approximate"] = True
    return fields


_MEANINGS = {
    **dict.fromkeys(words.ABOUT, (True, True, True)),
    **dict.fromkeys(words.AT_MOST, (False, True, False)),
    **dict.fromkeys(words.AT_LEAST, (True, False, False)),
    **dict.fromkeys(words.JUST_OVER, (True, False, True)),
    **dict.fromkeys(words.JUST_UNDER, (False, True, True)),
}
"""By word: whether the number is a minimum, whether a maximum, and whether approximate."""


def _number(text: str) -> float:
    digits = text.replace(" ", "").replace("\u00a0", "").replace(",", ".")
    return float(digits)
