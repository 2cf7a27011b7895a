"""`minnes merge`: three files in, one out, and an exit status that git understands."""

import pytest

BASE = "date: 2021-12-10\ntitle: Möte\nplace: Teams\n"
OURS = BASE.replace("Teams", "Tanum")
THEIRS = BASE + "chair: Eva Rosvall\n"
OTHERS = BASE.replace("Teams", "Orust")
CONFLICT = "<<<<<<< ours\nplace: Tanum\n=======\nplace: Orust\n>>>>>>> theirs\n"
TOLD = (
    "conflict is left; look for <<<<<<<, keep what is right, and take the lines with signs away.\n"
)


@pytest.fixture(autouse=True)
def _versions(write) -> None:
    versions = {"base": BASE, "ours": OURS, "theirs": THEIRS, "others": OTHERS}
    for name, text in versions.items():
        write(f"{name}.yaml", text)


def test_the_result_is_shown(minnes) -> None:
    done = minnes("merge", "base.yaml", "ours.yaml", "theirs.yaml")
    assert (done.status, done.out, done.err) == (0, OURS + "chair: Eva Rosvall\n", "")


def test_the_result_may_be_written_in_the_place_of_ours(minnes, tmp_path) -> None:
    done = minnes("merge", "-o", "ours.yaml", "base.yaml", "ours.yaml", "theirs.yaml")
    assert (done.status, done.out, done.err) == (0, "", "")
    assert (tmp_path / "ours.yaml").read_text("utf-8") == OURS + "chair: Eva Rosvall\n"


def test_a_conflict_is_told_under_the_files_own_path(minnes, tmp_path) -> None:
    versions = ("base.yaml", "ours.yaml", "others.yaml")
    done = minnes("merge", "-o", "new.yaml", "--path", "meetings/m.yaml", *versions)
    assert (done.status, done.out, done.err) == (1, "", f"meetings/m.yaml: 1 {TOLD}")
    text = OURS.replace("place: Tanum\n", CONFLICT)
    assert (tmp_path / "new.yaml").read_text("utf-8") == text


def test_the_signs_may_be_longer(minnes) -> None:
    versions = ("base.yaml", "ours.yaml", "others.yaml")
    done = minnes("merge", "--marker-size", "9", *versions)
    assert [line for line in done.out.splitlines() if line[0] in "<=>"] == [
        *("<<<<<<<<< ours", "=========", ">>>>>>>>> theirs"),
    ]


def test_a_dry_run_shows_the_difference_and_writes_nothing(minnes, tmp_path) -> None:
    done = minnes("merge", "--dry-run", "-o", "ours.yaml", "base.yaml", "ours.yaml", "theirs.yaml")
    assert done.out.splitlines()[-1] == "+chair: Eva Rosvall"
    assert (tmp_path / "ours.yaml").read_text("utf-8") == OURS


def test_a_file_that_is_not_there_is_told(minnes) -> None:
    done = minnes("merge", "base.yaml", "none.yaml", "theirs.yaml")
    assert (done.status, done.out, done.err) == (
        2,
        "",
        "error: none.yaml: there is no such file or folder\n",
    )


def test_bytes_that_are_no_text_pass_as_they_are(minnes, tmp_path) -> None:
    (tmp_path / "ours.yaml").write_bytes(BASE.encode() + b"\xff\n")
    minnes("merge", "-o", "new.yaml", "base.yaml", "ours.yaml", "ours.yaml")
    assert (tmp_path / "new.yaml").read_bytes() == BASE.encode() + b"\xff\n"


def test_a_conflict_is_told_of_the_file_it_is_written_to(minnes) -> None:
    done = minnes("merge", "-o", "new.yaml", "base.yaml", "ours.yaml", "others.yaml")
    assert (done.status, done.err) == (1, f"new.yaml: 1 {TOLD}")


def test_a_folder_that_is_not_there_is_told_with_the_name_that_was_typed(minnes) -> None:
    done = minnes("merge", "-o", "none/new.yaml", "base.yaml", "ours.yaml", "theirs.yaml")
    assert done.status == 2
    assert done.err.endswith("none/new.yaml: there is no such file or folder\n")
    assert ".tmp" not in done.err
