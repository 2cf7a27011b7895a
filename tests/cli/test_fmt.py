"""`minnes fmt`: changes files, or tells what would change, and leaves alone what it should."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from minnes.source import atomic_write
from tests.cli.conftest import Minnes

Write = Callable[[str, str], Path]

CANONICAL = "title: Möte\ndate: 2021-12-10\n"
OTHER = "date: 2021-12-10 # x\ntitle:  Möte\n"
AFTER = "title: Möte\ndate: 2021-12-10 # x\n"


def test_files_get_their_canonical_form(minnes: Minnes, write: Write) -> None:
    other, canonical = write("a.yaml", OTHER), write("b/c.yaml", CANONICAL)
    ran = minnes("fmt", "a.yaml", "b")
    assert (ran.status, ran.out, ran.err) == (0, "", "1 of 2 files formatted.\n")
    assert (other.read_text("utf-8"), canonical.read_text("utf-8")) == (AFTER, CANONICAL)
    assert minnes("fmt", "a.yaml", "b").err == "0 of 2 files formatted.\n"


def test_check_names_what_would_change_and_changes_nothing(minnes: Minnes, write: Write) -> None:
    other = write("a.yaml", OTHER)
    write("b.yaml", CANONICAL)
    ran = minnes("fmt", "--check", "a.yaml", "b.yaml")
    assert (ran.status, ran.out, ran.err) == (1, "a.yaml\n", "1 of 2 files would change.\n")
    assert other.read_text("utf-8") == OTHER
    ran = minnes("fmt", "--check", "b.yaml")
    assert (ran.status, ran.out, ran.err) == (0, "", "0 of 1 file would change.\n")


def test_diff_shows_what_would_change_and_changes_nothing(minnes: Minnes, write: Write) -> None:
    other = write("a.yaml", OTHER)
    ran = minnes("fmt", "--diff", "a.yaml")
    assert ran.status == 1
    assert ran.out == (
        "--- a.yaml\n+++ a.yaml\n@@ -1,2 +1,2 @@\n"
        "+title: Möte\n date: 2021-12-10 # x\n-title:  Möte\n"
    )
    assert other.read_text("utf-8") == OTHER


def test_a_file_with_errors_is_told_of_and_left_alone(minnes: Minnes, write: Write) -> None:
    wrong, other = write("a.yaml", "title:  A\ndate: i dag\n"), write("b.yaml", OTHER)
    ran = minnes("fmt", "a.yaml", "b.yaml")
    assert (ran.status, ran.out, ran.err) == (
        1,
        "",
        "a.yaml: left as it is: it has errors, which minnes check shows\n1 of 2 files formatted.\n",
    )
    assert wrong.read_text("utf-8") == "title:  A\ndate: i dag\n"
    assert other.read_text("utf-8") == AFTER


def test_a_sealed_file_is_left_alone(minnes: Minnes, write: Write) -> None:
    sealed = OTHER + "approval: {by: Eva Ek, date: 2022-01-01, seal: x}\n"
    file = write("a.yaml", sealed)
    ran = minnes("fmt", "a.yaml")
    assert (ran.status, ran.err) == (0, "0 of 1 file formatted.\n")
    assert file.read_text("utf-8") == sealed


def test_a_whole_project_is_formatted_with_its_settings(minnes: Minnes, write: Write) -> None:
    settings = write("minnes.yaml", "language: sv\norganization: Orust\n")
    meeting = write("meetings/bim/a.yaml", OTHER)
    organizations = write("register/organizations.yaml", "Tanums vatten:\n    kind: company\n")
    ran = minnes("fmt", "--lang", "en")
    assert (ran.status, ran.err) == (0, "3 of 3 files formatted.\n")
    assert settings.read_text("utf-8") == "organization: Orust\nlanguage: sv\n"
    assert meeting.read_text("utf-8") == AFTER
    assert organizations.read_text("utf-8") == "Tanums vatten:\n  kind: company\n"


def test_settings_named_themselves_are_formatted(minnes: Minnes, write: Write) -> None:
    settings = write("minnes.yaml", "language: sv\norganization: Orust\n")
    meeting = write("meetings/bim/a.yaml", OTHER)
    ran = minnes("fmt", "--lang", "en", "minnes.yaml")
    assert (ran.status, ran.err) == (0, "1 of 1 file formatted.\n")
    assert settings.read_text("utf-8") == "organization: Orust\nlanguage: sv\n"
    assert meeting.read_text("utf-8") == OTHER


def test_a_form_that_says_something_else_is_a_fault_of_ours(
    minnes: Minnes, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write("a.yaml", OTHER)
    monkeypatch.setattr("minnes.source.writing.formatting.canonical", lambda *_: "title: B\n")
    ran = minnes("fmt", "a.yaml")
    assert (ran.status, ran.err) == (
        2,
        "a.yaml: left as it is: in its canonical form it would say something else. "
        "This is a fault in minnes; please report it, with the file.\n"
        "0 of 1 file formatted.\n",
    )
    assert file.read_text("utf-8") == OTHER


def test_a_file_changed_by_somebody_else_meanwhile_is_left_alone(
    minnes: Minnes, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write("a.yaml", OTHER)
    ours = atomic_write.replace

    def late(original: atomic_write.Original, content: bytes) -> None:
        write("a.yaml", "title: theirs\n")
        ours(original, content)

    monkeypatch.setattr(atomic_write, "replace", late)
    ran = minnes("fmt", "a.yaml")
    assert (ran.status, ran.err) == (
        2,
        "a.yaml: left as it is: somebody else changed it meanwhile; run again\n"
        "0 of 1 file formatted.\n",
    )
    assert file.read_text("utf-8") == "title: theirs\n"
