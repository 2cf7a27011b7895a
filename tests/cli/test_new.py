"""`minnes new`: a file of its own for a new meeting, and no other touched."""

import sys
from pathlib import Path

import pytest

from minnes.cli import console

PROJECT = """\
# yaml-language-server: $schema=schemas/project.schema.json
language: en
series:
  bim:
    title: The BIM network
    time: 9-12
    agenda: [Round the table]
    roster: Karin Holm (Orust)
  styr:
organizations:
  Orust:
"""
DECEMBER = """\
series: bim
date: 2021-12-10
next_meetings: 2022-03-11 13-15, Uddevalla
"""
MARCH = """\
# The five rules of typing (minnes help rules says more):
# 1. Type a blank after the colon.
# 2. Type a bar before free text, and the text on the lines below it.
# 3. What belongs to a line stands below it, two blanks further in.
# 4. Never use the tab key for it.
# 5. What follows # is a comment, and is not part of the minutes.

series: bim
date: 2022-03-11
time: 13:00-15:00
place: Uddevalla
status: draft
chair:
secretary:

participants:
  Orust: Karin Holm
absent:

items:
  - title: Round the table
    text: |

    decisions:
    actions:

next_meetings:
"""


@pytest.fixture
def _project(write) -> None:
    write("minnes.yaml", PROJECT)
    write("meetings/bim/2021-12-10.yaml", DECEMBER)


@pytest.mark.usefixtures("_project")
def test_it_makes_the_file_of_the_next_meeting_announced(minnes, tmp_path: Path) -> None:
    done = minnes("new", "bim")
    assert (done.status, done.out, done.err) == (
        0,
        "meetings/bim/2022-03-11.yaml\n",
        "Fill it in, and then type: minnes check meetings/bim/2022-03-11.yaml\n",
    )
    assert (tmp_path / "meetings/bim/2022-03-11.yaml").read_text("utf-8") == MARCH


@pytest.mark.usefixtures("_project")
def test_the_new_file_has_nothing_to_remark_on(minnes) -> None:
    minnes("new", "bim")
    done = minnes("check", "--strict", "--today", "2022-03-11")
    assert (done.status, done.out) == (0, "2 files checked, nothing wrong.\n")


@pytest.mark.usefixtures("_project")
def test_a_dry_run_shows_the_file_and_writes_nothing(minnes, tmp_path: Path) -> None:
    done = minnes("new", "bim", "--dry-run")
    assert (done.status, done.out, done.err) == (0, MARCH, "")
    assert sorted(file.name for file in tmp_path.rglob("*.yaml")) == [
        "2021-12-10.yaml",
        "minnes.yaml",
    ]


@pytest.mark.usefixtures("_project")
def test_the_file_names_the_schema_beside_the_projects_own(minnes, write) -> None:
    write("schemas/meeting.schema.json", "{}")
    first = minnes("new", "bim", "--dry-run").out.splitlines()[0]
    assert first == "# yaml-language-server: $schema=../../schemas/meeting.schema.json"


@pytest.mark.usefixtures("_project")
def test_the_kind_can_be_chosen(minnes) -> None:
    lines = minnes("new", "styr", "2022-03-11", "--kind", "protocol", "--dry-run").out.splitlines()
    assert lines[7:9] == ["series: styr", "kind: protocol"]


@pytest.mark.usefixtures("_project")
def test_the_file_speaks_the_projects_language_whatever_the_user_speaks(minnes) -> None:
    assert minnes("new", "bim", "--dry-run", "--lang", "sv").out == MARCH


@pytest.mark.usefixtures("_project")
def test_it_works_from_a_folder_within_the_project(
    minnes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path / "meetings/bim")
    assert minnes("new", "bim").out == "2022-03-11.yaml\n"


