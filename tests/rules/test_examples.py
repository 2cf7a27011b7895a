"""The example project: what its README explains about people and outcomes, and no false alarm."""

from datetime import date
from pathlib import Path

from minnes.archive.checking import check
from minnes.archive.workspace import minute_files, open_workspace
from minnes.rules import outcomes, people
from minnes.source.diagnostic import Diagnostic
from tests.rules.cases import codes

WRITTEN = date(2026, 11, 22)
"""The day its README says it was written."""

CODES = codes((*people.RULES, *people.ARCHIVE_RULES, *outcomes.RULES, *outcomes.ARCHIVE_RULES))


def shown(diagnostic: Diagnostic) -> str:
    return f"{diagnostic.path.removeprefix('meetings/')}:{diagnostic.span.line} {diagnostic.code}"


def test_only_what_its_readme_explains_is_found(root: Path) -> None:
    workspace = open_workspace(root / "examples")
    found = check(workspace, minute_files(workspace), WRITTEN)
    assert [shown(diagnostic) for diagnostic in found if diagnostic.code in CODES] == [
        "trygg-hemma/2026-06-05.yaml:75 overdue-action",
        "öppenvård/2025-11-10.yaml:108 absent-owner",
    ]


def test_a_file_alone_is_held_to_what_needs_no_project(root: Path, tmp_path: Path) -> None:
    found = []
    for file in sorted((root / "examples" / "meetings").rglob("*.yaml")):
        alone = tmp_path / file.parent.name / file.name
        alone.parent.mkdir(exist_ok=True)
        alone.write_bytes(file.read_bytes())
        found += check(open_workspace(alone), [alone], WRITTEN)
    assert sorted(shown(diagnostic) for diagnostic in found if diagnostic.code in CODES) == [
        "2025-11-10.yaml:108 absent-owner",
        "2025-11-10.yaml:108 action-without-due",
        "2026-05-18.yaml:168 action-without-due",
        "2026-09-25.yaml:83 action-without-due",
    ]
