"""Pages can be read on a narrow screen, by keyboard, and with any spacing of text."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.conftest import SMALL_PHONE, Open

MEETINGS = Path(__file__).resolve().parents[2] / "examples" / "meetings"
NAMES = sorted(
    path.relative_to(MEETINGS).with_suffix(".html").as_posix() for path in MEETINGS.rglob("*.yaml")
)
SAMPLES = [f"samples/{kind}-internal-sv.html" for kind in ("notes", "protocol", "workshop")]

# What a reader may set, and no page may break at (WCAG 2.2, 1.4.12).
SPACED = """
* { letter-spacing: 0.12em !important; line-height: 1.5 !important; word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }
"""
TOO_WIDE = """
() => [...document.querySelectorAll('body *')]
    .filter(one => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest('.wide'))
    .map(one => one.outerHTML.slice(0, 80))
"""
HAS_NO_FOCUS_STYLE = """
() => [...document.querySelectorAll('a, button, input, select, summary, [tabindex="0"]')]
    .filter(one => {
        one.focus({focusVisible: true});
        const {outlineStyle, outlineWidth} = getComputedStyle(one);
        return outlineStyle === 'none' || parseFloat(outlineWidth) < 2;
    })
    .map(one => one.outerHTML.slice(0, 80))
"""


@pytest.mark.parametrize("name", [*NAMES, *SAMPLES])
def test_nothing_is_wider_than_a_small_phone(pages: Path, opened: Open, name: str) -> None:
    with opened(pages / name, SMALL_PHONE) as page:
        assert page.evaluate(TOO_WIDE) == []
        page.add_style_tag(content=SPACED)
        assert page.evaluate(TOO_WIDE) == []
        assert page.evaluate("document.scrollingElement.scrollWidth") == SMALL_PHONE[0]


def test_the_first_tab_leads_past_the_top_of_the_page(pages: Path, opened: Open) -> None:
    with opened(pages / "öppenvård/2025-04-07.html") as page:
        page.keyboard.press("Tab")
        link = page.locator(":focus")
        assert link.inner_text() == "Hoppa till innehållet"
        box = link.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["y"] >= 0
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.tagName") == "MAIN"
        assert page.evaluate("location.hash") == "#s.content"


@pytest.mark.parametrize("name", [*SAMPLES, "exempel/2026-02-11.html"])
def test_what_has_the_focus_is_seen(pages: Path, opened: Open, name: str) -> None:
    with opened(pages / name) as page:
        assert page.locator("a").count() > 3
        assert page.evaluate(HAS_NO_FOCUS_STYLE) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_page_needs_no_script_and_asks_for_nothing(pages: Path, opened: Open, name: str) -> None:
    asked: list[str] = []
    with opened("about:blank", java_script_enabled=False) as page:
        page.on("request", lambda one: asked.append(one.url))
        address = (pages / name).as_uri()
        page.goto(address)
        assert page.locator("h1").is_visible()
    assert asked == [address]
