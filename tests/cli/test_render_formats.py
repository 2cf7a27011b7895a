"""`minnes render --format`: plain text, PDF, calendars and feeds, and what is said of anything else."""

import re
import sys
from pathlib import Path

import icalendar
import pytest

from minnes.language.extras import install_command
from minnes.publish import pdf

PROJECT = "language: sv\norganization: Förbundet\nseries:\n  bim: {title: BIM-nätverket}\n"
MINUTES = """\
series: bim
date: 2021-12-10
status: approved
items:
  - title: Läget
    decisions:
      - Vi möts på distans.
next_meetings:
  - 2022-03-11 9-12
  - 2022-06: Barnplanen
"""


@pytest.fixture
def project(write) -> None:
    write("minnes.yaml", PROJECT)
    write("meetings/bim/2021-12-10.yaml", MINUTES)
    write("meetings/annat/2022-01-14.yaml", "series: annat\ndate: 2022-01-14\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("render", "--format", "doc"),
            'error: --format cannot be "doc"\n'
            "  help: choose one of: html, md, txt, pdf, ics, atom\n",
        ),
        (
            ("render", "--lang", "no"),
            'error: there is no language "no"\n  help: choose one of: sv, en, nb, da, fi\n',
        ),
    ],
)
def test_what_is_unknown_is_answered_with_what_is_known(minnes, arguments, said: str) -> None:
    ran = minnes(*arguments)
    assert (ran.status, ran.out, ran.err) == (2, "", said)


def test_a_project_in_an_unknown_language_is_told_which_there_are(minnes, write, project) -> None:
    write("minnes.yaml", "language: de\n")
    ran = minnes("check", "--lang", "en", "--format", "concise")
    assert ran.out.startswith(
        'minnes.yaml:1:11: error: "de" is not one of the words that can stand here [bad-choice]'
    )


def test_plain_text_for_an_e_mail(minnes, project, tmp_path: Path) -> None:
    file = "meetings/bim/2021-12-10.yaml"
    assert minnes("render", file, "--format", "txt", "-o", "ut").out == "ut/bim/2021-12-10.txt\n"
    text = (tmp_path / "ut/bim/2021-12-10.txt").read_text("utf-8")
    assert text.startswith("BIM-nätverket\n=============\n\nMötesanteckningar, Förbundet\n")
    assert text.index("BESLUT") < text.index("PUNKT FÖR PUNKT")
    assert minnes("render", file, "--format", "txt", "-o", "-").out == text


@pytest.mark.parametrize(
    ("language", "heading"),
    [("nb", "Møtereferat"), ("da", "Mødenotat"), ("fi", "Kokousmuistio")],
)
def test_pages_are_made_in_the_language_asked_for(
    minnes, project, language: str, heading: str
) -> None:
    file = "meetings/bim/2021-12-10.yaml"
    ran = minnes("render", file, "--format", "txt", "-o", "-", "--lang", language)
    assert ran.out.splitlines()[3] == f"{heading}, Förbundet"


def test_pages_in_a_language_without_messages_are_told_of_in_the_projects(minnes, project) -> None:
    ran = minnes("render", "nix.yaml", "--lang", "fi")
    assert ran.err.startswith('fel: det finns ingen fil eller mapp "nix.yaml"\n')


def test_a_pdf_of_each_meeting(minnes, project, tmp_path: Path) -> None:
    ran = minnes("render", "meetings", "--format", "pdf", "-o", "ut")
    assert (ran.status, ran.out) == (0, "ut/bim/2021-12-10.pdf\nut/annat/2022-01-14.pdf\n")
    first = (tmp_path / "ut/bim/2021-12-10.pdf").read_bytes()
    assert first.startswith(b"%PDF-1.7")
    minnes("render", "meetings/bim", "--format", "pdf", "-o", "igen")
    assert (tmp_path / "igen/bim/2021-12-10.pdf").read_bytes() == first


