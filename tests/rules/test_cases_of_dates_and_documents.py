"""The gallery's cases of rules about dates, documents, privacy and protocols: what is said of each."""

from datetime import date
from pathlib import Path

import pytest

from minnes.archive.checking import check
from minnes.archive.workspace import minute_files, open_workspace
from minnes.rules import dates, documents, privacy, protocol
from tests import gallery
from tests.rules.cases import codes, found

CODES = codes(
    (
        *(*dates.RULES, *dates.ARCHIVE_RULES),
        *(*documents.RULES, *privacy.RULES, *protocol.RULES),
    )
)


@pytest.mark.parametrize("case", gallery.cases(CODES), ids=gallery.name)
def test_each_mistake_is_said_exactly(case: Path, pytestconfig: pytest.Config) -> None:
    gallery.assert_said(case, found(case), pytestconfig)


def test_each_code_has_a_case() -> None:
    assert gallery.without_case(CODES) == []


def test_what_is_right_is_left_alone() -> None:
    right = [case for case in gallery.cases(CODES) if gallery.name(case).endswith(".right")]
    assert {gallery.code(case) for case in right} == set(CODES)
    assert {gallery.name(case): found(case) for case in right if found(case)} == {}


def test_the_example_project_has_only_the_figures_its_readme_explains(root: Path) -> None:
    workspace = open_workspace(root / "examples")
    diagnostics = check(workspace, minute_files(workspace), date(2026, 11, 22))
    assert [
        f"{diagnostic.path}:{diagnostic.span.line} {diagnostic.code}"
        for diagnostic in diagnostics
        if diagnostic.code in CODES
    ] == [
        "meetings/öppenvård/2025-04-07.yaml:98 figure-not-understood",
        "meetings/öppenvård/2025-04-07.yaml:132 figure-not-understood",
    ]
