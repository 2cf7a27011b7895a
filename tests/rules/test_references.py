"""References: every meeting has its own id, and each points at one."""

import pytest

from tests.rules.saying import across_in, hints_across, said_across
from tests.rules.test_follow_ups import ACTION, item, meeting

ARCHIVE_RULES = across_in("references")


@pytest.mark.parametrize(
    "reference", ["2022-03-11#A2", "2022-03-12#A1", "bim/2022-03-11#D1", "barn/2022-03-11#A1"]
)
def test_a_reference_to_nothing_is_told(reference: str) -> None:
    files = {
        "mars": meeting("2022-03-11", ACTION),
        "juni": meeting("2022-06-03", "follow_up:", f"  {reference}: done"),
    }
    assert said_across(ARCHIVE_RULES, files) == [f"juni unknown-reference: {reference}"]
    replacing = item("decisions:", f'  - {{text: Ny lokal., replaces: "{reference}"}}')
    files["juni"] = meeting("2022-06-03", replacing)
    assert said_across(ARCHIVE_RULES, files) == [f"juni unknown-reference: {reference}"]


@pytest.mark.parametrize("reference", ["2022-03-11#A1", "bim/2022-03-11#A1", "2022-03-11#D1"])
def test_a_reference_to_something_is_right(reference: str) -> None:
    files = {
        "mars": meeting("2022-03-11", ACTION, "    decisions: Lokalen byts."),
        "juni": meeting("2022-06-03", "follow_up:", f"  {reference}: done"),
    }
    assert said_across(ARCHIVE_RULES, files) == []


def test_a_reference_points_backwards() -> None:
    files = {
        "mars": meeting("2022-03-11", "follow_up:", "  2022-06-03#A1: done"),
        "juni": meeting("2022-06-03", ACTION),
    }
    assert said_across(ARCHIVE_RULES, files) == ["mars reference-ahead: 2022-06-03#A1"]


@pytest.mark.parametrize(
    ("reference", "hint"),
    [
        ("2022-03-21#A1", 'did you mean "bim/2022-03-11#A1"?'),
        # Neither what the meeting that was probably meant does not hold, nor this meeting's own.
        ("2022-03-21#A2", "write series, date and id, as bim/2021-09-17#A3"),
        ("2022-06-13#A1", "write series, date and id, as bim/2021-09-17#A3"),
    ],
)
def test_a_reference_is_suggested_that_is_there_and_earlier(reference: str, hint: str) -> None:
    files = {
        "mars": meeting("2022-03-11", ACTION),
        "juni": meeting("2022-06-03", ACTION, "follow_up:", f"  {reference}: done"),
    }
    assert hints_across(ARCHIVE_RULES, files) == [hint]


def test_two_files_have_two_ids() -> None:
    files = {
        "ett": meeting("2022-03-11"),
        "två": meeting("2022-03-11"),
        "tre": meeting("2022-03-11", "id: 2022-03-11-extra"),
        "fyra": meeting("2022-03-11", series="barn"),
    }
    assert said_across(ARCHIVE_RULES, files) == [
        "ett duplicate-meeting-id: 2022-03-11",
        "två duplicate-meeting-id: 2022-03-11",
    ]