def test_without_typst_there_is_one_message(
    minnes, project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    pdf._compiler.cache_clear()
    ran = minnes("render", "meetings", "--format", "pdf", "-o", "ut", "--lang", "en")
    assert (ran.status, ran.out, ran.err) == (
        2,
        "",
        "error: a PDF needs typst, which is not installed\n"
        f"  help: install it with: {install_command('pdf')}\n",
    )
    assert not (tmp_path / "ut").exists()


def test_calendars_of_the_project_and_of_each_series(minnes, project, tmp_path: Path) -> None:
    ran = minnes("render", "--format", "ics", "-o", "ut", "--lang", "en")
    assert (ran.status, ran.out) == (
        0,
        "ut/calendar.ics\nut/annat/calendar.ics\nut/bim/calendar.ics\n",
    )
    assert ran.err == (
        "BIM-nätverket, June 2022: the day is not known yet, so this meeting is not in the calendar\n"
    )
    read_back = icalendar.Calendar.from_ical((tmp_path / "ut/calendar.ics").read_bytes())
    assert [str(part["UID"]) for part in read_back.walk("VEVENT")] == [
        "bim/2021-12-10@minnes",
        "annat/2022-01-14@minnes",
        "bim/2022-03-11@minnes",
    ]


def test_a_calendar_of_one_file_is_that_of_its_series(minnes, write, project) -> None:
    write("meetings/bim/2022-03-18.yaml", "series: bim\ndate: 2022-03-18\ntime: 9-12\n")
    ran = minnes("render", "meetings/bim/2022-03-18.yaml", "--format", "ics", "-o", "-")
    read_back = icalendar.Calendar.from_ical(ran.out)
    # Announced for the 11th by another file, and held a week later: it keeps its name.
    assert [str(part["UID"]) for part in read_back.walk("VEVENT")] == [
        "bim/2021-12-10@minnes",
        "bim/2022-03-11@minnes",
    ]


def test_feeds_of_what_was_approved(minnes, project, tmp_path: Path) -> None:
    ran = minnes("render", "--format", "atom", "-o", "ut")
    assert ran.out == "ut/feed.xml\nut/annat/feed.xml\nut/bim/feed.xml\n"
    feed = (tmp_path / "ut/feed.xml").read_text("utf-8")
    assert re.findall('href="(.+?)"', feed) == ["bim/2021-12-10.html"]


def test_a_file_with_an_error_is_left_out_of_the_calendar_and_told_of(
    minnes, write, project
) -> None:
    write("meetings/bim/2022-03-11.yaml", "series: bim\ndate: 2022-03-11\ninternl: ja\n")
    ran = minnes("render", "--format", "ics", "-o", "ut", "--lang", "en")
    assert ran.status == 1
    assert "meetings/bim/2022-03-11.yaml has an error, and no page was made of it\n" in ran.err


def test_what_is_internal_is_in_no_calendar(minnes, write, project, tmp_path: Path) -> None:
    write("minnes.yaml", PROJECT + "publish: {names: none}\n")
    write(
        "meetings/bim/2022-01-10.yaml",
        "series: bim\ndate: 2022-01-10\nparticipants:\n  Orust: Karin Holm\n"
        "next_meetings:\n  - {date: 2022-05-05, topic: Karin Holm tackas av}\n"
        "events:\n  - {date: 2022-04-06, text: Hemlig dag, internal: ja}\n",
    )
    minnes("render", "--format", "ics", "-o", "ut")
    written = (tmp_path / "ut/calendar.ics").read_text("utf-8")
    assert "N.N. tackas av" in written
    assert "Karin" not in written
    assert "Hemlig" not in written


@pytest.mark.parametrize(
    "arguments",
    [
        ("render", "--format", "ics", "-o", "out"),
        ("render", "--format", "atom", "-o", "out"),
        ("export", "--format", "oparl", "-o", "out", "--url", "https://x.se"),
    ],
)
def test_a_withheld_name_in_the_title_of_a_series_stops_all(
    write, minnes, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    write("minnes.yaml", "publish: {names: none}\nseries:\n  bim: {title: Karin Holms grupp}\n")
    write("meetings/a.yaml", "series: bim\ndate: 2021-12-10\nparticipants: Karin Holm (Orust)\n")
    done = minnes(*arguments)
    assert done.status == 2
    assert "would show a name that the project withholds (K.H.)" in done.err
    assert not (tmp_path / "out").exists()
