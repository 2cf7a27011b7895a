"""Where a file cannot be read on, it is known what was meant, and the rest is read all the same."""

import pytest

from minnes.source.diagnostic import Edit
from minnes.source.edits import mend
from minnes.source.reader import read_meeting
from minnes.source.recovery.line_edits import apply_edits
from minnes.source.recovery.lines import line_at, parent_line
from minnes.source.recovery.mending import MendedText

HEAD = "date: 2021-12-10\ntitle: Nätverksträff\n"


def test_all_that_is_wrong_shows_in_one_run() -> None:
    text = """\
date: 10 december 2021
title: Nätverksträff
place:\u00a0Teams
chair: Anna\u00a0Lind
status: utkast
items:
  - title: Övrigt:
    text: Två saker: lokal och fika
    actions:
      - Per Lind: ringer skolan due: 2022-03-11
      - Maria Ek: svarar på ärende #12
    decisions:
      – Frågan tas upp.
      – Nätverket möts i juni.
  - title: "Klinik" med barn
    text: **Viktigt** att alla svarar
    internl: ja
tags: [våld, barn
notes: klart
"""
    reading = read_meeting(text.encode(), "x.yaml")
    found = [
        (diagnostic.span.line, diagnostic.code, text[diagnostic.span.start : diagnostic.span.end])
        for diagnostic in reading.diagnostics
    ]
    assert found == [
        (1, "bad-date", "10 december 2021"),
        (3, "odd-blank", "\u00a0"),
        (4, "odd-blank", "\u00a0"),
        (5, "bad-choice", "utkast"),
        (7, "colon-in-text", "Övrigt"),
        (8, "colon-in-text", "Två saker"),
        (10, "mark-with-blank", "due:"),
        (11, "comment-in-text", "#12"),
        (14, "list-dash", "–"),
        (15, "text-after-quote", '"Klinik" med barn'),
        (16, "text-begins-with-sign", "*"),
        (17, "unknown-key", "internl"),
        (18, "unclosed-bracket", "["),
    ]


def test_all_that_is_offered_together_leaves_only_what_has_several_readings() -> None:
    text = f"""{HEAD}items:
  - title: Övrigt:
    text: Två saker: lokal och fika
    actions:
      - Per Lind: ringer skolan due: 2022-03-11
    decisions:
      – Frågan tas upp.
      – Nätverket möts i juni.
plats: "Teams" på nätet
status: kanske
"""
    found = read_meeting(text.encode(), "x.yaml").diagnostics
    edits = sorted(
        (edit for diagnostic in found for edit in diagnostic.edits), key=lambda edit: edit.start
    )
    mended = apply_edits(text, tuple(edits))
    assert (
        mended
        == f"""{HEAD}items:
  - title: "Övrigt:"
    text: "Två saker: lokal och fika"
    actions:
      - Per Lind: ringer skolan due:2022-03-11
    decisions:
      - Frågan tas upp.
      - Nätverket möts i juni.
place: '"Teams" på nätet'
status: kanske
"""
    )
    assert [
        diagnostic.code for diagnostic in read_meeting(mended.encode(), "x.yaml").diagnostics
    ] == ["bad-choice"]


def test_what_was_mended_in_memory_is_read_as_it_was_meant() -> None:
    text = f"{HEAD}place: Teams: länk i kalendern\nchair: Anna\u00a0Lind\n"
    meeting = read_meeting(text.encode(), "x.yaml").value
    assert meeting is not None
    assert (meeting.place, [person.name for person in meeting.chair]) == (
        "Teams: länk i kalendern",
        ["Anna Lind"],
    )


@pytest.mark.parametrize(
    ("text", "edits", "mended", "origins"),
    [
        ("a: b: c", (Edit(3, 3, '"'), Edit(7, 7, '"')), 'a: "b: c"', [0, 1, 2, 3, 3, 4, 5, 6, 7, 7]),
        ("a\u00a0b", (Edit(1, 2, " "),), "a b", [0, 1, 2, 3]),
        ("ab", (Edit(0, 1, ""),), "b", [0, 2]),
        ("a b", (Edit(1, 2, " |\n  "),), "a |\n  b", [0, 1, 2, 2, 2, 2, 2, 3]),
    ],
)  # fmt: skip
def test_a_place_in_the_mended_text_is_found_in_the_file(
    text: str, edits: tuple[Edit, ...], mended: str, origins: list[int]
) -> None:
    result = MendedText(text).adding(edits)
    assert result is not None
    assert result.text == mended
    assert [result.origin(at) for at in range(len(mended) + 1)] == origins


def test_what_is_mended_once_is_not_mended_again() -> None:
    mended = MendedText("a: b: c").adding((Edit(3, 3, '"'), Edit(7, 7, '"')))
    assert mended is not None
    assert mended.adding((Edit(7, 7, "!"),)) is None
    assert mended.adding((Edit(5, 5, "!"),)) is not None


def test_no_more_is_shown_of_a_file_than_anybody_reads() -> None:
    text = HEAD + "".join(f"okänd{n}: x\n" for n in range(500))
    assert len(read_meeting(text.encode(), "x.yaml").diagnostics) == 100


def test_of_a_thousand_conflicts_the_first_hundred_are_enough() -> None:
    conflict = "<<<<<<< a\n  - title: Ett\n=======\n  - title: Två\n>>>>>>> b\n"
    found = read_meeting(f"items:\n{conflict * 1_000}".encode(), "x.yaml").diagnostics
    assert 100 <= len(found) < 150
    assert {diagnostic.code for diagnostic in found} == {"conflict-left"}


def test_what_is_mended_in_a_file_of_windows_has_its_line_breaks() -> None:
    text = f"{HEAD}summary: **Viktigt**\nplace: a: b\n".replace("\n", "\r\n").encode()
    mended = mend(text, lambda content: read_meeting(content, "x.yaml").diagnostics).content
    right = f'{HEAD}summary: |\n  **Viktigt**\nplace: "a: b"\n'
    assert mended.decode() == right.replace("\n", "\r\n")


def test_lines_that_surely_stand_too_far_in_are_all_told_in_one_run() -> None:
    text = f"""{HEAD}items:
  - title: Läget
     text: Hej.
    summary: Kort.
  - title: Skolan
   text: Nej.
  - title: Vården
     text: Ja.
"""
    reading = read_meeting(text.encode(), "x.yaml")
    found = [(diagnostic.span.line, diagnostic.code) for diagnostic in reading.diagnostics]
    assert [(line, code) for line, code in found if code == "wrong-indentation"] == [
        (5, "wrong-indentation"),
        (8, "wrong-indentation"),
        (10, "wrong-indentation"),
    ]


def test_what_a_list_of_very_many_entries_belongs_to_is_found() -> None:
    text = "events:\n" + "  - 2027-03-01: Läger\n" * 800
    last = line_at(text, len(text) - 1)
    assert parent_line(text, last).key == "events"
