"""Pages pass axe in a real browser, on every kind of page, light and dark, phone and desktop."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from minnes.cli.app import run
from tests.browser.conftest import DESKTOP, PHONE, Open

LAW = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
"""WCAG 2.2 A and AA, and what axe holds to be good practice beyond it."""

VIEWS = tuple((size, scheme) for size in (PHONE, DESKTOP) for scheme in ("light", "dark"))
CROSSED = ((PHONE, "dark"), (DESKTOP, "light"))
"""Both sizes and both colours, in two looks instead of four."""

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

SITE = (
    *("index.html", "meetings.html", "decisions.html", "actions.html", "search.html"),
    *("organizations.html", "organizations/orust.html", "people.html", "people/ida-norrby.html"),
    *("trygg-hemma/index.html", "trygg-hemma/2026-06-05.html"),
)


def faults(page: Any) -> list[str]:
    """What axe finds wrong: the rule, and each place."""
    from axe_playwright_python.sync_playwright import Axe

    options = {"runOnly": {"type": "tag", "values": LAW}, "resultTypes": ["violations"]}
    options["preload"] = False  # What a page may not fetch, its test shall not.
    found = Axe().run(page, options=options).response
    assert found["passes"], "axe looked at nothing"
    return [
        f"{one['id']}: {' '.join(node['target'])} {node['failureSummary']}"
        for one in found["violations"]
        for node in one["nodes"]
    ]


def everywhere(page: Any, views: Sequence[tuple[tuple[int, int], str]]) -> dict[str, list[str]]:
    """What axe finds wrong, by width and colours, where it finds anything."""
    found = {}
    for (width, height), scheme in views:
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme)
        found[f"{width} {scheme}"] = faults(page)
    assert len(found) == len(views)
    return {view: some for view, some in found.items() if some}


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(pages: Path, opened: Open, kind: str) -> None:
    with opened(pages / KINDS[kind]) as page:
        assert everywhere(page, VIEWS if kind.startswith("notes") else CROSSED) == {}


@pytest.mark.parametrize("name", SITE)
def test_axe_finds_nothing_on_the_pages_of_a_site(site: Path, opened: Open, name: str) -> None:
    with opened(site / name) as page:
        assert everywhere(page, CROSSED) == {}


@pytest.mark.parametrize("theme", ["plain", "contrast", "own"])
def test_axe_finds_nothing_in_any_theme(
    root: Path, opened: Open, tmp_path: Path, theme: str
) -> None:
    (tmp_path / "logo.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'
    )
    look = "colours: {accent: b01030}, logo: logo.svg" if theme == "own" else f"theme: {theme}"
    project = (root / "examples/minnes.yaml").read_text("utf-8")
    (tmp_path / "minnes.yaml").write_text(
        project.replace("publish:\n  names: full", f"publish: {{{look}}}"), "utf-8"
    )
    minutes = tmp_path / "meetings/trygg-hemma/2026-06-05.yaml"
    minutes.parent.mkdir(parents=True)
    minutes.write_bytes((root / "examples" / minutes.relative_to(tmp_path)).read_bytes())
    assert run(["render", os.fspath(minutes), "-o", os.fspath(tmp_path / "ut")]) == 0
    with opened(tmp_path / "ut/trygg-hemma/2026-06-05.html") as page:
        assert page.locator(".logo img").count() == (theme == "own")
        assert everywhere(page, CROSSED) == {}


def test_axe_would_find_faults(opened: Open, tmp_path: Path) -> None:
    bad = tmp_path / "bad.html"
    bad.write_text("<!doctype html><title>x</title><h3>Skipped</h3><p style='color:#aaa'>Pale</p>")
    with opened(bad) as page:
        rules = {fault.partition(":")[0] for fault in faults(page)}
    assert {"html-has-lang", "color-contrast", "page-has-heading-one"} <= rules
