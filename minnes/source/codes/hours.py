"""Reads times of day as people write them: `kl. 9`, `9 till 12`, `2-3:30 pm`, `14:00 UTC`."""

from __future__ import annotations

import re

from minnes.language.regex import regex

ZONE = r"(?:utc|gmt|cest|cet|bst|eet|[ecmp][sd]t)\b"
"""Letters for a time zone, as they follow on a time."""

_HOUR = r"((?:[01]?\d|2[0-3])(?:[.:][0-5]\d)?)(?:\s*([ap])\.?m\b\.?)?"
_SPOKEN = regex(
    rf"(?:(?:kl(?:ockan)?[.:]?|at)\s*)?{_HOUR}(?:\s*(?:[-–—]+|till|to)\s*(?:kl[.]?\s*)?{_HOUR})?"
    rf"(?P<zone>\s*\(?{ZONE}\)?)?"
)


def hours_meant(text: str) -> tuple[str, bool]:
    """Return `9` or `14-15:30` for a time as people write it, or "", and whether it names a zone."""
    spoken = _SPOKEN.fullmatch(text.strip().casefold())
    if spoken is None:
        return "", False
    start, half, end, last = spoken.groups()[:4]
    hours = [_of_the_day(start, half or last)]
    if end:
        hours.append(_of_the_day(end, last or half))
        if not half and _minutes(hours[0]) > _minutes(hours[1]):
            hours[0] = start  # `11-1 pm`
    return "-".join(hours).replace(".", ":"), bool(spoken["zone"])


def _of_the_day(hour: str, half: str | None) -> str:
    """Return an hour of a half day as one of the whole day: `2.30` in the afternoon is `14.30`."""
    number = re.match(r"\d+", hour)
    if half is None or number is None or int(number[0]) > 12:
        return hour
    return f"{int(number[0]) % 12 + (12 if half == 'p' else 0)}{hour[number.end() :]}"


def _minutes(hour: str) -> int:
    number, _, rest = hour.replace(".", ":").partition(":")
    return int(number) * 60 + int(rest or 0)
