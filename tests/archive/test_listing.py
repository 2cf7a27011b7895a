"""What the system says of files: each is found, and an unchanged folder gives the same again."""

import os
from pathlib import Path

import pytest

from minnes.archive.scan import files_below, listing, relative
from tests.files import put

PATTERN = "meetings/**/*.yaml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    minutes = ("a/1", "a/inner/2", "b/3", "b/å 4", "c/x/y/5", "6", ".hidden/7")
    return put(tmp_path, {f"meetings/{name}.yaml": "date: 2022-03-11\n" for name in minutes})


def test_files_are_found_in_every_folder_that_is_not_hidden(project: Path) -> None:
    assert sorted(listing(project, PATTERN).paths) == [
        "meetings/6.yaml",
        "meetings/a/1.yaml",
        "meetings/a/inner/2.yaml",
        "meetings/b/3.yaml",
        "meetings/b/å 4.yaml",
        "meetings/c/x/y/5.yaml",
    ]
    assert sorted(listing(project, "meetings/a/*.yaml").paths) == ["meetings/a/1.yaml"]
    assert listing(project, "nowhere/**/*.yaml").paths == []


def test_links_to_files_are_followed_and_links_to_folders_are_not(project: Path) -> None:
    (project / "meetings/d").symlink_to(project / "meetings/a")
    (project / "meetings/7.yaml").symlink_to(project / "meetings/6.yaml")
    found = listing(project, PATTERN).files()
    assert found["meetings/7.yaml"] == found["meetings/6.yaml"]
    assert "meetings/d/1.yaml" not in found


def test_the_digest_changes_with_a_time_a_size_and_a_name_and_with_nothing_else(
    project: Path,
) -> None:
    file = project / "meetings/b/3.yaml"
    seen = [listing(project, PATTERN).digest() for _ in range(2)]
    assert seen[0] == seen[1]
    os.utime(file, (1_600_000_000, 1_600_000_000))
    seen.append(listing(project, PATTERN).digest())
    file.rename(file.with_name("33.yaml"))
    seen.append(listing(project, PATTERN).digest())
    assert len(set(seen)) == 3


def test_what_is_no_file_is_none_of_ours_whatever_it_is_called(project: Path) -> None:
    before = listing(project, PATTERN).paths
    os.mkfifo(project / "meetings/pipe.yaml")
    (project / "meetings/to-pipe.yaml").symlink_to("pipe.yaml")
    assert listing(project, PATTERN).paths == before
    assert not [path for path in files_below(project) if "pipe" in path]


def test_links_that_lead_nowhere_are_told(project: Path) -> None:
    (project / "meetings/nowhere.yaml").symlink_to("missing.yaml")
    (project / "meetings/round.yaml").symlink_to("round.yaml")
    links = {"meetings/nowhere.yaml", "meetings/round.yaml"}
    assert links <= {*listing(project, PATTERN).paths}
    assert links <= {relative(path, project) for path in files_below(project)}


def test_a_folder_that_cannot_be_read_is_told_by_its_path(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opening = os.open

    def refusing(path: object, flags: int, **more: int) -> int:
        if path == "inner":
            raise PermissionError(13, "no", path)
        return opening(path, flags, **more)

    monkeypatch.setattr(os, "open", refusing)
    with pytest.raises(PermissionError) as refused:
        listing(project, PATTERN)
    assert refused.value.filename == "meetings/a/inner"
