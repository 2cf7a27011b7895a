"""The life of decisions and actions, replayed from what meetings say of them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minnes.archive.ledger import (
    Saying,
    Standing,
    Stated,
    last_day,
    replay,
    task_status,
)
from minnes.archive.statements import is_task
from minnes.model.outcome import Action, Decision, Question
from minnes.model.person import Person

ACTION = Stated("A", "open", owner="Per Lind")
DEFERRED = Stated("D", "deferred", deferred_to="2022-06")
ADOPTED = Stated("D", "adopted")


def said(day: str, status: str = "", **more: str) -> Saying:
    return Saying(day, f"bim/{day}", status, **more)


def test_what_nobody_speaks_of_again_stands_as_it_was_stated() -> None:
    assert replay(ACTION, []) == Standing("open", "", "Per Lind")
    assert replay(ADOPTED, []) == Standing("adopted", "", "")
    assert replay(Stated("A", "done"), []) == Standing("done", "", "")


def test_the_last_word_by_date_counts_whatever_order_the_files_are_read_in() -> None:
    words = [said("2022-05-01", "open"), said("2022-03-01", "done"), said("2022-09-01", "dropped")]
    assert replay(ACTION, words[:2]) == Standing("open", "", "Per Lind", "2022-05-01")
    assert replay(ACTION, words) == Standing("dropped", "", "Per Lind", "2022-09-01")


def test_a_follow_up_moves_the_date_and_the_owner() -> None:
    moved = said("2022-03-01", "open", due="2022-06-01", owner="Eva Ros")
    later = said("2022-04-01", note="arabiska är klart")
    assert replay(ACTION._replace(due="2022-02-01"), [moved, later]) == Standing(
        "open", "2022-06-01", "Eva Ros"
    )


def test_a_condition_is_waited_for_until_a_day_is_set() -> None:
    waiting = ACTION._replace(condition="så snart budgeten är känd")
    still = said("2022-03-01", "open")
    assert replay(waiting, []).status == "waiting"
    assert replay(waiting, [still]).status == "waiting"
    assert replay(waiting, [still, said("2022-04-01", due="2022-06-01")]).status == "open"
    assert replay(waiting, [said("2022-04-01", "done")]).status == "done"


def test_a_decision_is_replaced_only_by_one_that_was_adopted() -> None:
    adopted = said("2022-03-01", "adopted", by="bim/2022-03-01#D1")
    rejected = said("2022-03-01", "rejected", by="bim/2022-03-01#D1")
    assert replay(ADOPTED, [adopted]) == Standing(
        "replaced", "", "", "2022-03-01", "bim/2022-03-01#D1"
    )
    assert replay(ADOPTED, [rejected]) == Standing("adopted", "", "")


@pytest.mark.parametrize("outcome", ["adopted", "rejected", "deferred"])
def test_what_was_deferred_is_settled_once_it_is_taken_up_again(outcome: str) -> None:
    taken = said("2022-06-01", outcome, by="bim/2022-06-01#D1")
    assert replay(DEFERRED, [taken]) == Standing(
        "replaced", "", "", "2022-06-01", "bim/2022-06-01#D1"
    )


@pytest.mark.parametrize(
    ("stated", "status"),
    [
        (ADOPTED, "adopted"),
        (DEFERRED, "deferred"),
        (ADOPTED._replace(status="rejected"), "deferred"),
    ],
)
def test_a_decision_that_is_opened_again_stands_as_adopted_only_if_it_was(
    stated: Stated, status: str
) -> None:
    words = [said("2022-03-01", "dropped"), said("2022-04-01", "open")]
    assert replay(stated, words).status == status


def test_what_an_earlier_meeting_seems_to_say_changes_nothing() -> None:
    action = ACTION._replace(date="2022-03-01")
    early = [said("2022-02-28", "done"), said("2022-02-28", "adopted", by="bim/2022-02-28#D1")]
    assert replay(action, early) == Standing("open", "", "Per Lind")
    assert replay(action, [*early, said("2022-03-01", "done")]).status == "done"


def test_of_two_words_of_one_meeting_the_last_counts() -> None:
    words = [said("2022-03-01", "done"), said("2022-03-01", "open", note="ändå inte")]
    assert replay(ACTION, words).status == "open"
    assert replay(ACTION, words[::-1]).status == "done"


def test_a_decision_that_was_replaced_stays_so_when_its_successor_is_replaced() -> None:
    first = [said("2022-03-01", "adopted", by="bim/2022-03-01#D1")]
    second = [said("2022-06-01", "adopted", by="bim/2022-06-01#D1")]
    assert replay(ADOPTED, first).replaced_by == "bim/2022-03-01#D1"
    assert replay(ADOPTED, second).replaced_by == "bim/2022-06-01#D1"
    noted = [*first, said("2022-04-01", note="se det nya")]
    assert replay(ADOPTED, noted) == replay(ADOPTED, first)


def test_a_decision_with_an_owner_or_a_day_is_an_action_unless_it_fell() -> None:
    owner, withheld, day = [Person(name="Anna Lind")], [Person(name="")], date(2022, 1, 1)
    tasks = [
        Action(what="ringa"),
        Decision(text="A", owner=owner),
        Decision(text="A", owner=withheld),
        Decision(text="A", due=day),
    ]
    others = [
        Decision(text="A"),
        Decision(text="A", owner=owner, outcome="rejected"),
        Question(text="Vem?", by=owner),
    ]
    assert [is_task(outcome) for outcome in tasks] == [True] * 4
    assert [is_task(outcome) for outcome in others] == [False] * 3


def test_a_decision_is_done_as_an_action_is() -> None:
    owned = ADOPTED._replace(owner="Anna Lind")
    assert task_status(replay(owned, [])) == "open"
    assert task_status(replay(owned, [said("2022-03-01", "done")])) == "done"
    assert task_status(replay(DEFERRED, [])) == "waiting"


@pytest.mark.parametrize(
    ("later", "day"),
    [
        ("2022-06-03", "2022-06-03"),
        ("2022-06", "2022-06-30"),
        ("2024-02", "2024-02-29"),
        ("2022-12", "2022-12-31"),
        ("bim/2022-06-03", "2022-06-03"),
        ("bim/varmote", ""),
        ("2022-13-01", ""),
        ("2022-13", ""),
        ("2022W10", ""),
        ("", ""),
    ],
)
def test_the_last_day_of_what_is_put_off(later: str, day: str) -> None:
    assert last_day(later) == day


DAYS = st.dates(date(2021, 1, 1), date(2021, 3, 1)).map(date.isoformat)
SAYINGS = st.lists(
    st.tuples(
        DAYS,
        st.sampled_from(["", "open", "done", "dropped"]),
        st.sampled_from(["", "2021-02-01", "2021-08-01"]),
        st.booleans(),
    ),
    max_size=8,
    unique_by=lambda one: one[0],
)


@given(
    st.tuples(
        st.sampled_from(["open", "done", "dropped"]),
        st.booleans(),
        st.sampled_from(["", "2021-01-15"]),
    ),
    SAYINGS,
    st.randoms(use_true_random=False),
    DAYS,
)
def test_an_action_after_any_sequence_of_meetings_is_as_a_simple_model_says(
    stated, sayings, random, own
) -> None:
    """The model reads the sayings backwards: the last one that says a thing decides it."""
    status, conditional, due = stated
    words = [
        said(day, "adopted", by=f"bim/{day}#D1") if replaces else said(day, word, due=moved)
        for day, word, moved, replaces in sayings
    ]
    shuffled = random.sample(words, len(words))
    condition = "när det går" if conditional else ""
    standing = replay(Stated("A", status, due, "", condition, date=own), shuffled)

    words = [word for word in words if word.date >= own]
    newest = sorted(words, reverse=True)
    decisive = next((w for w in newest if w.by or w.status), None)
    closed = "replaced" if decisive and decisive.by else decisive.status if decisive else status
    expected_due = next((w.due for w in newest if w.due), due)
    is_open = closed == "open"
    # A condition holds until a day is set, or until the action was closed and opened again.
    opened_up = any(w.due for w in words if not w.by) or status != "open"
    opened_up = opened_up or any(w.by or w.status in ("done", "dropped") for w in words)
    expected = "waiting" if is_open and conditional and not opened_up else closed
    assert (standing.status, standing.due) == (expected, expected_due)


@given(
    st.sampled_from(["adopted", "rejected", "deferred"]),
    st.lists(
        st.tuples(DAYS, st.sampled_from(["", "open", "done", "dropped", "adopted", "rejected"])),
        max_size=8,
        unique_by=lambda one: one[0],
    ),
    st.randoms(use_true_random=False),
)
def test_a_decision_after_any_sequence_of_meetings_is_as_a_simple_model_says(
    outcome, sayings, random
) -> None:
    """The model is a table: what a decision is, and what is said, give what it is then."""
    taken = {"adopted": "replaced", "rejected": "replaced"}
    table = {
        "adopted": {"adopted": "replaced"},
        "rejected": {"adopted": "replaced", "open": "deferred"},
        "deferred": taken,
        "done": {"adopted": "replaced", "open": "reopened"},
        "dropped": {"adopted": "replaced", "open": "reopened"},
        "replaced": {"adopted": "replaced", "open": "reopened"},
    }
    reopened = "adopted" if outcome == "adopted" else "deferred"
    expected = outcome
    for _, word in sorted(sayings):
        if word in ("done", "dropped"):
            expected = word
        else:
            after = table[expected].get(word, expected)
            expected = reopened if after == "reopened" else after
    words = [
        said(day, word, by=f"bim/{day}#D1") if word in ("adopted", "rejected") else said(day, word)
        for day, word in sayings
    ]
    standing = replay(Stated("D", outcome), random.sample(words, len(words)))
    assert standing.status == expected
