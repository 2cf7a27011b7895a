"""Formats dates, times, numbers and lists of names in a language (CLDR, by Babel)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from functools import lru_cache

from babel.core import Locale
from babel.dates import format_date, format_time
from babel.lists import format_list
from babel.numbers import format_decimal


@dataclass(frozen=True, slots=True)
class _Style:
    """A language's patterns for dates and times of day (CLDR, UTS 35 part 4)."""

    locale: str
    weekday: str
    day: str
    clock: str


STYLES = {
    "sv": _Style("sv", "EEEE'en den' ", "d", "HH.mm"),
    "en": _Style("en_GB", "EEEE ", "d", "HH:mm"),
    "nb": _Style("nb", "EEEE ", "d.", "HH.mm"),
    "da": _Style("da", "EEEE 'den' ", "d.", "HH.mm"),
    "fi": _Style("fi", "EEEE ", "d.", "H.mm"),
}
"""Swedish minutes write "fredagen den 10 december 2021" and 09.00; CLDR by itself does not. A
language without a style of its own is written as English is."""


def _style(language: str) -> _Style:
    return STYLES.get(language) or STYLES["en"]


@lru_cache(maxsize=4096)
def long_day(day: date, language: str) -> str:
    """Return a day with its weekday: "fredagen den 10 december 2021"."""
    style = _style(language)
    return format_date(day, f"{style.weekday}{style.day} MMMM y", style.locale)


@lru_cache(maxsize=4096)
def plain_day(day: date, language: str) -> str:
    """Return a day without its weekday: "10 december 2021"."""
    style = _style(language)
    return format_date(day, f"{style.day} MMMM y", style.locale)


def days(first: date, last: date, language: str) -> str:
    """Return several days, what they share said once: "7–8 oktober 2026"."""
    return "".join(ends(first, last, language))


@lru_cache(maxsize=4096)
def ends(first: date, last: date, language: str) -> tuple[str, str, str]:
    """Return the first of several days, the text between, and the last; see `days`."""
    style, end = _style(language), plain_day(last, language)
    if first.year != last.year:
        return plain_day(first, language), " – ", end
    if first.month != last.month:
        return format_date(first, f"{style.day} MMMM", style.locale), " – ", end
    return format_date(first, style.day, style.locale), "–", end


@lru_cache(maxsize=4096)
def month(text: str, language: str) -> str:
    """Return a month, given as `2022-06`, in words: "juni 2022"."""
    return format_date(date.fromisoformat(f"{text}-01"), "LLLL y", _style(language).locale)


@lru_cache(maxsize=4096)
def clock(moment: time, language: str) -> str:
    """Return a time of day: "09.00" in Swedish, "09:00" in English."""
    style = _style(language)
    return format_time(moment, style.clock, locale=style.locale)


def number(value: float, language: str) -> str:
    """Return a number with the decimal sign and grouping of a language."""
    return format_decimal(value, locale=_style(language).locale)


def listed(names: Sequence[str], language: str) -> str:
    """Return names as one phrase: "Anna, Bo och Cia"."""
    return _listed(tuple(names), language) if names else ""


@lru_cache(maxsize=4096)
def _listed(names: tuple[str, ...], language: str) -> str:
    return format_list(list(names), locale=Locale.parse(_style(language).locale))
