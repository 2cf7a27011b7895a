"""Rules about what would be published though it should not: personal numbers, addresses, the internal."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from minnes.language.message import say
from minnes.model.base import Part
from minnes.model.meeting import Meeting
from minnes.rules.parts import gather_attachments, gather_parts
from minnes.rules.rule import Context
from minnes.rules.texts import file_outline, texts
from minnes.source.diagnostic import Finding, Loc

# `19900101-1234`, `900101+1234`, or the digits alone.
_NUMBER = (
    r"(?<!\d)(?<!\d-)(?P<day>(?:18|19|20)?\d{6})(?P<sign>[-+])(?P<last>\d{4})(?![\d-])"
    r"|(?<![\w/.=#:+-])(?P<whole_day>(?:18|19|20)?\d{6})(?P<whole_last>\d{4})(?![\w/-]|[.,]\w)"
)


def personal_number(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """A personal identity number.

    What it checks: personal identity numbers and coordination numbers anywhere in the file,
        comments included. Their date must exist and their last digit must be right (Luhn's sum),
        so that case numbers, telephone numbers and amounts are left alone. (Folkbokföringslagen
        1991:481, 18 §; lag 2022:1697 om samordningsnummer.)
    Why: minutes are sent round, published and kept for ever, and such a number opens many doors.
    Example:
        text: Ärendet gäller 19121212-1212.
    Instead:
        text: Ärendet gäller en tonåring i kommunen.
    """
    if b"000000" not in context.once(file_outline, meeting):
        return
    left = Counter(context.text[a:b] for a, b in personal_numbers(context.text, context.today))
    if not left:
        return
    hint = say("take it away, and write who it is in another way, or not at all")
    for loc, text in _values(meeting, ()):
        for start, end in personal_numbers(text, context.today):
            left[text[start:end]] -= 1
            yield Finding(loc, say("this is a personal identity number"), hint, (start, end))
    for number, count in left.items():
        if count > 0:
            start = context.text.rindex(number)
            line = context.text.count("\n", 0, start) + 1
            message = say("line {line} holds a personal identity number", line=line)
            yield Finding((), message, hint, (start, start + len(number)))


def personal_numbers(text: str, today: date) -> Iterator[tuple[int, int]]:
    """Yield the (start, end) of the personal identity numbers in a text, of people born by `today`."""
    for match in re.finditer(_NUMBER, text):
        day = match["day"] or match["whole_day"]
        last = match["last"] or match["whole_last"]
        if _was_born(day, today) and _luhn(day[-6:] + last):
            yield match.span()


def _was_born(written: str, today: date) -> bool:
    """Return whether `19900101` or `900101` is a date up to today; coordination numbers add 60 to the day."""
    centuries = [written[:2]] if len(written) == 8 else ["20", "19", "18"]
    year, month, day = written[-6:-4], int(written[-4:-2]), int(written[-2:])
    for century in centuries:
        try:
            born = date(int(century + year), month, day - 60 if day > 60 else day)
        except ValueError:
            continue
        if born <= today:
            return True
    return False


def _luhn(digits: str) -> bool:
    """Return whether ten digits end in their check digit (Luhn; every other digit is doubled)."""
    doubled = (int(digit) * (2 - position % 2) for position, digit in enumerate(digits))
    return sum(digit // 10 + digit % 10 for digit in doubled) % 10 == 0


def _values(value: Any, loc: Loc) -> Iterator[tuple[Loc, str]]:
    """Yield every text of a meeting, names and links included, with its place."""
    if isinstance(value, str):
        yield loc, value
    elif isinstance(value, list):
        for position, part in enumerate(value):
            yield from _values(part, (*loc, position))
    elif isinstance(value, Part):
        for name, part in value:
            yield from _values(part, (*loc, name.rstrip("_")))


def public_text_alone(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """A text for the public edition, where nothing is internal.

    What it checks: parts that have a `public_text`, and neither are `internal` nor stand in what is.
    Why: somebody meant to withhold the rest; without `internal`, all of it is published, and what was
        to stand in its place is not.
    Example:
        items:
          - title: Ett ärende
            public_text: Ett ärende diskuterades.
            text: En familj har sökt stöd.
    Instead:
        items:
          - title: Ett ärende
            internal: ja
            public_text: Ett ärende diskuterades.
            text: En familj har sökt stöd.
    """
    if "public_text" not in context.text:
        return
    for loc, part in _with_public_text(meeting, context):
        if "internal" not in part.model_fields_set and not _is_internal(meeting, loc):
            yield Finding(
                (*loc, "public_text"),
                say('"public_text" stands here without "internal", so the rest is published too'),
                say(
                    'add a line "internal: yes", or the reason; if all is public, take this away, '
                    'or write "internal: no"'
                ),
                key=True,
            )


def _with_public_text(meeting: Meeting, context: Context) -> Iterator[tuple[Loc, Part]]:
    """Yield the parts that have a `public_text`, with their places."""
    parts = context.once(gather_parts, meeting)
    placed: list[tuple[Loc, Any]] = [part for parts_of_kind in parts for part in parts_of_kind]
    placed += [
        (loc, attachment) for loc, attachment, _ in context.once(gather_attachments, meeting)
    ]
    placed += [(("events", number), event) for number, event in enumerate(meeting.events)]
    yield from ((loc, part) for loc, part in placed if part.public_text)


def _is_internal(meeting: Meeting, loc: Loc) -> bool:
    """Return whether a part, or one that it stands in, is internal."""
    part: Any = meeting
    for step in loc:
        part = part[step] if isinstance(step, int) else getattr(part, step)
        if getattr(part, "internal", False):
            return True
    return False


# `per.lind@orust.se`.
_EMAIL = r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"
_FUNCTIONS = frozenset(
    {
        *("info", "kansli", "kansliet", "kontakt", "kommun", "kommunen", "post", "registrator"),
        *("reception", "support", "region", "medborgarservice", "kundtjanst", "office", "contact"),
    }
)
"""Local parts of e-mail addresses of offices, not of people."""


def email_in_text(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """An e-mail address in a text that is published.

    What it checks: e-mail addresses in texts that are not internal. Those among the contacts are
        published only with `public: ja`, and an office's own (kansli@) are left alone.
    Why: once published, a person's address is gathered by those who send junk mail.
    Example:
        text: Anmälan till per.lind@orust.se.
    Instead:
        text: Anmälan till Per Lind.
        contacts:
          - {name: Per Lind, email: per.lind@orust.se, public: ja}
    """
    if "@" not in context.text:
        return
    for loc, text, internal in texts(meeting):
        if internal or "@" not in text:
            continue
        for match in re.finditer(_EMAIL, text):
            if match[0].partition("@")[0].casefold() not in _FUNCTIONS:
                yield Finding(
                    loc,
                    say('the e-mail address "{address}" would be published', address=match[0]),
                    say('write it among the contacts; with "public: yes" it is published there'),
                    match.span(),
                )


# `070-123 45 67`, `+46 70 123 45 67`, `0304-33 40 00`.
_PHONE = (
    r"(?<![\w/.,:+-])(?:\+46[\s-]?(?:\(0\)[\s-]?)?[1-9]\d{0,2}(?:[\s-]?\d{2,3}){2,4}"
    r"|\+(?=(?:[\s()-]{0,2}\d){9})[1-9]\d{0,2}[\s-]?(?:\(\d{1,4}\)[\s-]?)?\d{1,4}"
    r"(?:[\s-]?\d{2,4}){1,4}"
    r"|07[02369][\s-]?\d{3}[\s-]?\d{2}[\s-]?\d{2}"
    r"|0[1-9]\d{0,2}[-–/]\s?\d{2,3}(?:\s?\d{2,3}){1,3})(?![\w/-]|[.,]\d)"
)
_LIKE_PHONE = r"0(?<![0-9/-]0)[0-9]{1,3}[-–/ ]?[0-9]{2,3} ?[0-9]{2}"
"""A quick test that few files without telephone numbers pass; it begins with a fixed character."""
# Words before a number that is no private telephone number.
_NO_PHONE = r"\b(?:dnr|diarienr|diarienummer|ärende\w*|nr|nummer|bankgiro|plusgiro|vxl|växel\w*|jour\w*)\W*$"


def phone_in_text(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """A telephone number in a text that is published.

    What it checks: telephone numbers as they are written in Sweden, or with + and the country's,
        in texts that are not internal. Those among the contacts are published only with
        `public: ja`; a switchboard's is left alone.
    Why: people who did not ask for it are rung up by strangers.
    Example:
        text: Ring Per Lind på 070-123 45 67.
    Instead:
        text: Ring Per Lind.
        contacts:
          - {name: Per Lind, phone: 070-123 45 67, public: ja}
    """
    if "+" not in context.text and not re.search(_LIKE_PHONE, context.text):
        return
    for loc, text, internal in texts(meeting):
        if internal:
            continue
        for match in re.finditer(_PHONE, text):
            before = text[max(0, match.start() - 24) : match.start()]
            digits = sum(sign.isdigit() for sign in match[0])
            if 8 <= digits <= 14 and not re.search(_NO_PHONE, before, re.IGNORECASE):
                yield Finding(
                    loc,
                    say('the telephone number "{number}" would be published', number=match[0]),
                    say('write it among the contacts; with "public: yes" it is published there'),
                    match.span(),
                )
