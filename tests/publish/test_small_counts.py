"""Small counts are withheld from the public edition where the project asks for it, and only there."""

import pytest

from minnes.model.figure import Figure
from minnes.model.meeting import Meeting
from minnes.model.project import Project
from minnes.publish.edition import internal, public
from minnes.publish.small_counts import is_small
from minnes.register.register import Register, load
from tests import texts

MINUTES = """\
series: bim
date: 2021-12-10
items:
  - title: Runda
    items:
      - title: Siffror
        updates:
          Orust:
            figures: {barn: 3, familjer: 12, personal: "1,8", vak: ingen, plats: {2020: 2, 2021: 9}}
"""


@pytest.mark.parametrize(
    ("figure", "small"),
    [
        (Figure(min=0, max=0, written="0"), False),
        (Figure(min=1, max=1, written="1"), True),
        (Figure(min=4, max=4, written="4"), True),
        (Figure(min=5, max=5, written="5"), False),
        (Figure(min=1.8, max=1.8, written="1,8"), True),
        (Figure(min=3, max=8, written="3–8"), True),
        (Figure(min=0, max=8, written="0–8"), False),
        (Figure(min=55, max=60, written="ca 55–60"), False),
        (Figure(max=3, written="upp till 3"), True),
        (Figure(min=90, written="minst 90"), False),
        (Figure(min=1250, max=1250, written="1 250"), False),
        (Figure(min=2000, max=3000, written="2\u00a0000–3\u00a0000"), False),
        (Figure(written="3 100-lappar"), True),
        (Figure(written="10+3"), True),
        (Figure(written="35+40"), False),
        (Figure(written="tre eller fyra"), False),
        (Figure(min=3, max=3), True),
    ],
)
def test_what_is_a_small_count_below_five(figure: Figure, small: bool) -> None:
    assert is_small(figure, 5) == small


def figures(meeting: Meeting) -> list[tuple[str, str | None, str | None, float | None]]:
    """Label, period, written form and least number of each figure."""
    found = meeting.items[0].items[0].updates[0].figures
    return [
        (figure.label, figure.period, figure.figure.written, figure.figure.min) for figure in found
    ]


def test_nothing_but_the_limit_is_told_of_a_small_count() -> None:
    meeting = texts.meeting(MINUTES)
    limited = Project.model_validate({"publish": {"withhold_below": 5}})
    register = Register(load("sv"))
    whole = [
        ("barn", None, "3", 3),
        ("familjer", None, "12", 12),
        ("personal", None, "1,8", 1.8),
        ("vak", None, "ingen", None),
        ("plats", "2020", "2", 2),
        ("plats", "2021", "9", 9),
    ]
    assert figures(public(meeting, limited, register)) == [
        ("barn", None, "<5", None),
        ("familjer", None, "12", 12),
        ("personal", None, "<5", None),
        ("vak", None, "ingen", None),
        ("plats", "2020", "<5", None),
        ("plats", "2021", "9", 9),
    ]
    assert figures(internal(meeting)) == whole
    assert figures(public(meeting, Project(), register)) == whole
