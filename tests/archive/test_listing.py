"""What the system says of files: the same by one process and by two, and an error is an error."""

import subprocess
import sys
from pathlib import Path

import pytest

from minnes.archive.scan import listing

# In a process of its own: a test runner may have threads, which do not get along with forks.
TWO = """
import sys
from pathlib import Path
from minnes.archive.scan import listing
try:
    one = listing(Path(sys.argv[1]), "meetings/**/*.yaml")
    two = listing(Path(sys.argv[1]), "meetings/**/*.yaml", helped=True)
    print(one == two, one.digest() == two.digest(), len(two.paths))
except OSError as error:
    print(type(error).__name__)
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("a/1", "a/inner/2", "b/3", "b/å 4", "c/x/y/5", "6"):
        file = tmp_path / "meetings" / f"{name}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("date: 2022-03-11\n")
    return tmp_path


def by_two(project: Path) -> str:
    run = [sys.executable, "-c", TWO, str(project)]
    return subprocess.run(run, capture_output=True, text=True, check=True).stdout


def test_two_processes_find_what_one_finds_in_the_same_order(project: Path) -> None:
    assert by_two(project) == "True True 6\n"
    assert sorted(listing(project, "meetings/**/*.yaml").paths) == [
        "meetings/6.yaml",
        "meetings/a/1.yaml",
        "meetings/a/inner/2.yaml",
        "meetings/b/3.yaml",
        "meetings/b/å 4.yaml",
        "meetings/c/x/y/5.yaml",
    ]


def test_nothing_and_one_folder_are_found_by_two_as_well(tmp_path: Path) -> None:
    assert by_two(tmp_path) == "True True 0\n"
    (tmp_path / "meetings/a").mkdir(parents=True)
    (tmp_path / "meetings/a/1.yaml").write_text("date: 2022-03-11\n")
    assert by_two(tmp_path) == "True True 1\n"
