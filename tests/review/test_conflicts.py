"""Where two people's versions stand beside each other, both are told and neither is taken."""

import pytest

from minnes.review.conflicts import beside, undecided, versions
from minnes.source.reader import read_meeting

BOTH = b"""\
series: bim
<<<<<<< ours
place: Ale
=======
place: Orust
time: 9
>>>>>>> theirs
date: 2021-12-10
<<<<<<< HEAD
||||||| base
status: draft
=======
status: approved
>>>>>>> anna
"""


def test_each_version_is_the_file_as_one_side_had_it() -> None:
    assert versions(BOTH) == (
        b"series: bim\nplace: Ale\ndate: 2021-12-10\n",
        b"series: bim\nplace: Orust\ntime: 9\ndate: 2021-12-10\nstatus: approved\n",
    )
    assert versions(b"series: bim\n") == (b"series: bim\n",) * 2


@pytest.mark.parametrize(
    "content",
    [
        b"a: 1\n<<<<<<< ours\n" * 100_000,
        b"<<<<<<< ours\n=======\n" * 100_000,
        b"a: 1\n<<<<<<< ours\nb: 2\n=======\nc: 3\n",
        b"a: 1\n=======\n>>>>>>> theirs\n",
    ],
    ids=["only begun", "never ended", "not ended", "not begun"],
)
def test_what_is_no_conflict_of_gits_stays_as_it_is(content: bytes) -> None:
    assert versions(content) == (content, content)


def test_signs_stand_around_what_differs() -> None:
    assert beside("a\nb\n", "a\nc\nd\n") == ("a\n<<<<<<< ours\nb\n=======\nc\nd\n>>>>>>> theirs\n")
    assert beside("a\n", "a\n") == "a\n"


@pytest.mark.parametrize(("content", "line"), [(BOTH, 2), (versions(BOTH)[0], None)])
def test_the_first_place_that_is_undecided_is_found(content: bytes, line: int | None) -> None:
    found = undecided(read_meeting(content, "a.yaml").diagnostics)
    assert (found and found.span.line) == line
