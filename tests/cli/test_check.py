"""`minnes check`: all findings of all files in one run, shown five ways, with an honest exit status."""

import json
import subprocess
from pathlib import Path

import pytest

from minnes.archive import cached_check

PROJECT = """\
language: sv
organization: Kustens kommunalförbund
organizations:
  Kustens kommunalförbund: {kind: association, members: [Orust, Sotenäs, Bengtsfors]}
series:
  bim:
    title: BIM-nätverket
    members: Kustens kommunalförbund
"""
MINUTES = """\
series: bim
date: 2021-12-10
chair: Mona Strand
secretary: Eva Ros
participants:
  Bengtstors: Mona Strand
  Orust: Eva Ros
items:
  - title: Nuläget
    text: |
      Allt är lugnt.
"""


@pytest.fixture
def project(write) -> Path:
    """A project with one meeting, whose one mistake is a misspelt municipality."""
    write("meetings/bim/2021-12-10.yaml", MINUTES)
    return write("minnes.yaml", PROJECT).parent


FULL = """\
meetings/bim/2021-12-10.yaml:6:3: varning: okänd organisation "Bengtstors" [unknown-organization]
  6 |   Bengtstors: Mona Strand
    |   ^^^^^^^^^^
    = hjälp: menade du "Bengtsfors"?
1 fil granskad: 1 varning.
"""


def test_a_finding_is_shown_with_its_line_a_caret_and_a_cure(minnes, project: Path) -> None:
    done = minnes("check")
    assert (done.out, done.err, done.status) == (FULL, "", 0)


def test_warnings_count_only_when_strict(minnes, project: Path) -> None:
    assert minnes("check", "--strict").status == 1


def test_an_error_gives_status_1(minnes, write, project: Path) -> None:
    write("meetings/bim/2022-03-11.yaml", "series: bim\ndate: 11 mars\n")
    done = minnes("check", "--format", "concise")
    assert done.out.splitlines()[-1] == (
        'meetings/bim/2022-03-11.yaml:2:7: fel: "11 mars" är inget datum [bad-date]'
    )
    assert done.status == 1


def test_json_rows_hold_the_place_the_code_and_the_message(minnes, project: Path) -> None:
    assert json.loads(minnes("check", "--format", "json").out) == [
        {
            "path": "meetings/bim/2021-12-10.yaml",
            "line": 6,
            "column": 3,
            "end_line": 6,
            "end_column": 13,
            "severity": "warning",
            "code": "unknown-organization",
            "message": 'okänd organisation "Bengtstors"',
            "hint": 'menade du "Bengtsfors"?',
        }
    ]


def test_github_annotations_point_at_line_and_column(minnes, project: Path) -> None:
    assert minnes("check", "--format", "github", "--lang", "en").out == (
        "::warning file=meetings/bim/2021-12-10.yaml,line=6,endLine=6,col=3,endColumn=13,"
        'title=unknown-organization::unknown organization "Bengtstors"%0Adid you mean "Bengtsfors"?\n'
    )


def test_sarif_holds_one_result_a_finding(minnes, project: Path) -> None:
    run = json.loads(minnes("check", "--format", "sarif").out)["runs"][0]
    assert run["tool"]["driver"]["rules"] == [{"id": "unknown-organization"}]
    assert [result["level"] for result in run["results"]] == ["warning"]
    assert run["results"][0]["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 6,
        "startColumn": 3,
        "endLine": 6,
        "endColumn": 13,
    }


def test_codes_can_be_selected_and_ignored(minnes, project: Path) -> None:
    assert minnes("check", "--ignore", "unknown-organization").out == "1 fil granskad, inget fel.\n"
    assert minnes("check", "--select", "bad-date").out == "1 fil granskad, inget fel.\n"
    assert minnes("check", "--select", "unknown-organization,bad-date").out == FULL


def test_a_comment_on_the_line_silences_a_code_there(minnes, write, project: Path) -> None:
    silenced = MINUTES.replace(
        "Bengtstors: Mona Strand", "Bengtstors: Mona Strand  # minnes: ignore[unknown-organization]"
    )
    write("meetings/bim/2021-12-10.yaml", silenced)
    assert minnes("check").out == "1 fil granskad, inget fel.\n"


def test_the_project_can_ignore_a_code(minnes, write, project: Path) -> None:
    write("minnes.yaml", PROJECT + "check: {ignore: unknown-organization}\n")
    assert minnes("check").out == "1 fil granskad, inget fel.\n"


def test_a_project_cannot_ignore_that_a_file_was_not_read(minnes, write, project: Path) -> None:
    write("minnes.yaml", PROJECT + "check: {ignore: [unreadable-file, not-minutes]}\n")
    (project / "meetings" / "bim" / "2022-01-01.yaml").symlink_to("finns-inte.yaml")
    write("meetings/bim/2022-03-11.yaml", "Bara text\n")
    done = minnes("check", "--format", "json", "--ignore", "unknown-organization")
    told = ["unreadable-file", "not-minutes", "misplaced-ignore"]
    assert [row["code"] for row in json.loads(done.out)] == told
    assert done.status == 1


