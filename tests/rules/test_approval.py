"""What is approved and sealed stays as it is, and what is circulated is not forgotten."""

import re
from datetime import date
from pathlib import Path

import pytest

from minnes.archive.checking import check
from minnes.archive.workspace import open_workspace
from tests import gallery
from tests.rules.saying import TODAY, rules_in, said

RULES = rules_in("approval", "unwritten")


@pytest.mark.parametrize(
    ("status", "today", "told"),
    [
        ("circulated", date(2022, 3, 25), []),
        ("circulated", date(2022, 3, 26), ["answers-overdue: 2022-03-25"]),
        ("approved", date(2022, 3, 26), []),
    ],
)
def test_answers_are_overdue_the_day_after_the_last(
    status: str, today: date, told: list[str]
) -> None:
    minutes = f"status: {status}\ncirculated_until: 2022-03-25"
    assert said(RULES, minutes, today=today) == told


def test_minutes_that_were_never_approved_need_no_seal() -> None:
    assert said(RULES, "status: approved") == []


def test_nothing_silences_a_broken_seal(tmp_path: Path) -> None:
    broken = (gallery.ERRORS / "seal-broken.yaml").read_text("utf-8")
    silenced = re.sub(r"(seal: .*)", r"\1  # minnes: ignore[seal-broken]", broken)
    file = tmp_path / "meetings" / "a.yaml"
    file.parent.mkdir()
    file.write_text(silenced, "utf-8")
    (tmp_path / "minnes.yaml").write_text("check: {ignore: seal-broken}\n", "utf-8")
    found = check(open_workspace(tmp_path), [file], TODAY)
    assert [diagnostic.code for diagnostic in found if diagnostic.path == "meetings/a.yaml"] == [
        "seal-broken",
        "misplaced-ignore",
    ]
