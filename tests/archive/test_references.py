"""References to a meeting whose file cannot be read: the file is told of, not what points at it."""

from datetime import date
from pathlib import Path

import pytest

from minnes.archive.checking import check
from minnes.archive.workspace import minute_files, open_workspace
from minnes.source.diagnostic import Severity
from tests.files import put


@pytest.fixture
def project(tmp_path: Path) -> Path:
    files = {
        "minnes.yaml": "series:\n  bim: {title: BIM-nätverket}\n",
        "meetings/bim/2021-12-10.yaml": "series: bim\ndate: 2021-12-10\nitems: [\n",
        "meetings/bim/2022-03-11.yaml": (
            "series: bim\ndate: 2022-03-11\nfollow_up:\n  2021-12-10#A1: done\n  2021-11-10#A1: done\n"
        ),
    }
    return put(tmp_path, files)


def errors(project: Path) -> list[tuple[str, int, str]]:
    workspace = open_workspace(project)
    found = check(workspace, minute_files(workspace), date(2022, 4, 1))
    return [
        (diagnostic.path, diagnostic.span.line, diagnostic.code)
        for diagnostic in found
        if diagnostic.severity is Severity.ERROR
    ]


def test_only_a_reference_to_no_file_at_all_is_one_to_nothing(project: Path) -> None:
    unread, *others = errors(project)
    assert unread[0] == "meetings/bim/2021-12-10.yaml"
    assert others == [("meetings/bim/2022-03-11.yaml", 5, "unknown-reference")]


def test_a_file_that_the_system_keeps_from_us_is_the_same(project: Path) -> None:
    file = project / "meetings/bim/2021-12-10.yaml"
    file.unlink()
    file.symlink_to(project / "nowhere.yaml")
    assert errors(project) == [
        ("meetings/bim/2021-12-10.yaml", 1, "unreadable-file"),
        ("meetings/bim/2022-03-11.yaml", 5, "unknown-reference"),
    ]


def test_minutes_of_a_series_refer_to_a_meeting_of_no_series_as_the_hints_say(
    tmp_path: Path,
) -> None:
    camp = "id: internat\ndate: 2021-10-01\ntitle: Internat\nitems:\n  - title: A\n    actions:\n"
    later = "series: bim\ndate: 2022-03-11\nfollow_up:\n  {}: done\n"
    files = {
        "minnes.yaml": "series:\n  bim: {title: BIM-nätverket}\n",
        "meetings/internat.yaml": camp + "      - Bo Ek: ringer due:2021-11-01\n",
        "meetings/later.yaml": later.format("internat#A1"),
    }
    workspace = open_workspace(put(tmp_path, files))

    def hints() -> list[str]:
        found = check(workspace, minute_files(workspace), date(2022, 4, 1))
        kept = ("unknown-reference", "overdue-action")
        return [str(told.hint) for told in found if told.code in kept]

    assert hints() == [
        'in the next minutes, write under follow_up: "/internat#A1: done"',
        'did you mean "/internat#A1"?',
    ]
    put(tmp_path, {"meetings/later.yaml": later.format("/internat#A1")})
    assert hints() == []
