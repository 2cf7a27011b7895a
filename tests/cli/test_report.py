"""`minnes report`: one organization, under any form of its name, in the public edition by default."""

import pytest

PROJECT = "language: sv\nseries:\n  bim: {title: BIM-nätverket, members: 'Orust, Tjörn'}\n"
MINUTES = """\
series: bim
date: 2021-12-10
participants: {Orust: Karin Holm}
items:
  - title: Läget
    updates:
      Orust: {need: En utbildning., text: Allt är väl.}
      Tjörn: {text: Ett ärende., internal: ja}
"""
TEXT = """\
Orust
municipality, 1 meeting, 10 December 2021

── Needs ───────────────────────────────────────────────────────────────────────────────────────
2021-12-10  En utbildning.
            (BIM-nätverket: Läget)

── Meetings ────────────────────────────────────────────────────────────────────────────────────
BIM-nätverket  1 of 1, last 10 December 2021

── Who came ────────────────────────────────────────────────────────────────────────────────────
Karin Holm  1 time, last 10 December 2021

── Reports ─────────────────────────────────────────────────────────────────────────────────────
2021-12-10  Allt är väl.
            (BIM-nätverket: Läget)
"""


@pytest.fixture(autouse=True)
def project(write) -> None:
    write("minnes.yaml", PROJECT)
    write("meetings/bim/2021-12-10.yaml", MINUTES)


@pytest.mark.parametrize("written", ["Orust", "orust", "Orusts kommun", "Orusts"])
def test_any_form_of_the_name_is_understood(minnes, written: str) -> None:
    ran = minnes("report", written, "--today", "2022-01-31", "--lang", "en")
    assert (ran.status, ran.out, ran.err) == (0, TEXT, "")


def test_it_speaks_the_projects_language(minnes) -> None:
    out = minnes("report", "Orust", "--today", "2022-01-31").out
    assert out.startswith("Orust\nkommun, 1 möte, 10 december 2021\n\n── Behov ─")


def test_an_unknown_organisation_gets_the_nearest_names(minnes) -> None:
    ran = minnes("report", "Orusst", "--lang", "en")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == ('error: there is no organization "Orusst"\n  help: did you mean "Orust"?\n')


def test_what_is_internal_is_reported_only_when_asked_for(minnes) -> None:
    asked = ("report", "Tjörn", "--today", "2022-01-31", "--lang", "en")
    assert "Ett ärende." not in minnes(*asked).out
    assert "2021-12-10  Ett ärende.\n" in minnes(*asked, "--edition", "internal").out


def test_a_file_with_an_error_is_told_of_and_the_rest_reported(minnes, write) -> None:
    write("meetings/bim/2022-01-10.yaml", "series: bim\ndate: 2022-01-10\ninternl: ja\n")
    ran = minnes("report", "Orust", "--today", "2022-01-31", "--lang", "en")
    assert (ran.status, ran.out) == (1, TEXT)
    assert ran.err == (
        "meetings/bim/2022-01-10.yaml:3: not in the answer, since it cannot be read [unknown-key]\n"
        "minnes check tells what is wrong\n"
    )


def test_a_dry_run_shows_the_report_as_what_its_file_would_gain(minnes, tmp_path) -> None:
    ran = minnes("report", "Orust", "-o", "orust.md", "--dry-run", "--lang", "en")
    assert ran.out.startswith("--- orust.md\n+++ orust.md\n@@ -0,0 +1,")
    assert not (tmp_path / "orust.md").exists()
