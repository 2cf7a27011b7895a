"""Words of the minutes are marked with their language where the page speaks another, and only there."""

from xml.etree.ElementTree import Element

import html5lib
import pytest

from minnes.archive.workspace import open_workspace
from minnes.language.catalog import translator
from minnes.publish.look import Look, look_of, plain_look
from minnes.publish.page import environment, render_page
from minnes.publish.parts import PageWords
from tests.publish.samples import KINDS, sample, view_of


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
def test_no_swedish_word_is_left_to_be_read_as_english(swedish: Look, kind: str) -> None:
    view = view_of(sample(kind), language="en")
    page = render_page(view, "html", translator("en"), look=swedish)
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    own = " ".join(unmarked(tree.find("body")))
    known = " ".join(unmarked(own_words(render_page(view, "html", translator("en")))))
    assert tree.attrib["lang"] == "en"
    for title in (view.title, *(one.title for one in view.items if one.title)):
        assert title in known
        assert title not in own


def own_words(page: str) -> Element:
    found: Element = html5lib.parse(page, namespaceHTMLElements=False).find("body")
    return found


def unmarked(part: Element) -> list[str]:
    """The texts of an element that stand in no part marked with a language."""
    texts = [part.text or ""]
    for one in part:
        texts += unmarked(one) if "lang" not in one.attrib else []
        texts.append(one.tail or "")
    return texts


def test_a_page_in_the_language_of_the_minutes_is_the_same_as_ever(swedish: Look) -> None:
    view = view_of(sample("notes"))
    assert render_page(view, "html", translator("sv"), look=swedish) == render_page(
        view, "html", translator("sv")
    )
