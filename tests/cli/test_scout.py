"""The second process that looks at files while the first is starting: it changes no answer."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from platformdirs import user_cache_dir

from minnes.archive import scan, stale_files
from minnes.archive.index import open_index
from minnes.cli import scout
from tests.files import put

MEETING = "series: bim\ndate: 2021-12-10\nitems:\n  - {title: Läget, actions: [Orust: ringer]}\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with an index, in which a scout is sent however small it is."""
    files = {"minnes.yaml": "language: sv\n", "meetings/a.yaml": MEETING}
    root = put(tmp_path / "project", files)
    long_ago = time.time() - 3600
    os.utime(root / "meetings/a.yaml", (long_ago, long_ago))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(scout, "LARGE", 0)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.chdir(root)
    open_index(root, tmp_path / "cache" / "minnes").connection.close()
    return root


def test_a_scout_sees_what_the_command_itself_would_see(project: Path) -> None:
    scout.send(["query", "actions"])
    digest = scan.listing(project, "meetings/**/*.yaml").digest()
    assert [*scout.seen(project, "meetings/**/*.yaml")] == [digest]
    assert [*scout.seen(project, "meetings/**/*.yaml")] == []


def test_a_scout_tells_what_differs_as_the_command_itself_would(
    project: Path, tmp_path: Path
) -> None:
    meetings = project / "meetings"
    (meetings / "b.yaml").write_text(MEETING, "utf-8")
    (meetings / "a.yaml").unlink()
    scout.send(["query", "actions"])
    digest, (newest, gone, doubtful) = scout.seen(project, "meetings/**/*.yaml")
    listing = scan.listing(project, "meetings/**/*.yaml")
    assert (digest, newest, gone) == (listing.digest(), listing.newest(), ["meetings/a.yaml"])
    assert {path: tuple(one) for path, one in doubtful.items()} == listing.files()


@pytest.mark.parametrize("arguments", [[], ["check"], ["--help"]])
def test_a_command_that_asks_nothing_sends_none(project: Path, arguments: list[str]) -> None:
    scout.send(arguments)
    assert [*scout.seen(project, "meetings/**/*.yaml")] == []


def test_what_was_seen_of_other_files_than_are_asked_about_does_not_count(project: Path) -> None:
    scout.send(["query", "actions"])
    assert [*scout.seen(project, "elsewhere/*.yaml")] == []


def test_a_file_that_was_changed_is_read_again(project: Path, tmp_path: Path) -> None:
    (project / "meetings" / "a.yaml").write_text(MEETING.replace("ringer", "mejlar"), "utf-8")
    scout.send(["query", "actions"])
    index = open_index(project, tmp_path / "cache" / "minnes", scout.seen)
    assert index.query("SELECT text FROM outcome") == [("mejlar",)]


@pytest.mark.parametrize(
    "told", [b"", b"meetings/**/*.yaml\0abc\n", b"meetings/**/*.yaml\0abc\n[1, "]
)
def test_what_a_scout_that_died_left_untold_is_found_out(
    project: Path, tmp_path: Path, told: bytes
) -> None:
    (project / "meetings" / "a.yaml").write_text(MEETING.replace("ringer", "mejlar"), "utf-8")
    reading, writing = os.pipe()
    os.write(writing, told)
    os.close(writing)
    scout._answers[str(project)] = reading
    index = open_index(project, tmp_path / "cache" / "minnes", scout.seen)
    assert index.query("SELECT text FROM outcome") == [("mejlar",)]


def test_a_scout_that_finds_nothing_out_leaves_the_work_to_the_command(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stale_files, "stale_files", None)
    scout.send(["query", "actions"])
    assert [*scout.seen(project, "meetings/**/*.yaml")] == []


def test_who_reads_the_answer_does_not_wait_for_a_scout(project: Path) -> None:
    code = (
        "import sys, time; from minnes.archive import stale_files; from minnes.cli import scout;"
        " scout.LARGE = 0; stale_files.stale_files = lambda *_: time.sleep(40);"
        " scout.send(['query']); print('done', flush=True)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], check=True, stdout=subprocess.PIPE, timeout=30
    )
    assert ran.stdout == b"done\n"


def test_a_scout_is_sent_before_anything_slow_is_imported() -> None:
    code = (
        "import sys; from minnes.cli import scout; from minnes.archive import stale_files;"
        " print(sorted({'pathlib', 'typing', 'dataclasses', 're'} & set(sys.modules)))"
    )
    ran = subprocess.run(
        [sys.executable, "-S", "-c", code],
        check=True,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert ran.stdout == b"[]\n"


@pytest.mark.parametrize("where", ["", "  ", "/elsewhere/cache"])
def test_a_scout_looks_for_the_index_where_it_is_kept(
    monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", where)
    assert scout.cache_folder() == user_cache_dir("minnes", appauthor=False)


def test_a_cache_folder_that_is_relative_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "cache")
    monkeypatch.setenv("HOME", "/somewhere")
    assert scout.cache_folder() == "/somewhere/.cache/minnes"
