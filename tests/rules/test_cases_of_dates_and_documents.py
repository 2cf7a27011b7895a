"""The gallery's cases of rules about dates, documents, privacy and protocols: what is said of each."""

from pathlib import Path

import pytest

from minnes.rules import dates, documents, privacy, protocol
from tests import gallery
from tests.rules.cases import codes, found

CODES = codes(
    rule
    for group in (dates, documents, privacy, protocol)
    for rule in (*group.RULES, *group.ARCHIVE_RULES)
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
