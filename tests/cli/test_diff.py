"""`minnes diff`: what changed in meaning, between versions, staged, uncommitted, or of two files."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.files import put
from tests.review.conftest import environment

PROJECT = "language: en\nseries:\n  bim: {title: The BIM network}\n"
MINUTES = """\
series: bim
date: 2021-12-10
status: draft
items:
  - title: Läget
    decisions:
      - Nästa möte hålls på distans.
"""
PATH = "meetings/bim/2021-12-10.yaml"
HEADING = f"{PATH}: The BIM network, 2021-12-10"
APPROVED = f"{HEADING}\n  ~ status: draft → approved\n"


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """A repository with a project and its first minutes, committed; and git to tell things."""
    import subprocess

    for name, text in environment(tmp_path).items():
        monkeypatch.setenv(name, text)

    def tell(*arguments: str) -> str:
        done = subprocess.run(
            ["git", *arguments], cwd=tmp_path, capture_output=True, check=True, text=True
        )
        return done.stdout

    put(tmp_path, {"minnes.yaml": PROJECT, PATH: MINUTES})
    tell("init", "--quiet", "--initial-branch=main")
    tell("add", "--all")
    tell("commit", "--quiet", "-m", "first")
    return tell


def said(done) -> tuple[int, str, str]:
    return done.status, done.out, done.err


def test_what_is_not_committed_is_compared_with_what_is(minnes, write, git) -> None:
    assert said(minnes("diff")) == (0, "", "no minutes were changed\n")
    write(PATH, MINUTES.replace("draft", "approved"))
    assert said(minnes("diff")) == (0, APPROVED, "")
    assert said(minnes("diff", "--staged")) == (0, "", "no minutes were changed\n")
    git("add", "--all")
    write(PATH, MINUTES)
    assert said(minnes("diff", "--staged")) == (0, APPROVED, "")


@pytest.mark.parametrize("versions", ["HEAD~1..HEAD", "HEAD~1..", "HEAD~1", "HEAD~1...HEAD"])
def test_versions_are_compared(minnes, write, git, versions: str) -> None:
    write(PATH, MINUTES.replace("draft", "approved"))
    git("commit", "--quiet", "--all", "-m", "second")
    assert said(minnes("diff", versions)) == (0, APPROVED, "")
    assert said(minnes("diff", versions, "meetings")) == (0, APPROVED, "")
    assert said(minnes("diff", versions, "minnes.yaml")) == (0, "", "no minutes were changed\n")
    git("commit", "--quiet", "--allow-empty", "-m", "third")
    assert minnes("diff", "..HEAD~1", "--exit-code").status == 0


def test_a_version_after_a_file_is_told_to_stand_before_it(minnes, git) -> None:
    assert said(minnes("diff", PATH, "HEAD")) == (
        2,
        "",
        'error: "HEAD" is a version, not a file\n'
        f"  help: versions stand before files: minnes diff HEAD {PATH}\n",
    )


def test_changed_settings_are_told_too(minnes, write, git) -> None:
    write("minnes.yaml", PROJECT.replace("}", ", members: Orust}") + "publish: {names: role}\n")
    assert said(minnes("diff")) == (
        0,
        "minnes.yaml\n  ~ publish › names: full → role\n  + series › bim › members: Orust\n",
        "",
    )
    assert json.loads(minnes("diff", "--format", "json").out)[0]["settings"] == [
        {"setting": ["publish", "names"], "old": "full", "new": "role"},
        {"setting": ["series", "bim", "members"], "old": None, "new": "Orust"},
    ]
    assert minnes("diff", "--exit-code").status == 1
    write("minnes.yaml", PROJECT.replace("language: en", "language: xx"))
    ran = minnes("diff")
    assert ran.status == 1
    assert "the new version cannot be read, so nothing could be compared: line 1" in ran.out


def test_with_three_dots_only_ones_own_changes_are_told(minnes, write, git) -> None:
    git("checkout", "--quiet", "-b", "mine")
    write(PATH, MINUTES.replace("draft", "approved"))
    git("commit", "--quiet", "--all", "-m", "mine")
    git("checkout", "--quiet", "main")
    write("meetings/bim/2022-03-11.yaml", MINUTES.replace("2021-12-10", "2022-03-11"))
    git("add", "--all")
    git("commit", "--quiet", "-m", "theirs")
    assert minnes("diff", "main...mine").out == APPROVED


def test_two_files_are_compared_without_git(minnes, write) -> None:
    write("old.yaml", MINUTES)
    write("new å.yaml", MINUTES.replace("draft", "approved"))
    told = 'new å.yaml: bim, 2021-12-10 (was "old.yaml")\n  ~ status: draft → approved\n'
    assert said(minnes("diff", "old.yaml", "new å.yaml")) == (0, told, "")
    assert said(minnes("diff", "old.yaml", "old.yaml")) == (0, "", "no minutes were changed\n")


def test_new_and_removed_minutes_are_summed_up(minnes, write, git, tmp_path: Path) -> None:
    write("meetings/bim/2022-03-11.yaml", MINUTES.replace("2021-12-10", "2022-03-11"))
    (tmp_path / PATH).write_text(
        MINUTES.replace("hålls på distans", "ställs in av många olika skäl")
    )
    (tmp_path / "meetings" / "bim" / "2022-03-11.yaml").write_text(
        "series: bim\ndate: 2022-03-11\nitems:\n  - {title: Ny, actions: 'Anna Lind: ringer'}\n"
    )
    assert (
        minnes("diff", "meetings/bim/2022-03-11.yaml").out
        == """\
