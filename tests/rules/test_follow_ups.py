"""What became of decisions and actions: late, forgotten, settled twice."""

from datetime import date

import pytest

from tests.rules.saying import across_in, said_across

ARCHIVE_RULES = across_in("follow_ups")


def meeting(day: str, *lines: str, series: str = "bim") -> str:
    return "\n".join([f"series: {series}", f"date: {day}", *lines]) + "\n"


def item(*lines: str) -> str:
    return "\n".join(["items:", "  - title: Lokal", *(f"    {line}" for line in lines)])


ACTION = item("actions:", "  - Eva Fjord: bokar lokal due:2022-05-02 id:A1")


def test_an_open_action_whose_day_has_passed_is_late() -> None:
    files = {"mars": meeting("2022-03-11", ACTION), "juni": meeting("2022-06-03")}
    assert said_across(ARCHIVE_RULES, files) == ["mars overdue-action: 2022-05-02"]
    assert said_across(ARCHIVE_RULES, files, today=date(2022, 5, 2)) == []


@pytest.mark.parametrize("told", ["done", "dropped", "{status: open, due: 2022-10-01}"])
def test_a_later_meeting_closes_or_moves_it(told: str) -> None:
    later = meeting("2022-06-03", "follow_up:", f"  2022-03-11#A1: {told}")
    assert said_across(ARCHIVE_RULES, {"mars": meeting("2022-03-11", ACTION), "juni": later}) == []


def test_an_action_that_was_moved_is_late_where_it_was_moved() -> None:
    later = meeting("2022-06-03", "follow_up:", "  2022-03-11#A1: {due: 2022-08-15}")
    files = {"mars": meeting("2022-03-11", ACTION), "juni": later}
    assert said_across(ARCHIVE_RULES, files) == ["juni overdue-action: 2022-08-15"]


@pytest.mark.parametrize(
    "lines",
    [
        item("actions:", "  - {who: Eva Fjord, what: Ringer, due: 2022-05-02, status: done}"),
        item("decisions:", "  - {text: Ringer, due: 2022-05-02, outcome: rejected}"),
        "status: cancelled\n" + ACTION,
    ],
)
def test_what_is_not_open_is_not_late(lines: str) -> None:
    assert said_across(ARCHIVE_RULES, {"mars": meeting("2022-03-11", lines)}) == []


def test_a_decision_with_a_day_is_late_until_it_is_done_or_replaced() -> None:
    decision = item("decisions:", "  - {text: Lokalen byts., due: 2022-05-02}")
    first = {"mars": meeting("2022-03-11", decision)}
    assert said_across(ARCHIVE_RULES, first) == ["mars overdue-action: 2022-05-02"]
    replaced = item("decisions:", '  - {text: Kvar., replaces: "2022-03-11#D1"}')
    assert said_across(ARCHIVE_RULES, {**first, "juni": meeting("2022-06-03", replaced)}) == []


def test_an_action_is_closed_once() -> None:
    closed = ("follow_up:", "  2022-03-11#A1: done")
    files = {
        "mars": meeting("2022-03-11", ACTION),
        "april": meeting("2022-04-08", *closed),
        "juni": meeting("2022-06-03", "follow_up:", "  bim/2022-03-11#A1: dropped"),
    }
    assert said_across(ARCHIVE_RULES, files) == ["juni closed-twice: bim/2022-03-11#A1"]


def test_an_action_that_was_opened_again_is_closed_again() -> None:
    files = {
        "mars": meeting("2022-03-11", ACTION),
        "april": meeting("2022-04-08", "follow_up:", "  2022-03-11#A1: done"),
        "maj": meeting("2022-05-06", "follow_up:", "  2022-03-11#A1: open"),
        "juni": meeting("2022-06-03", "follow_up:", "  2022-03-11#A1: done"),
    }
    assert said_across(ARCHIVE_RULES, files) == []


def test_an_action_done_at_once_is_not_closed_again() -> None:
    done = item("actions:", "  - {who: Eva Fjord, what: Ringer, status: done, id: A1}")
    files = {
        "mars": meeting("2022-03-11", done),
        "april": meeting("2022-04-08", "follow_up:", "  2022-03-11#A1: done"),
    }
    assert said_across(ARCHIVE_RULES, files) == ["april closed-twice: 2022-03-11#A1"]


