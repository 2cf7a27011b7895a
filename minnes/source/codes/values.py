"""Codes about single values: times, choices, numbers, flags, references, ids."""

from __future__ import annotations

import re
from unicodedata import normalize

from minnes.language import words
from minnes.language.message import say
from minnes.language.regex import regex
from minnes.source.codes.advice import Advice, brief, write
from minnes.source.codes.hours import hours_meant

_COUNTED = regex(r"(\d{1,9}) ?(?:st|p|poäng|röster|personer|points|votes|people)\.?")
"""A number and what is counted."""


def bad_time(text: str) -> Advice:
    """A time of day that cannot be read.

    What it checks: that times are written `9`, `9:00` or `09.00`, and stretches `9-12`.
    Why: a calendar entry is made from it.
    Example:
        time: efter lunch
    Instead:
        time: 13-15
    """
    message = say('"{text}" is not a time', text=brief(text))
    hours, zone = hours_meant(text)
    if zone:
        hint = say(
            "write {hours}; which clock it is stands in minnes.yaml, under timezone", hours=hours
        )
        return Advice(message, hint)
    if not hours:
        return Advice(message, say("write as 9, 9:00 or 9-12"))
    return Advice(message, write(hours), hours)


def bad_choice(value: str, choices: list[str]) -> Advice:
    """A word that the field does not know.

    What it checks: fields that take one of a few words.
    Why: a misspelt word would be lost in every list made from it.
    Example:
        status: utkast
    Instead:
        status: draft
    """
    from difflib import get_close_matches

    message = say('"{value}" is not one of the words that can stand here', value=brief(value))
    typed = value.strip(" .!").casefold()
    meant = typed if typed in choices else words.CHOICES.get(typed)
    if meant in choices:
        return Advice(message, say('did you mean "{near}"?', near=meant), meant)
    first, _, rest = value.strip().partition(" ")
    begins = words.CHOICES.get(first.strip(" .,:;").casefold(), first)
    near = [begins] if begins in choices else get_close_matches(brief(value), choices, 1, 0.6)
    listed = say("choose one of: {choices}", choices=", ".join(choices))
    if choices == ["open", "done", "dropped"] and (" " in typed or typed in words.YES | words.NO):
        said = rest.strip(" ().,;–-")
        if begins in choices and said and not re.search("[:#\"']", said):
            return Advice(message, write(f"status: {begins}\nnote: {said}"))
        listed = say(
            "choose one of: {choices}; what was said of it goes below, under note:, a new day under "
            "due:, and who takes it over under owner:",
            choices=", ".join(choices),
        )
    if "cancelled" in choices and re.match("(?:fram)?flytt|moved|postponed|rescheduled", typed):
        listed = say('write "cancelled", and make a file for the new day with minnes new')
    return Advice(message, say('did you mean "{near}"?', near=near[0]) if near else listed)


def bad_number(text: str) -> Advice:
    """A number that cannot be read.

    What it checks: fields that hold a whole number, such as votes and points.
    Why: they are added and compared.
    Example:
        vote: {for: nio, against: 1}
    Instead:
        vote: {for: 9, against: 1}
    """
    message = say('"{text}" is not a number that can stand here', text=brief(text))
    counted = _COUNTED.fullmatch(str(text).strip())
    if counted:
        return Advice(message, write(counted[1]), counted[1])
    return Advice(message, say("write digits"))


def bad_flag(text: str) -> Advice:
    """Neither yes nor no.

    What it checks: fields that are either so or not.
    Why: nothing is guessed.
    Example:
        excused: kanske
    Instead:
        excused: ja
    """
    return Advice(say('"{text}" is neither yes nor no', text=brief(text)), say("write yes or no"))


def internal_blank(_text: str) -> Advice:
    """`internal` without a value.

    What it checks: that `internal` says ja, nej, or why.
    Why: somebody meant something by it, and what is internal must never be published by mistake.
    Example:
        internal:
    Instead:
        internal: ja
    """
    return Advice(
        say('"internal" is left empty, so it is not known whether this may be published'),
        say("write yes, no, or the reason"),
    )