@pytest.mark.usefixtures("_project")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["bim", "2021-12-10"],
            "error: the meeting bim/2021-12-10 already has a file: meetings/bim/2021-12-10.yaml\n"
            "  help: give another date, or go on writing in that file\n",
        ),
        (
            ["bin"],
            'error: there is no series "bin" in minnes.yaml\n  help: did you mean "bim"?\n',
        ),
        (
            ["nätverket"],
            'error: there is no series "nätverket" in minnes.yaml\n'
            "  help: choose one of: bim, styr\n",
        ),
        (
            ["styr"],
            "error: no earlier minutes announce the next meeting of styr\n"
            "  help: give its date, as: minnes new styr 2021-12-10\n",
        ),
        (
            ["styr", "11/3"],
            'error: "11/3" is not a date\n  help: write year-month-day, as 2021-12-10\n',
        ),
    ],
)
def test_what_cannot_be_made_is_told_and_nothing_written(
    minnes, tmp_path: Path, arguments: list[str], said: str
) -> None:
    done = minnes("new", *arguments)
    assert (done.status, done.out, done.err) == (2, "", said)
    assert len(list(tmp_path.rglob("*.yaml"))) == 2


@pytest.mark.usefixtures("_project")
def test_a_meeting_has_one_file_wherever_that_lies(minnes, write) -> None:
    write("meetings/annat/möte.yaml", "series: bim\ndate: 2022-03-11\n")
    done = minnes("new", "bim", "2022-03-11")
    assert done.err.splitlines()[0] == (
        "error: the meeting bim/2022-03-11 already has a file: meetings/annat/möte.yaml"
    )


@pytest.mark.usefixtures("_project")
def test_a_file_that_cannot_be_read_is_not_overwritten(minnes, write) -> None:
    file = write("meetings/bim/2022-03-11.yaml", "items: [")
    assert minnes("new", "bim", "2022-03-11").status == 2
    assert file.read_text("utf-8") == "items: ["


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (
            None,
            "error: there is no minnes.yaml here, nor in the folders above\n"
            "  help: minnes init starts a project\n",
        ),
        (
            "series: [bim]\n",
            "error: minnes.yaml cannot be read\n  help: minnes check says what is wrong in it\n",
        ),
        (
            "series:\n",
            'error: there is no series "bim" in minnes.yaml\n'
            "  help: add it to minnes.yaml, under series:\n",
        ),
    ],
)
def test_without_a_project_that_has_series_it_says_what_to_do(
    minnes, write, settings: str | None, said: str
) -> None:
    if settings:
        write("minnes.yaml", settings)
    done = minnes("new", "bim", "2022-03-11")
    assert (done.status, done.err) == (2, said)


@pytest.mark.usefixtures("_project")
def test_a_person_at_the_terminal_is_asked_for_the_day(
    minnes, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    monkeypatch.setattr(console, "interactive", lambda: True)
    monkeypatch.setattr("typer.prompt", lambda text, **_: asked.append(text) or "2022-04-01")
    assert minnes("new", "styr").out == "meetings/styr/2022-04-01.yaml\n"
    assert asked == ["Which day? As 2021-12-10"]


@pytest.mark.usefixtures("_project")
def test_it_opens_the_file_in_the_editor_of_the_environment(
    minnes, write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = write(
        "editor.py", "import pathlib, sys; pathlib.Path('opened').write_text(sys.argv[2])"
    )
    monkeypatch.setenv("EDITOR", "never-started")
    monkeypatch.setenv("VISUAL", f"'{sys.executable}' '{editor}' --wait")
    assert minnes("new", "bim", "--edit").status == 0
    opened = (tmp_path / "opened").read_text()
    assert Path(opened) == tmp_path / "meetings/bim/2022-03-11.yaml"


@pytest.mark.usefixtures("_project")
@pytest.mark.parametrize(
    ("editor", "said"),
    [
        ("", "no editor is chosen, so meetings/bim/2022-03-11.yaml is not opened"),
        ("no-such-editor", "the editor no-such-editor cannot be started"),
    ],
)
def test_the_file_is_there_also_when_no_editor_can_be_started(
    minnes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, editor: str, said: str
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", editor)
    done = minnes("new", "bim", "--edit")
    assert (done.status, done.err.splitlines()[0]) == (2, f"error: {said}")
    assert (tmp_path / "meetings/bim/2022-03-11.yaml").read_text("utf-8") == MARCH
