"""How what is said of a person is to be written, with keys."""

from datetime import date

import pytest

from minnes.model.person import Person
from minnes.register.register import Register
from minnes.rules.remark_hints import key_of, with_keys
from minnes.rules.rule import Context
from tests.texts import project


@pytest.mark.parametrize(("language", "word"), [("sv", "ja"), ("en", "yes")])
def test_an_excused_absence_is_written_in_the_projects_language(language: str, word: str) -> None:
    context = Context(
        *(date(2026, 5, 7), "a.yaml", "absent:\n", project(f"language: {language}")),
        *(Register([]), lambda _: False),
    )
    person = Person(name="Dan Poole", organization="Acme")
    said = str(with_keys(person, key_of("sick"), context, "absent"))
    assert f"- {{name: Dan Poole, organization: Acme, excused: {word}}}" in said


@pytest.mark.parametrize(
    ("remark", "key"),
    [
        ("joined at 14:10", 'from: "14:10"'),
        ("left 15.30", 'until: "15:30"'),
        ("joined online", "mode: remote"),
        ("in person", "mode: on-site"),
        ("by phone", "mode: remote"),
        ("until 3:30pm", 'until: "15:30"'),
        ("for Bo Ek", "substitutes_for: Bo Ek"),
        ("for item 3", ""),
        ("for the board", ""),
        ("sent regrets", "excused: ja"),
    ],
)
def test_remarks_in_english_are_understood(remark: str, key: str) -> None:
    assert key_of(remark) == key
