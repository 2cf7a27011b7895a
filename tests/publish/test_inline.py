"""Abbreviations are explained where a text first uses them, and nowhere that it would be in the way."""

import pytest

from minnes.language.catalog import translator
from minnes.publish.commonmark import line_to_html, to_html
from minnes.publish.page import environment, render_page
from tests.publish.samples import view_of

KNOWN = (("BUP", "barn- och ungdomspsykiatrin"), ("IT", 'data "m.m."'), ("F&B", "frid & bröd"))
BUP = '<abbr title="barn- och ungdomspsykiatrin">BUP</abbr>'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("BUP kom. BUP gick.", f"{BUP} kom. BUP gick."),
        ("Vi ringde *BUP*.", f"Vi ringde <em>{BUP}</em>."),
        ("BUP-mottagningen, BUPs", f"{BUP}-mottagningen, BUPs"),
        ("xBUP, BUP2 och bup", "xBUP, BUP2 och bup"),
        ("`BUP`", "<code>BUP</code>"),
        ("[BUP](https://bup.example)", '<a href="https://bup.example">BUP</a>'),
        ("IT", '<abbr title="data &quot;m.m.&quot;">IT</abbr>'),
        ("F&B", '<abbr title="frid &amp; bröd">F&amp;B</abbr>'),
        ("rad ett\noch BUP", f"rad ett\noch {BUP}"),
    ],
)
def test_an_abbreviation_is_explained_once(text: str, html: str) -> None:
    assert line_to_html(text, 6, KNOWN) == html
    assert to_html(text, 2, KNOWN) == f"<p>{html}</p>\n"


def test_a_heading_is_left_alone() -> None:
    assert to_html("# BUP\n\nBUP", 3, KNOWN) == f"<h3>BUP</h3>\n<p>{BUP}</p>\n"


def test_without_abbreviations_nothing_is_explained() -> None:
    assert line_to_html("BUP", 6) == "BUP"


def test_a_page_explains_the_abbreviations_of_its_series() -> None:
    text = "series: barn\ndate: 2021-12-10\nitems:\n  - {title: BUP, text: BUP kom.}\n"
    page = render_page(view_of(text), "html", translator("sv"))
    assert f"<p>{BUP} kom.</p>" in page
    assert page.count("<abbr") == 1


def test_a_text_in_a_stylesheet_ends_nothing() -> None:
    template = environment("html", translator("sv")).from_string("{{ text | css }}")
    assert template.render(text='Möte 3, "x"\\</style>\n&') == (
        '"Möte 3, \\22 x\\22 \\5c \\3c \\2f style\\3e \\a \\26 "'
    )
