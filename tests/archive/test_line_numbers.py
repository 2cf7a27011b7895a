"""The line of each person in a list, as answers tell it."""

from minnes.archive.line_numbers import of_people, top
from minnes.source.yaml_parser import compose
from tests.texts import meeting


def test_somebody_without_a_name_moves_nobody_to_another_line() -> None:
    text = (
        "date: 2026-05-07\ntitle: Runda\nparticipants:\n  Orust: Anna Lind\n"
        "  Kil: (vakant)\n  Tjörn: Bo Ek, Eva Ros\n  Ale: {name: Per Hed}\n"
    )
    participants = top(compose(text), text).under("participants")
    assert of_people(participants, meeting(text).participants) == [4, 5, 6, 6, 7]
