"""Where commands look: paths of several projects, folders with nothing in them, settings with errors."""

import pytest

from minnes.cli import projects
from tests.files import names

SOUND = "series: bim\ndate: 2021-12-10\nparticipants:\n  - Anna Lind\n"
WRONG = SOUND.replace("participants", "participans")


@pytest.fixture
def two(write) -> None:
    """Two projects beside each other, in the second of which something is wrong."""
    for name, text in (("ett", SOUND), ("två", WRONG)):
        write(f"{name}/minnes.yaml", "language: en\nseries: {bim: {title: BIM}}\n")
        write(f"{name}/meetings/bim/2021-12-10.yaml", text)


@pytest.mark.parametrize(
    "paths",
    [
        ["ett", "två"],
        ["ett/meetings/bim", "två/meetings"],
        ["ett/meetings/bim/2021-12-10.yaml", "två/meetings/bim/2021-12-10.yaml"],
    ],
)
def test_check_looks_at_every_project_that_paths_belong_to(minnes, two, paths) -> None:
    ran = minnes("check", *paths, "--format", "concise")
    assert ran.status == 1
    assert ran.out.startswith("två/meetings/bim/2021-12-10.yaml:3:1: error: ")
    assert minnes("check", *paths).out.endswith("2 files checked: 1 error.\n")


