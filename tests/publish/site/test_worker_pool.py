"""Shares are asked the same and answer together, and what goes wrong in one is raised."""

from collections.abc import Iterator

import pytest

from minnes.publish.site.worker_pool import WorkerPool


class Tens:
    """A share that counts in tens, and holds what it was given before."""

    def __init__(self) -> None:
        self.held: list[int] = []

    def hold(self, numbers: list[int]) -> Iterator[int]:
        """Keep numbers until the next step."""
        self.held += numbers
        yield from ()

    def tens(self, factor: int) -> Iterator[int]:
        """Yield the numbers held, times ten and a factor."""
        for number in self.held:
            yield number * 10 * factor

    def fail(self, number: int) -> Iterator[int]:
        """Go wrong if a number is held."""
        if number in self.held:
            raise ValueError(number)
        yield number


@pytest.mark.parametrize("count", [1, 2, 3])
def test_what_a_share_was_given_it_has_in_the_next_step(count: int) -> None:
    with WorkerPool(Tens, count) as pool:
        pool.run("hold", [(some,) for some in pool.split([1, 2, 3, 4, 5])])
        answers = pool.run("tens", [(2,)] * count)
    assert sorted(number for some in answers for number in some) == [20, 40, 60, 80, 100]


@pytest.mark.parametrize("wrong", [1, 2])
def test_what_goes_wrong_in_any_share_is_raised(wrong: int) -> None:
    with WorkerPool(Tens, 2) as pool:
        pool.run("hold", [([1],), ([2],)])
        with pytest.raises(ValueError, match=str(wrong)):
            pool.run("fail", [(wrong,), (wrong,)])
