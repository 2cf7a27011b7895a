"""Time zones as calendars carry them: rules where there are some, single days where not."""

import pytest

from minnes.query.vtimezone import zone_lines


def observances(timezone: str) -> list[str]:
    return [
        line
        for line in zone_lines(timezone, 2024, 2025)
        if line.startswith(("BEGIN", "DTSTART", "RRULE", "RDATE", "TZOFFSET"))
    ]


def test_stockholm_changes_its_clocks_on_last_sundays() -> None:
    assert observances("Europe/Stockholm") == [
        "BEGIN:VTIMEZONE",
        "BEGIN:DAYLIGHT",
        "DTSTART:20230326T020000",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0200",
        "BEGIN:STANDARD",
        "DTSTART:20231029T030000",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
        "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0100",
    ]


@pytest.mark.parametrize(
    ("timezone", "rules"),
    [
        ("America/New_York", ["3;BYDAY=2SU", "11;BYDAY=1SU"]),
        ("UTC", []),
        ("Africa/Casablanca", []),
    ],
)
def test_other_zones_have_rules_of_their_own_or_none(timezone: str, rules: list[str]) -> None:
    found = [line for line in observances(timezone) if line.startswith("RRULE")]
    assert found == [f"RRULE:FREQ=YEARLY;BYMONTH={rule}" for rule in rules]


def test_a_zone_without_changes_has_one_time() -> None:
    assert observances("UTC") == [
        "BEGIN:VTIMEZONE",
        "BEGIN:STANDARD",
        "DTSTART:19700101T000000",
        "TZOFFSETFROM:+0000",
        "TZOFFSETTO:+0000",
    ]


def test_changes_that_follow_no_rule_stand_one_by_one() -> None:
    days = [line for line in observances("Africa/Casablanca") if line.startswith("RDATE")]
    assert days == [
        "RDATE:20240310T030000",
        "RDATE:20250223T030000",
        "RDATE:20260215T030000",
        "RDATE:20240414T020000",
        "RDATE:20250406T020000",
        "RDATE:20260322T020000",
    ]
