"""From bytes to text, however letters were put together."""

from unicodedata import normalize

from minnes.source.reader import read_meeting

MINUTES = """\
series: möten
date: 2021-12-10
participants:
  Åmål: Karin Holm (ersätter Åsa Öst)
  övriga: Per Lind
items:
  - title: Läget
"""


def test_letters_that_were_taken_apart_mean_the_same() -> None:
    apart = normalize("NFD", MINUTES)
    assert apart != MINUTES
    reading = read_meeting(apart.encode(), "m.yaml")
    assert (reading.source.text, reading.diagnostics) == (MINUTES, [])
    assert reading.value == read_meeting(MINUTES.encode(), "m.yaml").value
