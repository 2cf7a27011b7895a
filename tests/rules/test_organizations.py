"""Organizations: known, written as they write themselves, and named once."""

import pytest

from tests.rules.saying import rules_in, said

RULES = rules_in("organizations")

PROJECT = """
    series:
      bim:
        title: BIM-nätverket
        members: Fyrbodals kommunalförbund
        aliases: {UA: Uddevalla}
    organizations:
      Fyrbodals kommunalförbund: {kind: association, members: [Bengtsfors, Dals-Ed, Uddevalla]}
      styrgruppen: {kind: group}
    """


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("Bengtstors", ["unknown-organization: Bengtstors"]),
        ("Lill Edet", ["unknown-organization: Lill Edet"]),
        ("Fritidsbanken", ["unknown-organization: Fritidsbanken"]),
        ("Dals Ed", ["inexact-organization: Dals Ed -> Dals-Ed"]),
        ("orust", ["inexact-organization: orust -> Orust"]),
        ("Styrgruppen", []),
        ("Orust kommun", []),
        ("Uddevallas", []),
        ("UA", []),
    ],
)
def test_a_group_of_participants_is_a_known_organization(written: str, found: list[str]) -> None:
    minutes = f"""
        series: bim
        participants:
          {written}: Karin Holmdal, Johan Storm
        """
    assert said(RULES, minutes, PROJECT) == found


@pytest.mark.parametrize(
    "names",
    [
        "Håbo, Habo",
        "Nora, Mora",
        "Alvesta, Avesta",
        "Linköping, Lidköping",
        "Kil, Berg, Ale, Hjo, Eda",
    ],
)
def test_real_names_that_look_alike_are_left_alone(names: str) -> None:
    minutes = f"""
        items:
          - title: Samverkan
            decisions:
              - text: Frågan tas upp igen.
                concerns: {names}
        """
    assert said(RULES, minutes, "") == []
    assert said(RULES, minutes) == []


def test_words_that_are_municipalities_too_are_left_alone_in_texts() -> None:
    minutes = """
        items:
          - title: En kil i ett berg
            text: Ale, hjo och eda är ord; en nora finns inte.
        """
    assert said(RULES, minutes, "") == []


def test_without_a_project_only_near_misses_are_told() -> None:
    minutes = """
        participants:
          Bengtstors: Karin Holmdal
          Hälsoteket: Johan Storm
          styrgruppen: Eva Fjord
        """
    assert said(RULES, minutes) == ["unknown-organization: Bengtstors"]


def test_every_place_of_an_unknown_organization_is_told() -> None:
    minutes = """
        participants: Karin Holmdal (Tannum), Johan Storm (Tannum)
        absent: [{organization: Tannum}]
        items:
          - title: Läget
            updates:
              Tannum: Inget nytt.
            decisions:
              - {text: Rutinen antas., concerns: Tannum}
        """
    assert said(RULES, minutes, "")[:5] == ["unknown-organization: Tannum"] * 5


def test_the_unit_a_document_comes_from_need_not_be_known() -> None:
    minutes = """
        attachments:
          - {title: Rutin, organization: Öppenvårdsteamet}
          - {title: Checklista, organization: Bengtstors}
        """
    assert said(RULES, minutes, "") == ["unknown-organization: Bengtstors"]


def test_a_round_asks_each_organization_once() -> None:
    minutes = """
        series: bim
        items:
          - title: Läget
            updates:
              UA: Tre ärenden.
              Orust: Inget nytt.
              Uddevalla: Ett ärende till.
        """
    assert said(RULES, minutes, PROJECT) == ["repeated-organization: Uddevalla"]


def test_a_decision_concerns_each_organization_once() -> None:
    minutes = """
        items:
          - title: Rutinen
            decisions:
              - {text: Antas., concerns: "Orust, Tanum, Orust"}
        """
    assert said(RULES, minutes, "") == ["repeated-organization: Orust"]


def test_one_organization_has_one_name_in_a_list() -> None:
    minutes = """
        series: bim
        participants:
          UA: Karin Holmdal
          Orust: Eva Fjord
          Uddevalla: Johan Storm
        """
    assert said(RULES, minutes, PROJECT) == ["organization-two-ways: Uddevalla"]


def test_an_organization_that_sent_somebody_is_not_absent() -> None:
    minutes = """
        participants: Karin Holmdal (Tanum)
        absent:
          - {organization: Tanum}
          - {organization: Orust}
        """
    assert said(RULES, minutes, "") == ["absent-organization-present: Tanum"]


def test_a_member_named_neither_as_present_nor_as_absent_is_no_error() -> None:
    assert said(RULES, "series: bim\nparticipants: Karin Holmdal (Uddevalla)", PROJECT) == []