def test_a_decision_is_replaced_once() -> None:
    replaces = item("decisions:", '  - {text: Ny lokal., replaces: "2022-03-11#D1"}')
    files = {
        "mars": meeting("2022-03-11", item("decisions: Lokalen byts.")),
        "april": meeting("2022-04-08", replaces),
        "juni": meeting("2022-06-03", replaces),
    }
    assert said_across(ARCHIVE_RULES, files) == ["juni replaced-twice: 2022-03-11#D1"]
    del files["april"]
    assert said_across(ARCHIVE_RULES, files) == []


def test_two_decisions_of_one_meeting_may_replace_one() -> None:
    both = item(
        "decisions:",
        '  - {text: Ny lokal., replaces: "2022-03-11#D1"}',
        '  - {text: Ny tid., replaces: "2022-03-11#D1"}',
    )
    files = {
        "mars": meeting("2022-03-11", item("decisions: Lokalen byts.")),
        "april": meeting("2022-04-08", both),
    }
    assert said_across(ARCHIVE_RULES, files) == []


@pytest.mark.parametrize("later", ["2022-06-03", "2022-06", "2022-05-20", "bim/2022-06-03"])
def test_a_deferred_question_comes_back(later: str) -> None:
    deferred = item("decisions:", f"  - {{text: Plan, outcome: deferred, deferred_to: {later}}}")
    files = {"mars": meeting("2022-03-11", deferred), "juni": meeting("2022-06-03")}
    assert said_across(ARCHIVE_RULES, files) == [f"mars deferred-and-forgotten: {later}"]


@pytest.mark.parametrize(
    ("today", "juni"),
    [
        (date(2022, 9, 1), item("decisions:", '  - {text: Antas., replaces: "2022-03-11#D1"}')),
        (date(2022, 9, 1), "follow_up:\n  2022-03-11#D1: {note: Väntar på underlag.}"),
        (date(2022, 9, 1), "status: cancelled"),
        (date(2022, 6, 15), ""),
    ],
)
def test_a_question_that_came_back_or_still_can_is_left_alone(today: date, juni: str) -> None:
    deferred = item("decisions:", "  - {text: Plan, outcome: deferred, deferred_to: 2022-06}")
    files = {"mars": meeting("2022-03-11", deferred), "juni": meeting("2022-06-03", juni)}
    assert said_across(ARCHIVE_RULES, files, today=today) == []


def test_a_reference_left_blank_says_nothing_of_a_deferred_question() -> None:
    deferred = item("decisions:", "  - {text: Plan, outcome: deferred, deferred_to: 2022-06}")
    later = meeting("2022-06-03", "follow_up:", "  2022-03-11#D1:")
    files = {"mars": meeting("2022-03-11", deferred), "juni": later}
    assert said_across(ARCHIVE_RULES, files) == ["mars deferred-and-forgotten: 2022-06"]


def test_a_question_is_closed_once() -> None:
    asked = item("questions:", "  - {text: Hur?, answer: Så.}", "  - När?")
    closed = ("follow_up:", "  2022-03-11#Q1: done", "  2022-03-11#Q2: done")
    files = {"mars": meeting("2022-03-11", asked), "juni": meeting("2022-06-03", *closed)}
    assert said_across(ARCHIVE_RULES, files) == ["juni closed-twice: 2022-03-11#Q1"]


OPEN = meeting("2022-03-11", item("actions:", "  - Eva Fjord: bokar lokal id:A1"))
SILENT = {"april": meeting("2022-04-08"), "juni": meeting("2022-06-03")}


def test_an_action_that_two_meetings_say_nothing_of_is_asked_about() -> None:
    files = {"mars": OPEN, **SILENT}
    assert said_across(across_in("forgotten"), files) == ["mars never-mentioned-again: bokar lokal"]
    assert said_across(across_in("forgotten"), files, today=date(2022, 6, 2)) == []
    del files["april"]
    assert said_across(across_in("forgotten"), files) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("mars", OPEN.replace("lokal id", "lokal due:2022-05-02 id")),
        ("mars", OPEN.replace("date:", "status: cancelled\ndate:")),
        ("april", meeting("2022-04-08", "follow_up:", "  2022-03-11#A1:")),
        ("april", meeting("2022-04-08", "follow_up:", "  2022-03-11#A1: open")),
        ("juni", meeting("2022-06-03", "status: planned")),
        ("juni", meeting("2022-06-03", series="styr")),
    ],
)
def test_what_is_late_listed_or_still_fresh_is_not_asked_about(name: str, text: str) -> None:
    assert said_across(across_in("forgotten"), {"mars": OPEN, **SILENT, name: text}) == []
