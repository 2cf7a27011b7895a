"""A meeting written from its model reads back as the same meeting, in the shortest canonical form."""

from __future__ import annotations

from datetime import time
from inspect import cleandoc
from typing import Any

import pytest
from hypothesis import given

from minnes.model.meeting import Meeting
from minnes.source.reader import read_meeting
from minnes.source.writing.canonical import canonical
from minnes.source.writing.writer import dump
from tests.source import made


@given(made.meetings)
def test_what_is_written_reads_back_as_the_same_meeting(meeting: Meeting) -> None:
    assert read_meeting(dump(meeting).encode(), "a.yaml").value == meeting


@given(made.meetings)
def test_what_is_written_is_canonical(meeting: Meeting) -> None:
    text = dump(meeting)
    assert canonical(text) == text


def test_every_part_is_written_in_its_shortest_form() -> None:
    text = cleandoc("""
        series: bim
        date: ca 2021-12-10
        time: 09:00-12:00, 13:00
        chair: Anna Lind
        secretary: Lidia Berg (Orust, samordnare, ersätter Eva Ek), Bo Ek?

        participants:
          Bengtsfors: Karin Holm, Johan Öst
          Trollhättan: Mona Strand (ersätter Jenny Hav)
          övriga: Eva Ros (processledare)
        absent:
          - Mats Rud (Alvesta)
          - {name: Åsa Kvist, organization: Kronoberg, excused: true}
          - organization: Tanum
        headcount: ca 20

        follow_up:
          bim/2021-09-17#A3: done
          bim/2021-09-17#A6:
            status: open
            note: Resten väntar.

        items:
          - title: Läget
            text: |
              Två
              rader.
            updates:
              Orust: Tre ärenden.
              Sotenäs:
                text: Fyra.
                figures:
                  familjebehandlare: 1,8
                  råd och stöd: {tidigare: ca 17, 2021: 47}
              Tanum:
            questions:
              - Vem kommer?
              - text: När?
                by: Elin Skog
            decisions:
              - Vi ses i mars. due:2022-03-01 id:D1
              - text: Ja.
                vote: {for: 9, against: 1}
            actions:
              - Per Lind: ringer due:2022-03-11 id:A3
              - Maria Ek, Anna Lind: frågar
                condition: snart
              - städar
            attachments:
              - bilagor/a.pdf
              - https://example.org/a
              - {title: Lista, file: a.pdf}
            internal: true

          - title: Övrigt
            next_step:

        next_meetings:
          - 2022-03-11 09:00-12:00
          - 2022-05-23 13:00-16:00, Uddevalla: Kunskap
            extra: true
          - 2022-06: barnplanen
        events:
          - 2022-12-10/2022-12-11: Träff
        tags: våld, barn

        conclusions: Mer, oftare.
    """)
    meeting = read_meeting(text.encode(), "a.yaml").value
    assert meeting is not None
    assert dump(meeting) == f"{text}\n"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("Läget", "Läget"),
        ("Två saker: lokal", '"Två saker: lokal"'),
        ("Övrigt:", '"Övrigt:"'),
        ("ärende #12", '"ärende #12"'),
        ("nr#12", "nr#12"),
        ("# rubrik", '"# rubrik"'),
        ('"Klinik" med barn', "'\"Klinik\" med barn'"),
        ("'Klinik' it's", "\"'Klinik' it's\""),
        ("**fet**", '"**fet**"'),
        ("- punkt", '"- punkt"'),
        ("-punkt", "-punkt"),
        ("[länk](x)", '"[länk](x)"'),
        ("@a", '"@a"'),
        ("ja", "ja"),
        ("null", "null"),
        ("0780", "0780"),
        ("---", '"---"'),
        (" a", '" a"'),
        ("a ", '"a "'),
        ("a\tb", '"a\\tb"'),
        ("a\u2028b", '"a\\u2028b"'),
        ("😀", "😀"),
        ("a\nb", "|-\n  a\n  b"),
        ("a\nb\n", "|\n  a\n  b"),
        ("a\n\n", "|+\n  a\n"),
        ("  a\nb\n", "|2\n    a\n  b"),
        ("\na\n", "|\n\n  a"),
        ("a  \nb\n", "|\n  a  \n  b"),
        ("a\n  \n", '"a\\n  \\n"'),
        ("a\n\tb\n", '"a\\n\\tb\\n"'),
        ("\n", '"\\n"'),
    ],
)
def test_a_text_has_quotes_or_a_bar_where_it_needs_them(value: str, written: str) -> None:
    text = dump(Meeting.model_validate({"date": "2021-12-10", "title": value}))
    assert text == f"title: {written}\ndate: 2021-12-10\n"


@pytest.mark.parametrize(
    "more",
    [
        {"items": [{"title": "A", "updates": [{"organization": "Orust"}, {"organization": "Orust"}]}]},
        {"follow_up": [{"reference": "bim/1#A1"}, {"reference": "bim/1#A1"}]},
        {"place": ""},
        {"time": [{"start": time(9, 0, 30)}]},
    ],
)  # fmt: skip
def test_what_the_format_cannot_hold_is_refused(more: dict[str, Any]) -> None:
    meeting = Meeting.model_validate({"date": "2021-12-10", "title": "A", **more})
    with pytest.raises(ValueError, match="the format cannot hold this meeting"):
        dump(meeting)
