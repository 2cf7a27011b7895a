"""Decisions and promises told in running text only."""

import pytest

from tests.rules.saying import rules_in, said

RULES = rules_in("outcomes_in_prose")


def minutes(text: str, below: str = "decisions: []", kind: str = "notes") -> str:
    return f"kind: {kind}\nitems:\n  - title: Lokal\n    text: |\n      {text}\n    {below}\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Beslut togs till sist om en ny lokal.", "Beslut togs"),
        ("Beslut fattades om en ny lokal.", "Beslut fattades"),
        ("Det bestäms att rutinen prövas.", "bestäms att"),
        ("Efter samtal beslutades att lokalen byts.", "beslutades att"),
        ("Vi enas om att äta lunch ihop.", "Vi enas om"),
        ("Till sist kom gruppen överens om en ordning.", "kom gruppen överens om"),
        ("Därefter beslutade styrgruppen att anta planen.", "beslutade styrgruppen att"),
    ],
)
def test_a_decision_in_the_text_is_told(text: str, found: str) -> None:
    assert said(RULES, minutes(text)) == [f"decision-in-prose: {found}"]


@pytest.mark.parametrize(
    "text",
    [
        "Beslut om barnplanen ska sedan fattas i juni.",
        "Kommunen har beslutat om en ny organisation.",
        "Förra året beslutades att lokalen byts.",
        "Redan 2019 bestämde vi att mötas på distans.",
        "Handläggaren beslutar om insatsen.",
        "Ett besök planeras, och bestämda tider finns.",
    ],
)
def test_decisions_of_others_or_before_are_left_alone(text: str) -> None:
    assert said(RULES, minutes(text)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Maria Ekdal tar med sig frågan till ledningen.", "tar med sig frågan"),
        ("Hon tar med frågan och återkommer med besked.", "tar med frågan"),
        ("Anders Torpman återkommer med ett svar.", "återkommer med ett svar"),
        ("Nils Ask tar på sig att boka lokal.", "tar på sig att"),
        ("Processledarna fick i uppdrag att skriva ett förslag.", "fick i uppdrag att"),
        ("Orust lovade att höra av sig.", "lovade att"),
    ],
)
def test_a_promise_in_the_text_is_told(text: str, found: str) -> None:
    assert said(RULES, minutes(text)) == [f"action-in-prose: {found}"]


@pytest.mark.parametrize(
    "text",
    [
        "Temat återkommer varje höst.",
        "Barnet tar med sig sin nalle.",
        "Utbildningen är lovande.",
        "Det var kul att återkomma hit.",
    ],
)
def test_other_texts_are_left_alone(text: str) -> None:
    assert said(RULES, minutes(text)) == []


@pytest.mark.parametrize(
    ("text", "below"),
    [
        ("Beslut togs om en ny lokal.", "decisions: Lokalen byts."),
        ("Nils Ask tar på sig att boka.", "actions:\n      - Nils Ask: bokar lokal"),
        ("Nils Ask tar på sig att boka.", "next_step: Boka lokal."),
        (
            "Beslut togs om en ny lokal.",
            "items:\n      - title: Ny lokal\n        decisions: Lokalen byts.",
        ),
    ],
)
def test_what_is_told_properly_too_is_left_alone(text: str, below: str) -> None:
    assert said(RULES, minutes(text, below)) == []


def test_a_case_story_tells_of_decisions_freely() -> None:
    text = "Beslut togs om ett nytt arbetssätt, och vi enades om en ordning."
    assert said(RULES, "published: 2022-03-01\n" + minutes(text, kind="example")) == []


def test_the_second_sentence_is_told_when_the_first_is_of_another_time() -> None:
    text = "Redan 2019 beslutades att mötas. I dag beslutades att sluta."
    found = said(RULES, minutes(text))
    assert found == ["decision-in-prose: beslutades att"]


def test_a_text_without_a_full_stop_is_no_single_sentence() -> None:
    text = f"Redan 2019 sågs vi {'och sedan ' * 200} då beslutades att sluta"
    assert said(RULES, minutes(text)) == ["decision-in-prose: beslutades att"]
