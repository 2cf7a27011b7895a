"""The project's own files keep their promises to one another."""

import re
import subprocess
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.version import Version

# Someone's own folders: such a path works on one machine only.
OWN_FOLDERS = re.compile(
    r"(?<![\w.:/~$}-])/(?:home|media|mnt|opt|root|srv|tmp|Users|var|work)/\w|\b[A-Z]:\\Users\b"
)


def test_a_path_of_one_machine_is_seen_and_other_paths_are_not() -> None:
    texts = [
        "see /" + "work/a",
        "'/" + "tmp/b'",
        "C:\\" + "Users\\c",
        "https://x.se/mnt/d",
        "./tmp/e",
    ]
    assert [bool(OWN_FOLDERS.search(text)) for text in texts] == [True, True, True, False, False]


def test_no_file_names_a_path_of_one_machine(root: Path) -> None:
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=root, capture_output=True, check=True, text=True).stdout
    files = [root / name for name in listed.split("\0") if name and (root / name).is_file()]
    assert root / "pyproject.toml" in files
    found = {
        f"{file.relative_to(root)}: {match.group()}"
        for file in files
        for match in OWN_FOLDERS.finditer(file.read_bytes().decode("utf-8", "replace"))
    }
    assert found == set()


def test_the_lowest_constraints_are_the_lower_bounds_of_pyproject(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    promised = {
        requirement.name: Version(bound.version)
        for requirement in map(Requirement, project["dependencies"])
        for bound in requirement.specifier
        if bound.operator == ">="
    }
    lines = (root / "tests/constraints-lowest.txt").read_text("utf-8").splitlines()
    tested = {
        name: Version(version)
        for name, version in (line.split("==") for line in lines if not line.startswith("#"))
    }
    assert tested == promised
    assert len(promised) == len(project["dependencies"])
