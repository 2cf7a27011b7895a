"""`minnes circulate`, `approve` and `correct`: from a draft to minutes that never change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
import time_machine

from minnes.source import atomic_write
from tests.cli.conftest import Minnes

Write = Callable[[str, str], Path]

MINUTES = """\
title: Styrgruppen
date: 2022-03-11
status: draft  # Lidia skriver
chair: Anna Lind
secretary: Lidia Berg
participants:
  Orust: Anna Lind, Karin Holm
  Tjörn: Lidia Berg
items:
  - title: Tolkar
    decisions:
      - Tolkar **bokas** i god tid.
      - {text: Lokal, outcome: deferred, deferred_to: 2022-06}
      - {text: Ett hemligt beslut, internal: OSL 26 kap. 1 §}
    actions:
      - Karin Holm: ringer tolkarna due:2022-04-01
      - Anna Lind: har bjudit in
        status: done
"""
SEAL = "minnes-1:sha256:952b205771a6682ade16d51fe170045e67493610df44ba2ecaa95cddd03bfd5c"
APPROVED = (
    MINUTES.replace("draft ", "approved ")
    + f"\napproval:\n  by: Anna Lind\n  date: 2022-03-21\n  seal: {SEAL}\n"
)


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with time_machine.travel(datetime(2022, 3, 21), tick=False):
        yield


def test_approving_writes_who_and_when_and_a_seal(minnes: Minnes, write: Write) -> None:
    file = write("a.yaml", MINUTES)
    ran = minnes("approve", "a.yaml", "--by", "Anna Lind")
    assert (ran.status, ran.out, ran.err) == (
        0,
        "",
        "a.yaml: approved by Anna Lind on 21 March 2022, and sealed.\n",
    )
    assert file.read_text("utf-8") == APPROVED
    ran = minnes("approve", "a.yaml", "--by", "Anna Lind")
    assert (ran.status, ran.out, ran.err) == (
        2,
        "",
        "error: a.yaml: Anna Lind approved these minutes on 2022-03-21\n"
        "  help: what turns out to be wrong is added by: "
        "minnes correct FILE --by NAME --text TEXT\n",
    )


def test_a_dry_run_shows_what_would_be_written_and_writes_nothing(
    minnes: Minnes, write: Write
) -> None:
    file = write("a.yaml", MINUTES)
    ran = minnes("approve", "a.yaml", "--by", "Anna Lind", "--dry-run")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == (
        "--- a.yaml\n+++ a.yaml\n@@ -1,6 +1,6 @@\n title: Styrgruppen\n date: 2022-03-11\n"
        "-status: draft  # Lidia skriver\n+status: approved  # Lidia skriver\n"
        " chair: Anna Lind\n secretary: Lidia Berg\n participants:\n"
        "@@ -16,3 +16,8 @@\n       - Karin Holm: ringer tolkarna due:2022-04-01\n"
        "       - Anna Lind: har bjudit in\n         status: done\n"
        f"+\n+approval:\n+  by: Anna Lind\n+  date: 2022-03-21\n+  seal: {SEAL}\n"
    )
    assert file.read_text("utf-8") == MINUTES


def test_others_than_adjusters_chair_and_secretary_are_told_of(
    minnes: Minnes, write: Write
) -> None:
    write("a.yaml", MINUTES)
    ran = minnes("approve", "a.yaml", "--by", "Karin Holm, Lidia Berg", "--dry-run")
    assert (ran.status, ran.err) == (
        0,
        "warning: Karin Holm is neither adjuster, chair nor secretary of this meeting\n",
    )


@pytest.mark.parametrize("command", [["approve"], ["correct", "--text", "Nej."]])
def test_nothing_is_sealed_with_a_day_that_has_not_come(
    minnes: Minnes, write: Write, command: list[str]
) -> None:
    file = write("a.yaml", APPROVED if command[0] == "correct" else MINUTES)
    before = file.read_bytes()
    ran = minnes(*command, "a.yaml", "--by", "Anna Lind", "--date", "2202-03-21")
    assert (ran.status, ran.err) == (
        2,
        "error: 2202-03-21 is still to come\n"
        "  help: give the day it was done; without --date, it is today\n",
    )
    assert file.read_bytes() == before


def test_a_misspelt_name_is_not_sealed(minnes: Minnes, write: Write) -> None:
    file = write("a.yaml", MINUTES)
    ran = minnes("approve", "a.yaml", "--by", "Lidia Bergh")
    assert (ran.status, ran.out, ran.err) == (
        2,
        "",
        'error: nobody called "Lidia Bergh" is in these minutes\n'
        '  help: did you mean "Lidia Berg"?\n',
    )
    assert file.read_text("utf-8") == MINUTES


def test_a_file_with_errors_is_not_approved(minnes: Minnes, write: Write) -> None:
    file = write("a.yaml", MINUTES.replace("2022-06", "i juni"))
    ran = minnes("approve", "a.yaml", "--by", "Anna Lind")
    assert (ran.status, ran.out, ran.err) == (
        1,
        "",
        'a.yaml:13:55: error: "i juni" is not a date, a month or a meeting [bad-later]\n'
        "a.yaml has errors, and was left as it is\n",
    )
    assert "approval" not in file.read_text("utf-8")


def test_a_protocol_that_is_adjusted_late_is_told_of(minnes: Minnes, write: Write) -> None:
    write("a.yaml", f"kind: protocol\nadjusters: Karin Holm\n{MINUTES}")
    with time_machine.travel(datetime(2022, 3, 26), tick=False):
        ran = minnes("approve", "a.yaml", "--by", "Karin Holm", "--dry-run")
    assert ran.err == (
        "a.yaml:24:9: warning: the protocol was adjusted 15 days after the meeting [adjusted-late]\n"
    )


def test_names_without_quotes_and_folders_get_a_cure(minnes: Minnes, write: Write) -> None:
    write("a.yaml", MINUTES)
    assert minnes("approve", "a.yaml", "--by", "Anna", "Lind").err == (
        'error: "Lind" is too much\n'
        '  help: put a name or a text of several words within quotes, as: "Anna Lind"\n'
    )
    assert minnes("approve", ".", "--by", "Anna Lind").err == (
        "error: . is a folder\n  help: name the file of one meeting\n"
    )
    assert minnes("circulate", "a.yaml").err == (
        "error: --until DATE is missing\n  help: minnes circulate --help shows what can be typed\n"
    )


def test_a_correction_is_added_and_the_seal_holds(minnes: Minnes, write: Write) -> None:
    file = write("a.yaml", APPROVED)
    ran = minnes("correct", "a.yaml", "--by", "Lidia Berg", "--text", "Det var två tolkar.")
    assert (ran.status, ran.out, ran.err) == (0, "", "a.yaml: the correction is written.\n")
    assert file.read_text("utf-8") == APPROVED + (
        "\ncorrections:\n  - date: 2022-03-21\n    text: Det var två tolkar.\n    by: Lidia Berg\n"
    )
    assert minnes("verify", "a.yaml").status == 0
    ran = minnes("correct", "a.yaml", "--text", "Det var tre.")
    assert (ran.status, ran.err) == (
        2,
        'error: it is not said who makes the correction\n  help: name them, as: --by "Anna Lind"\n',
    )


def test_a_correction_is_shown_on_every_page(minnes: Minnes, write: Write) -> None:
    write("a.yaml", APPROVED)
    minnes("correct", "a.yaml", "--by", "Lidia Berg", "--text", "Det var **två** tolkar.")
    for format, shown in [
        ("md", "Det var **två** tolkar."),
        ("html", "Det var <strong>två</strong>"),
    ]:
        assert shown in minnes("render", "a.yaml", "--format", format, "-o", "-").out


def test_circulating_writes_the_last_day_and_the_mail(minnes: Minnes, write: Write) -> None:
    file = write("a.yaml", MINUTES)
    ran = minnes("circulate", "a.yaml", "--until", "2022-03-28")
    assert ran.status == 0
    assert file.read_text("utf-8") == MINUTES.replace(
        "status: draft  # Lidia skriver\n",
        "status: circulated  # Lidia skriver\ncirculated_until: 2022-03-28\n",
    )
    assert (
        ran.out
        == """\
