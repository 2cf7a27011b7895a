"""Every code of reading shown: a bad file, and exactly what is said of it."""

from pathlib import Path

import pytest

from minnes.source.codes.advice import code_name
from minnes.source.codes.catalog import FILE_CODES, SHAPE_CODES
from minnes.source.diagnostic import Diagnostic
from minnes.source.ignore import misplaced_ignores, unsilenced
from minnes.source.reader import read_meeting, read_project
from tests import gallery

OF_PROJECTS = ("bad-address", "bad-colour", "bad-timezone", "low-contrast")
CODES = [code_name(code) for code in (*FILE_CODES, *SHAPE_CODES)]


def check(case: Path) -> list[Diagnostic]:
    content = case.read_bytes()
    if case.name == "too-large.yaml":
        content = content.ljust(5_000_001, b"\n")
    elif case.name == "too-many-values.yaml":
        content += b"  - ett\n" * 100_000
    of_project = case.name.endswith(".minnes.yaml") or gallery.code(case) in OF_PROJECTS
    read = read_project if of_project else read_meeting
    reading = read(content, case.name)
    text = reading.source.text
    notes = misplaced_ignores(text, case.name, CODES)
    return unsilenced([*reading.diagnostics, *notes], text)


@pytest.mark.parametrize("case", gallery.cases(CODES), ids=gallery.name)
def test_each_mistake_is_said_exactly(case: Path, pytestconfig: pytest.Config) -> None:
    gallery.assert_said(case, check(case), pytestconfig)


def test_each_code_has_a_case() -> None:
    assert gallery.without_case(CODES) == []
