"""Minutes are circulated, approved and corrected by edits of their file that touch nothing else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from random import Random
from unicodedata import normalize

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from minnes.model.meeting import Meeting
from minnes.review.approval import Declined, approve, circulate, correct, meant, outside, people
from minnes.source.diagnostic import Severity
from minnes.source.edits import diff
from minnes.source.reader import read_meeting
from minnes.source.seal import SealState, seal_state
from minnes.source.writing.writer import dump
from tests.source import made
from tests.source.test_seal import rearranged

DAY = date(2022, 3, 21)
MINUTES = b"""\
# Vi ses i Kungalv
title: Styrgruppen
date: 2022-03-11
status: draft    # Lidia skriver
chair: Anna Lind
adjusters: Maria Ek, Bo Ed
participants: Lidia Berg
"""


def meeting(content: bytes) -> Meeting:
    value = read_meeting(content, "a.yaml").value
    assert value is not None
    return value


def said(make: Callable[[], bytes]) -> list[str]:
    with pytest.raises(Declined) as declined:
        make()
    return [str(declined.value.message), str(declined.value.hint or "")]


def test_approving_changes_the_status_and_adds_the_approval() -> None:
    content = approve(MINUTES, "a.yaml", people(["Anna Lind", "Maria Ek, Bo Ed"]), DAY)
    assert seal_state(meeting(content)) is SealState.HOLDS
    assert diff(MINUTES, content, "a")[2:] == [
        "@@ -1,7 +1,12 @@",
        " # Vi ses i Kungalv",
        " title: Styrgruppen",
        " date: 2022-03-11",
        "-status: draft    # Lidia skriver",
        "+status: approved    # Lidia skriver",
        " chair: Anna Lind",
        " adjusters: Maria Ek, Bo Ed",
        " participants: Lidia Berg",
        "+",
        "+approval:",
        "+  by: Anna Lind, Maria Ek, Bo Ed",
        "+  date: 2022-03-21",
        "+  seal: minnes-1:sha256:03606ecfffc9d8ce0f0105d256734c370dff9f84c22319a511151c577cb73fd3",
    ]


def test_an_approval_written_by_hand_is_sealed_as_it_stands() -> None:
    typed = MINUTES + b"approval: {by: Anna Lind, date: 2022-03-15}  # pa motet\n"
    content = approve(typed, "a.yaml", [], DAY)
    assert seal_state(meeting(content)) is SealState.HOLDS
    assert content.endswith(b'"}  # pa motet\n')
    assert b"approval: {by: Anna Lind, date: 2022-03-15, seal:" in content
    assert approve(typed, "a.yaml", people(["Anna Lind"]), DAY) == content
    assert said(lambda: approve(typed, "a.yaml", people(["Maria Ek"]), DAY)) == [
        "the file says already that Anna Lind approved it",
        "leave --by out to seal it as it stands, or change approval: in the file first",
    ]


def test_what_cannot_be_approved_says_why() -> None:
    by = people(["Anna Lind"])
    approved = approve(MINUTES, "a.yaml", by, DAY)
    assert said(lambda: approve(approved, "a.yaml", by, DAY)) == [
        "Anna Lind approved these minutes on 2022-03-21",
        "what turns out to be wrong is added by: minnes correct FILE --by NAME --text TEXT",
    ]
    changed = approved.replace(b"Lidia Berg", b"Lidia Borg")
    assert said(lambda: approve(changed, "a.yaml", by, DAY)) == [
        "these minutes were approved before, and say something else since",
        "minnes verify tells what changed; to approve anew, take approval: out first",
    ]
    planned = MINUTES.replace(b"draft", b"planned")
    assert said(lambda: approve(planned, "a.yaml", by, DAY)) == [
        'the file says "status: planned", so there are no minutes yet',
        "change it to draft if the meeting was held",
    ]
    assert said(lambda: approve(MINUTES, "a.yaml", [], DAY)) == [
        "nobody is named who approved",
        'name them, as: --by "Anna Lind"',
    ]
    assert said(lambda: approve(MINUTES, "a.yaml", by, date(2022, 3, 10))) == [
        "the day of the meeting, 2022-03-11, comes after the day of approval, 2022-03-10",
        "correct the date in the file, or give the day of approval after --date",
    ]
    assert said(lambda: approve(b"date: i dag\n", "a.yaml", by, DAY)) == [
        "it has errors",
        "minnes check a.yaml shows them",
    ]


def test_circulating_sets_the_status_and_the_last_day() -> None:
    content = circulate(MINUTES, "a.yaml", DAY)
    assert content == MINUTES.replace(
        b"status: draft    # Lidia skriver\n",
        b"status: circulated    # Lidia skriver\ncirculated_until: 2022-03-21\n",
    )
    assert circulate(content, "a.yaml", DAY) == content
    later = circulate(content, "a.yaml", date(2022, 3, 28))
    assert later == content.replace(b"03-21", b"03-28")
    approved = approve(content, "a.yaml", people(["Anna Lind"]), DAY)
    assert said(lambda: circulate(approved, "a.yaml", DAY))[0] == (
        "Anna Lind approved these minutes on 2022-03-21"
    )


def test_corrections_are_added_one_below_the_other_and_the_seal_holds() -> None:
    approved = approve(MINUTES, "a.yaml", people(["Anna Lind"]), DAY)
    by = people(["Maria Ek"])
    once = correct(approved, "a.yaml", by, "Bo Ed var med.", date(2022, 4, 1))
    twice = correct(once, "a.yaml", by, "Och: Tuva Ek.\n", date(2022, 4, 2))
    assert twice == approved + (
        b"\ncorrections:\n  - date: 2022-04-01\n    text: Bo Ed var med.\n    by: Maria Ek\n"
        b'  - date: 2022-04-02\n    text: "Och: Tuva Ek."\n    by: Maria Ek\n'
    )
    assert seal_state(meeting(twice)) is SealState.HOLDS
    assert said(lambda: correct(MINUTES, "a.yaml", by, "Nej", DAY))[0] == (
        "these minutes are not approved yet"
    )
    assert said(lambda: correct(approved, "a.yaml", by, " \n", DAY))[0] == (
        "the correction says nothing"
    )
    assert said(lambda: correct(approved, "a.yaml", by, "Nej", date(2022, 3, 20))) == [
        "2022-03-20 is before the day of approval, 2022-03-21",
        "give the day of the correction after --date",
    ]
    changed = approved.replace(b"Lidia Berg", b"Lidia Borg")
    assert said(lambda: correct(changed, "a.yaml", by, "Nej", DAY)) == [
        "these minutes say something else than when they were approved",
        "minnes verify tells what changed; take that back first",
    ]


def test_line_separators_of_pasted_text_stay_and_the_seal_holds() -> None:
    text = "summary: |\n  Ett\u2028två\x85\n  tre\n".encode()
    sealed = approve(MINUTES + text, "a.yaml", people(["Anna Lind"]), DAY)
    assert text in sealed
    content = correct(sealed, "a.yaml", people(["Bo Ed"]), "fyra\r\nfem\u2028sex\n", DAY)
    assert meeting(content).corrections[0].text == "fyra\nfem\nsex"
    assert (text in content, seal_state(meeting(content))) == (True, SealState.HOLDS)


def test_who_approves_is_known_or_told_of() -> None:
    minutes = meeting(MINUTES)
    assert outside(minutes, people(["anna lind", "Maria Ek", "Lidia Berg", "Ulf Ås"])) == people(
        ["Lidia Berg", "Ulf Ås"]
    )
    near = {
        name: meant(minutes, people([name])[0])
        for name in ("Maria Ekk", "maria", "Lidia Berg", "Ulf Ås")
    }
    assert near == {
        "Maria Ekk": "Maria Ek",
        "maria": "Maria Ek",
        "Lidia Berg": None,
        "Ulf Ås": None,
    }
    assert said(lambda: bytes(len(people(["Anna Lind (Orust"])))) == [
        '"Anna Lind (Orust" is no name',
        "write a full name, and several with commas between",
    ]


@given(made.meetings, st.randoms(use_true_random=False))
def test_approving_takes_nothing_away(minutes: Meeting, random: Random) -> None:
    # Letters that were taken apart are put together, as everybody reads them.
    content = normalize("NFC", rearranged(dump(minutes), random).decode()).encode()
    reading = read_meeting(content, "a.yaml")
    assume(reading.value is not None)
    assume(not any(found.severity is Severity.ERROR for found in reading.diagnostics))
    try:
        after = approve(content, "a.yaml", people(["Anna Lind"]), date.max)
    except Declined:
        # by others, or in a form that nothing can be added to; then nothing is written
        return
    assert seal_state(meeting(after)) is SealState.HOLDS
    gone = [line for line in diff(content, after, "a")[2:] if line.startswith("-")]
    assert all("status" in line or "seal" in line or "approval" in line for line in gone)
