"""What checking found before is used again only while nothing it rests on has changed."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minnes.archive import cached_check, findings_json, store
from minnes.archive.check_cache import CheckCache, Run, open_cache
from minnes.archive.checking import CheckResult, check_with_cache
from minnes.archive.scan import minutes
from minnes.archive.workspace import open_workspace
from minnes.language.message import say, say_many
from minnes.source.diagnostic import Diagnostic, Edit, Severity, Span
from tests.files import put

TODAY = date(2022, 5, 1)
PROJECT = "series:\n  bim: {title: BIM, roster: Karin Holm (Orust), aliases: {OR: Orust}}\n"
FIRST = """\
date: 2021-12-10
series: bim
participants:
  Orust: Karin Holm
  Bengtstors: Mona Strand
attachments:
  - bilagor/plan.pdf
items:
  - title: Läget
    actions:
      - Karin Holm: ringer skolan due:2022-01-15
"""
SECOND = """\
date: 2022-03-11
series: bim
participants: {Orust: Karin Holm}
follow_up:
  2021-12-10#A7: done
items:
  - title: Läget
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    write(root, "minnes.yaml", PROJECT)
    write(root, "meetings/bim/2021-12-10.yaml", FIRST)
    write(root, "meetings/bim/2022-03-11.yaml", SECOND)
    return root


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def write(root: Path, name: str, text: str, age: int = 60) -> None:
    """Write a file that has lain for some seconds, as most have."""
    path = put(root, {name: text}) / name
    then = path.stat().st_mtime - age
    os.utime(path, (then, then))


def all_of(root: Path, known: CheckCache | None, today: date = TODAY) -> CheckResult:
    workspace = open_workspace(root)
    files = [root / path for path in sorted(minutes(root, "meetings/**/*.yaml"))]
    return check_with_cache(workspace, files, today, (), known)


def codes(done: CheckResult) -> list[str]:
    return [diagnostic.code for diagnostic in done.found]


def test_what_is_kept_is_what_was_found(project: Path, cache: Path) -> None:
    alone = all_of(project, None)
    assert codes(alone) == [
        "unknown-organization",
        "attachment-missing",
        "overdue-action",
        "unknown-reference",
    ]
    first = all_of(project, open_cache(cache, project, TODAY))
    again = all_of(project, open_cache(cache, project, TODAY))
    assert alone == first
    assert findings_json.text_of(again.found) == findings_json.text_of(first.found)
    assert again.dependencies == first.dependencies


def test_a_file_that_did_not_change_is_not_read_again(
    project: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = []
    checked = cached_check._check
    monkeypatch.setattr(
        cached_check,
        "_check",
        lambda checker, wanted: read.append(wanted) or checked(checker, wanted),
    )
    all_of(project, open_cache(cache, project, TODAY))
    assert len(read) == 2
    all_of(project, open_cache(cache, project, TODAY))
    assert len(read) == 2
    write(project, "meetings/bim/2022-03-11.yaml", SECOND.replace("#A7", "#A1"))
    assert codes(all_of(project, open_cache(cache, project, TODAY))) == [
        "unknown-organization",
        "attachment-missing",
    ]
    assert [wanted[0].name for wanted in read[2:]] == ["2022-03-11.yaml"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("minnes.yaml", PROJECT + "check: {ignore: [unknown-organization]}\n"),
        ("register/organizations.yaml", "Bengtstors: {kind: association}\n"),
        ("meetings/bim/bilagor/plan.pdf", ""),
        ("meetings/bim/2022-01-20.yaml", "date: 2022-01-20\nseries: bim\nfollow_up: {2021-12-10#A1: done}\n"),
        ("meetings/bim/2022-03-11.yml", ""),
        ("meetings/bim/2021-12-10.yaml", FIRST.replace("Bengtstors", "Bengtsfors")),
    ],
)  # fmt: skip
def test_whatever_it_rests_on_is_noticed(project: Path, cache: Path, name: str, text: str) -> None:
    before = run(project, cache)
    assert run(project, cache) == before
    write(project, name, text)
    after = run(project, cache)
    assert after == run(project, None)
    assert after != before


def test_another_day_is_another_question(project: Path, cache: Path) -> None:
    late = all_of(project, open_cache(cache, project, TODAY))
    new_year = date(2022, 1, 1)
    early = all_of(project, open_cache(cache, project, new_year), new_year)
    assert "overdue-action" in codes(late)
    assert "overdue-action" not in codes(early)


