"""`minnes fix`: mends what has one mending, shows it, and says what is left."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from unicodedata import normalize

from tests.cli.conftest import Minnes

Write = Callable[[str, str], Path]

SLIP = (
    "title: Möte # om e\u0301n sak\r\ndate: 2021-12-10\r\n\r\n\r\n"
    "items:\r\n   - title:  Läget\r\n     text: Två saker: lokal och fika"
)
MENDED = SLIP.replace("Två saker: lokal och fika", '"Två saker: lokal och fika"')
DIFF = (
    "--- a.yaml\n+++ a.yaml\n@@ -4,4 +4,4 @@\n"
    " \r\n items:\r\n    - title:  Läget\r\n"
    "-     text: Två saker: lokal och fika\n\\ No newline at end of file\n"
    '+     text: "Två saker: lokal och fika"\n\\ No newline at end of file\n'
)


def test_a_slip_is_mended_and_shown_and_every_other_byte_stays(
    minnes: Minnes, write: Write
) -> None:
    file = write("a.yaml", SLIP)
    ran = minnes("fix", "a.yaml")
    assert (ran.status, ran.out, ran.err) == (0, DIFF, "1 thing mended.\n")
    assert file.read_bytes() == MENDED.encode()


def test_letters_that_were_taken_apart_stay_so(minnes: Minnes, write: Write) -> None:
    apart = normalize(
        "NFD", "title: Möte på ön\nitems:\n  - title: Läget\n    text: Två saker: å och ö\n"
    )
    file = write("a.yaml", apart)
    minnes("fix", "a.yaml")
    wanted = apart.replace("text: ", 'text: "').replace("och o\u0308", 'och o\u0308"')
    assert file.read_bytes() == wanted.encode()


def test_the_second_time_there_is_nothing_to_mend(minnes: Minnes, write: Write) -> None:
    file = write("a.yaml", SLIP)
    minnes("fix", "a.yaml")
    ran = minnes("fix", "a.yaml")
    assert (ran.status, ran.out, ran.err) == (0, "", "0 things mended.\n")
    assert file.read_bytes() == MENDED.encode()


def test_dry_run_shows_and_changes_nothing(minnes: Minnes, write: Write) -> None:
    file = write("a.yaml", SLIP)
    for option in ("--dry-run", "--diff"):
        ran = minnes("fix", option, "a.yaml")
        assert (ran.status, ran.out, ran.err) == (0, DIFF, "1 thing can be mended.\n")
        assert file.read_bytes() == SLIP.encode()


def test_no_setting_hides_what_is_read_wrongly(minnes: Minnes, write: Write) -> None:
    write("minnes.yaml", "check: {ignore: colon-in-text}\nmeetings: '*.yaml'\n")
    write("a.yaml", SLIP)
    assert minnes("fix", "a.yaml").out == DIFF


def test_what_has_no_single_mending_is_left_and_told(minnes: Minnes, write: Write) -> None:
    text = "title: A\ndate: i dag\n"
    file = write("a.yaml", text)
    ran = minnes("fix", "a.yaml")
    assert (ran.status, ran.out, ran.err) == (
        1,
        "",
        "0 things mended.\nThe rest is left for you: minnes check shows it.\n",
    )
    assert file.read_text("utf-8") == text


def test_a_project_file_is_mended_too(minnes: Minnes, write: Write) -> None:
    settings = write("minnes.yaml", "langauge: en\norganization: Orust\n")
    ran = minnes("fix")
    assert ran.status == 0
    assert settings.read_text("utf-8") == "language: en\norganization: Orust\n"


def test_what_the_project_does_not_want_to_hear_of_is_not_mended(
    minnes: Minnes, write: Write
) -> None:
    write("minnes.yaml", "language: en\ncheck:\n  ignore: inexact-organization\n")
    text = "title: A\ndate: 2021-12-10\norganization: Dals Ed\n"
    file = write("meetings/a.yaml", text)
    minnes("fix")
    assert file.read_text("utf-8") == text


def test_a_sealed_file_is_left_as_it_is(minnes: Minnes, write: Write) -> None:
    text = "title: A\ndate: 2021-12-10\norganization: Dals Ed\n"
    seal = "approval: {by: Eva Ek, date: 2022-01-01, seal: x}\n"
    sealed, unsealed = write("a.yaml", text + seal), write("b.yaml", text)
    ran = minnes("fix", "a.yaml", "b.yaml")
    assert ran.err.splitlines()[0] == "1 thing mended."
    assert sealed.read_text("utf-8") == text + seal
    assert unsealed.read_text("utf-8") == text.replace("Dals Ed", "Dals-Ed")


def test_every_mistake_of_the_gallery_comes_to_rest(
    minnes: Minnes, root: Path, tmp_path: Path
) -> None:
    cases = sorted((root / "tests/cases/errors").glob("*.yaml"))
    assert len(cases) > 200
    for case in cases:
        (tmp_path / case.name).write_bytes(case.read_bytes())
    first = minnes("fix", "--today", "2026-12-20")
    assert first.out.count("\n@@ ") > 50
    fixed = {file.name: file.read_bytes() for file in sorted(tmp_path.iterdir())}
    second = minnes("fix", "--today", "2026-12-20")
    assert (second.out, second.err.splitlines()[0]) == ("", "0 things mended.")
    assert {file.name: file.read_bytes() for file in sorted(tmp_path.iterdir())} == fixed
