"""CommonMark as plain text for an e-mail: no marks, and lines of at most 72 columns."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minnes.language.catalog import translator
from minnes.publish.page import render_page
from minnes.publish.plain_text import WIDTH, filled, to_text, underlined
from tests.publish.samples import KINDS, sample, view_of


@pytest.mark.parametrize(
    ("commonmark", "text"),
    [
        ("**Fet** och *lutad* `kod` ~~struken~~", "Fet och lutad kod struken"),
        ("en rad\nsom fortsätter", "en rad som fortsätter"),
        ("en rad  \nbruten", "en rad\nbruten"),
        ("# Rubrik\n\nText", "Rubrik\n\nText"),
        ("- a\n- b\n  - c", "- a\n- b\n  - c"),
        ("3. c\n4. d", "3. c\n4. d"),
        ("> citat", "    citat"),
        ("```\nkod  här\n```", "    kod  här"),
        ("[ordet](https://example.org/a)", "ordet (https://example.org/a)"),
        ("Se https://example.org/a.", "Se https://example.org/a."),
        ("<karin@orust.example>", "karin@orust.example"),
        ("[farlig](javascript:x)", "[farlig](javascript:x)"),
        ("![en bild](https://example.org/b.png)", "en bild (https://example.org/b.png)"),
        ("<b>inte HTML</b> & co", "<b>inte HTML</b> & co"),
        ("a\n\n---\n\nb", "a\n\n* * *\n\nb"),
        (
            "| År | Ärenden |\n| --- | ---: |\n| 2020 | 17 |",
            "År    Ärenden\n----  -------\n2020       17",
        ),
        (
            f"| Kommun | Läget |\n| --- | --- |\n| Orust | {'mycket ' * 12}|",
            f"- Kommun: Orust; Läget: {('mycket ' * 12).strip()}",
        ),
    ],
)
def test_marks_become_what_they_mean(commonmark: str, text: str) -> None:
    assert to_text(commonmark) == text


def test_what_is_broken_stands_under_the_words_of_its_list() -> None:
    line = "- Orust: " + "ord " * 20
    assert filled(line) == (
        "- Orust: ord ord ord ord ord ord ord ord ord ord ord ord ord ord ord ord\n"
        "  ord ord ord ord\n"
    )
    assert filled("A1 " + "ord " * 20).splitlines()[1] == "   ord ord ord"


def test_an_address_is_never_broken() -> None:
    address = "https://example.org/" + "lång-sökväg/" * 8
    assert filled(f"Se {address} i morgon") == f"Se\n{address}\ni morgon\n"


def test_one_blank_line_is_enough() -> None:
    assert filled("\n\na\n\n\n\nb\n\n") == "a\n\nb\n"


def test_a_title_has_a_line_below_it() -> None:
    assert underlined("Mötet", "=") == "Mötet\n====="
    assert underlined("ord " * 20, "-").splitlines()[-1] == "-" * 71


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["sv", "fi"])
def test_no_line_of_a_page_is_too_long(kind: str, language: str) -> None:
    text = render_page(view_of(sample(kind), "internal", language), "txt", translator(language))
    assert [line for line in text.splitlines() if len(line) > WIDTH] == []
    assert text.endswith("\n")
    assert "\n\n\n" not in text


@settings(max_examples=60, deadline=None)
@given(st.text("ab *_#-<>&`[]()|!\n1.", max_size=60))
def test_any_text_can_be_written(text: str) -> None:
    assert "\n\n\n" not in filled(to_text(text))
