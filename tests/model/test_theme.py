"""Colours: how they are written, which can be read, and what follows from one chosen colour."""

import pytest
from pydantic import ValidationError

from minnes.model.colour import LEAST_CONTRAST, contrast, mixed, strengthened
from minnes.model.project import Publish
from minnes.model.theme import THEMES, LowContrast, Palette, low_contrast, palettes, tint


def publish(**colours: object) -> Publish:
    return Publish.model_validate({"colours": colours})


@pytest.mark.parametrize("written", ["0a5566", "#0A5566"])
def test_a_colour_is_kept_in_one_form(written: str) -> None:
    assert publish(accent=written).colours.accent == "#0a5566"
    assert publish(accent="abc").colours.accent == "#aabbcc"


@pytest.mark.parametrize("written", ["", "petrol", "0a556", "0a5566ff", "#", "rgb(1,2,3)"])
def test_what_is_no_colour_is_refused(written: str) -> None:
    with pytest.raises(ValidationError):
        publish(accent=written)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == 21
    assert contrast("#ffffff", "#ffffff") == 1
    # The grey that is the least on white.
    assert round(contrast("#767676", "#ffffff"), 2) == 4.54
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


def test_a_colour_is_moved_no_further_than_needed() -> None:
    assert strengthened("#0a5566", "#ffffff") == "#0a5566"
    found = strengthened("#f2b705", "#ffffff")
    assert found == "#916e03"
    assert contrast(found, "#ffffff") >= LEAST_CONTRAST
    assert mixed("#000000", "#ffffff", 0.5) == "#808080"


@pytest.mark.parametrize("name", THEMES)
def test_every_theme_can_be_read(name: str) -> None:
    for palette in palettes(Publish(theme=name)):
        for colour in (palette.ink, palette.accent, palette.need):
            assert contrast(colour, palette.paper) >= LEAST_CONTRAST
        assert contrast(palette.accent, tint(palette, palette.accent)) >= LEAST_CONTRAST
        assert contrast(palette.need, tint(palette, palette.need)) >= LEAST_CONTRAST


def test_an_accent_of_the_day_is_lightened_by_night() -> None:
    light, dark = palettes(publish(accent="b01030"))
    assert light.accent == "#b01030"
    assert dark == Palette("#15181a", "#e5e2da", "#ce6b7f", "#f0b47c")
    assert list(low_contrast(publish(accent="b01030"))) == []


def test_a_colour_chosen_for_the_night_is_taken_as_it_is() -> None:
    chosen = publish(accent="b01030", dark={"accent": "ff99aa"})
    assert palettes(chosen).dark.accent == "#ff99aa"


def test_pale_colours_are_told_with_one_that_would_do() -> None:
    (found,) = low_contrast(publish(accent="f2b705"))
    assert (found.key, found.dark, found.better) == ("accent", False, "#886603")
    (found,) = low_contrast(publish(dark={"accent": "224"}))
    assert isinstance(found, LowContrast)
    assert (found.key, found.dark, found.colour) == ("accent", True, "#222244")


def test_a_paper_that_swallows_the_text_is_what_is_told() -> None:
    assert {(one.key, one.dark) for one in low_contrast(publish(paper="555"))} == {("paper", False)}
