"""Reports pass axe in a real browser, light and dark, phone and desktop; nothing is wider than a phone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from minnes.cli.app import run
from tests.browser.conftest import PHONE, SMALL_PHONE, Open
from tests.browser.test_accessibility import VIEWS, everywhere

REPORTS = {
    "overview": (),
    "organization": ("Kungälv",),
    "meeting": ("--meeting", "öppenvård/2025-04-07"),
    "matrix": ("--matrix",),
    "year": ("--series", "trygg-hemma", "--year", "2026"),
    "quality": ("--quality",),
}


@pytest.fixture(scope="module")
def reports(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every report of the example project, as pages."""
    folder = tmp_path_factory.mktemp("reports")
    before = Path.cwd()
    os.chdir(root / "examples")
    try:
        for name, asked in REPORTS.items():
            given = ["--today", "2026-11-22", "-o", str(folder / f"{name}.html")]
            assert run(["report", *asked, *given]) == 0
    finally:
        os.chdir(before)
    return folder


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_has_no_fault_that_axe_knows(opened: Open, reports: Path, name: str) -> None:
    with opened(reports / f"{name}.html") as page:
        assert everywhere(page, VIEWS) == {}


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("size", [PHONE, SMALL_PHONE])
def test_a_report_scrolls_only_downwards_on_a_phone(
    opened: Open, reports: Path, name: str, size: tuple[int, int]
) -> None:
    with opened(reports / f"{name}.html", size) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
