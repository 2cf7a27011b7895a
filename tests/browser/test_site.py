"""A site works as its readers use it: from file://, by search, filter and sort, and without JavaScript."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import SMALL_PHONE, Open
from tests.browser.test_reading import HAS_NO_FOCUS_STYLE, SPACED, TOO_WIDE

SCROLLED_SIDEWAYS = """
() => [...document.querySelectorAll('.wide')]
    .filter(one => one.scrollWidth > one.clientWidth)
    .map(one => one.outerHTML.slice(0, 80))
"""
LISTS = ("index.html", "meetings.html", "decisions.html", "actions.html", "organizations.html")


def column(page: Any, number: int) -> list[str]:
    """What stands in a column of the first table, row by row, as it is shown."""
    cells = page.locator(f"table.register tbody tr:not([hidden]) td:nth-child({number})")
    return [text.strip() for text in cells.all_inner_texts()]


def test_a_table_is_sorted_by_the_head_of_its_column(site: Path, opened: Open) -> None:
    with opened(site / "meetings.html") as page:
        days = column(page, 1)
        head = page.locator("table.register th").first
        head.get_by_role("button").click()
        assert head.get_attribute("aria-sort") == "ascending"
        assert column(page, 1) == sorted(days)
        head.get_by_role("button").press("Enter")
        assert head.get_attribute("aria-sort") == "descending"
        assert column(page, 1) == sorted(days, reverse=True)


def test_the_letters_after_z_come_last(site: Path, opened: Open) -> None:
    with opened(site / "meetings.html") as page:
        groups = page.get_by_role("button", name="Grupp")
        groups.click()
        at = page.locator("table.register th").all_inner_texts().index("Grupp") + 1
        assert column(page, at)[-1] == "Öppet forum"


def test_a_table_is_filtered_by_what_is_typed(site: Path, opened: Open) -> None:
    with opened(site / "decisions.html") as page:
        whole = len(column(page, 1))
        field = page.get_by_role("searchbox")
        field.fill("VIKARIEPOOL framtidens")
        shown = column(page, 2)
        assert 0 < len(shown) < whole
        assert all("vikariepool" in text.lower() for text in shown)
        assert page.get_by_role("status").inner_text() == f"{len(shown)} av {whole} rader visas"
        field.fill("")
        assert len(column(page, 1)) == whole


def test_the_search_finds_words_and_leads_to_their_place(site: Path, opened: Open) -> None:
    with opened(site / "search.html") as page:
        page.get_by_role("searchbox").fill("fickkort")
        hit = page.locator("#s\\.hits a").first
        hit.wait_for()
        assert page.locator("#s\\.count").inner_text() != ""
        assert "fickkort" in page.locator("#s\\.hits mark").first.inner_text().lower()
        told = page.locator("#s\\.hits .details").first.inner_text()
        assert re.fullmatch(r"2026-0\d-\d\d, Nätverket Trygg hemma", told)
        hit.click()
        page.wait_for_load_state()
        assert page.url.startswith(site.as_uri())
        anchor = page.evaluate("decodeURIComponent(location.hash.slice(1))")
        assert anchor
        assert "fickkort" in page.locator(f"id={anchor}").inner_text().lower()


@pytest.mark.parametrize(
    ("asked", "meeting"),
    [
        ("2026-09-25", "trygg-hemma/2026-09-25.html"),  # its day
        ("25 september 2026", "trygg-hemma/2026-09-25.html"),
        ("2026/41", "framtid/2026-05-28.html"),  # the registry's number
        ("skickas ut när den är hel", "trygg-hemma/2026-09-25.html"),  # said of an earlier action
        ("omskrivna skolrutinen", "trygg-hemma/2026-09-25.html"),  # the topic of the next meeting
    ],
)
def test_what_the_head_of_a_page_says_is_found(
    site: Path, opened: Open, asked: str, meeting: str
) -> None:
    with opened(site / "search.html") as page:
        page.get_by_role("searchbox").fill(asked)
        page.locator("#s\\.count:not(:empty)").wait_for()
        found = page.locator("#s\\.hits a").evaluate_all(
            "all => all.map(a => a.getAttribute('href'))"
        )
        assert meeting in found


def test_the_search_shows_whole_words_around_what_was_found(site: Path, opened: Open) -> None:
    with opened(site / "search.html") as page:
        page.get_by_role("searchbox").fill("biblioteket")
        page.locator("#s\\.hits p").first.wait_for()
        words = set(page.evaluate("Object.values(minnesWords).flat(2).join(' ')").split())
        pieces = [text.strip("… ") for text in page.locator("#s\\.hits p").all_inner_texts()]
        assert any("…" in text for text in page.locator("#s\\.hits p").all_inner_texts())
        assert {word for text in pieces for word in text.split()} <= words


def test_the_search_knows_a_from_its_neighbours(site: Path, opened: Open) -> None:
    found = {}
    for word in ("Älvkusten", "Alvkusten"):
        with opened(f"{(site / 'search.html').as_uri()}?q={word}") as page:
            page.locator("#s\\.count:not(:empty)").wait_for()
            assert page.get_by_role("searchbox").input_value() == word
            found[word] = [
                text.lower() for text in page.locator("#s\\.hits mark").all_inner_texts()
            ]
    assert "älvkusten" in " ".join(found["Älvkusten"])
    # Only in an address, which has no letters but a to z.
    assert set(found["Alvkusten"]) == {"alvkusten"}


def test_words_that_are_nowhere_are_told(site: Path, opened: Open) -> None:
    with opened(site / "search.html") as page:
        page.get_by_role("searchbox").fill("xyzzyqwv")
        page.locator("#s\\.count:not(:empty)").wait_for()
        assert page.locator("#s\\.count").inner_text() == (
            "Inget hittades. Pröva färre eller kortare ord."
        )


@pytest.mark.parametrize("name", [*LISTS, "organizations/orust.html"])
def test_without_javascript_lists_are_whole(site: Path, opened: Open, name: str) -> None:
    rows = {}
    for script in (True, False):
        with opened(site / name, java_script_enabled=script) as page:
            rows[script] = page.locator("main tr, main ul.rows li, main ul.index li").count()
            assert page.get_by_role("searchbox").count() == 0 or script
    assert rows[False] == rows[True] > 0


def test_without_javascript_the_search_leads_to_lists(site: Path, opened: Open) -> None:
    with opened(site / "search.html", java_script_enabled=False) as page:
        assert not page.locator("form").is_visible()
        assert page.locator("noscript p").is_visible()
        page.get_by_role("main").get_by_role("link", name="Beslut").click()
        assert page.url == (site / "decisions.html").as_uri()


@pytest.mark.parametrize("name", [*LISTS, "search.html", "organizations/orust.html"])
def test_a_list_fits_a_small_phone(site: Path, opened: Open, name: str) -> None:
    with opened(site / name, SMALL_PHONE) as page:
        assert page.evaluate(TOO_WIDE) == []
        assert page.evaluate(SCROLLED_SIDEWAYS) == []
        page.add_style_tag(content=SPACED)
        assert page.evaluate(TOO_WIDE) == []
        assert page.evaluate("document.scrollingElement.scrollWidth") == SMALL_PHONE[0]


@pytest.mark.parametrize("width", [700, 768, 1024])
@pytest.mark.parametrize("name", [*LISTS, "trygg-hemma/index.html", "people/yasmin-haddad.html"])
def test_no_column_is_out_of_sight(site: Path, opened: Open, name: str, width: int) -> None:
    with opened(site / name, (width, 900)) as page:
        assert page.evaluate(SCROLLED_SIDEWAYS) == []


@pytest.mark.parametrize("name", ["decisions.html", "search.html"])
def test_what_has_the_focus_is_seen(site: Path, opened: Open, name: str) -> None:
    with opened(site / name) as page:
        assert page.evaluate(HAS_NO_FOCUS_STYLE) == []


def test_the_next_meeting_of_a_series_is_one_step_away(site: Path, opened: Open) -> None:
    with opened(site / "trygg-hemma/2026-03-13.html") as page:
        page.get_by_role("link", name="5 juni 2026").last.click()
        assert page.url == (site / "trygg-hemma/2026-06-05.html").as_uri()


def test_nothing_is_asked_for_outside_the_site(site: Path, opened: Open) -> None:
    asked: list[str] = []
    with opened("about:blank") as page:
        page.on("request", lambda one: asked.append(one.url))
        for name in (*LISTS, "search.html", "trygg-hemma/2026-06-05.html"):
            page.goto((site / name).as_uri())
    assert len(asked) > len(LISTS)
    assert [one for one in asked if not one.startswith(site.as_uri())] == []


def test_what_was_said_later_stands_below_its_action_on_a_phone(site: Path, opened: Open) -> None:
    with opened(site / "trygg-hemma/2026-06-05.html", SMALL_PHONE) as page:
        action = page.locator("#A1").bounding_box()
        mark = page.locator("#A1 .later .state").bounding_box()
        assert action is not None
        assert mark is not None
        assert mark["height"] < 40
        assert page.locator("#A1 .later").bounding_box()["width"] > 0.7 * action["width"]


def test_on_the_page_of_a_group_no_column_names_the_group(site: Path, opened: Open) -> None:
    with opened(site / "trygg-hemma/index.html") as page:
        assert page.get_by_role("columnheader", name="Grupp").count() == 0
        assert page.get_by_role("columnheader", name="Beslut").count() == 1
    with opened(site / "decisions.html") as page:
        assert page.get_by_role("columnheader", name="Grupp").count() == 1


def test_a_groups_page_does_not_repeat_what_the_group_is_called(site: Path, opened: Open) -> None:
    with opened(site / "trygg-hemma/index.html") as page:
        assert page.locator(".meetings th").all_inner_texts() != []
        shown = [one for one in page.locator(".meetings th").all() if one.is_visible()]
        assert [one.inner_text().strip() for one in shown] == ["Datum", "Plats", "Status"]
        assert page.locator(".upcoming .group").first.is_visible() is False
    with opened(site / "framtid/index.html") as page:
        # One of its meetings is called otherwise.
        assert page.locator(".meetings th.what").is_visible()


def test_on_a_phone_a_day_says_that_it_is_the_last_one(site: Path, opened: Open) -> None:
    before = "getComputedStyle(document.querySelector('td.due time'), '::before').content"
    with opened(site / "actions.html", SMALL_PHONE) as page:
        assert page.evaluate(before) == '"Senast "'
    with opened(site / "actions.html") as page:
        assert page.evaluate(before) == "none"


def test_what_is_late_comes_first(site: Path, opened: Open) -> None:
    with opened(site / "actions.html") as page:
        page.clock.set_fixed_time("2026-11-01")
        page.reload()
        due = page.locator("td.due").all_inner_texts()
        assert [text.split() for text in due[:2]] == [["2026-09-15", "försenad"], ["2026-11-27"]]


def test_a_meeting_to_come_is_listed_until_its_day_has_passed(site: Path, opened: Open) -> None:
    with opened(site / "organizations" / "orust.html") as page:
        heading = page.get_by_role("heading", name="Kommande möten")
        link = page.get_by_role("link", name="Kommande möten")
        for day, count, listed in (
            ("2026-12-04", 3, True),
            ("2026-12-05", 2, True),
            ("2028-01-01", 0, False),
        ):
            page.clock.set_fixed_time(day)
            page.reload()
            assert page.locator(".ahead li:not([hidden])").count() == count
            assert (heading.is_visible(), link.is_visible()) == (listed, listed)


def test_lines_part_only_the_meetings_that_are_still_listed(site: Path, opened: Open) -> None:
    with opened(site / "index.html") as page:
        page.clock.set_fixed_time("2026-12-05")
        page.reload()
        assert page.locator(".upcoming li").first.is_hidden()
        first = page.locator(".upcoming li:not([hidden])").first
        assert first.evaluate("row => getComputedStyle(row).borderTopWidth") == "0px"


def test_of_very_many_rows_only_the_first_are_shown_until_all_are_asked_for(
    site: Path, opened: Open, tmp_path: Path
) -> None:
    for name in ("site.js", "site.css", "style.css"):
        shutil.copy(site / name, tmp_path)
    whole = (site / "decisions.html").read_text("utf-8")
    head, rows, foot = re.split("(?<=<tbody>)|(?=</tbody>)", whole)
    own = rows.split("</tr>")[:-1]
    times = 400 // len(own) + 1
    many = tmp_path / "many.html"
    many.write_text(head + rows * times + foot, "utf-8")
    with opened(many) as page:
        shown = page.locator("tbody tr:not([hidden])")
        assert shown.count() == 200
        page.get_by_role("searchbox").fill("framtidens")
        fitting = times * sum("framtidens" in row.lower() for row in own)
        button = page.get_by_role("button", name=f"Visa alla {fitting}")
        assert shown.count() == 200 < fitting
        button.press("Enter")
        assert shown.count() == fitting
        assert not button.is_visible()
        focused = "document.activeElement.closest('tr') === document.querySelectorAll(%r)[200]"
        assert page.evaluate(focused % "tbody tr:not([hidden])")
    with opened(many) as page:
        groups = page.get_by_role("button", name="Grupp")
        groups.click()
        assert column(page, 3)[0] == "Nätverket för öppenvård barn och unga"
        groups.click()
        assert column(page, 3)[0] == "Styrgruppen för Framtidens medarbetare"
        assert len(column(page, 3)) == 200
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert page.locator("tbody tr[hidden]").count() == 0
    with opened(site / "decisions.html") as page:
        assert page.get_by_role("button", name=re.compile("Visa alla")).count() == 0
    with opened(many, java_script_enabled=False) as page:
        assert page.locator("tbody tr").filter(visible=True).count() == times * len(own)
    (tmp_path / "site.js").write_text("", "utf-8")  # what is seen before it has run
    with opened(many) as page:
        assert page.locator("tbody tr").filter(visible=True).count() == 200
