"""Who chairs, writes, presents, speaks and answers: were they there, and who is meant?"""

import pytest

from minnes.rules import mentions
from tests.rules.saying import rules_in, said

RULES = rules_in("roles", "presence")

PROJECT = """
    series:
      bim:
        title: BIM-nätverket
        roster:
          - {name: Per-Olof Kvarnberg, organization: Orust, aliases: P-O Kvarnberg}
    organizations:
      Nora Vind AB: {kind: company}
    """


def test_a_given_name_that_two_have_is_ambiguous() -> None:
    minutes = """
        participants: Maria Storm (Orust), Maria Ekdal (Tanum), Maria Ekdal (Sotenäs)
        items:
          - title: Översatt material
            lead: Maria Storm
            actions:
              - Maria: reder ut frågan
              - Maria E: hör med utgivaren
              - Maria Ekdal: bokar lokal
              - Maria Ekdal (Tanum): ringer skolan
        """
    assert said(RULES, minutes, PROJECT) == [
        "ambiguous-name: Maria",
        "ambiguous-name: Maria Ekdal",
        "first-name-only: Maria E -> Maria Ekdal",
    ]


def test_a_given_name_that_one_has_is_written_out() -> None:
    minutes = """
        participants: Maria Storm (Orust), Anders Torpman (Tanum), Ann-Catrin Vik (Tanum)
        chair: Maria
        items:
          - title: Material
            lead: Ann-Catrin
            participants: Maria, Anders Torpman
            updates:
              Orust: {by: Maria, text: Inget nytt.}
            questions:
              - {text: Får det spridas?, by: Anders, answered_by: maria}
            actions:
              - Anders T: hör med utgivaren
            decisions:
              - {text: Materialet revideras., owner: Anders Torpman}
        """
    assert said(RULES, minutes, PROJECT) == [
        "first-name-only: Maria -> Maria Storm",
        "first-name-only: Maria -> Maria Storm",
        "first-name-only: Ann-Catrin -> Ann-Catrin Vik",
        "first-name-only: Maria -> Maria Storm",
        "first-name-only: Anders -> Anders Torpman",
        "first-name-only: maria -> Maria Storm",
        "first-name-only: Anders T -> Anders Torpman",
    ]


@pytest.mark.parametrize("kind", ["workshop", "example"])
def test_themes_name_people_as_they_like(kind: str) -> None:
    minutes = f"""
        date: 2022-03-11
        published: 2022-03-11
        title: Öppet forum
        kind: {kind}
        participants: Maria Storm (Orust), Anders Torpman (Tanum)
        items:
          - title: Vardagen
            lead: Maria, Håkan A
            participants: Anna, Maria, Nils Ask
            actions:
              - Maria: skriver ihop det
        """
    assert said(RULES, minutes, PROJECT) == []


def test_a_task_is_not_given_to_somebody_absent() -> None:
    minutes = """
        participants: Lidia Storm (Orust, ersätter Jenny Havstam), Eva Fjord (Tanum)
        absent: Nils Ask (Tanum)
        items:
          - title: Utbildningen
            decisions:
              - {text: Rapporten skickas ut., owner: Nils Ask}
            actions:
              - Jenny Havstam: skickar ut inbjudan
              - Nils och Eva Fjord: bokar lokal
              - Lidia Storm: ringer skolan
        """
    assert said(RULES, minutes, PROJECT) == [
        "absent-owner: Nils Ask",
        "absent-owner: Jenny Havstam",
        "absent-owner: Nils",
    ]


def test_who_is_absent_does_not_act() -> None:
    minutes = """
        chair: Nils Ask
        participants: Eva Fjord (Tanum)
        absent: Nils Ask (Tanum)
        items:
          - title: Utbildningen
            lead: Nils Ask
            updates:
              Tanum: {by: Eva Fjord, text: Inget nytt.}
            questions:
              - {text: Varför?, by: Nils Ask}
        """
    assert said(RULES, minutes, PROJECT) == ["absent-person-acting: Nils Ask"] * 3