def bad_reference(text: str) -> Advice:
    """A reference that cannot be read.

    What it checks: references to earlier decisions and actions.
    Why: it must say which meeting and which decision or action.
    Example:
        replaces: beslutet i mars
    Instead:
        replaces: bim/2021-03-12#D1
    """
    return Advice(
        say('"{text}" does not point at a decision or an action', text=brief(text)),
        say("write as bim/2021-03-12#D1, or 2021-03-12#D1 within the same series"),
    )


def bad_identifier(text: str) -> Advice:
    """An id that cannot be used.

    What it checks: that an id is letters, digits and hyphens.
    Why: it is written after # in references, and in web addresses.
    Example:
        id: A 3
    Instead:
        id: A3
    """
    return Advice(
        say('"{text}" cannot be an id', text=brief(text)), say("use letters, digits and hyphens")
    )


def bad_series_name(text: str) -> Advice:
    """A series' short name that cannot be used.

    What it checks: that it is lower case letters, digits and hyphens.
    Why: it is the name of a folder and a part of references.
    Example:
        series: BIM-nätverket
    Instead:
        series: bim
    """
    suggestion = short_name(text)
    hint = say("use lower case letters, digits and hyphens")
    if "," in text:
        hint = say(
            "minutes belong to one series: write the one that keeps them, and name the other in the title"
        )
    elif suggestion:
        hint = say(
            'use lower case letters, digits and hyphens, as "{suggestion}"',
            suggestion=brief(suggestion),
        )
    return Advice(say('"{text}" cannot be the short name of a series', text=brief(text)), hint)


def short_name(text: str) -> str:
    """Return a series' short name that is made of a title; none if no letter of it can stand there."""
    kept = "".join(
        sign if _SHORT.match(sign) else normalize("NFD", sign)[0] for sign in text.lower()
    )
    return "-".join(_SHORT.findall(kept))


_SHORT = regex("[a-zß-öø-ÿ0-9]+")


def bad_later(text: str) -> Advice:
    """A later time that cannot be read.

    What it checks: `deferred_to` and months.
    Why: a deferred question must not be forgotten.
    Example:
        deferred_to: till sommaren
    Instead:
        deferred_to: 2022-06
    """
    return Advice(
        say('"{text}" is not a date, a month or a meeting', text=brief(text)),
        say("write as 2022-06-03, 2022-06 or bim/2022-06-03"),
    )


def bad_address(text: str) -> Advice:
    """A public address that no page can be found at.

    What it checks: that the site's address on the web begins with https:// (or http://), and is that
        of a folder: without ? and #.
    Why: the addresses of all pages are made of it; feeds and calendars would lead nowhere.
    Example:
        publish:
          address: minnes.example.org
    Instead:
        publish:
          address: https://minnes.example.org
    """
    bare = re.fullmatch(r"[\w-]+(?:\.[\w-]+)+(?:/[^\s?#]*)?", text)
    return Advice(
        say('"{text}" is no address of a site', text=brief(text)),
        say("write the whole of it, as {address}", address=f"https://{text}")
        if bare
        else say("copy it from the browser when the start page is open, up to the last /"),
        f"https://{text}" if bare else None,
    )


def bad_timezone(text: str) -> Advice:
    """A time zone that does not exist.

    What it checks: that the project's time zone has a name of the time zone database (IANA).
    Why: calendars and pages tell other computers what nine o'clock means; with a wrong zone the
    meeting is an hour off.
    Example:
        timezone: Stockholm
    Instead:
        timezone: Europe/Stockholm
    """
    return Advice(
        say('there is no time zone "{text}"', text=brief(text)),
        say("write continent and city, as Europe/Stockholm; without the line, that one holds"),
    )
