"""Which minute files differ between commits, what is staged, and what lies in the folder."""

from pathlib import Path

import pytest

from minnes.review.files import STAGED, WORKING, Differing, Side, differing
from minnes.review.git import Repository
from minnes.review.git_problem import GitProblem
from tests.review.conftest import Git

LONG = "en två tre fyra fem sex sju åtta nio tio elva tolv\n"


def told(pairs: list[Differing]) -> list[tuple[str, str]]:
    """The old and the new path of each; a dash where there is none."""
    return [
        (pair.old.path if pair.old else "-", pair.new.path if pair.new else "-") for pair in pairs
    ]


def minutes(path: str) -> bool:
    return path.endswith(".yaml")


@pytest.fixture
def begun(git: Git, folder: Path) -> Git:
    for name in ("a", "b", "å ä"):
        (folder / f"{name}.yaml").write_text(f"{name} {LONG}")
    (folder / "c.txt").write_text("c")
    git("add", "--all")
    git("commit", "--quiet", "-m", "x")
    return git


def test_what_lies_there_is_compared_with_what_was_committed(
    begun: Git, folder: Path, repository: Repository
) -> None:
    assert differing(repository, "HEAD", WORKING, minutes) == []
    (folder / "a.yaml").write_text("new")
    (folder / "c.txt").write_text("new")
    (folder / "b.yaml").unlink()
    (folder / "d.yaml").write_text("quite another")
    begun("add", "d.yaml")
    (folder / "e.yaml").write_text("not known to git")
    found = differing(repository, "HEAD", WORKING, minutes)
    assert told(found) == [("a.yaml", "a.yaml"), ("b.yaml", "-"), ("-", "d.yaml"), ("-", "e.yaml")]
    assert found[0] == Differing(Side("a.yaml", f"a {LONG}".encode()), Side("a.yaml", b"new"))


def test_what_is_staged_is_not_what_lies_there(
    begun: Git, folder: Path, repository: Repository
) -> None:
    (folder / "a.yaml").write_text("staged")
    begun("add", "a.yaml")
    (folder / "a.yaml").write_text("later")
    (folder / "b.yaml").write_text("later")
    found = differing(repository, "HEAD", STAGED, minutes)
    assert [file.new for file in found] == [Side("a.yaml", b"staged")]


def test_a_file_that_was_only_touched_does_not_differ(
    begun: Git, folder: Path, repository: Repository
) -> None:
    (folder / "a.yaml").write_bytes((folder / "a.yaml").read_bytes())
    assert differing(repository, "HEAD", WORKING, minutes) == []


@pytest.mark.parametrize("new", [WORKING, STAGED, "HEAD"])
def test_a_renamed_file_is_one(begun: Git, folder: Path, repository: Repository, new: str) -> None:
    (folder / "å ä.yaml").rename(folder / "ö.yaml")
    (folder / "ö.yaml").write_text(f"å ö {LONG}")
    if new != WORKING:
        begun("add", "--all")
    if new == "HEAD":
        begun("commit", "--quiet", "-m", "y")
    old = "HEAD~1" if new == "HEAD" else "HEAD"
    assert told(differing(repository, old, new, minutes)) == [("å ä.yaml", "ö.yaml")]


def test_before_the_first_version_everything_is_new(
    git: Git, folder: Path, repository: Repository
) -> None:
    (folder / "a.yaml").write_text("a")
    git("add", "--all")
    for new in (STAGED, WORKING):
        assert told(differing(repository, "HEAD", new, minutes)) == [("-", "a.yaml")]
    with pytest.raises(GitProblem):
        differing(repository, "HEAD~1", WORKING, minutes)


def test_links_and_other_repositories_are_no_minutes(
    begun: Git, folder: Path, repository: Repository
) -> None:
    (folder / "a.yaml").unlink()
    (folder / "a.yaml").symlink_to("b.yaml")
    (folder / "l.yaml").symlink_to("b.yaml")
    begun("add", "--all")
    assert told(differing(repository, "HEAD", STAGED, minutes)) == [("a.yaml", "-")]


def test_a_file_that_cannot_be_read_says_why(
    begun: Git, folder: Path, repository: Repository
) -> None:
    (folder / "a.yaml").unlink()
    (folder / "a.yaml").mkdir()
    (folder / "a.yaml" / "x").write_text("x")
    found = differing(repository, "HEAD", WORKING, lambda path: path == "a.yaml")
    assert told(found) == [("a.yaml", "-")]


def test_a_renamed_file_that_is_changed_again_is_read_as_it_lies_there(
    begun: Git, folder: Path, repository: Repository
) -> None:
    begun("mv", "a.yaml", "ö.yaml")
    (folder / "ö.yaml").write_text(f"a {LONG}later")
    found = differing(repository, "HEAD", WORKING, minutes)
    assert [file.new for file in found] == [Side("ö.yaml", f"a {LONG}later".encode())]
    assert told(found) == [("a.yaml", "ö.yaml")]
