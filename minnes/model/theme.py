"""Themes: the colours that pages are set in, by day and by night, and an organization's own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from minnes.model.colour import LEAST_CONTRAST, contrast, mixed, strengthened
from minnes.model.project import Publish, Shades


class Palette(NamedTuple):
    """The colours that a person chooses: background, text, links and headings, needs."""

    paper: str
    ink: str
    accent: str
    need: str


class Theme(NamedTuple):
    """A theme's colours; what else it does is said in `templates/themes/`."""

    light: Palette
    dark: Palette


THEMES = {
    "paper": Theme(
        Palette("#fdfcf8", "#1e2124", "#0a5566", "#86380a"),
        Palette("#15181a", "#e5e2da", "#86cbd8", "#f0b47c"),
    ),
    "plain": Theme(
        Palette("#ffffff", "#1b1f24", "#0b5394", "#8a3b00"),
        Palette("#14171b", "#e3e6ea", "#8fc1f5", "#f3b37a"),
    ),
    "contrast": Theme(
        Palette("#ffffff", "#000000", "#00356b", "#6b2400"),
        Palette("#000000", "#ffffff", "#a9d6ff", "#ffc896"),
    ),
}
"""The themes that come with minnes; the first is used where none is chosen."""

DEFAULT = "paper"


class LowContrast(NamedTuple):
    """A colour with too little contrast to its background, and a better one.

    `key` and `dark` tell which setting to change; `ratio` is the contrast, from 1 to 21.
    """

    key: str
    dark: bool
    colour: str
    ground: str
    ratio: float
    better: str


def palettes(publish: Publish) -> Theme:
    """Return a project's colours: its own over those of its theme, or of the default theme.

    In the dark palette, an accent or need chosen for the light one is lightened until it is legible.
    """
    theme = THEMES.get(publish.theme, THEMES[DEFAULT])
    light = _over(theme.light, publish.colours)
    chosen = publish.colours.dark
    dark = _over(theme.dark, chosen)
    for key in ("accent", "need"):
        if getattr(chosen, key) is None and (day := getattr(publish.colours, key)):
            ground = tint(dark, strengthened(day, dark.paper))
            dark = dark._replace(**{key: strengthened(day, dark.paper, ground)})
    return Theme(light, dark)


def tint(palette: Palette, colour: str) -> str:
    """Return the background of highlighted boxes: the paper with 7.5 % of a colour."""
    return mixed(palette.paper, colour, 0.075)


def low_contrast(publish: Publish) -> Iterator[LowContrast]:
    """Yield the project's own colours that have too little contrast to their background (WCAG)."""
    for dark, palette in enumerate(palettes(publish)):
        own = publish.colours.dark if dark else publish.colours
        if not any((own.paper, own.ink, own.accent, own.need)):
            continue
        for key in ("ink", "accent", "need"):
            colour = getattr(palette, key)
            grounds = (
                palette.paper,
                tint(palette, palette.need if key == "need" else palette.accent),
            )
            ratio, ground = min((contrast(colour, each), each) for each in grounds)
            if ratio < LEAST_CONTRAST:
                yield LowContrast(
                    key if getattr(own, key) else "paper",
                    bool(dark),
                    colour,
                    ground,
                    ratio,
                    strengthened(colour, *grounds),
                )


def _over(palette: Palette, own: Shades) -> Palette:
    """Return a palette with the colours that were chosen in place of its own."""
    chosen = {key: getattr(own, key) for key in Palette._fields if getattr(own, key)}
    return palette._replace(**chosen)
