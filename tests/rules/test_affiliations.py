"""What stands in parentheses after a name."""

import pytest

from tests.rules.saying import rules_in, said

RULES = rules_in("affiliations", "unaffiliated")

PROJECT = """
    series:
      bim: {title: BIM-nätverket, roster: Karin Holmdal (Orust)}
    organizations:
      styrgruppen: {kind: group}
    """


@pytest.mark.parametrize(
    "role", ["processledare", "Ordförande", "vik.", "BIM-ansvarig", "verksamhetschef IFO chef"]
)
def test_a_role_does_not_stand_for_the_organization(role: str) -> None:
    minutes = f"participants:\n  - Gunnel Storm ({role})\n"
    assert said(RULES, minutes, PROJECT) == [f"role-for-organization: {role}"]


@pytest.mark.parametrize(
    "person",
    ["övriga: Gunnel Storm (processledare)", "Orust: Gunnel Storm (processledare)"],
)
def test_a_role_in_a_group_is_a_role(person: str) -> None:
    assert said(RULES, f"participants:\n  {person}\n", PROJECT) == []


def test_an_organization_after_a_name_is_no_role() -> None:
    minutes = """
        participants:
          - Gunnel Storm (Orust, processledare)
          - Eva Fjord (styrgruppen)
          - Nils Ask (Fritidsbanken)
        """
    assert said(RULES, minutes, PROJECT) == []


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("Trollhättan/BIM-ansvarig", " -> Trollhättan, BIM-ansvarig"),
        ("samordnare / Orust", " -> Orust, samordnare"),
        ("Orust/Tanum", ""),
    ],
)
def test_a_slash_stands_for_a_comma(written: str, found: str) -> None:
    minutes = f"participants:\n  - Lena Ekdal ({written})\n"
    assert said(RULES, minutes, "") == [f"slash-for-comma: {written}{found}"]


def test_a_slash_in_the_long_form_is_told_but_not_mended() -> None:
    minutes = "participants:\n  - {name: Lena Ekdal, organization: Orust/chef}\n"
    assert said(RULES, minutes, "") == ["slash-for-comma: Orust/chef"]


def test_a_slash_between_two_roles_is_left_alone() -> None:
    minutes = "participants:\n  Orust: Lena Ekdal (chef/samordnare)\n"
    assert said(RULES, minutes, "") == []


def test_an_organization_does_not_stand_for_a_role() -> None:
    minutes = """
        participants:
          övriga: Eva Fjord (Orust), Nils Ask (samordnare), Bo Ström (BIM-ansvarig)
          Tanum: Lena Ekdal (chef, Sotenäs)
          Orust: Karin Holmdal (Orust)
        """
    assert said(RULES, minutes, "") == [
        "organization-for-role: Orust",
        "organization-for-role: Lena Ekdal",
    ]


def test_one_without_an_organization_is_told_where_the_others_have_one() -> None:
    minutes = """
        series: bim
        participants: Johan Storm (Tanum), Eva Fjord (Orust), Karin Holmdal, Anna
        """
    assert said(RULES, minutes, "") == []
    assert said(RULES, minutes, PROJECT) == ["missing-affiliation: Karin Holmdal"]  # on the roster
    minutes = "participants: Johan Storm (Tanum), Eva Fjord (Orust), Karin Holmdal\n"
    assert said(RULES, minutes, "") == ["missing-affiliation: Karin Holmdal"]


def test_an_organization_does_not_hold_for_the_names_before_it() -> None:
    minutes = """
        participants: Karin Holmdal, Johan Storm, Eva Fjord (Orust),
          Nils Ask, Bo Ström (Tanum, chef), Lena Ekdal (Sotenäs)
        """
    assert said(RULES, minutes, "") == [
        "missing-affiliation: Karin Holmdal",
        "missing-affiliation: Nils Ask",
    ]


@pytest.mark.parametrize(
    "minutes",
    [
        "participants: Karin Holmdal, Johan Storm, Eva Fjord (Orust)\n",
        "participants:\n  - Karin Holmdal\n  - Nils Ask\n  - Eva Fjord (Orust)\n  - Bo Ström (Orust)\n",
        "participants:\n  Orust: Eva Fjord, Nils Ask\n  övriga: Karin Holmdal\n",
        "participants:\n  - Tanum: Eva Fjord, Nils Ask\n  - Övriga: Karin Holmdal\n",
    ],
)
def test_people_of_no_organization_are_left_alone(minutes: str) -> None:
    assert said(RULES, minutes, "") == []


def test_people_on_the_lines_below_a_member_without_a_colon_are_no_name() -> None:
    project = "series: {bim: {title: BIM-nätverket, members: [Orust, Ale]}}\n"
    minutes = """
        series: bim
        participants:
          - Orust
              Karin Holmdal
              Bo Ekdal
          - Nora Maria Lund
        """
    (found,) = said(rules_in("affiliations"), minutes, project)
    assert found.split() == ["organization-for-person:", "Orust", "Karin", "Holmdal", "Bo", "Ekdal"]
