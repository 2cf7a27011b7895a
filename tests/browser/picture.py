"""The picture of a page in the README: a screenshot of the example site, on a desk and on a phone.

`python -m tests.browser.picture` takes it anew; it needs Chromium and the dependency group `browser`.
"""

from __future__ import annotations

import os
import shutil
from base64 import b64encode
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from minnes.cli.app import run
from tests.browser.conftest import QUIET

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[2]
PICTURE = ROOT / "examples" / "page.png"
DESK = "öppenvård/2025-04-07.html"
PHONE = "trygg-hemma/2026-03-13.html"
ROUND = "#p\\.1"
"""What the desk shows: the first round of the meeting."""

FRAME = """\
<!doctype html><title>minnes</title>
<style>
  body {{ background: #d9dcd8; margin: 0; height: 870px; position: relative; width: 1400px }}
  img {{ border-radius: 8px; box-shadow: 0 8px 30px rgb(0 0 0 / 28%); position: absolute }}
  .desk {{ left: 30px; top: 30px; width: 1020px }}
  .phone {{ border-radius: 24px; right: 30px; top: 110px; width: 320px }}
</style>
<img class="desk" src="{desk}"><img class="phone" src="{phone}">
"""


def taken(browser: Browser, folder: Path) -> bytes:
    """The picture as PNG; the pages it shows are written below `folder`."""
    shutil.copytree(ROOT / "examples", folder / "examples")
    site = folder / "site"
    assert run(["render", os.fspath(folder / "examples"), "-o", os.fspath(site)]) == 0
    desk = shot(browser, site / DESK, (1150, 910), "light", ROUND)
    phone = shot(browser, site / PHONE, (390, 800), "dark")
    page = browser.new_page(viewport={"width": 1400, "height": 870})
    page.set_content(FRAME.format(desk=desk, phone=phone))
    return page.screenshot()


def shot(browser: Browser, file: Path, size: tuple[int, int], scheme: str, place: str = "") -> str:
    """What a page looks like, as an address that needs no file."""
    page = browser.new_page(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page.goto(file.as_uri())
    if place:
        page.locator(place).evaluate("one => one.scrollIntoView()")
    return "data:image/png;base64," + b64encode(page.screenshot()).decode()


def main() -> None:
    """Take the picture anew."""
    from playwright.sync_api import sync_playwright

    os.environ["LANG"] = "sv_SE.UTF-8"
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=QUIET)
        PICTURE.write_bytes(taken(browser, Path(folder).resolve()))


if __name__ == "__main__":
    main()
