"""Words of the minutes are marked with their language where the page speaks another, and only there."""

import os
import re
import shutil
from datetime import date
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest

from minnes.archive.loading import load
from minnes.archive.workspace import minute_files, open_workspace
from minnes.cli.app import run
from minnes.language import dates
from minnes.language.catalog import sentences, translator
from minnes.language.mixed_language import PageWords, Written, joined
from minnes.model.base import Part
from minnes.model.project import OrganizationEntry
from minnes.publish.edition import Edition
from minnes.publish.look import Look, look_of, plain_look
from minnes.publish.page import environment, render_page
from tests.publish.samples import KINDS, MINUTES, sample, view_of


@pytest.fixture(scope="module")
def swedish(tmp_path_factory: pytest.TempPathFactory) -> Look:
    """The look of a project whose minutes are written in Swedish."""
    root = tmp_path_factory.mktemp("projekt")
    (root / "minnes.yaml").write_text("language: sv\n", "utf-8")
    return look_of(open_workspace(root))


def made(source: str, language: str, look: Look, format: str = "html", **values: object) -> str:
    template = environment(format, translator(language), look).from_string(source)  # type: ignore[arg-type]
    return template.render(meeting=None, **values)


@pytest.mark.parametrize(
    ("template", "text", "shown"),
    [
        ("{{ text | written }}", "Nuläget", '<span lang="sv">Nuläget</span>'),
        ("{{ text | written }}", "<b>", '<span lang="sv">&lt;b&gt;</span>'),
        ("{{ text | written or _('Not public') }}", "", "Not public"),
        ("{{ text | line }}", "Vi *ses*", '<span lang="sv">Vi <em>ses</em></span>'),
        ("{{ text | line }}", "Vi\n\nses", '<div lang="sv"><p>Vi</p>\n<p>ses</p>\n</div>'),
        ("{{ text | prose(2) }}", "Vi", '<div lang="sv"><p>Vi</p>\n</div>'),
        ("{{ text | line }}", PageWords("A decision"), "A decision"),
        ("{{ text | written }}", PageWords("Notes"), "Notes"),
        ("{{ text | told }}", "absent", "absent"),
        ("{{ text | told }}", Written("<ordf>"), '<span lang="sv">&lt;ordf&gt;</span>'),
        (
            "{{ text | told }}",
            joined(", ", ["Orust", Written("ordf"), "absent"]),
            'Orust, <span lang="sv">ordf</span>, absent',
        ),
        (
            "{{ [text, '{0} <Bo>'] | listed }}",
            Written("alla"),
            '<span lang="sv">alla</span> and {0} &lt;Bo&gt;',
        ),
        ("<h1{{ text | tongue }}>", Written("Möte"), '<h1 lang="sv">'),
        ("<h1{{ text | tongue }}>", "Meeting", "<h1>"),
    ],
)
def test_words_of_the_minutes_say_their_language(
    swedish: Look, template: str, text: str, shown: str
) -> None:
    assert made(template, "en", swedish, text=text) == shown


@pytest.mark.parametrize("format", ["html", "md", "txt"])
def test_where_all_is_in_one_language_nothing_is_marked(swedish: Look, format: str) -> None:
    template = "{{ text | written }} {{ text | line }}"
    assert made(template, "sv", swedish, format, text="Vi ses") == "Vi ses Vi ses"
    assert made(template, "en", plain_look(), format, text="Vi ses") == "Vi ses Vi ses"


@pytest.mark.parametrize("format", ["md", "txt"])
def test_markdown_and_plain_text_have_no_marks(swedish: Look, format: str) -> None:
    assert made("{{ text | written }}", "en", swedish, format, text="Vi ses") == "Vi ses"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("edition", ["public", "internal"])
def test_no_swedish_word_is_left_to_be_read_as_english(
    swedish: Look, kind: str, edition: Edition
) -> None:
    meeting = sample(kind)
    view = view_of(meeting, edition, "en")
    names = proper_names(open_workspace(MINUTES).project, meeting)
    names |= {"möte"}  # what the file is called
    page = render_page(view, "html", translator("en"), look=swedish)
    assert foreign_words(page, names) == []
    # Without the marks there would be many.
    assert len(foreign_words(render_page(view, "html", translator("en")), names)) > 5


def test_no_swedish_word_is_left_on_a_site_or_in_a_report(root: Path, tmp_path: Path) -> None:
    project = tmp_path / "examples"
    shutil.copytree(root / "examples", project)
    site, reports = tmp_path / "site", tmp_path / "reports"
    wanted = [os.fspath(project), "-o", os.fspath(site), "--edition", "internal", "--lang", "en"]
    assert run(["render", *wanted]) == 0
    reports.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(project)
        for number, asked in enumerate(REPORTS):
            made = os.fspath(reports / f"{number}.html")
            assert run(["report", *asked, "--format", "html", "-o", made, "--lang", "en"]) == 0, (
                asked
            )
    workspace = open_workspace(project)
    archive = load(workspace, minute_files(workspace, []))
    names = proper_names(workspace.project, *(loaded.meeting for loaded in archive.meetings))
    pages = [*site.rglob("*.html"), *reports.glob("*.html")]
    assert len(pages) > 100
    found = {file.name: foreign_words(file.read_text("utf-8"), names) for file in pages}
    assert {name: words for name, words in found.items() if words} == {}


REPORTS = (
    ["Orust"],
    ["--matrix"],
    ["--quality"],
    ["--meeting", "trygg-hemma/2026-06-05"],
    ["--series", "framtid", "--year", "2025"],
)
_WORD = re.compile(r"[^\W\d_]{3,}")
_ADDRESS = re.compile(r"\S*(?:\d{4}-\d\d-\d\d|://|@|\.docx)\S*")
_PROPER = ("name", "aliases", "organization", "address", "concerns", "substitutes_for", "phone")
_ATTRIBUTES = ("title", "aria-label", "aria-description", "alt", "placeholder")


def foreign_words(page: str, names: set[str]) -> list[str]:
    """The words on an English page that are neither English, nor a name, nor marked with a language."""
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    assert tree.attrib["lang"] == "en"
    return sorted(set(words(" ".join(unmarked(tree)))) - english() - names)


@cache
def english() -> frozenset[str]:
    days = [dates.long_day(date(2026, 1 + day % 12, 1 + day), "en") for day in range(12)]
    return frozenset(words(" ".join([*sentences("en"), *days])))


def words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(_ADDRESS.sub(" ", text))]


def proper_names(*parts: object) -> set[str]:
    """The words of all names in models: they belong to no language."""
    found: set[str] = set()
    for part in parts:
        if isinstance(part, Part):
            for name, value in part.filled():
                found |= set(words(str(value))) if name in _PROPER else proper_names(value)
        elif isinstance(part, dict):
            found |= proper_names(*part.values())
            if any(isinstance(one, OrganizationEntry) for one in part.values()):
                found |= set(words(" ".join(part)))
        elif isinstance(part, list):
            found |= proper_names(*part)
    return found


def unmarked(part: Element) -> list[str]:
    """The texts of an element, and in its attributes, that are read as the page's language."""
    if part.tag in ("script", "style") or part.attrib.get("lang", "en") != "en":
        return []
    texts = [part.attrib.get(name, "") for name in _ATTRIBUTES] + [part.text or ""]
    for element in part:
        texts += [*unmarked(element), element.tail or ""]
    return texts


def test_a_page_in_the_language_of_the_minutes_is_the_same_as_ever(swedish: Look) -> None:
    view = view_of(sample("notes"))
    assert render_page(view, "html", translator("sv"), look=swedish) == render_page(
        view, "html", translator("sv")
    )
