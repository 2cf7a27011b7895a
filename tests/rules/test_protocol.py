"""Formal protocols are held to more than notes are."""

import pytest

from tests.rules.saying import rules_in, said

RULES = rules_in("protocol", "counts")

WHOLE = """
kind: protocol
chair: Anna Lind
secretary: Lidia Berg
adjusters: Maria Ek
"""


def protocol(more: str, head: str = WHOLE) -> list[str]:
    return said(RULES, head + more)


# Adjustment


@pytest.mark.parametrize(
    ("more", "late"),
    [
        ("approval: {by: Maria Ek, date: 2022-03-26}", ["adjusted-late: 2022-03-26"]),
        ("approval: {by: Maria Ek, date: 2022-03-25}", []),
        ("end_date: 2022-03-12\napproval: {by: Maria Ek, date: 2022-03-26}", []),
        ("", []),
        ("status: circulated", ["not-adjusted: circulated"]),
        ("status: draft\ndate: 2022-08-17", ["not-adjusted: draft"]),
        ("status: draft\ndate: 2022-08-17\nend_date: 2022-08-18", []),
        ("status: planned", []),
    ],
)
def test_a_protocol_is_adjusted_within_fourteen_days(more: str, late: list[str]) -> None:
    assert protocol(more) == late


@pytest.mark.parametrize("more", ["approval: {by: Maria Ek, date: 2022-12-26}", "status: draft"])
def test_swedish_law_is_for_projects_in_swedish(more: str) -> None:
    minutes = f"{WHOLE}date: 2022-05-06\n{more}"
    assert len(said(RULES, minutes, "language: sv")) == 1
    assert said(RULES, minutes, "language: en") == []


def test_notes_have_no_time_limit_nor_officers_nor_numbers() -> None:
    minutes = """
        approval: {by: Maria Ek, date: 2022-12-26}
        participants: Anna Lind
        items:
          - {title: A, number: § 1}
          - {title: B, number: § 4, decisions: [{text: C, vote: {for: 9}}]}
        """
    assert said(RULES, minutes) == []


# Officers


def test_a_protocol_names_its_chair_secretary_and_adjusters() -> None:
    missing = ["missing-chair", "missing-secretary", "missing-adjusters"]
    assert protocol("", "kind: protocol\n") == [f"{code}: protocol" for code in missing]
    assert protocol("") == []


@pytest.mark.parametrize("status", ["planned", "cancelled"])
def test_a_meeting_that_was_not_held_has_no_officers(status: str) -> None:
    assert protocol(f"status: {status}", "kind: protocol\n") == []


def test_an_approved_protocol_needs_no_adjusters_named() -> None:
    head = "kind: protocol\nchair: Anna Lind\nsecretary: Lidia Berg\n"
    assert protocol("approval: {by: Maria Ek, date: 2022-03-14}", head) == []


# Votes


def votes(participants: str, vote: str, more: str = "") -> list[str]:
    return protocol(
        f"participants: {participants}\n{more}\n"
        f"items: [{{title: A, decisions: [{{text: B, vote: {vote}}}]}}]"
    )


def test_no_more_vote_than_are_present() -> None:
    too_many = "{for: 2, against: 1, abstain: 1}"
    assert votes("Maria Ek, Per Lind", too_many) == ["votes-exceed-present: vote"]
    assert votes("Maria Ek, Per Lind", "{for: 2, against: 1}") == []  # Anna Lind is in the chair
    assert votes("{Orust: 'Maria Ek, Per Lind, Anna Lind'}", too_many) == [
        "votes-exceed-present: vote"
    ]


def test_a_declared_headcount_counts_too() -> None:
    vote = "{for: 9, against: 1}"
    assert votes("Maria Ek", vote, "headcount: 10") == []
    assert votes("Maria Ek", vote, "headcount: 9") == ["votes-exceed-present: vote"]
    assert votes("Maria Ek", vote, "headcount: ca 9") == []
    assert votes("Maria Ek", vote, "headcount: minst 2") == []


def test_without_a_list_of_those_present_votes_are_not_judged() -> None:
    assert protocol("items: [{title: A, decisions: [{text: B, vote: {for: 9}}]}]") == []


# Numbers


def numbered(*numbers: str) -> list[str]:
    rows = [f"  - {{title: Ärende{f', number: {number}' if number else ''}}}" for number in numbers]
    return protocol("items:\n" + "\n".join(rows))


@pytest.mark.parametrize(
    ("numbers", "wrong"),
    [
        (["§ 1", "§ 3"], ["paragraph-gap: § 3"]),
        (["§ 12", "§ 12"], ["paragraph-gap: § 12"]),
        (["§ 12", "§ 11"], ["paragraph-gap: § 11"]),
        (["§ 12", "", "§ 14"], ["paragraph-gap: Ärende"]),
        (["§ 12", "", "§ 13"], ["paragraph-gap: Ärende", "paragraph-gap: § 13"]),
        (["", "§ 1"], ["paragraph-gap: Ärende"]),
    ],
)
def test_numbers_follow_each_other(numbers: list[str], wrong: list[str]) -> None:
    assert numbered(*numbers) == wrong


@pytest.mark.parametrize(
    "numbers",
    [["§ 12", "§ 13", "§ 14"], ["§1", "2", "§ 3"], ["§ 12", "§ 12a", "§ 13"], ["", ""], ["A", "B"]],
)
def test_numbers_that_follow_and_none_at_all_are_right(numbers: list[str]) -> None:
    assert numbered(*numbers) == []


# Quorum

MEMBERS = """
    series:
      bim:
        title: BIM-nätverket
        members: [Orust, Tanum, Munkedal, {organization: Sotenäs, from: 2023-01-01}]
    """


def quorum(participants: str, project: str, more: str = "") -> list[str]:
    decided = "items: [{title: A, decisions: B}]"
    minutes = f"series: bim\n{WHOLE}participants: {participants}\n{more}\n{decided}"
    return said(RULES, minutes, project)


def test_more_than_half_of_the_members_are_represented() -> None:
    few = ["no-quorum: participants"]
    assert quorum("{Orust: Anna Lind}", MEMBERS) == few
    assert quorum("{Orust: 'Anna Lind, Maria Ek', Trollhättan: Per Lind}", MEMBERS) == few
    assert quorum("{Orust: Anna Lind, Tanum: Maria Ek}", MEMBERS) == []
    assert quorum("{Orust kommun: Anna Lind, Tanum: Maria Ek}", MEMBERS) == []
    assert quorum("{Orust: Anna Lind}", MEMBERS, "status: cancelled") == []


def test_a_series_own_quorum_comes_first() -> None:
    project = f"{MEMBERS}    quorum: 3"
    assert quorum("{Orust: Anna Lind, Tanum: Maria Ek}", project) == ["no-quorum: participants"]
    assert quorum("{Orust: 'Anna Lind, Eva Ros', Tanum: Maria Ek}", project) == []


def test_a_meeting_that_decides_nothing_needs_no_quorum() -> None:
    assert said(RULES, f"series: bim\n{WHOLE}participants: {{Orust: Anna Lind}}", MEMBERS) == []


def test_without_members_nothing_is_known_of_a_quorum() -> None:
    assert quorum("Anna Lind", "series: {bim: {title: BIM-nätverket}}") == []