def test_a_file_changed_twice_within_its_times_is_read_again(project: Path, cache: Path) -> None:
    path = project / "meetings/bim/2021-12-10.yaml"
    os.utime(path)
    times = path.stat()
    assert "unknown-organization" in run(project, cache)
    path.write_text(FIRST.replace("Bengtstors", "Bengtsfors"), "utf-8")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert "unknown-organization" not in run(project, cache)


@pytest.mark.parametrize("damage", [b"", b"not a database", b"SQLite format 3\0" + bytes(90)])
def test_a_damaged_cache_is_begun_anew(project: Path, cache: Path, damage: bytes) -> None:
    before = run(project, cache)
    (file,) = cache.rglob("check-*.sqlite")
    file.write_bytes(damage)
    assert run(project, cache) == before
    with store.connect(file) as connection:
        assert connection.execute("SELECT count(*) FROM run").fetchone() == (1,)


def test_where_nothing_can_be_kept_all_is_checked(project: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert open_cache(tmp_path / "file" / "cache", project, TODAY) is None
    assert run(project, tmp_path / "file" / "cache") == run(project, None)


def test_an_answer_that_is_kept_needs_neither_models_nor_parser(project: Path, cache: Path) -> None:
    run(project, cache)
    code = (
        "import sys; from minnes.cli.app import run; status = run(['check']);"
        "print(sorted({'pydantic', 'jinja2', 'rich'} & set(sys.modules)), status)"
    )
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache), "HOME": str(cache)}
    for expected in ("['pydantic'] 1\n", "[] 1\n"):
        done = subprocess.run(  # noqa: PLW1510
            [sys.executable, "-c", code], cwd=project, env=environment, capture_output=True, text=True
        )  # fmt: skip
        assert done.stdout.endswith(expected), done.stdout + done.stderr


def test_a_finding_is_the_same_after_it_was_kept() -> None:
    name = say('"{name}"', name="Åsa")
    found = Diagnostic(
        "möte.yaml",
        Span(3, 7, 1, 4, 1, 8),
        Severity.WARNING,
        "some-code",
        say_many("{count} file of {name}", "{count} files of {name}", 2, name=name),
        say("before {day}", day=date(2022, 5, 1)),
        (Edit(3, 7, "Örust"),),
    )
    (kept,) = findings_json.diagnostics(findings_json.text_of([found]))
    assert (kept.path, kept.span, kept.severity, kept.edits) == (
        found.path, found.span, found.severity, found.edits
    )  # fmt: skip
    assert (str(kept.message), str(kept.hint)) == ('2 files of "Åsa"', "before 2022-05-01")


CHANGES = st.lists(
    st.tuples(
        st.sampled_from(
            ["minnes.yaml", "meetings/bim/a.yaml", "meetings/bim/b.yaml", "meetings/c.yml",
             "meetings/bim/bilagor/plan.pdf"]
        ),
        st.sampled_from(["", PROJECT, FIRST, SECOND, SECOND.replace("#A7", "#A1"), "- wrong"]),
        st.sampled_from([0, 60]),
    ),
    max_size=5,
)  # fmt: skip


@settings(max_examples=25)
@given(CHANGES)
def test_after_any_changes_the_answer_is_that_of_a_full_check(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[str, str, int]]
) -> None:
    folder = tmp_path_factory.mktemp("changes")
    root, cache = folder / "project", folder / "cache"
    write(root, "minnes.yaml", PROJECT)
    write(root, "meetings/bim/a.yaml", FIRST)
    for name, text, age in changes:
        assert run(root, cache) == run(root, None)
        write(root, name, text, age)
    assert run(root, cache) == run(root, None)


def run(root: Path, cache: Path | None) -> str:
    """What the command would answer, from the cache when it can."""
    known = open_cache(cache, root, TODAY) if cache else None
    kept = known.run([]) if known else None
    if kept is None:
        project = open_workspace(root).project
        done = all_of(root, known)
        pattern = project.meetings if project else ""
        kept = Run(pattern, "", 0, done.dependencies, done.found)
        if known:
            known.save_run([], kept)
    if known:
        known.connection.close()
    return findings_json.text_of(kept.found)
