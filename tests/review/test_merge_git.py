"""Minutes merged by git itself: branches, a rebase, and a machine where minnes is missing."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from minnes.review.git_setup import DRIVER, NAME

BASE = """\
series: bim
date: 2021-12-10
place: Teams
participants:
  Orust: Karin Holmdal
items:
  - title: Läget
    decisions:
      - Nätverket möts på distans.
"""
FILE = "möten i år/§ 1's 2021-12-10.yaml"

Git = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """A project of two branches, `ours` and `theirs`, in which git merges minutes by minnes."""
    if shutil.which("git") is None:
        pytest.fail("these tests need git")
    program = tmp_path / "bin/minnes"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m minnes "$@"\n', "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "Eva Rosvall")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "eva@example.org")
    root = tmp_path / "ett projekt"
    (root / FILE).parent.mkdir(parents=True)

    def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            ["git", *arguments],
            cwd=root,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    run("init", "-q", "-b", "ours")
    run("config", f"merge.{NAME}.name", "minutes")
    run("config", f"merge.{NAME}.driver", DRIVER)
    (root / ".gitattributes").write_text(f"*.yaml merge={NAME}\n", "utf-8")
    return run


def commit(git: Git, tmp_path: Path, branch: str, text: str) -> None:
    git("checkout", "-q", branch)
    (tmp_path / "ett projekt" / FILE).write_bytes(text.encode())
    git("add", ".")
    git("commit", "-q", "-m", branch)


@pytest.fixture
def merging(git: Git, tmp_path: Path) -> Callable[..., tuple[int, str, str]]:
    """Merge what the two sides made of the base; gives git's status, the file, and what was told."""

    def merge(ours: str, theirs: str, *how: str) -> tuple[int, str, str]:
        commit(git, tmp_path, "ours", BASE)
        git("branch", "theirs")
        commit(git, tmp_path, "ours", ours)
        commit(git, tmp_path, "theirs", theirs)
        git("checkout", "-q", "ours")
        done = git(*(how or ("merge", "-q", "--no-edit", "theirs")))
        return done.returncode, (tmp_path / "ett projekt" / FILE).read_bytes().decode(), done.stderr

    return merge


OURS = BASE.replace("Karin Holmdal", "Karin Holmdal, Eva Rosvall")
THEIRS = BASE.replace("Orust: Karin", "Orust: Bo Ekman, Karin").replace("Teams", "Uddevalla")
BOTH = THEIRS.replace("Karin Holmdal", "Karin Holmdal, Eva Rosvall")


def test_two_branches_are_merged_by_meaning(merging) -> None:
    assert merging(OURS, THEIRS) == (0, BOTH, "")


def test_a_branch_is_rebased(merging) -> None:
    status, text, _ = merging(OURS, THEIRS, "rebase", "-q", "theirs")
    assert (status, text) == (0, BOTH)


def test_a_conflict_is_left_for_a_person(merging, git) -> None:
    status, text, told = merging(BASE.replace("Teams", "Tanum"), THEIRS)
    conflict = "<<<<<<< ours\nplace: Tanum\n=======\nplace: Uddevalla\n>>>>>>> theirs"
    assert (status, text) == (1, THEIRS.replace("place: Uddevalla", conflict))
    assert told == (
        f"{FILE}: 1 conflict is left; look for <<<<<<<, keep what is right,"
        " and take the lines with signs away.\n"
    )
    assert git("-c", "core.quotePath=false", "status", "--short").stdout == f'UU "{FILE}"\n'


def test_without_minnes_git_merges_line_by_line_and_loses_nothing(merging, tmp_path: Path) -> None:
    (tmp_path / "bin/minnes").unlink()
    status, text, _ = merging(OURS, THEIRS)
    conflict = (
        "<<<<<<< ours\n  Orust: Karin Holmdal, Eva Rosvall\n=======\n"
        "  Orust: Bo Ekman, Karin Holmdal\n>>>>>>> theirs"
    )
    assert (status, "Eva Rosvall" in text, "Bo Ekman" in text) == (1, True, True)
    assert conflict in text


@pytest.mark.parametrize("status", [1, 2])
def test_when_minnes_fails_git_merges_line_by_line(merging, tmp_path: Path, status: int) -> None:
    (tmp_path / "bin/minnes").write_text(f"#!/bin/sh\nexit {status}\n", "utf-8")
    ours, theirs = BASE.replace("Teams", "Tanum"), BASE.replace("möts på distans", "vilar")
    assert merging(ours, theirs)[:2] == (0, ours.replace("möts på distans", "vilar"))
