"""The example project: what its README explains, and no false alarm."""

from datetime import date
from pathlib import Path
from shutil import copytree

from minnes.archive.checking import check
from minnes.archive.workspace import minute_files, open_workspace
from minnes.source.diagnostic import Diagnostic

WRITTEN = date(2026, 11, 22)
"""The day its README says it was written."""


def shown(diagnostic: Diagnostic) -> str:
    return f"{diagnostic.path.removeprefix('meetings/')}:{diagnostic.span.line} {diagnostic.code}"


def test_only_what_its_readme_explains_is_found(root: Path) -> None:
    workspace = open_workspace(root / "examples")
    found = check(workspace, minute_files(workspace), WRITTEN)
    assert [shown(diagnostic) for diagnostic in found] == [
        "trygg-hemma/2026-06-05.yaml:75 overdue-action",
        "öppenvård/2025-04-07.yaml:98 figure-not-understood",
        "öppenvård/2025-04-07.yaml:132 figure-not-understood",
        "öppenvård/2025-11-10.yaml:108 absent-owner",
    ]


def test_a_file_alone_is_held_to_what_needs_no_project(root: Path, tmp_path: Path) -> None:
    alone = copytree(root / "examples/meetings", tmp_path / "meetings")
    found = []
    for file in sorted(alone.rglob("*.yaml")):
        found += check(open_workspace(file), [file], WRITTEN)
    assert sorted(map(shown, found)) == [
        "2025-04-07.yaml:132 figure-not-understood",
        "2025-04-07.yaml:98 figure-not-understood",
        "2025-11-10.yaml:108 absent-owner",
        "2025-11-10.yaml:108 action-without-due",
        "2026-05-18.yaml:168 action-without-due",
        "2026-09-25.yaml:83 action-without-due",
    ]
