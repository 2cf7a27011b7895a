"""Every page of the example project, alone and in its site: valid HTML, headings in order, times marked."""

import os
import re
import shutil
from functools import cache
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote
from xml.etree.ElementTree import Element

import html5lib
import pytest

from minnes.cli.app import run

MEETINGS = Path(__file__).resolve().parents[2] / "examples/meetings"
NAMES = sorted(
    path.relative_to(MEETINGS).with_suffix(".html").as_posix() for path in MEETINGS.rglob("*.yaml")
)
# One page of each type that only a site has.
SITE = (
    *("index.html", "meetings.html", "decisions.html", "actions.html", "search.html"),
    *("organizations.html", "organizations/orust.html", "people.html", "people/ida-norrby.html"),
    *("trygg-hemma/index.html", "trygg-hemma/2026-03-13.html", "trygg-hemma/2026-12-04.html"),
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example project's pages, alone in `pages/` and together in `site/`."""
    folder = tmp_path_factory.mktemp("made")
    shutil.copytree(MEETINGS.parent, folder / "examples")
    examples = folder / "examples"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LANG", "sv_SE.UTF-8")
        pages, site = os.fspath(folder / "pages"), os.fspath(folder / "site")
        assert run(["render", os.fspath(examples / "meetings"), "-o", pages]) == 0
        assert run(["render", os.fspath(examples), "--drafts", "-o", site]) == 0
    return folder


@cache
def parsed(page: Path) -> Element:
    """The page as a tree; the strict parser raises at the first error."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parse(page.read_text("utf-8"))


PAGES = [*(f"pages/{name}" for name in NAMES), *(f"site/{name}" for name in SITE)]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_valid_and_in_order(made: Path, name: str) -> None:
    tree = parsed(made / name)
    assert tree.attrib["lang"] == "sv"
    levels = [
        int(element.tag[1]) for element in tree.iter() if re.fullmatch("h[1-6]", str(element.tag))
    ]
    assert levels.count(1) == 1
    assert levels[0] == 1 or "contents" in str(tree.find(".//nav").attrib)
    assert all(deeper <= level + 1 for level, deeper in pairwise(sorted_levels(levels)))
    assert len(list(tree.iter("main"))) == 1
    assert tree.find("body")[0].attrib["class"] == "skip"
    for table in tree.iter("table"):
        assert all(element.attrib.get("scope") in ("col", "row") for element in table.iter("th"))
    assert all(element.attrib.get("alt") is not None for element in tree.iter("img"))


def sorted_levels(levels: list[int]) -> list[int]:
    """Levels of headings from the h1 on: what stands before it is the way around."""
    return levels[levels.index(1) :]


@pytest.mark.parametrize("name", PAGES)
def test_every_time_can_be_read_by_a_machine(made: Path, name: str) -> None:
    forms = r"\d{4}(-\d{2}(-\d{2})?)?|\d{2}:\d{2}|\d{4}-\d{2}-\d{2}T\d{2}:\d{2}"
    tree = parsed(made / name)
    assert [
        element.text
        for element in tree.iter("time")
        if not re.fullmatch(forms, element.get("datetime", ""))
    ] == []


DAY = re.compile(
    r"\b\d{1,2} (?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober"
    r"|november|december) \d{4}\b"
)


@pytest.mark.parametrize("name", [f"pages/{name}" for name in NAMES])
def test_days_that_the_page_says_itself_are_marked(made: Path, name: str) -> None:
    tree = parsed(made / name)
    own = [
        text
        for path in (".//p[@class='when']", ".//dl[@class='facts']", ".//section[@class='dates']")
        for part in tree.findall(path)
        for text in outside_times(part)
    ]
    assert [text for text in own if DAY.search(text)] == []


def outside_times(part: Element) -> list[str]:
    """The texts of an element that stand in no <time>, nor in what people wrote themselves."""
    texts = [part.text or ""] if part.tag != "time" else []
    for element in part:
        if element.tag not in ("time", "div"):
            texts += outside_times(element)
        texts.append(element.tail or "")
    return texts


@pytest.mark.parametrize("name", [f"pages/{name}" for name in NAMES])
def test_every_link_to_another_page_or_place_leads_there(made: Path, name: str) -> None:
    page = made / name
    for link in parsed(page).iter("a"):
        address = link.attrib["href"]
        if re.match(r"[a-z]+:", address):
            continue
        file, _, anchor = address.partition("#")
        target = (page.parent / unquote(file)) if file else page
        assert target.is_file(), address
        if anchor:
            assert unquote(anchor) in {element.get("id") for element in parsed(target).iter()}, (
                address
            )
