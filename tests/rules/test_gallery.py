"""The gallery's cases of rules, and of how pages look: what `minnes check` says, as of one day."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from minnes.archive.checking import check
from minnes.archive.look_problems import unknown_theme, unusable_logo
from minnes.archive.own_templates import bad_template, idle_template
from minnes.archive.workspace import minute_files, open_workspace
from minnes.rules.catalog import ARCHIVE_RULES, RULES
from minnes.source.codes.advice import code_name
from minnes.source.diagnostic import Diagnostic
from tests import gallery

TODAY = date(2022, 9, 1)
LOOK = (unknown_theme, unusable_logo, bad_template, idle_template)
CODES = [code_name(code) for code in (*(rule.check for rule in (*RULES, *ARCHIVE_RULES)), *LOOK)]


def found(case: Path) -> list[Diagnostic]:
    """What is found in a case, with paths from the gallery's folder."""
    workspace = open_workspace(case)
    diagnostics = check(workspace, minute_files(workspace, [case]), TODAY)
    folder = workspace.root.relative_to(gallery.ERRORS)
    return [
        replace(diagnostic, path=(folder / diagnostic.path).as_posix())
        for diagnostic in diagnostics
    ]


@pytest.mark.parametrize("case", gallery.cases(CODES), ids=gallery.name)
def test_each_mistake_is_said_exactly(case: Path, pytestconfig: pytest.Config) -> None:
    gallery.assert_said(case, found(case), pytestconfig)


def test_each_code_has_a_case_and_one_that_is_left_alone() -> None:
    assert gallery.without_case(CODES) == []
    right = [case for case in gallery.cases(CODES) if gallery.name(case).endswith(".right")]
    assert {gallery.code(case) for case in right} == set(CODES)
    texts = {gallery.name(case): gallery.said_of(case).read_text("utf-8") for case in right}
    assert {name: text for name, text in texts.items() if text} == {}
