"""`minnes render`: pages written whole, files with errors refused, nothing internal by default."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.files import contents, names

PROJECT = "language: sv\nseries:\n  bim: {title: BIM-nätverket}\n"
MINUTES = """\
series: bim
date: 2021-12-10
items:
  - title: Läget
    text: Allt är väl.
    internal: ja
    public_text: Läget togs upp.
"""


@pytest.fixture
def project(write) -> None:
    write("minnes.yaml", PROJECT)
    write("meetings/bim/2021-12-10.yaml", MINUTES)


def test_pages_are_rendered_to_a_folder_of_their_own(minnes, project, tmp_path: Path) -> None:
    ran = minnes("render", "meetings")
    assert (ran.status, ran.out, ran.err) == (0, "pages/bim/2021-12-10.html\n", "")
    assert names(tmp_path / "pages") == ["bim/2021-12-10.html"]
    assert '<html lang="sv">' in (tmp_path / "pages/bim/2021-12-10.html").read_text("utf-8")


def test_the_internal_edition_has_a_folder_of_its_own(minnes, project) -> None:
    ran = minnes("render", "meetings", "--edition", "internal")
    assert ran.out == "pages-internal/bim/2021-12-10.html\n"


@pytest.mark.parametrize("format", ["html", "md", "txt"])
def test_pages_and_the_site_do_not_stand_in_each_others_way(
    minnes, project, tmp_path: Path, format: str
) -> None:
    asked = ("render", "meetings/bim/2021-12-10.yaml", "--format", format)
    assert minnes(*asked).out == f"pages/bim/2021-12-10.{format}\n"
    assert minnes("render").status == 0
    site = contents(tmp_path / "public")
    for edition in ("public", "internal"):
        assert minnes(*asked, "--edition", edition).status == 0
    assert contents(tmp_path / "public") == site
    assert minnes("render", "--check").status == 0


def test_the_folder_can_be_named_on_the_line(minnes, project, tmp_path: Path) -> None:
    ran = minnes("render", "meetings/bim", "--format", "md", "-o", "build/a")
    assert ran.out == "build/a/bim/2021-12-10.md\n"
    assert names(tmp_path / "build") == ["a/bim/2021-12-10.md"]


def test_a_project_cannot_have_its_pages_written_elsewhere(
    minnes, write, project, tmp_path
) -> None:
    write("minnes.yaml", PROJECT + "publish: {folder: ../elsewhere}\n")
    ran = minnes("render", "--lang", "en")
    assert (ran.status, ran.err) == (
        2,
        'error: the folder "../elsewhere" in minnes.yaml lies outside the project\n'
        "  help: name a folder within it under publish:, or one after -o\n",
    )
    assert not (tmp_path.parent / "elsewhere").exists()


def test_one_page_can_be_shown(minnes, project, tmp_path: Path) -> None:
    ran = minnes(
        "render", "meetings/bim/2021-12-10.yaml", "--format", "md", "-o", "-", "--lang", "en"
    )
    assert ran.status == 0
    assert ran.out.startswith("# BIM-nätverket\n\n**Meeting notes**\n\nFriday 10 December 2021\n")
    assert not (tmp_path / "pages").exists()


def test_only_one_page_can_be_shown(minnes, write, project) -> None:
    write("meetings/bim/2022-03-11.yaml", "series: bim\ndate: 2022-03-11\n")
    ran = minnes("render", "-o", "-", "--lang", "en")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == (
        "error: only one page can be shown, and these are 2\n"
        "  help: name one file, or a folder after -o\n"
    )


def test_the_public_edition_is_made_unless_the_internal_is_asked_for(minnes, project) -> None:
    page = ("render", "meetings/bim/2021-12-10.yaml", "--format", "md", "-o", "-", "--lang", "sv")
    assert "Allt är väl" not in minnes(*page).out
    assert "Läget togs upp." in minnes(*page).out
    assert "Allt är väl" in minnes(*page, "--edition", "internal").out


def test_a_file_with_an_error_gets_no_page_and_hinders_no_other(
    minnes, write, project, tmp_path: Path
) -> None:
    write("meetings/bim/2022-03-11.yaml", "series: bim\ndate: 2022-03-11\ninternl: ja\n")
    ran = minnes("render", "meetings", "--lang", "en")
    assert (ran.status, ran.out) == (1, "pages/bim/2021-12-10.html\n")
    assert ran.err.splitlines()[0].startswith("meetings/bim/2022-03-11.yaml:3: ")
    assert ran.err.splitlines()[0].endswith(" [unknown-key]")
    assert ran.err.splitlines()[1] == (
        "meetings/bim/2022-03-11.yaml has an error, and no page was made of it"
    )
    assert names(tmp_path / "pages") == ["bim/2021-12-10.html"]


def test_nothing_is_written_when_a_page_cannot_be_made(
    minnes, project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from minnes.publish import written

    def fail(*_: object) -> str:
        raise RuntimeError("a template failed")

    monkeypatch.setattr(written, "render_page", fail)
    assert minnes("render", "meetings").status == 2
    assert not (tmp_path / "pages").exists()


def test_what_has_not_changed_is_not_written_again(minnes, project, tmp_path: Path) -> None:
    minnes("render", "meetings")
    page = tmp_path / "pages/bim/2021-12-10.html"
    before = page.stat().st_ino, page.stat().st_mtime_ns
    assert minnes("render", "meetings").status == 0
    assert (page.stat().st_ino, page.stat().st_mtime_ns) == before


def test_documents_come_along(minnes, write, project, tmp_path: Path) -> None:
    write("meetings/bim/2021-12-10.yaml", MINUTES + "attachments: bilagor/å.txt\n")
    write("meetings/bim/bilagor/å.txt", "Innehåll.")
    assert minnes("render", "meetings", "-o", "ut").out == "ut/bim/2021-12-10.html\n"
    assert names(tmp_path / "ut") == ["bim/2021-12-10.html", "bim/bilagor/å.txt"]
    assert (tmp_path / "ut/bim/bilagor/å.txt").read_text("utf-8") == "Innehåll."


def test_two_meetings_of_one_name_are_told_of(minnes, write, project, tmp_path: Path) -> None:
    write("meetings/bim/again.yaml", MINUTES)
    ran = minnes("render", "--lang", "en")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.splitlines()[0] == (
        "error: meetings/bim/2021-12-10.yaml and meetings/bim/again.yaml "
        "would both be written to bim/2021-12-10.html"
    )
    assert not (tmp_path / "public").exists()


@pytest.mark.parametrize(
    "asked",
    [
        *("render --format ics", "render --format atom"),
        "export --format oparl --url https://example.org -o ut",
    ],
)
def test_of_two_meetings_of_one_name_none_is_dropped(minnes, write, project, asked: str) -> None:
    write("meetings/bim/again.yaml", MINUTES)
    ran = minnes(*asked.split(), "--lang", "en")
    assert (ran.status, ran.err.splitlines()[0]) == (
        2,
        "error: meetings/bim/2021-12-10.yaml and meetings/bim/again.yaml "
        "would both be written to bim/2021-12-10",
    )


def test_a_lone_file_needs_no_project(minnes, write, tmp_path: Path) -> None:
    write("möte.yaml", "title: Ett möte\ndate: 2021-12-10\n")
    assert minnes("render", "möte.yaml", "--format", "md").status == 0
    assert names(tmp_path / "pages") == ["möte.md"]


def test_importing_the_command_loads_nothing_heavy() -> None:
    code = (
        "import sys, minnes.cli.commands.render; "
        "print(sorted({'jinja2', 'babel', 'pydantic', 'markdown_it', 'ruamel.yaml'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_a_dry_run_shows_what_would_change_in_pages(minnes, project, tmp_path: Path) -> None:
    ran = minnes("render", "meetings", "--format", "md", "--dry-run")
    assert ran.out.startswith("--- pages/bim/2021-12-10.md\n+++ pages/bim/2021-12-10.md\n@@ -0,0")
    assert not (tmp_path / "pages").exists()
    minnes("render", "meetings", "--format", "md")
    assert minnes("render", "meetings", "--format", "md", "--dry-run").out == ""
    with (tmp_path / "pages/bim/2021-12-10.md").open("a", encoding="utf-8") as page:
        page.write("Tillagt.\n")
    assert minnes("render", "meetings", "--format", "md", "--dry-run").out.endswith("-Tillagt.\n")
