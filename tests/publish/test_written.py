"""Meetings are written in one format, many of them on several processes."""

from datetime import date
from pathlib import Path

import pytest

from minnes.archive import processes
from minnes.archive.workspace import open_workspace
from minnes.language.catalog import translator
from minnes.publish import pdfs
from minnes.publish import written as writing
from minnes.publish.problem import PublishProblem
from minnes.publish.view import MeetingView
from minnes.publish.written import Written, written
from tests.publish.samples import KINDS, sample, view_of


@pytest.fixture
def two_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "processors", lambda: 2)
    for module in (writing, pdfs):
        monkeypatch.setattr(module, "_PARALLEL_FROM", 1)


def made(views: list[MeetingView], format: str, folder: Path) -> list[Written]:
    days = [date(2021, 12, 10) for _ in views]
    workspace = open_workspace(folder)
    return written(views, days, lambda view: view, format, translator("sv"), workspace)


@pytest.mark.parametrize("format", ["html", "pdf"])
def test_two_processes_make_the_same_as_one(
    format: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    views = [view_of(sample(kind)) for kind in KINDS]
    alone = made(views, format, tmp_path)
    request.getfixturevalue("two_processes")
    assert made(views, format, tmp_path) == alone
    assert len({page.content for page in alone}) == len(KINDS)


@pytest.mark.usefixtures("two_processes")
def test_what_hinders_a_pdf_in_another_process_is_told(tmp_path: Path) -> None:
    views = [view_of("title: Möte\ndate: 2021-12-10\n") for _ in range(6)]
    views[1] = view_of("title: Ett \U0003fffe tecken\ndate: 2021-12-10\n")
    with pytest.raises(PublishProblem) as problem:
        made(views, "pdf", tmp_path)
    assert str(problem.value.message).startswith("möte: no font here has the sign")
    assert str(problem.value.hint).startswith("write it in letters or take it out")
