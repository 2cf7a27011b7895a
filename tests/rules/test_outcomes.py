"""What a meeting leads to: decisions and actions, whole and told apart."""

import pytest

from tests.rules.saying import rules_in, said

RULES = rules_in("outcomes", "outcome_texts", "outcomes_in_prose", "keys_in_text")


def of(code: str, minutes: str) -> list[str]:
    return said([rule for rule in RULES if rule.check.__name__ == code], minutes, "")


def test_an_open_action_has_an_owner() -> None:
    minutes = """
        participants: Eva Fjord (Orust)
        items:
          - title: Översatt material
            actions:
              - Ta reda på vad översättningen kostar
              - Eva Fjord tar reda på vad det kostar
              - {what: Ringer skolan, status: done}
              - Eva Fjord:bokar lokal
              - ingen: hitta en lokal
        """
    assert of("action_without_owner", minutes) == [
        "action-without-owner: Ta reda på vad översättningen kostar",
        "action-without-owner: Eva Fjord tar reda på vad det kostar",
    ]


def test_an_open_action_has_a_last_day_or_a_condition() -> None:
    minutes = """
        items:
          - title: Översatt material
            actions:
              - Eva Fjord: ringer skolan
              - Eva Fjord: ringer skolan due:2022-05-02
              - Eva Fjord: ringer skolan
                condition: så snart den öppnar
              - {who: Eva Fjord, what: Ringer skolan, status: dropped}
              - ingen: hitta en lokal
        """
    assert of("action_without_due", minutes) == ["action-without-due: ringer skolan"]


def test_ids_are_told_apart() -> None:
    minutes = """
        items:
          - title: Översatt material
            decisions:
              - Materialet översätts. id:D1
              - Frågan tas upp igen.
            actions:
              - Eva Fjord: ringer skolan id:A1
            items:
              - title: Kostnaden
                decisions:
                  - Kostnaden delas. id:D1
          - title: Lokal
            actions:
              - Eva Fjord: bokar lokal id:A1
              - Eva Fjord: köper fika id:A2
        """
    assert of("duplicate_outcome_id", minutes) == [
        "duplicate-outcome-id: D1",
        "duplicate-outcome-id: A1",
    ]


def test_a_deferral_is_whole() -> None:
    minutes = """
        items:
          - title: Barnplanen
            decisions:
              - {text: Barnplanen, outcome: deferred}
              - {text: Praxismodellen, deferred_to: 2022-06}
              - {text: Handlingsplanen, outcome: deferred, deferred_to: 2022-06-03}
              - Barnplanen trycks.
        """
    assert of("incomplete_deferral", minutes) == [
        "incomplete-deferral: deferred",
        "incomplete-deferral: 2022-06",
    ]


@pytest.mark.parametrize(
    ("item", "found"),
    [
        ("internal: ja", ["Ärendet vilar."]),
        ("internal: nej", []),
        ("internal: ja\n    public_text: Ett ärende diskuterades.", []),
    ],
)
def test_an_internal_decision_has_a_public_text(item: str, found: list[str]) -> None:
    minutes = f"""
items:
  - title: Ett ärende
    {item}
    decisions:
      - Ärendet vilar.
      - {{text: Ärendet tas upp igen., public_text: Ett ärende tas upp igen.}}
"""
    code = "internal_decision_without_public_text"
    assert of(code, minutes) == [f"internal-decision-without-public-text: {one}" for one in found]


def test_what_stands_below_an_internal_item_is_internal() -> None:
    minutes = """
        items:
          - title: Ett ärende
            internal: OSL 26 kap. 1 §
            items:
              - title: Nästa steg
                decisions: Ärendet vilar.
              - title: Efteråt
                public_text: Gruppen talade om vad som händer efteråt.
                decisions: Ingen åtgärd.
          - title: Ett annat
            decisions:
              - {text: Rummet byts., internal: ja}
        """
    assert of("internal_decision_without_public_text", minutes) == [
        "internal-decision-without-public-text: Ärendet vilar.",
        "internal-decision-without-public-text: Rummet byts.",
    ]
