"""Who is to do what: somebody, and known."""

import pytest

from tests.rules.saying import rules_in, said

RULES = rules_in("owners")

PROJECT = """
    series:
      bim: {title: BIM-nätverket, roster: Jenny Havstam (Orust)}
      barn: {title: Barnahus, roster: Åke Sundh (Tanum)}
    organizations:
      styrgruppen: {kind: group}
    """


def minutes(action: str) -> str:
    return f"""
        series: bim
        participants: Eva Fjord (Orust), Lena Engelbrekt (Tanum)
        absent: Nils Ask (Tanum)
        items:
          - title: Utbildningen
            actions:
              - {action}
        """


@pytest.mark.parametrize(
    "owner", ["OBS", "Viktigt", "Kom ihåg", "arbetsgruppen", "Anna", "Gun Ferm"]
)
def test_a_task_is_given_to_somebody_known(owner: str) -> None:
    found = [f"unknown-owner: {owner}"]
    assert said(RULES, minutes(f"{owner}: glöm inte anmälan"), PROJECT) == found


@pytest.mark.parametrize(
    "owner",
    ["Eva Fjord", "Nils Ask", "styrgruppen", "Orust", "alla", "ingen", "Eva", "everybody"],
)
def test_people_organizations_groups_and_everybody_are_known(owner: str) -> None:
    assert said(RULES, minutes(f"{owner}: glöm inte anmälan"), PROJECT) == []


@pytest.mark.parametrize(
    ("owner", "found"),
    [
        ("OBS", ["unknown-owner: OBS"]),
        ("Bengtstors", ["unknown-owner: Bengtstors"]),
        ("arbetsgruppen", []),
        ("BUP", []),
        ("Gun Ferm", []),
    ],
)
def test_without_a_project_only_slips_are_told(owner: str, found: list[str]) -> None:
    assert said(RULES, minutes(f"{owner}: glöm inte anmälan")) == found


@pytest.mark.parametrize(("owner", "found"), [("Gun Ferm", []), ("OBS", ["unknown-owner: OBS"])])
def test_where_nobody_is_listed_a_name_may_be_anybody(owner: str, found: list[str]) -> None:
    alone = f"items:\n  - title: Skolan\n    actions:\n      - {owner}: ringer\n"
    assert said(RULES, alone, PROJECT) == found


@pytest.mark.parametrize("owner", ["Jenny Havstam", "Åke Sundh"])
def test_an_owner_out_of_a_roster_was_there(owner: str) -> None:
    found = [f"person-not-listed: {owner}"]
    assert said(rules_in("presence"), minutes(f"{owner}: skickar ut inbjudan"), PROJECT) == found
