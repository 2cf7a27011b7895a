"""Colours as people write them, and how well two of them can be told apart (WCAG 2.2)."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from minnes.language.regex import regex

LEAST_CONTRAST = 4.5
"""Text against what it stands on: WCAG 2.2, 1.4.3, level AA."""

GOOD_CONTRAST = 4.7
"""What a colour that we choose ourselves has: screens and browsers round."""

_WRITTEN = regex(r"#?(?:[0-9a-fA-F]{3}){1,2}")


def _whole(value: str) -> str:
    if not _WRITTEN.fullmatch(value):
        raise PydanticCustomError("pattern", "not of the right form", {"kind": "colour"})
    digits = value.lstrip("#").lower()
    return "#" + (digits if len(digits) == 6 else "".join(sign * 2 for sign in digits))


Colour = Annotated[str, AfterValidator(_whole)]
"""A colour as three numbers from 00 to ff, red, green and blue; kept as `#0a5566`, typed `0a5566` too."""


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 (the same) to 21 (black on white)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def mixed(one: str, other: str, share: float) -> str:
    """Return a colour that is the other one to a share, from 0 to 1."""
    return "#" + "".join(
        f"{round(a + (b - a) * share):02x}" for a, b in zip(_parts(one), _parts(other), strict=True)
    )


def strengthened(colour: str, *grounds: str) -> str:
    """Return the colour, moved towards black or white until it can be read on all the grounds."""
    end = max(
        "#000000", "#ffffff", key=lambda extreme: min(contrast(extreme, each) for each in grounds)
    )
    for step in range(51):
        tint = mixed(colour, end, step / 50)
        if min(contrast(tint, each) for each in grounds) >= GOOD_CONTRAST:
            return tint
    return end


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    """Return the relative luminance as WCAG 2.2 defines it."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (each / 255 for each in _parts(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