def test_paths_are_shown_as_seen_from_where_one_stands(
    minnes, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project / "meetings")
    assert minnes("check", "bim").out.startswith("bim/2021-12-10.yaml:6:3: ")
    monkeypatch.chdir(project.parent)
    name = project.name
    assert minnes("check", name).out.startswith(f"{name}/meetings/bim/2021-12-10.yaml:6:3: ")


def test_one_file_is_checked_against_the_whole_project(minnes, write, project: Path) -> None:
    later = (
        MINUTES.replace("2021-12-10", "2022-03-11")
        .replace("chair: Mona Strand", "chair: Siv Ek")
        .replace("Bengtstors: Mona Strand", "Sotenäs: Siv Ek")
    )
    file = write("meetings/bim/2022-03-11.yaml", later + "follow_up:\n  2021-12-10#A1: done\n")
    done = minnes("check", str(file), "--format", "json")
    assert [(row["code"], row["line"]) for row in json.loads(done.out)] == [
        ("unknown-reference", 13)
    ]


def test_a_mistake_in_minnes_yaml_is_a_finding_and_the_minutes_are_still_checked(
    minnes, write, project: Path
) -> None:
    write("minnes.yaml", PROJECT.replace("language", "lanugage"))
    rows = json.loads(minnes("check", "--format", "json").out)
    assert [(row["path"], row["code"]) for row in rows] == [
        ("meetings/bim/2021-12-10.yaml", "unknown-organization"),
        ("minnes.yaml", "unknown-key"),
    ]


def test_files_that_cannot_be_read_are_always_reported(minnes, write, project: Path) -> None:
    (project / "meetings" / "bim" / "2022-01-01.yaml").symlink_to("finns-inte.yaml")
    write("meetings/bim/2022-06-03.yml", MINUTES)
    rows = json.loads(minnes("check", "--format", "json", "--ignore", "unknown-organization").out)
    assert [(Path(row["path"]).name, row["severity"], row["code"]) for row in rows] == [
        ("2022-01-01.yaml", "error", "unreadable-file"),
        ("2022-06-03.yml", "warning", "misnamed-file"),
    ]


def test_an_empty_project_has_nothing_wrong(minnes, write) -> None:
    write("minnes.yaml", "language: sv\n")
    assert minnes("check").out == "0 filer granskade, inget fel.\n"


def test_several_processes_find_the_same_as_one(
    minnes, write, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in range(10, 28):
        write(f"meetings/bim/2022-03-{day}.yaml", MINUTES.replace("2021-12-10", f"2022-03-{day}"))
    alone = minnes("check").out
    started = []
    spread = cached_check.spread
    monkeypatch.setattr(
        cached_check,
        "spread",
        lambda work, files: started.append(len(files)) or spread(work, files, 1),
    )
    assert minnes("check", "--no-cache").out == alone
    assert started == [19]
    assert alone.count("[unknown-organization]") == 19


def test_a_reader_that_goes_away_is_no_error(project: Path) -> None:
    import subprocess
    import sys

    done = subprocess.run(
        f"{sys.executable} -m minnes check | true",
        shell=True,
        cwd=project,
        capture_output=True,
        check=False,
    )
    assert done.stderr == b""


def test_a_finding_and_its_cure_are_two_sentences_to_other_programs(minnes, write) -> None:
    write("a.yaml", "series: bim\ndate: 2021-12-10\nparticipans: Anna Lind\n")
    said = 'there is no key "participans" here; did you mean "participants"?'
    [row] = json.loads(minnes("check", "a.yaml", "--format", "gitlab").out)
    assert row["description"] == said
    [run] = json.loads(minnes("check", "a.yaml", "--format", "sarif").out)["runs"]
    assert run["results"][0]["message"]["text"] == said


def test_a_link_round_in_a_circle_is_told_in_a_repository_too(
    minnes, write, tmp_path: Path
) -> None:
    write("minnes.yaml", "language: sv\n")
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    (tmp_path / "meetings").mkdir()
    (tmp_path / "meetings/a.yaml").symlink_to("a.yaml")
    ran = minnes("check", "--format", "concise", "--lang", "en")
    assert (ran.status, ran.out.split(" (")[0]) == (
        1,
        "meetings/a.yaml:1:1: error: the file cannot be opened",
    )


def test_minutes_that_the_settings_leave_out_are_told_with_the_line_that_does_it(
    minnes, write
) -> None:
    write("minnes.yaml", "language: en\nmeetings: meetings/*.yaml\n")
    write("meetings/bim/2021-12-10.yaml", "title: A\ndate: 2021-12-10\n")
    ran = minnes("check", "--format", "concise")
    assert ran.out.splitlines()[0] == (
        "meetings/bim/2021-12-10.yaml:1:1: warning: the file is not read: "
        "minnes.yaml says meetings: meetings/*.yaml [misnamed-file]"
    )
