"""Work is spread over processes, and what goes wrong in one is raised where it was asked for."""

from typing import Any

import pytest

from minnes.publish.site.shares import Shares


class Nothing:
    """A share that is asked nothing."""


def spread(count: int, make: Any) -> list[Any]:
    with Shares(Nothing, count) as shares:  # type: ignore[arg-type]
        return shares.spread(make, [1, 2, 3, 4, 5])


@pytest.mark.parametrize("count", [1, 2, 3])
def test_every_thing_is_made_once(count: int) -> None:
    assert sorted(spread(count, lambda some: [one * 10 for one in some])) == [10, 20, 30, 40, 50]


@pytest.mark.parametrize("wrong", [1, 2])
def test_what_goes_wrong_in_any_process_is_raised(wrong: int) -> None:
    def make(some: list[int]) -> list[int]:
        if wrong in some:
            raise ValueError(wrong)
        return some

    with pytest.raises(ValueError, match=str(wrong)):
        spread(2, make)
