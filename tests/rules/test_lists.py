"""Lists of people: each once, and in one of them."""

import pytest

from tests.rules.saying import rules_in, said

RULES = rules_in("lists")


@pytest.mark.parametrize(
    ("people", "found"),
    [
        ("Karin Holmdal (Orust), Eva Fjord (Orust), Karin Holmdal (Orust)", ["Karin Holmdal"]),
        ("Karin Holmdal (Orust), Karin Holmdal (Orust kommun)", ["Karin Holmdal"]),
        ("Karin Holmdal (Orust), Karin Holmdal", ["Karin Holmdal"]),
        ("Karin Holmdal (Orust), Karin Holmdal (Tanum)", []),
        ("Anna, Anna, Karin Holmdal", []),
    ],
)
def test_a_full_name_stands_once_in_a_list(people: str, found: list[str]) -> None:
    for field in ("participants", "absent"):
        assert said(RULES, f"{field}: {people}\n", "") == [f"person-twice: {one}" for one in found]


def test_a_name_stands_once_in_the_lists_of_items_too() -> None:
    minutes = """
        items:
          - title: Samtalsträning
            participants: Eva Fjord, Nils Ask, Eva Fjord
            actions:
              - Nils Ask och Nils Ask: bokar lokal
        """
    assert said(RULES, minutes, "") == ["person-twice: Eva Fjord", "person-twice: Nils Ask"]


@pytest.mark.parametrize(
    ("present", "absent", "found"),
    [
        ("Eva Fjord (Orust)", "Eva Fjord (Orust)", ["present-and-absent: Eva Fjord"]),
        ("Eva Fjord (Orust)", "Eva Fjord", ["present-and-absent: Eva Fjord"]),
        ("Eva Fjord (Orust)", "Eva Fjord (Tanum)", []),
        ("[{name: Eva Fjord, until: § 4}]", "Eva Fjord", []),
        ("Anna", "Anna", []),
    ],
)
def test_nobody_is_both_present_and_absent(present: str, absent: str, found: list[str]) -> None:
    assert said(RULES, f"participants: {present}\nabsent: {absent}\n", "") == found


def test_who_is_replaced_is_not_present() -> None:
    minutes = "participants: Lidia Storm (Orust, ersätter Jenny Havstam), Jenny Havstam (Orust)\n"
    assert said(RULES, minutes, "") == ["replaced-present: Jenny Havstam"]


def test_a_substitute_for_somebody_away_is_right() -> None:
    minutes = """
        participants: Lidia Storm (Orust, ersätter Jenny Havstam)
        absent: Jenny Havstam (Orust), Nils Ask (Tanum)
        """
    assert said(RULES, minutes, "") == []
