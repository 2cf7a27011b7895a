"""What a series left open is carried over into its next meeting, and nothing else."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings

from minnes.archive.carry_over import OpenOutcome, comment, open_outcomes
from minnes.archive.loading import Loaded
from minnes.archive.new_file_text import meeting_text
from minnes.archive.scaffold import scaffold
from minnes.archive.workspace import register
from minnes.language.catalog import translator
from minnes.model.identity import meeting_id
from minnes.model.meeting import Meeting
from tests.source.made import meetings
from tests.texts import meeting as read
from tests.texts import project

DAY = date(2022, 9, 1)


def minutes(day: str, *lines: str) -> str:
    return "\n".join(["series: bim", f"date: {day}", *lines]) + "\n"


def item(*lines: str) -> str:
    return "\n".join(["items:", "  - title: Läget", *(f"    {line}" for line in lines)])


def left_open(*texts: str, day: date = DAY) -> dict[str, list[str]]:
    """The comments of what is carried over, by reference."""
    english = translator("en").text
    return {matter.reference: comment(matter, english) for matter in carried_over(*texts, day=day)}


def topics(*texts: str, day: date = DAY) -> list[str]:
    """The titles under which what is carried over comes back on the agenda."""
    return [matter.topic for matter in carried_over(*texts, day=day)]


def carried_over(*texts: str, day: date) -> list[OpenOutcome]:
    loaded = []
    for number, text in enumerate(texts):
        path, meeting = f"{number}.yaml", read(text)
        loaded.append(Loaded(path, meeting_id(meeting, path), meeting))
    return open_outcomes(loaded, "bim", day)


@pytest.mark.parametrize(
    ("line", "remark"),
    [
        ("actions: ringer", "ringer (promised 2022-03-11)"),
        ("actions: {Bo Ek: ringer}", "Bo Ek: ringer (promised 2022-03-11)"),
        (
            "actions: {Bo Ek och Eva Ros: ringer due:2022-05-02}",
            "Bo Ek, Eva Ros: ringer (promised 2022-03-11, to be done by 2022-05-02)",
        ),
        (
            "actions: {Bo Ek: ringer, condition: när det går}",
            "Bo Ek: ringer (promised 2022-03-11, waits for: när det går)",
        ),
        (
            "decisions: {text: Vi ses, owner: Bo Ek, due: 2022-05-02}",
            "Bo Ek: Vi ses (decided 2022-03-11, to be done by 2022-05-02)",
        ),
        ("decisions: {text: Vi ses, owner: Bo Ek}", "Bo Ek: Vi ses (decided 2022-03-11)"),
        (
            "decisions: {text: Planen, outcome: deferred, deferred_to: 2022-06}",
            "Planen (put off 2022-03-11 until 2022-06)",
        ),
        ("questions: Hur gör ni?", "Hur gör ni? (asked 2022-03-11, not yet answered)"),
        (
            "questions: {text: Hur?, by: Tanum}",
            "Tanum: Hur? (asked 2022-03-11, not yet answered)",
        ),
    ],
)
def test_it_tells_what_by_whom_until_when_and_at_which_meeting(line: str, remark: str) -> None:
    assert list(left_open(minutes("2022-03-11", item(line))).values()) == [[remark]]


@pytest.mark.parametrize(
    "line",
    [
        "decisions: Vi ses.",
        "decisions: {text: Vi ses, owner: Bo Ek, outcome: rejected}",
        "actions: {Bo Ek: ringer, status: done}",
        "actions: {Bo Ek: ringer, status: dropped}",
        "questions: {text: Hur?, answer: Så.}",
    ],
)
def test_what_is_settled_is_not_carried_over(line: str) -> None:
    assert left_open(minutes("2022-03-11", item(line))) == {}


ACTION = minutes("2022-03-11", item("actions: {Bo Ek: ringer due:2022-05-02}"))
DEFERRED = minutes(
    "2022-03-11", item("decisions: {text: Plan, outcome: deferred, deferred_to: 2022-06}")
)
QUESTION = minutes("2022-03-11", item("questions: Hur?"))


@pytest.mark.parametrize(
    ("first", "later"),
    [
        (ACTION, "follow_up: {2022-03-11#A1: done}"),
        (ACTION, "follow_up: {bim/2022-03-11#A1: dropped}"),
        (DEFERRED, "follow_up: {2022-03-11#D1: dropped}"),
        (DEFERRED, item('decisions: {text: Antas., replaces: "2022-03-11#D1"}')),
        (QUESTION, "follow_up: {2022-03-11#Q1: done}"),
    ],
)
def test_what_a_later_meeting_settled_is_not_carried_over(first: str, later: str) -> None:
    assert len(left_open(first)) == 1
    assert left_open(first, minutes("2022-06-03", later)) == {}
    assert len(left_open(first, minutes("2022-06-03", "status: planned", later))) == 1


def test_a_later_meeting_moves_the_day_and_the_owner_and_adds_a_note() -> None:
    told = "follow_up: {2022-03-11#A1: {due: 2022-10-03, owner: Eva Ros, note: Nästan klart.}}"
    assert left_open(ACTION, minutes("2022-06-03", told)) == {
        "2022-03-11#A1": [
            "Eva Ros: ringer (promised 2022-03-11, to be done by 2022-10-03)",
            "2022-06-03: Nästan klart.",
        ]
    }


@pytest.mark.parametrize("told", ["", "open"])
def test_what_is_left_blank_or_said_to_be_open_is_carried_over_again(told: str) -> None:
    later = minutes("2022-06-03", "follow_up:", f"  2022-03-11#A1: {told}")
    assert list(left_open(ACTION, later)) == ["2022-03-11#A1"]


def test_only_earlier_meetings_of_the_series_that_were_held_count() -> None:
    assert left_open(ACTION, day=date(2022, 3, 11)) == {}
    assert left_open(ACTION.replace("bim", "styr")) == {}
    assert left_open(ACTION.replace("date", "status: cancelled\ndate")) == {}


def test_they_stand_oldest_first() -> None:
    newer = ACTION.replace("2022-03-11", "2022-04-08")
    assert list(left_open(newer, ACTION)) == ["2022-03-11#A1", "2022-04-08#A1"]


def test_what_a_copied_file_says_once_more_stands_once() -> None:
    references = [matter.reference for matter in carried_over(ACTION, ACTION, QUESTION, day=DAY)]
    assert references == ["2022-03-11#A1", "2022-03-11#Q1"]


def test_what_is_internal_is_not_told_in_a_comment() -> None:
    hidden = item("internal: ja", "actions: {Bo Ek: ringer due:2022-05-02}")
    told = "follow_up: {2022-03-11#A1: {note: Hemligt.}}"
    assert left_open(minutes("2022-03-11", hidden), minutes("2022-06-03", told)) == {
        "2022-03-11#A1": ["internal: see 0.yaml (promised 2022-03-11, to be done by 2022-05-02)"]
    }


@pytest.mark.parametrize(
    ("until", "topic"),
    [
        ("2022-09-01", "Läget"),
        ("2022-06-03", "Läget"),
        ("2022-09", "Läget"),
        ("bim/2022-09-01", "Läget"),
        ("2022-09-02", ""),
        ("2022-10", ""),
        ("styr/2022-09-01", ""),
        ("bim/extra", ""),
    ],
)
def test_a_decision_put_off_comes_back_when_its_day_has_come(until: str, topic: str) -> None:
    line = f"decisions: {{text: Planen, outcome: deferred, deferred_to: {until}}}"
    assert topics(minutes("2022-03-11", item(line))) == [topic]


def test_a_decision_that_was_put_off_again_comes_back_then() -> None:
    first = minutes(
        "2022-03-11", item("decisions: {text: Planen, outcome: deferred, deferred_to: 2022-06}")
    )
    again = minutes("2022-06-03", "follow_up: {2022-03-11#D1: {due: 2022-12-01}}")
    assert topics(first, again) == [""]
    assert topics(first, again, day=date(2022, 12, 1)) == ["Läget"]


def test_what_is_internal_does_not_come_back_in_the_open() -> None:
    line = "decisions: {text: Planen, outcome: deferred, deferred_to: 2022-06}"
    assert topics(minutes("2022-03-11", item("internal: ja", line))) == [""]


def test_a_comment_is_plain_text_on_short_lines() -> None:
    text = "# minnes: ignore[x]\\u2028" + "ord " * 40
    found = left_open(minutes("2022-03-11", item(f'decisions: {{text: "{text}", owner: Bo Ek}}')))
    (lines,) = found.values()
    assert lines[0].startswith("Bo Ek: # minnes ignore[x] ord ord")
    assert max(map(len, lines)) <= 94
    assert all(line.isprintable() for line in lines)


@settings(max_examples=20, suppress_health_check=list(HealthCheck))
@given(meetings)
def test_whatever_was_left_open_the_new_file_reads_without_a_finding(meeting: Meeting) -> None:
    series = project("series:\n  bim:\n")
    own = meeting.model_copy(update={"series": "bim", "date": date(2022, 3, 11), "id": None})
    found = open_outcomes([Loaded("m.yaml", "bim/2022-03-11", own)], "bim", DAY)
    new = scaffold(series, register(series), "bim", DAY, [])
    text = meeting_text(new, translator("sv"), "", found)
    follow_ups = read(text).follow_up
    assert [follow_up.reference for follow_up in follow_ups] == [
        matter.reference for matter in found
    ]
    assert not any(follow_up.status or follow_up.note for follow_up in follow_ups)
