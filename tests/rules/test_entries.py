"""An entry of a list of people: one person, the rest in parentheses, commas between."""

import pytest

from tests.rules.saying import rules_in, said

RULES = rules_in("entries")

PROJECT = """
    series:
      bim: {title: BIM-nätverket, roster: "Anna Lindmark (Orust), Bo Strandh (Tanum)"}
    organizations:
      styrgruppen: {kind: group}
    """


@pytest.mark.parametrize(
    ("people", "found"),
    [
        (
            "Helena Storm (Mellerud) Lena Ekdal (Orust), Eva Fjord (Tanum)",
            ") Lena -> ), Lena",
        ),
        ("Helena Storm (Mellerud) Lena Ekdal", ") Lena -> ), Lena"),
        ("Helena Storm (Mellerud) Lena Ekdal (Orust, samordnare)", ") Lena -> ), Lena"),
        ("Anna Lindmark Bo Strandh, Eva Fjord", "Anna Lindmark Bo Strandh"),
    ],
)
def test_two_people_without_a_comma_are_told(people: str, found: str) -> None:
    minutes = f"series: bim\nparticipants: {people}\n"
    assert said(RULES, minutes, PROJECT) == [f"people-run-together: {found}"]


def test_two_people_without_a_comma_are_told_in_a_group() -> None:
    minutes = "participants:\n  Orust: Helena Storm (chef) Lena Ekdal (samordnare)\n"
    assert said(RULES, minutes, "") == ["people-run-together: ) Lena -> ), Lena"]


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        ("Anna Lindmark, Bo Strandh", "Anna Lindmark, Bo Strandh"),
        ("Anna Lindmark och praktikant", "Anna Lindmark och praktikant"),
        ("Anna Lindmark (Orust) Bo Strandh (Tanum)", ") Bo"),
    ],
)
def test_a_list_has_one_person_an_entry(entry: str, found: str) -> None:
    minutes = f"participants:\n  - {entry}\n"
    assert said(RULES, minutes, "") == [f"people-run-together: {found}"]


@pytest.mark.parametrize(
    "name",
    [
        "Lorena Vega Rosales",
        "Agnes Berg Lindhe",
        "Eva Britt Ekdal",
        "Anna Maria Berg Lindhe",
        "Ann-Catrin von der Esch",
        "Maria de la Cruz Vega",
        "Anna Lindmark Berg Strandh",
    ],
)
def test_long_names_are_left_alone(name: str) -> None:
    minutes = f"series: bim\nparticipants: {name} (Orust), Anna Lindmark (Orust)\n"
    assert said(RULES, minutes, PROJECT) == []


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        ("Bo Sandahl, Växjö", " -> Bo Sandahl (Växjö)"),
        ("Bo Sandahl, Växjö, chef", " -> Bo Sandahl (Växjö, chef)"),
        ("Gunnel Storm, processledare", " -> övriga: Gunnel Storm (processledare)"),
        ("Bo Sandahl, Växjö (ersätter Eva Fjord)", ""),
    ],
)
def test_a_comma_does_not_stand_for_parentheses(entry: str, found: str) -> None:
    name = entry.partition(" (")[0]
    minutes = f"participants:\n  - {entry}\n"
    assert said(RULES, minutes, "") == [f"comma-for-parenthesis: {name}{found}"]


def test_a_project_in_english_is_given_english_words() -> None:
    minutes = "participants:\n  - Gunnel Storm, chair\n"
    found = ["comma-for-parenthesis: Gunnel Storm, chair -> others: Gunnel Storm (chair)"]
    assert said(RULES, minutes, "language: en") == found


def test_a_role_after_a_comma_in_a_group_is_put_in_parentheses() -> None:
    minutes = "participants:\n  Orust:\n    - Bo Sandahl, chef\n"
    found = ["comma-for-parenthesis: Bo Sandahl, chef -> Bo Sandahl (chef)"]
    assert said(RULES, minutes, "") == found