meetings/bim/2022-03-11.yaml: The BIM network, 2022-03-11 (new)
  participants: 0, items: 1, decisions: 0, actions: 1
    Ny
    + Action A1 added: Anna Lind: ringer
"""
    )
    (tmp_path / PATH).unlink()
    assert (
        minnes("diff", PATH).out
        == f"""\
{HEADING} (removed)
  participants: 0, items: 1, decisions: 1, actions: 0
    Läget
    - Decision D1 struck: Nästa möte hålls på distans.
"""
    )


def test_layout_alone_is_told_to_be_layout(minnes, write, git) -> None:
    write(PATH, MINUTES.replace("draft", "draft # for now").replace("      - Nästa", "    - Nästa"))
    told = "  only layout and comments differ; what it says is the same\n"
    assert said(minnes("diff", "--exit-code")) == (0, f"{HEADING}\n{told}", "")


def test_a_renamed_file_is_followed(minnes, write, git, tmp_path: Path) -> None:
    (tmp_path / PATH).rename(tmp_path / "meetings/bim/ö.yaml")
    heading = f'meetings/bim/ö.yaml: The BIM network, 2021-12-10 (was "{PATH}")'
    told = f"{heading}\n  only its name differs; what it says is the same\n"
    assert minnes("diff").out == told
    git("add", "--all")
    git("commit", "--quiet", "-m", "renamed")
    assert minnes("diff", "HEAD~1..HEAD").out == told


def test_a_file_that_cannot_be_read_is_told_and_the_rest_compared(minnes, write, git) -> None:
    write("meetings/bim/2022-03-11.yaml", "date: [\n")
    write(PATH, MINUTES.replace("draft", "approved"))
    assert said(minnes("diff")) == (
        1,
        f"{APPROVED}\nmeetings/bim/2022-03-11.yaml (new)\n  the new version cannot be read, so"
        " nothing could be compared: line 2: this line cannot be read\n",
        "",
    )


def test_json_tells_programs_the_same(minnes, write, git) -> None:
    write(PATH, MINUTES.replace("draft", "approved").replace("Nästa möte hålls", "Mötet hålls"))
    [file] = json.loads(minnes("diff", "--format", "json").out)
    assert {**file, "changes": None} == {
        "path": PATH,
        "old_path": PATH,
        "state": "changed",
        "title": "The BIM network",
        "date": "2021-12-10",
        "unread": [],
        "changes": None,
        "settings": [],
    }
    assert file["changes"][1] == {
        "kind": "changed",
        "part": "decisions",
        "id": "D1",
        "within": ["Läget"],
        "what": "Mötet hålls på distans.",
        "moved_from": None,
        "after": None,
        "fields": [
            {
                "field": "text",
                "old": "Nästa möte hålls på distans.",
                "new": "Mötet hålls på distans.",
            }
        ],
        "data": None,
        "text": [
            "Läget",
            "~ Decision D1 changed",
            "text: [-Nästa möte-] {+Mötet+} hålls på distans.",
        ],
    }


def test_markdown_is_ready_to_paste(minnes, write, git) -> None:
    assert minnes("diff", "--format", "markdown").out == "No minutes were changed.\n"
    write(PATH, MINUTES.replace("draft", "approved"))
    assert minnes("diff", "--format", "markdown").out == (
        f"#### {HEADING}\n\n- status: <del>draft</del> → <ins>approved</ins>\n"
    )


def test_paths_are_as_seen_from_where_one_stands(
    minnes, write, git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(PATH, MINUTES.replace("draft", "approved"))
    monkeypatch.chdir(tmp_path / "meetings")
    told = APPROVED.replace("meetings/bim", "bim")
    assert minnes("diff").out == told
    assert minnes("diff", "bim").out == told
    assert minnes("diff", ".").out == told


def test_a_removed_file_can_be_asked_for(minnes, git, tmp_path: Path) -> None:
    (tmp_path / PATH).unlink()
    assert minnes("diff", PATH).out.startswith(f"{HEADING} (removed)\n")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("mian",), 'git knows no version called "mian"\n  help: did you mean "main"?'),
        (
            ("main", "meetings/nothing"),
            'there is no file or folder "meetings/nothing"\n'
            "  help: look at the spelling; a path is read from the folder you are in, {here}",
        ),
        (
            ("../nothing.yaml", PATH),
            'there is no file or folder "../nothing.yaml"\n'
            "  help: look at the spelling; a path is read from the folder you are in, {here}",
        ),
        (
            ("main", "HEAD"),
            '"HEAD" is a version, not a file\n  help: two versions are written in one: main..HEAD',
        ),
        (
            ("meetings",),
            '"meetings" is both a file and a version\n'
            "  help: write ./meetings for the file, or meetings..HEAD for what came after",
        ),
    ],
)
def test_what_cannot_be_done_says_why(minnes, git, arguments: tuple[str, ...], told: str) -> None:
    git("branch", "meetings")
    told = told.replace("{here}", str(Path.cwd()))
    assert said(minnes("diff", *arguments)) == (2, "", f"error: {told}\n")


def test_outside_git_it_says_what_to_do(minnes, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert said(minnes("diff")) == (
        2,
        "",
        f"error: {tmp_path} is in no git repository\n"
        "  help: git init makes one of the folder you are in; minnes init --git does it for you\n",
    )


TWO = "<<<<<<< ours\nstatus: draft\n=======\nstatus: approved\n>>>>>>> theirs\n"


def test_textconv_keeps_two_versions_beside_each_other(minnes, write) -> None:
    write("a.yaml", MINUTES.replace("status: draft\n", TWO))
    assert minnes("textconv", "a.yaml").out == (
        f"series: bim\ndate: 2021-12-10\n{TWO}\n# Läget\ndecision D1: Nästa möte hålls på distans.\n"
    )


def test_of_what_is_undecided_nothing_is_said_to_be_the_same(minnes, write, git) -> None:
    write(PATH, MINUTES.replace("status: draft\n", TWO))
    assert said(minnes("diff")) == (
        1,
        f"{HEADING.partition(':')[0]}: The BIM network, 2021-12-10\n"
        "  the new version cannot be read, so nothing could be compared: line 3: two people changed "
        "this place, and nobody has chosen between their versions\n",
        "",
    )


def test_textconv_writes_the_outline_or_the_file_itself(minnes, write) -> None:
    write("a.yaml", MINUTES)
    assert minnes("textconv", "a.yaml", "--lang", "sv").out == (
        "serie: bim\ndatum: 2021-12-10\nläge: utkast\n\n# Läget\n"
        "beslut D1: Nästa möte hålls på distans.\n"
    )
    write("b.yaml", "date: [\n# åäö\n")
    assert said(minnes("textconv", "b.yaml")) == (0, "date: [\n# åäö\n", "")