def test_who_signs_was_there() -> None:
    minutes = """
        chair: Eva Fjord
        secretary: Nils Ask
        adjusters: Eva Fjord, Lena Ekdal
        participants: Eva Fjord (Tanum)
        """
    found = ["officer-not-present: Nils Ask", "officer-not-present: Lena Ekdal"]
    assert said(RULES, minutes, PROJECT) == found


def test_where_nobody_is_listed_nobody_is_missing() -> None:
    minutes = """
        chair: Eva Fjord
        items:
          - title: Utbildningen
            lead: Nils Ask
        """
    assert said(RULES, minutes, PROJECT) == []


def test_who_speaks_was_there() -> None:
    minutes = """
        participants: Eva Fjord (Tanum)
        items:
          - title: Utbildningen
            lead: Jessica Storm
            questions:
              - {text: När?, by: Jessica Storm, answered_by: Tanum}
              - {text: Var?, by: Kajsa, answered_by: Eva Fjordh}
        """
    assert said(RULES, minutes, PROJECT) == [
        "misspelt-person: Eva Fjordh",
        "person-not-listed: Jessica Storm",
    ]


def test_who_took_part_in_an_item_was_there() -> None:
    minutes = """
        participants: Eva Fjord (Tanum)
        items:
          - title: Utbildningen
            lead: Jessica Storm
            participants: Jessica Storm (Orust)
        """
    assert said(RULES, minutes, PROJECT) == []


def test_organizations_groups_and_everybody_act() -> None:
    minutes = """
        series: bim
        participants:
          Nora Vind AB: Nora Sten
          Orust: Per-Olof Kvarnberg
        items:
          - title: Utbildningen
            lead: BIM-nätverket
            questions:
              - {text: När?, by: Orust, answered_by: alla}
            actions:
              - P-O Kvarnberg: ringer skolan
              - samtliga kommuner: skickar in synpunkter
              - ingen: bokar lokal
              - Nora Vind AB: mäter bullret
              - Nora: skriver ned det
        """
    assert said(RULES, minutes, PROJECT) == ["first-name-only: Nora -> Nora Sten"]


def test_a_municipality_that_takes_part_is_no_given_name() -> None:
    minutes = """
        participants:
          Nora: Eva Fjord
          Orust: Nora Sten
        items:
          - title: Utbildningen
            actions:
              - Nora: skickar in sina siffror
        """
    assert said(RULES, minutes, PROJECT) == []


def test_a_name_that_is_nearly_right_is_told_in_every_role() -> None:
    minutes = """
        series: bim
        chair: Lena Engelbrekts
        participants: Lena Engelbrekt (Tanum)
        absent: Christina Linderoth (Orust)
        items:
          - title: Utbildningen
            lead: Kristina Linderoth
            actions:
              - Per Olof Kvarnbergh: bokar lokal
              - Gun Ferm: ringer skolan
        """
    assert said(RULES, minutes, PROJECT) == [
        "misspelt-person: Lena Engelbrekts",
        "misspelt-person: Kristina Linderoth",
        "misspelt-person: Per Olof Kvarnbergh",
    ]


def test_a_given_name_of_one_replaced_is_of_one_absent() -> None:
    minutes = """
        participants: Lidia Storm (Orust, ersätter Jenny Havstam)
        items:
          - title: Utbildningen
            actions:
              - Jenny H: skickar ut inbjudan
        """
    assert said(RULES, minutes, PROJECT) == ["absent-owner: Jenny H"]


def test_where_very_many_names_stand_none_is_compared_with_all_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    minutes = """
        participants: Maria Storm (Orust)
        items:
          - title: Översatt material
            lead: Maria Strom
        """
    assert said(RULES, minutes, PROJECT) == ["misspelt-person: Maria Strom"]
    monkeypatch.setattr(mentions, "MAX_COMPARED", 0)
    assert said(RULES, minutes, PROJECT) == ["person-not-listed: Maria Strom"]
