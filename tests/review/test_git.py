"""Git is asked by arguments that cannot be mistaken, and each thing it refuses has a cure."""

import os
import shutil
from pathlib import Path

import pytest

from minnes.review.git import Repository, init_repository, open_repository
from minnes.review.git_problem import GitProblem
from tests.review.conftest import Git, environment

ODD = ["möte 1.yaml", "-x.yaml", "--output=y", ":(top)z.yaml", "*.yaml", "a\nb.yaml", 'q"".yaml']
"""Names of files that git, or a shell, could take for something else."""


def problem(call: object, *arguments: object) -> tuple[str, str]:
    """What a refusal says, and its cure."""
    with pytest.raises(GitProblem) as caught:
        call(*arguments)  # type: ignore[operator]
    return str(caught.value.message), str(caught.value.hint)


@pytest.mark.parametrize("name", ODD)
def test_a_file_is_found_whatever_it_is_called(
    git: Git, folder: Path, repository: Repository, name: str
) -> None:
    for path, text in (("a.yaml", "a"), ("top/b.yaml", "b"), (name, "first")):
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text)
    git("add", "--all")
    git("commit", "--quiet", "-m", "x")
    (folder / name).write_text("second")
    git("add", "--all")
    assert repository.content("HEAD", name) == b"first"
    assert repository.staged(name) == b"second"
    assert list(repository.index([name])) == [name]
    assert set(repository.index()) == {"a.yaml", "top/b.yaml", name}


@pytest.mark.parametrize("name", ["--output=stolen", "-h", "--all", "", "a\0b", "^HEAD", "HEAD..x"])
def test_no_version_is_mistaken_for_an_option(
    git: Git, folder: Path, repository: Repository, name: str
) -> None:
    git("commit", "--quiet", "--allow-empty", "-m", "x")
    assert problem(repository.commit, name) == (
        f'git knows no version called "{name}"',
        "git log and git branch show what there is",
    )
    assert not (folder / "stolen").exists()


def test_a_version_has_any_name_git_knows(git: Git, repository: Repository) -> None:
    git("commit", "--quiet", "--allow-empty", "-m", "x")
    git("branch", "på-ön")
    git("tag", "-a", "v1", "-m", "y")
    commit = git("rev-parse", "HEAD")
    for name in ("HEAD", "main", "på-ön", "v1", commit, commit[:8], "@"):
        assert repository.commit(name) == commit


def test_a_near_miss_is_told(git: Git, repository: Repository) -> None:
    git("commit", "--quiet", "--allow-empty", "-m", "x")
    assert problem(repository.commit, "mian") == (
        'git knows no version called "mian"',
        'did you mean "main"?',
    )


def test_before_the_first_version_there_is_none(repository: Repository) -> None:
    assert problem(repository.commit, "HEAD") == (
        "nothing has been committed here yet",
        'git add FILES and git commit -m "why" keep a first version',
    )
    assert repository.begun() is False


def test_a_shallow_copy_says_how_to_get_the_rest(git: Git, folder: Path, tmp_path: Path) -> None:
    for number in range(3):
        git("commit", "--quiet", "--allow-empty", "-m", str(number))
    first = git("rev-parse", "HEAD~2")
    git("clone", "--quiet", "--depth=1", f"file://{folder}", str(tmp_path / "copy"))
    copy = open_repository(tmp_path / "copy", environment(folder))
    assert copy.shallow()
    cure = "only the newest part of the history is here; git fetch --unshallow brings the rest"
    for name in (first, "main~9", "HEAD^^"):
        assert problem(copy.commit, name) == (f'git knows no version called "{name}"', cure)
    git("remote", "set-branches", "origin", "*", at=tmp_path / "copy")
    git("checkout", "--quiet", "--orphan", "other", at=tmp_path / "copy")
    git("commit", "--quiet", "--allow-empty", "-m", "x", at=tmp_path / "copy")
    said = '"main" and "other" have no history in common'
    assert problem(copy.shared, "main", "other") == (said, cure)


def test_a_detached_head_is_as_good_as_any(git: Git, folder: Path, repository: Repository) -> None:
    (folder / "a.yaml").write_text("a")
    git("add", "--all")
    git("commit", "--quiet", "-m", "x")
    git("commit", "--quiet", "--allow-empty", "-m", "y")
    git("checkout", "--quiet", "--detach", "HEAD~1")
    assert repository.commit("HEAD") == git("rev-parse", "main~1")
    assert repository.content("HEAD", "a.yaml") == b"a"


def test_a_folder_in_no_repository_says_so(tmp_path: Path) -> None:
    assert problem(open_repository, tmp_path, environment(tmp_path)) == (
        f"{tmp_path} is in no git repository",
        "git init makes one of the folder you are in; minnes init --git does it for you",
    )


def test_without_git_it_is_said_where_to_get_it(tmp_path: Path) -> None:
    assert problem(open_repository, tmp_path, {"PATH": str(tmp_path)}) == (
        "git is not installed, or cannot be found",
        "install it from https://git-scm.com, and open a new window to type in",
    )


