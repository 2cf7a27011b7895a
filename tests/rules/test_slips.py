"""Slips of typing in names: a comma or a blank is missing, and two become one."""

import pytest

from minnes.rules.slips import RULES
from tests.rules.saying import said

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
        ("Anna Lindmark och Bo Strandh", "Anna Lindmark och Bo Strandh"),
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
        "Ulrika Berg Lindhe",
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
    ("action", "found"),
    [
        ("Anna Lindmark:ringer skolan", "Anna Lindmark:ringer -> Anna Lindmark: ringer"),
        ("Anna Lindmark och Bo Strandh:ringer", None),
        ("Orust:ringer skolan", "Orust:ringer -> Orust: ringer"),
        ("styrgruppen:tar fram ett förslag", "styrgruppen:tar -> styrgruppen: tar"),
        ("alla:skickar in", "alla:skickar -> alla: skickar"),
    ],
)
def test_a_blank_is_missing_after_the_owner(action: str, found: str | None) -> None:
    minutes = f"""
        series: bim
        participants: Anna Lindmark (Orust), Bo Strandh (Tanum)
        items:
          - title: Skolan
            actions:
              - {action}
        """
    found = found or f"{action} -> {action.replace(':', ': ')}"
    assert said(RULES, minutes, PROJECT) == [f"missing-blank-after-colon: {found}"]


@pytest.mark.parametrize(
    "action",
    [
        "Orust:s förslag läses till nästa gång",
        "ta upp VGR:s svar",
        "ring 9:30",
        "https://example.org läses av alla",
        "Rutin:utkastet skickas ut",
    ],
)
def test_other_colons_are_left_alone(action: str) -> None:
    minutes = f"items:\n  - title: Skolan\n    actions:\n      - {action}\n"
    assert said(RULES, minutes, PROJECT) == []


def test_a_blank_is_missing_after_an_organization() -> None:
    minutes = "participants:\n  - Orust:Anna Lindmark\n"
    found = ["missing-blank-after-colon: Orust:Anna -> Orust: Anna"]
    assert said(RULES, minutes, PROJECT) == found