To: Anna Lind, Lidia Berg, Karin Holm
Subject: Styrgruppen Friday 11 March 2022: answer by 28 March 2022

Hello,

The minutes of Styrgruppen on Friday 11 March 2022 are written, and
attached here. Please read them, and answer by Monday 28 March 2022 if
anything in them is wrong or missing.

What was decided:
- Tolkar bokas i god tid.
- Lokal (deferred until June 2022)

Who does what:
- Karin Holm: ringer tolkarna, by 1 April 2022

How to answer:
- quote what the minutes say, and write what they ought to say instead
- if nothing is wrong, you need not answer; the minutes are approved
  after 28 March 2022

Kind regards,
Lidia Berg
"""
    )
    assert ran.err == (
        "a.yaml: sent round, with answers until 28 March 2022.\n"
        "Attach a page of it: minnes render a.yaml --format html\n"
    )


def test_the_mail_is_in_the_language_of_the_project(minnes: Minnes, write: Write) -> None:
    write("minnes.yaml", "language: sv\npublish: {names: initials}\n")
    write("meetings/a.yaml", MINUTES)
    ran = minnes("circulate", "meetings/a.yaml", "--until", "2022-03-28", "--dry-run")
    assert ran.out.partition("\n\nHej!")[0].splitlines()[-2:] == [
        "Till: Anna Lind, Lidia Berg, Karin Holm",
        "Ämne: Styrgruppen fredagen den 11 mars 2022: svara senast den 28 mars 2022",
    ]


def test_answers_are_not_asked_for_until_a_day_that_has_passed(
    minnes: Minnes, write: Write
) -> None:
    file = write("a.yaml", MINUTES)
    ran = minnes("circulate", "a.yaml", "--until", "2022-03-01")
    assert (ran.status, ran.out, ran.err) == (
        2,
        "",
        "error: 2022-03-01 has passed already\n  help: give a day that is still to come\n",
    )
    assert file.read_text("utf-8") == MINUTES


@pytest.mark.parametrize(
    "command",
    [
        ("approve", "a.yaml", "--by", "Anna Lind"),
        ("circulate", "a.yaml", "--until", "2022-03-28"),
        ("correct", "a.yaml", "--by", "Anna Lind", "--text", "Nej"),
    ],
)
def test_what_somebody_wrote_meanwhile_is_not_overwritten(
    minnes: Minnes, write: Write, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    file = write("a.yaml", APPROVED if command[0] == "correct" else MINUTES)
    theirs = MINUTES.replace("Tolkar", "Lokaler")
    really = atomic_write.replace

    def meanwhile(original: atomic_write.Original, content: bytes) -> None:
        file.write_text(theirs, "utf-8")
        really(original, content)

    monkeypatch.setattr(atomic_write, "replace", meanwhile)
    ran = minnes(*command)
    assert ran.status == 2
    assert ran.err == "a.yaml: left as it is: somebody else changed it meanwhile; run again\n"
    assert file.read_text("utf-8") == theirs


def test_a_text_within_quotes_that_is_too_much_is_not_told_to_be_quoted(
    minnes, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ("correct", "a.yaml", "Det var fem.", "--lang", "en")
    monkeypatch.setattr("sys.argv", ["minnes", *asked])
    ran = minnes(*asked)
    assert (ran.status, ran.err) == (
        2,
        'error: "Det var fem." is too much\n'
        "  help: minnes correct --help shows what can be typed\n",
    )
