"""Pages pass axe in a real browser, on every kind of page, light and dark, phone and desktop."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import DESKTOP, PHONE, Open

LAW = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
"""WCAG 2.2 A and AA, and what axe holds to be good practice beyond it."""

KINDS = {
    "notes": "samples/notes-public-sv.html",
    "notes, internal": "samples/notes-internal-sv.html",
    "notes, English": "samples/notes-public-en.html",
    "protocol": "samples/protocol-public-sv.html",
    "workshop": "samples/workshop-public-sv.html",
    "case story": "samples/example-public-sv.html",
    "long rounds": "öppenvård/2025-04-07.html",
    "planned": "trygg-hemma/2026-12-04.html",
    "cancelled": "trygg-hemma/2025-09-19.html",
    "Open Space": "forum/2025-10-15.html",
}


def faults(page: Any) -> list[str]:
    """What axe finds wrong: the rule, and each place."""
    from axe_playwright_python.sync_playwright import Axe

    options = {"runOnly": {"type": "tag", "values": LAW}, "resultTypes": ["violations"]}
    found = Axe().run(page, options=options).response
    assert found["passes"], "axe looked at nothing"
    return [
        f"{one['id']}: {' '.join(node['target'])} {node['failureSummary']}"
        for one in found["violations"]
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(pages: Path, opened: Open, kind: str) -> None:
    found = {}
    with opened(pages / KINDS[kind]) as page:
        for width, height in (PHONE, DESKTOP):
            page.set_viewport_size({"width": width, "height": height})
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)
                found[width, scheme] = faults(page)
    assert found == {(width, scheme): [] for width, scheme in found}
    assert len(found) == 4


def test_axe_would_find_faults(opened: Open, tmp_path: Path) -> None:
    bad = tmp_path / "bad.html"
    bad.write_text("<!doctype html><title>x</title><h3>Skipped</h3><p style='color:#aaa'>Pale</p>")
    with opened(bad) as page:
        rules = {one.partition(":")[0] for one in faults(page)}
    assert {"html-has-lang", "color-contrast", "page-has-heading-one"} <= rules
