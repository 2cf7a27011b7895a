"""The picture of the README can be taken anew."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tests.browser.picture import PICTURE, taken

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def test_the_picture_is_taken_from_the_example_site(browser: Browser, tmp_path: Path) -> None:
    made, committed = taken(browser, tmp_path), PICTURE.read_bytes()
    assert [one[:8] for one in (made, committed)] == [b"\x89PNG\r\n\x1a\n"] * 2
    # Its width and height; the letters differ with the fonts of the machine.
    assert made[16:24] == committed[16:24]