def test_paths_of_one_project_are_one_check_however_they_are_written(
    minnes, two, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir("två/meetings")
    ran = minnes("check", "bim", "../../två/meetings/bim/2021-12-10.yaml", "..")
    assert (ran.status, ran.out.splitlines()[-1]) == (1, "1 file checked: 1 error.")
    assert ran.out.startswith("bim/2021-12-10.yaml:3:1: ")


def test_folders_without_a_project_are_looked_at_together(minnes, write) -> None:
    write("a/x.yaml", SOUND)
    write("b/y.yaml", WRONG)
    ran = minnes("check", "a", "b")
    assert (ran.status, ran.out.splitlines()[0][:11]) == (1, "b/y.yaml:3:")
    assert ran.out.endswith("2 files checked: 1 error.\n")


def test_fmt_fix_and_verify_look_at_every_project(minnes, two, write) -> None:
    write("två/meetings/bim/2021-12-10.yaml", SOUND.replace("bim", "bim  "))
    assert minnes("fmt", "--check", "ett", "två").err == "1 of 4 files would change.\n"
    write("två/meetings/bim/2021-12-10.yaml", WRONG)
    assert "+participants:" in minnes("fix", "ett", "två").out
    for name in ("ett", "två"):
        write(f"{name}/meetings/bim/2021-12-10.yaml", f"{SOUND}status: approved\n")
    ran = minnes("verify", "ett", "två")
    assert [line.partition("/")[0] for line in ran.out.splitlines()] == ["ett", "två"]


def test_what_is_made_is_made_of_one_project(minnes, two) -> None:
    ran = minnes("render", "ett", "två")
    assert (ran.status, ran.err) == (
        2,
        "error: ett and två are two projects\n  help: name what lies in one of them, or go to its folder\n",
    )


@pytest.mark.parametrize(
    "asked",
    [
        *(["check"], ["fix"], ["fmt"], ["verify"], ["render"]),
        *(["query", "meetings"], ["report"], ["search", "lokal"], ["people"]),
        ["export", "--format", "csv", "-o", "ut"],
    ],
    ids=lambda asked: asked[0],
)
def test_where_there_is_nothing_nothing_is_well(minnes, tmp_path, asked: list[str]) -> None:
    ran = minnes(*asked)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == (
        f"error: there are no minutes in {tmp_path}, and no minnes.yaml there or above\n"
        "  help: go to the folder of a project, or start one: minnes init\n"
    )


def test_a_folder_of_a_project_without_minutes_is_refused(minnes, two, tmp_path) -> None:
    (tmp_path / "ett/meetings/tom").mkdir()
    for command in ("check", "render", "fix"):
        ran = minnes(command, "ett/meetings/tom")
        assert (ran.status, ran.out, ran.err) == (
            2,
            "",
            "error: there are no minutes in ett/meetings/tom\n"
            "  help: minnes.yaml says where they lie: meetings: meetings/**/*.yaml\n",
        )


def test_a_project_without_minutes_says_where_they_would_lie(minnes, write) -> None:
    write("minnes.yaml", "language: en\nmeetings: möten/**/*.yaml\n")
    ran = minnes("check")
    assert (ran.status, ran.out) == (0, "0 files checked, nothing wrong.\n")
    assert ran.err == (
        "there are no minutes yet; minnes.yaml says where they lie: meetings: möten/**/*.yaml\n"
    )
    ran = minnes("check", "minnes.yaml")
    assert (ran.status, ran.out, ran.err) == (0, "1 file checked, nothing wrong.\n", "")


@pytest.mark.parametrize(
    "asked",
    [
        *(["render"], ["new", "bim", "2022-01-01"], ["init", "--git"]),
        *(["query", "meetings"], ["report"], ["report", "--edition", "internal"]),
        *(["search", "lokal"], ["people"], ["export", "--format", "csv", "-o", "ut"]),
        *(["approve", "meetings/bim/2021-12-10.yaml", "--by", "Anna Lind"], ["render", "--watch"]),
    ],
    ids=lambda asked: " ".join(asked[:2]),
)
def test_settings_with_an_error_stop_every_command_in_one_way(
    minnes, write, tmp_path, asked
) -> None:
    write("minnes.yaml", "language: en\nserie: {bim: {title: BIM}}\n")
    write("meetings/bim/2021-12-10.yaml", SOUND)
    ran = minnes(*asked)
    assert names(tmp_path) == ["meetings/bim/2021-12-10.yaml", "minnes.yaml"]
    assert (ran.status, ran.out, ran.err) == (
        2,
        "",
        "error: minnes.yaml:2 has an error [unknown-key]\n"
        "  help: mend it first, since it is about all minutes; minnes check tells how\n",
    )


def test_settings_with_an_error_are_checked_and_mended_as_any_file(minnes, write) -> None:
    write("minnes.yaml", "language: en\nserie: {bim: {title: BIM}}\n")
    write("meetings/bim/2021-12-10.yaml", SOUND)
    assert "minnes.yaml:2:1: error: " in minnes("check").out
    assert "+series: {bim: {title: BIM}}" in minnes("fix").out
    assert minnes("query", "meetings").status == 0


@pytest.mark.parametrize("name", ["minnes.yaml", "register/organizations.yaml"])
def test_settings_are_never_taken_for_minutes(minnes, write, name: str) -> None:
    write("minnes.yaml", "language: en\n")
    write("register/organizations.yaml", "Vård AB: {kind: company}\n")
    assert minnes("check", name).out == "1 file checked, nothing wrong.\n"
    ran = minnes("approve", name, "--by", "Anna Lind")
    assert (ran.status, ran.err) == (
        2,
        f"error: {name} holds settings, and no minutes\n  help: name the file of one meeting\n",
    )


def test_a_folder_above_projects_stands_for_them(minnes, two) -> None:
    for asked in (("check", "."), ("check",)):
        ran = minnes(*asked, "--format", "concise")
        assert (ran.status, ran.out.startswith("två/meetings/bim/2021-12-10.yaml:3:1: ")) == (
            1,
            True,
        )
    for asked in (("render",), ("query", "meetings"), ("render", ".", "--format", "md")):
        ran = minnes(*asked)
        assert (ran.status, ran.out, ran.err.splitlines()[0]) == (
            2,
            "",
            "error: ett and två are two projects",
        )


def test_what_a_project_withholds_is_withheld_from_the_folder_above_it_too(minnes, write) -> None:
    write("ett/minnes.yaml", "language: en\npublish: {names: none}\n")
    write("ett/meetings/bim/2021-12-10.yaml", SOUND)
    page = minnes("render", ".", "--format", "md", "-o", "-").out
    assert page
    assert "Anna Lind" not in page
    assert minnes("render").out == "ett/public/index.html\n"
    assert minnes("query", "meetings", "--format", "csv").status == 0


def test_minutes_beside_projects_are_told_of(minnes, write) -> None:
    write("a/minnes.yaml", "language: en\n")
    write("a/meetings/b.yaml", "title: A\ndate: 2021-12-10\n")
    write("notes.yaml", "title: B\ndate: i dag\n")
    ran = minnes("check", "--strict")
    assert ran.err.splitlines()[0] == (
        "one .yaml file outside the projects is not looked at; name it if it holds minutes"
    )
    assert "bad-date" in minnes("check", "notes.yaml").out


@pytest.mark.parametrize("asked", [["query", "meetings"], ["report"], ["check"], ["fmt"]])
def test_a_whole_disk_is_not_looked_through_for_a_project(
    minnes, write, monkeypatch: pytest.MonkeyPatch, asked, tmp_path
) -> None:
    monkeypatch.setattr(projects, "MOST", 3)
    for number in range(3):
        write(f"musik/{number}.mp3", "")
    write("a.yaml", SOUND)
    assert minnes(*asked).status == 0
    write("musik/4.mp3", "")
    ran = minnes(*asked)
    assert (ran.status, ran.out, ran.err) == (
        2,
        "",
        f"error: {tmp_path} is no project, and holds too much to look for one in it\n"
        "  help: go to the folder of a project, or start one in a folder of its own: minnes init\n",
    )
    assert minnes("check", ".").status == 0


def test_who_types_a_meetings_id_for_its_file_is_shown_the_file(minnes, two, monkeypatch) -> None:
    monkeypatch.chdir("ett")
    ran = minnes("check", "bim/2021-12-10#A1")
    assert (ran.status, ran.err) == (
        2,
        'error: there is no file or folder "bim/2021-12-10#A1"\n'
        '  help: did you mean "meetings/bim/2021-12-10.yaml"?\n',
    )
