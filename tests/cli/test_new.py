"""`minnes new`: a file of its own for a new meeting, and no other touched."""

import re
import sys
from pathlib import Path
from unicodedata import normalize

import pytest

from minnes.cli import console
from minnes.source import atomic_write

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
# 1. Type a space after the colon.
# 2. Type a bar before free text, and the text on the lines below it.
# 3. What belongs to a line stands below it, two spaces further in.
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
            "  help: give another date, or go on writing in that file; a second meeting of the same day "
            'is a file of its own, with "id: …"\n',
        ),
        ([], "error: SERIES is missing\n  help: choose one of: bim, styr\n"),
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


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_series_is_known_however_its_letters_were_typed(minnes, write, form: str) -> None:
    write("minnes.yaml", "language: en\nseries: {öppenvård: }\n")
    write("meetings/a.yaml", normalize(form, "series: öppenvård\ndate: 2022-03-11\n"))
    assert minnes("new", "öppenvård", "2022-03-11").err.splitlines()[0] == (
        "error: the meeting öppenvård/2022-03-11 already has a file: meetings/a.yaml"
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


OPEN = """\
series: bim
date: 2021-12-10
next_meetings:
  - 2022-03-11 13-15, Uddevalla: the new handbook
items:
  - title: Round the table
    questions:
      - How many are waiting?   # nobody knew
    decisions:
      - {text: The plan, outcome: deferred, deferred_to: 2022-03}
    actions:
      - Karin Holm: calls the school due:2022-01-14
      - Karin Holm: books a room
        status: done
"""
FOLLOW_UP = """\
follow_up:
  # What earlier meetings left open. After the colon, type done, or dropped if it came to nothing.
  # What is left blank is still open.

  # The plan (put off 2021-12-10 until 2022-03)
  2021-12-10#D1:

  # Karin Holm: calls the school (promised 2021-12-10, to be done by 2022-01-14)
  2021-12-10#A1:

  # How many are waiting? (asked 2021-12-10, not yet answered)
  2021-12-10#Q1:

"""
PINNED = {
    "waiting?   #": "waiting? id:Q1   #",
    "deferred_to: 2022-03}": "deferred_to: 2022-03, id: D1}",
    "due:2022-01-14": "due:2022-01-14 id:A1",
}


@pytest.fixture
def _open(_project: None, write) -> None:
    write("meetings/bim/2021-12-10.yaml", OPEN)


def pinned(text: str) -> str:
    for old, new in PINNED.items():
        text = text.replace(old, new)
    return text


@pytest.mark.usefixtures("_open")
def test_what_was_left_open_is_carried_over_and_its_ids_are_written_out(minnes, tmp_path) -> None:
    done = minnes("new", "bim")
    assert (done.status, done.out, done.err) == (
        0,
        "meetings/bim/2022-03-11.yaml\n",
        "meetings/bim/2021-12-10.yaml: D1, A1, Q1 are now written out there, so that they go on"
        " meaning the same.\n"
        "Fill it in, and then type: minnes check meetings/bim/2022-03-11.yaml\n",
    )
    text = (tmp_path / "meetings/bim/2022-03-11.yaml").read_text("utf-8")
    assert text == MARCH.replace("items:\n", f"{FOLLOW_UP}items:\n").replace(
        "  - title: Round the table\n",
        "  - title: The plan\n    text: |\n\n    decisions:\n    actions:\n\n"
        "  - title: The new handbook\n    text: |\n\n    decisions:\n    actions:\n\n"
        "  - title: Round the table\n",
    )
    assert (tmp_path / "meetings/bim/2021-12-10.yaml").read_text("utf-8") == pinned(OPEN)


@pytest.mark.usefixtures("_open")
def test_a_file_of_which_nothing_is_carried_over_is_told_of(minnes, write) -> None:
    write("meetings/bim/2022-01-20.yaml", "series: bim\ndate: 2022-01-20\nitems: [\n")
    write("meetings/styr/2022-01-21.yaml", "series: styr\ndate: bim\n")
    write("meetings/bim/2022-01-22.yaml", "# bim, \udcff".encode("utf-8", "surrogateescape"))
    done = minnes("new", "bim", "--dry-run")
    assert (done.status, done.err) == (
        0,
        "meetings/bim/2022-01-20.yaml:4: nothing is carried over from here, since it cannot be read"
        " [unreadable-line]\n"
        "meetings/bim/2022-01-22.yaml:1: nothing is carried over from here, since it cannot be read"
        " [not-utf8]\n",
    )


@pytest.mark.usefixtures("_open")
def test_what_is_carried_over_and_left_blank_is_no_error(minnes) -> None:
    minnes("new", "bim")
    done = minnes("check", "--strict", "--today", "2022-01-10", "meetings/bim/2022-03-11.yaml")
    assert (done.status, done.out) == (0, "1 file checked, nothing wrong.\n")


@pytest.mark.usefixtures("_open")
def test_one_word_says_that_something_is_done(minnes, tmp_path) -> None:
    minnes("new", "bim")
    file = tmp_path / "meetings/bim/2022-03-11.yaml"
    file.write_text(file.read_text("utf-8").replace("#A1:", "#A1: done"), "utf-8")
    text = minnes("new", "bim", "2022-06-03", "--dry-run").out
    assert re.findall("^  2021.*", text, re.MULTILINE) == ["  2021-12-10#D1:", "  2021-12-10#Q1:"]


@pytest.mark.usefixtures("_open")
def test_a_dry_run_shows_what_would_change_in_earlier_files(minnes, tmp_path) -> None:
    done = minnes("new", "bim", "--dry-run")
    changed = [line for line in done.out.split("--- ")[1].splitlines() if line[0] in "+-"]
    assert changed == [
        *("+++ meetings/bim/2021-12-10.yaml",),
        *("-      - How many are waiting?   # nobody knew",),
        *("+      - How many are waiting? id:Q1   # nobody knew",),
        *("-      - {text: The plan, outcome: deferred, deferred_to: 2022-03}",),
        *("+      - {text: The plan, outcome: deferred, deferred_to: 2022-03, id: D1}",),
        *("-      - Karin Holm: calls the school due:2022-01-14",),
        *("+      - Karin Holm: calls the school due:2022-01-14 id:A1",),
    ]
    assert (tmp_path / "meetings/bim/2021-12-10.yaml").read_text("utf-8") == OPEN


@pytest.mark.usefixtures("_open")
def test_it_can_be_left_out(minnes, tmp_path) -> None:
    assert "follow_up" not in minnes("new", "bim", "--no-carry-over", "--dry-run").out
    minnes("new", "bim", "--no-carry-over")
    assert (tmp_path / "meetings/bim/2021-12-10.yaml").read_text("utf-8") == OPEN


@pytest.mark.usefixtures("_open")
@pytest.mark.parametrize("fixed", ["status: approved\n", "approval: {by: A B, date: 2022-01-01}\n"])
def test_approved_minutes_are_never_touched(minnes, write, tmp_path, fixed: str) -> None:
    file = write("meetings/bim/2021-12-10.yaml", OPEN + fixed)
    minnes("new", "bim")
    assert file.read_text("utf-8") == OPEN + fixed
    assert FOLLOW_UP in (tmp_path / "meetings/bim/2022-03-11.yaml").read_text("utf-8")


@pytest.mark.usefixtures("_open")
def test_an_earlier_file_that_cannot_be_written_stops_it(
    minnes, tmp_path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("minnes.source.atomic_write.replace", refuse)
    done = minnes("new", "bim")
    assert (done.status, done.out, done.err) == (
        2,
        "",
        "meetings/bim/2021-12-10.yaml: you may not read or write it\n"
        "error: the ids in meetings/bim/2021-12-10.yaml could not be written out\n"
        "  help: run again, or leave out what is open: --no-carry-over\n",
    )
    assert not (tmp_path / "meetings/bim/2022-03-11.yaml").exists()


@pytest.mark.usefixtures("_open")
@pytest.mark.parametrize("kind", ["notes", "protocol", "workshop"])
def test_every_kind_of_meeting_carries_over(minnes, kind: str) -> None:
    assert FOLLOW_UP in minnes("new", "bim", "--kind", kind, "--dry-run").out


@pytest.mark.usefixtures("_open")
def test_a_case_story_follows_up_nothing(minnes) -> None:
    assert "follow_up" not in minnes("new", "bim", "--kind", "example", "--dry-run").out


@pytest.mark.usefixtures("_open")
def test_a_file_in_which_no_id_can_be_written_is_told_and_left_alone(minnes, write) -> None:
    file = write("meetings/bim/2021-12-10.yaml", OPEN + "place: a: b\n")
    told = "meetings/bim/2021-12-10.yaml: D1, A1, Q1 cannot be written out; do not change their order there\n"
    assert minnes("new", "bim").err.startswith(told)
    assert file.read_text("utf-8") == OPEN + "place: a: b\n"


@pytest.mark.usefixtures("_open")
def test_a_file_that_changed_since_it_was_looked_through_is_not_touched(
    minnes, write, tmp_path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody writes another action above, between our reading of the file and our writing."""
    other = OPEN.replace("    actions:\n", "    actions:\n      - Karin Holm: waits\n")
    read = atomic_write.read

    def late(path: Path) -> atomic_write.Original:
        write("meetings/bim/2021-12-10.yaml", other.replace("due:2022-01-14", "id:A9"))
        return read(path)

    monkeypatch.setattr(atomic_write, "read", late)
    done = minnes("new", "bim")
    assert (done.status, done.err) == (
        2,
        "error: meetings/bim/2021-12-10.yaml was changed by somebody else meanwhile\n"
        "  help: run again\n",
    )
    assert not (tmp_path / "meetings/bim/2022-03-11.yaml").exists()


@pytest.mark.usefixtures("_project")
@pytest.mark.parametrize("written", ["The BIM network", "the bim-network", "BIM"])
def test_a_series_is_named_by_its_title_too(minnes, written: str) -> None:
    assert minnes("new", written, "2022-03-11").out == "meetings/bim/2022-03-11.yaml\n"


@pytest.mark.usefixtures("_project")
def test_a_misspelt_title_is_told_with_the_short_name(minnes) -> None:
    ran = minnes("new", "The BIM netwrok")
    assert (ran.status, ran.err) == (
        2,
        'error: there is no series "The BIM netwrok" in minnes.yaml\n  help: did you mean "bim"?\n',
    )


@pytest.mark.usefixtures("_project")
def test_a_file_that_nobody_touched_is_told_of_after_the_meeting(minnes, tmp_path: Path) -> None:
    file = minnes("new", "bim", "2022-03-11").out.strip()
    asked = ("check", file, "--format", "concise", "--today")
    assert minnes(*asked, "2022-03-11").out == ""
    assert minnes(*asked, "2022-03-12").out.endswith(" [nothing-written]\n")
    text = (tmp_path / file).read_text("utf-8")
    (tmp_path / file).write_text(text.replace("chair:", "chair: Karin Holm"), "utf-8")
    assert minnes(*asked, "2022-03-12").out == ""
