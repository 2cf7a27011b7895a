"""People across files: one spelling of a name, and one organization at a time."""

import pytest

from minnes.rules.similar_names import similar_pairs
from tests.rules.saying import across_in, said_across

ARCHIVE_RULES = across_in("spelling")

ROSTER = """
    series:
      bim:
        title: BIM-nätverket
        roster:
          - {name: Rolf Pettersman, organization: Munkedal, aliases: Roffe Pettersman}
          - {name: Malin Ekholm, organization: Orust, not: Malin Eckholm}
          - {name: Karin Holmdal, organization: Orust, until: 2022-04-30}
          - {name: Karin Holmdal, organization: Tanum, from: 2022-05-01}
    """


def meeting(day: str, *people: str, absent: str = "[]") -> str:
    listed = "\n".join(f"  - {person}" for person in people)
    return f"series: bim\ndate: {day}\nparticipants:\n{listed}\nabsent: {absent}\n"


def test_one_person_spelt_two_ways_is_told_in_the_rarer_files() -> None:
    files = {
        "mars": meeting("2022-03-11", "Rolf Pettersund (Munkedal)"),
        "april": meeting("2022-04-08", "Rolf Petersund (Munkedal)"),
        "juni": meeting("2022-06-03", "Rolf Pettersund (Munkedal kommun)"),
    }
    assert said_across(ARCHIVE_RULES, files) == ["april name-spelled-two-ways: Rolf Petersund"]


def test_the_older_spelling_wins_where_both_are_as_common() -> None:
    files = {
        "juni": meeting("2022-06-03", "Rolf Pettersund (Munkedal)"),
        "mars": meeting("2022-03-11", "Rolf Petersund (Munkedal)"),
    }
    assert said_across(ARCHIVE_RULES, files) == ["juni name-spelled-two-ways: Rolf Pettersund"]


def test_the_roster_has_the_right_spelling() -> None:
    files = {
        "mars": meeting("2022-03-11", "Rolf Petersman (Munkedal)"),
        "april": meeting("2022-04-08", "Rolf Petersman (Munkedal)", "Roffe Pettersman (Munkedal)"),
    }
    assert said_across(ARCHIVE_RULES, files, ROSTER) == [
        "april name-spelled-two-ways: Rolf Petersman",
        "mars name-spelled-two-ways: Rolf Petersman",
    ]


@pytest.mark.parametrize(
    ("mars", "juni"),
    [
        (["Malin Ekholm (Orust)"], ["Malin Eckholm (Orust)"]),
        (["Rolf Pettersund (Munkedal)"], ["Rolf Petersund (Tanum)"]),
        (["Rolf Pettersund (Orust)", "Rolf Petersund (Orust)"], ["Rolf Petersund (Orust)"]),
        (["Lars (Sotenäs)"], ["Larz (Sotenäs)"]),
    ],
)
def test_two_people_are_left_alone(mars: list[str], juni: list[str]) -> None:
    files = {"mars": meeting("2022-03-11", *mars), "juni": meeting("2022-06-03", *juni)}
    assert said_across(ARCHIVE_RULES, files, ROSTER) == []


def test_one_present_and_the_other_absent_are_two() -> None:
    files = {
        "mars": meeting("2022-03-11", "Tove Rasch (Ale)", absent="Tove Rask (Ale)"),
        "juni": meeting("2022-06-03", "Tove Rask (Ale)"),
    }
    assert said_across(ARCHIVE_RULES, files) == []


def test_a_name_from_two_organizations_is_told_once() -> None:
    files = {
        "mars": meeting("2022-03-11", "Eva Fjord (Orust)"),
        "april": meeting("2022-04-08", "Eva Fjord (Tanum)"),
        "juni": meeting("2022-06-03", "Eva Fjord (Tanum)"),
    }
    assert said_across(ARCHIVE_RULES, files) == ["april person-of-two-organizations: Eva Fjord"]


@pytest.mark.parametrize(
    ("mars", "juni"),
    [
        ("Karin Holmdal (Orust)", "Karin Holmdal (Tanum)"),
        ("Eva Fjord (Orust)", "Eva Fjord (Orust kommun)"),
        ("Eva Fjord (Orust)", "Eva Fjord"),
        ("Eva (Orust)", "Eva (Tanum)"),
    ],
)
def test_who_moved_or_did_not_is_left_alone(mars: str, juni: str) -> None:
    files = {"mars": meeting("2022-03-11", mars), "juni": meeting("2022-06-03", juni)}
    assert said_across(ARCHIVE_RULES, files, ROSTER) == []


def test_two_of_one_name_in_one_meeting_are_two() -> None:
    both = ("Eva Fjord (Orust)", "Eva Fjord (Tanum)")
    files = {"mars": meeting("2022-03-11", *both), "juni": meeting("2022-06-03", both[1])}
    assert said_across(ARCHIVE_RULES, files) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rolf Petersund", "Rolf Pettersund"),
        ("Dorothea Linder", "Dorotea Linder"),
        ("Mariann Storm", "Marianne Storm"),
        ("Eva-Greta Holm", "Eva Greta Holm"),
        ("Christina Vik", "Kristina Vik"),
        ("Åsa Ek", "Asa Ek"),
        ("Jennie Holm", "Jenny Holm"),
        ("Carl-Axel Alm", "Karl Axel Alm"),
        ("Anders Törnqvist", "Anders Törnkvist"),
        ("Gustav Ros", "Gustaf Ros"),
        ("Eva Sundin", "Eva Sundén"),
        ("Helena Storm", "Helene Storm"),
    ],
)
def test_names_that_may_be_one(one: str, other: str) -> None:
    assert list(similar_pairs([other, one])) == [tuple(sorted([one, other]))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Johan Ek", "Johanna Ek"),
        ("Erik Ek", "Erika Ek"),
        ("Maria Ek", "Mario Ek"),
        ("Hans Berg", "Hanna Berg"),
        ("Anna Lind", "Anna Lund"),
        ("Eva Sandberg", "Eva Sundberg"),
        ("Anna Jansson", "Anna Jonsson"),
        ("Stina Storm", "Tina Storm"),
        ("Bo Ek", "Bo Elk"),
        ("Lena Holm", "Lina Holm"),
        ("Mats Falk", "Mats Palk"),
    ],
)
def test_names_that_are_two(one: str, other: str) -> None:
    assert list(similar_pairs([one, other])) == []