@pytest.mark.parametrize("inside", ["bare", "inside"])
def test_history_without_files_says_so(git: Git, folder: Path, tmp_path: Path, inside: str) -> None:
    place = folder / ".git"
    if inside == "bare":
        place = tmp_path / "bare.git"
        git("init", "--quiet", "--bare", str(place))
    assert problem(open_repository, place, environment(folder)) == (
        f"{place} holds only history, and no files to look at",
        f"git clone {place} FOLDER makes a folder with the files",
    )


def test_somebody_elses_folder_is_not_trusted_by_itself(
    git: Git, folder: Path, tmp_path: Path
) -> None:
    strange = environment(folder) | {"GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"}
    assert problem(open_repository, folder, strange) == (
        f"git does not trust {folder}, which belongs to somebody else",
        f'if you do, type: git config --global --add safe.directory "{folder}"',
    )


def test_a_broken_repository_says_what_git_says(git: Git, repository: Repository) -> None:
    assert problem(repository.run, "cat-file", "blob", "0" * 40) == (
        f"git could not do it: git cat-file {'0' * 40}: bad file",
        "git status, typed in the same folder, may tell more",
    )


def test_worktrees_and_folders_within_are_found(git: Git, folder: Path, tmp_path: Path) -> None:
    (folder / "a.yaml").write_text("a")
    git("add", "--all")
    git("commit", "--quiet", "-m", "x")
    git("worktree", "add", "--quiet", str(tmp_path / "beside"))
    (tmp_path / "beside" / "b.yaml").write_text("b")
    git("add", "--all", at=tmp_path / "beside")
    beside = open_repository(tmp_path / "beside" / "b.yaml", environment(folder))
    assert beside.root == tmp_path / "beside"
    assert set(beside.index()) == {"a.yaml", "b.yaml"}
    assert open_repository(folder / ".." / folder.name, environment(folder)).root == folder


def test_a_submodule_is_a_repository_of_its_own(git: Git, folder: Path, tmp_path: Path) -> None:
    git("init", "--quiet", "-b", "main", str(tmp_path / "inner"))
    (tmp_path / "inner" / "b.yaml").write_text("b")
    git("add", "--all", at=tmp_path / "inner")
    git("commit", "--quiet", "-m", "x", at=tmp_path / "inner")
    allowed = ("-c", "protocol.file.allow=always")
    git(*allowed, "submodule", "--quiet", "add", str(tmp_path / "inner"), "inner")
    outer = open_repository(folder, environment(folder))
    inner = open_repository(folder / "inner", environment(folder))
    assert (set(outer.index()), set(inner.index())) == ({".gitmodules"}, {"b.yaml"})
    assert inner.root == folder / "inner"


def test_a_hook_in_one_repository_sees_what_it_is_about_to_commit(
    git: Git, folder: Path, tmp_path: Path
) -> None:
    """`git commit FILE` prepares an index of its own, and names it to the hook."""
    (folder / "a.yaml").write_text("a")
    (folder / "b.yaml").write_text("b")
    git("add", "b.yaml")
    shutil.copy(folder / ".git" / "index", folder / ".git" / "next-index")
    git("add", "a.yaml")
    hook = {"GIT_DIR": ".git", "GIT_INDEX_FILE": ".git/next-index"}
    assert set(open_repository(folder, environment(folder) | hook).index()) == {"b.yaml"}
    git("init", "--quiet", str(tmp_path / "other"))
    elsewhere = environment(folder) | {"GIT_INDEX_FILE": str(folder / ".git" / "next-index")}
    assert open_repository(tmp_path / "other", elsewhere).index() == {}


def test_no_program_that_a_repository_names_is_started(git: Git, folder: Path) -> None:
    trap = folder / "trap"
    trap.write_text("#!/bin/sh\ntouch sprung\n")
    trap.chmod(0o755)
    git("config", "core.fsmonitor", str(trap))
    repository = open_repository(folder, environment(folder))
    (folder / "a.yaml").write_text("a")
    repository.run("diff-index", "--raw", "-z", repository.nothing(), "--")
    repository.run("ls-files", "--others", "-z")
    assert not (folder / "sprung").exists()


def test_a_repository_is_begun_here_or_apart(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    here.mkdir()
    there.mkdir()
    apart = init_repository(here, environment(here), there / ".git")
    assert apart.nothing() == "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
    assert list(here.iterdir()) == []
    assert init_repository(here, environment(here)).begun() is False
    assert [file.name for file in here.iterdir()] == [".git"]


def test_contents_that_are_missing_are_left_out(git: Git, repository: Repository) -> None:
    name = git("hash-object", "-w", "--stdin", os.devnull).split()[-1]
    assert repository.blobs([name, "1" * 40, name]) == {name: b""}
    assert repository.blobs([]) == {}
