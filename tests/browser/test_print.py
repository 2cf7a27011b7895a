"""Pages on paper: numbered, with the mark of a draft on every sheet, nothing that only screens use."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.browser.conftest import Open, program


@pytest.fixture
def sheets(pages: Path, opened: Open, tmp_path: Path) -> Open:
    """The text of each sheet that a page is printed on."""

    def printed(name: str, folder: Path = pages) -> list[str]:
        made = tmp_path / "page.pdf"
        with opened(folder / name, scheme="dark") as page:
            page.pdf(path=made, prefer_css_page_size=True)
        command = [program("pdftotext", "poppler-utils"), "-raw", made, "-"]
        text = subprocess.run(command, capture_output=True, check=True, text=True).stdout
        return text.split("\f")[:-1]

    return printed


def test_every_sheet_has_its_number(sheets: Open) -> None:
    found = sheets("öppenvård/2025-04-07.html")
    assert len(found) > 2
    numbers = [re.findall(r"^(\d+) \((\d+)\)$", text, re.MULTILINE) for text in found]
    assert numbers == [[(str(at), str(len(found)))] for at in range(1, len(found) + 1)]


def test_the_mark_of_a_draft_is_on_every_sheet(sheets: Open) -> None:
    found = sheets("samples/notes-public-sv.html")
    assert len(found) > 1
    assert ["UTKAST" in text.upper().replace(" ", "") for text in found] == [True] * len(found)
    assert not any("UTKAST" in text.upper() for text in sheets("framtid/2026-05-28.html"))


def test_those_who_sign_have_a_line_on_paper_only(pages: Path, opened: Open, sheets: Open) -> None:
    with opened(pages / "framtid/2026-05-28.html") as page:
        assert not page.locator(".signatures").is_visible()
        page.emulate_media(media="print")
        assert page.locator(".signatures").is_visible()
        assert not page.locator(".skip").is_visible()
        assert not page.locator(".contents").is_visible()


def test_a_page_is_printed_black_on_white_whatever_the_screen_is(pages: Path, opened: Open) -> None:
    with opened(pages / "framtid/2026-05-28.html", scheme="dark") as page:
        page.emulate_media(media="print", color_scheme="dark")
        shown = page.evaluate(
            "() => {const s = getComputedStyle(document.body); return [s.color, s.backgroundColor]}"
        )
        assert shown == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]


def test_the_head_of_a_list_is_on_every_sheet_with_rows(site: Path, sheets: Open) -> None:
    found = sheets("actions.html", site)
    assert len(found) > 1
    assert all("Datum Vad Vem Senast Grupp Nu" in text for text in found)


@pytest.mark.parametrize("name", ["actions.html", "decisions.html", "meetings.html"])
def test_a_list_fits_on_a_sheet(site: Path, opened: Open, name: str) -> None:
    # What an A4 sheet leaves between its margins, in pixels.
    with opened(site / name, (620, 877)) as page:
        page.emulate_media(media="print")
        assert page.evaluate("document.scrollingElement.scrollWidth") == 620
        table = page.locator("table").bounding_box()
        assert table is not None
        assert table["width"] <= 620
