"""Work is spread over processes, and what goes wrong in one is raised where it was asked for."""

import multiprocessing
import os

import pytest

from minnes.archive import processes
from minnes.archive.processes import in_order, spread
from minnes.language.problem import Problem

PARENT = os.getpid()


@pytest.fixture(params=[1, 2, 3])
def count(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(processes, "processors", lambda: request.param)
    return int(request.param)


@pytest.mark.parametrize("things", [1, 2, 5, 700])
def test_every_thing_is_made_once(count: int, things: int) -> None:
    made = sorted(spread(lambda thing: thing * 10, range(things), 1))
    assert made == [thing * 10 for thing in range(things)]


def test_what_is_made_comes_in_order_where_that_is_asked_for(count: int) -> None:
    assert in_order(str, range(100), 1) == [str(thing) for thing in range(100)]


def test_every_process_takes_part(count: int) -> None:
    def slow(_: int) -> int:
        multiprocessing.Event().wait(0.01)
        return os.getpid()

    assert len(set(spread(slow, range(40), 1))) == count


def test_few_things_are_made_where_they_are_asked_for() -> None:
    assert set(spread(lambda _: os.getpid(), range(9), 10)) == {PARENT}


def test_what_goes_wrong_in_any_process_is_raised(count: int) -> None:
    def make(thing: int) -> int:
        if thing == 30:
            raise ValueError(thing)
        return thing

    with pytest.raises(ValueError, match="30"):
        list(spread(make, range(40), 1))


def test_a_process_that_is_killed_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    def make(thing: int) -> int:
        if os.getpid() != PARENT:
            os._exit(1)
        return thing

    monkeypatch.setattr(processes, "processors", lambda: 2)
    with pytest.raises(Problem, match="before its work was done") as problem:
        list(spread(make, range(40), 1))
    assert str(problem.value.hint).startswith("memory may be short")


def test_no_process_is_left_when_nobody_wants_the_rest(count: int) -> None:
    made = spread(lambda thing: thing, range(700), 1)
    next(made)
    made.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []
