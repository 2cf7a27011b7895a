"""The index: rows of every file, up to date whatever happened since, and never in anybody's way."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minnes.archive import store
from minnes.archive.index import Index, Problem, open_index
from minnes.archive.index_search import prepare_search
from minnes.archive.tables import OF_A_MEETING, OF_THE_PROJECT, columns
from minnes.model.identity import numbered_outcomes
from minnes.source.reader import read_meeting
from tests.files import contents, put

FIRST = """\
date: 2021-12-10
series: bim
participants:
  Orust: Karin Holm (ersätter Eva Ek)
items:
  - title: Läget
    actions:
      - Karin Holm: ringer skolan due:2022-01-15
    decisions:
      - {text: Barnplanen, outcome: deferred, deferred_to: 2022-02}
"""
SECOND = """\
date: 2022-03-11
series: bim
follow_up:
  2021-12-10#A1: done
items:
  - title: Barnplanen
    decisions:
      - {text: Barnplanen antas., replaces: 2021-12-10#D1}
"""
PROJECT = "series:\n  bim: {title: BIM, roster: Karin Holm (Orust), aliases: {OR: Orust}}\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    files = {"minnes.yaml": PROJECT, "meetings/bim/2021-12-10.yaml": FIRST}
    return put(tmp_path / "project", files)


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def everything(index: Index) -> dict[str, list[tuple]]:
    """All rows, with the path of their file in place of its number."""
    found = {table: sorted(index.query(f"SELECT * FROM {table}")) for table in OF_THE_PROJECT}
    for table in OF_A_MEETING:
        names = [name for name in columns(table) if name != "found"]
        asked = ", ".join(f"t.{name}" for name in names)
        found[table] = sorted(
            index.query(f"SELECT f.path, {asked} FROM {table} t JOIN file f ON f.number = t.file"),
            key=repr,
        )
    return found


def standings(index: Index) -> list[tuple[str, str]]:
    return index.query("SELECT id, status FROM outcome ORDER BY id")


def edit(project: Path, name: str, text: str) -> Path:
    return put(project / "meetings/bim", {name: text}) / name


def dash(typed: list[str], line: int) -> int:
    """The line at or above one where an entry of a list begins."""
    return line if typed[line - 1].lstrip().startswith("- ") else dash(typed, line - 1)


def test_every_row_stands_on_the_line_that_a_finding_would_point_at(root: Path) -> None:
    index = open_index(root / "examples", None)
    seen = 0
    for file in sorted((root / "examples" / "meetings").rglob("*.yaml")):
        path = file.relative_to(root / "examples").as_posix()
        reading = read_meeting(file.read_bytes(), path)
        meeting, line = reading.value, lambda *loc: reading.places.span(loc).line  # noqa: B023
        assert meeting is not None
        typed = reading.source.text.splitlines()
        words = {"actions": "what", "decisions": "text"}
        expected = {
            "outcome": [
                dash(typed, line(*one.loc, words[str(one.loc[-2])]))
                for one in numbered_outcomes(meeting)
            ]
        }
        expected["participant"] = [
            line(field, n, "name" if one.name else "organization")
            for field in ("participants", "absent")
            for n, one in enumerate(getattr(meeting, field))
        ]
        expected["ahead"] = [
            line("next_meetings", n, "date" if next_meeting.date else "month")
            for n, next_meeting in enumerate(meeting.next_meetings)
        ]
        expected["report"] = [
            line(*loc, "updates", n, "organization")
            for loc, item in meeting.all_items()
            for n in range(len(item.updates))
        ]
        expected["question"] = [
            line(*loc, "questions", n, "text")
            for loc, item in meeting.all_items()
            for n in range(len(item.questions))
        ]
        for table, lines in expected.items():
            where = {"participant": "t.item = ''", "outcome": "t.kind <> 'Q'"}.get(table, "1")
            found = index.query(
                f"SELECT t.line FROM {table} t JOIN file f ON f.number = t.file"
                f" WHERE f.path = ? AND {where} ORDER BY t.rowid",
                (path,),
            )
            assert (path, table, [row[0] for row in found]) == (path, table, lines)
            seen += len(lines)
    assert seen > 500


def test_rows_hold_the_projects_own_names(project: Path, cache: Path) -> None:
    edit(project, "2021-12-10.yaml", FIRST.replace("  Orust:", "  OR:"))
    index = open_index(project, cache)
    assert index.query(
        "SELECT line, name, organization, presence, substitutes_for FROM participant"
    ) == [(4, "Karin Holm", "Orust", "present", "Eva Ek")]
    assert index.query("SELECT outcome, name, organization FROM party") == [
        ("bim/2021-12-10#A1", "Karin Holm", "Orust")
    ]


def test_a_file_that_changed_is_read_without_reading_the_settings_again(
    project: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "minnes.yaml").write_text(
        "series:\n  bim:\n    aliases: {OR: Orust}\n"
        "    roster: [{name: Karin Holm, aliases: [K. Holm], organization: Orust}]\n"
        "organizations: {Byalaget: {kind: association, aliases: [BYA]}}\n",
        "utf-8",
    )
    open_index(project, cache)
    monkeypatch.setattr("minnes.archive.workspace.read_project", None)
    people = "participants:\n  OR: K. Holm\n  BYA: Bo Ek\n  Göteborgs Stad: Eva Alm\n"
    edit(project, "2022-03-11.yaml", f"date: 2022-03-11\nseries: bim\n{people}")
    named = "SELECT name, organization FROM participant JOIN meeting USING (file)"
    assert open_index(project, cache).query(f"{named} WHERE date = '2022-03-11'") == [
        ("Karin Holm", "Orust"),
        ("Bo Ek", "Byalaget"),
        ("Eva Alm", "Göteborg"),
    ]


def test_what_a_new_file_says_of_earlier_outcomes_holds_at_once_and_falls_with_it(
    project: Path, cache: Path
) -> None:
    before = [("bim/2021-12-10#A1", "open"), ("bim/2021-12-10#D1", "deferred")]
    assert standings(open_index(project, cache)) == before
    file = edit(project, "2022-03-11.yaml", SECOND)
    assert standings(open_index(project, cache)) == [
        ("bim/2021-12-10#A1", "done"),
        ("bim/2021-12-10#D1", "replaced"),
        ("bim/2022-03-11#D1", "adopted"),
    ]
    edit(project, "2022-03-11.yaml", SECOND.replace("series: bim", "series: bim\nstatus: planned"))
    assert standings(open_index(project, cache))[:2] == before
    file.unlink()
    assert standings(open_index(project, cache)) == before


def test_what_is_said_twice_in_a_copied_file_is_still_everybodys_own(
    project: Path, cache: Path
) -> None:
    edit(project, "kopia.yaml", FIRST)
    open_index(project, cache)
    edit(project, "2022-03-11.yaml", SECOND)
    owners = "SELECT part, name FROM party WHERE outcome = 'bim/2021-12-10#A1'"
    assert open_index(project, cache).query(owners) == [("owner", "Karin Holm")] * 2


def test_an_edit_that_keeps_size_and_time_is_seen_when_it_is_made_soon_after(
    project: Path, cache: Path
) -> None:
    file = edit(project, "2021-12-10.yaml", FIRST)
    time_then = file.stat().st_mtime_ns
    open_index(project, cache)
    edit(project, "2021-12-10.yaml", FIRST.replace("ringer skolan", "mejlar skolan"))
    os.utime(file, ns=(time_then, time_then))
    assert open_index(project, cache).query("SELECT text FROM outcome WHERE kind = 'A'") == [
        ("mejlar skolan",)
    ]


def test_a_file_that_was_only_touched_is_not_read_again(project: Path, cache: Path) -> None:
    first = open_index(project, cache)
    number = first.query("SELECT number FROM file")
    file = project / "meetings" / "bim" / "2021-12-10.yaml"
    os.utime(file, ns=(1, 1))
    again = open_index(project, cache)
    assert again.query("SELECT number, modified FROM file") == [(*number[0], 1)]


def test_a_changed_project_is_seen(project: Path, cache: Path) -> None:
    open_index(project, cache)
    text = PROJECT.replace("{OR: Orust}", "{OR: Tjörn}").replace("BIM", "BIM-nätverket")
    (project / "minnes.yaml").write_text(text + "language: sv\n", "utf-8")
    index = open_index(project, cache)
    assert index.header("language") == "sv"
    assert index.query("SELECT title FROM series") == [("BIM-nätverket",)]


def test_a_file_that_cannot_be_read_is_a_problem_and_hides_nothing(
    project: Path, cache: Path
) -> None:
    edit(project, "2022-03-11.yaml", "series: bim\ndate: 2022-02-30\n")
    for _ in ("cold", "warm"):
        index = open_index(project, cache)
        assert index.problems() == [Problem("meetings/bim/2022-03-11.yaml", 2, "bad-date")]
        assert len(standings(index)) == 2


def test_words_are_made_ready_to_be_found_once_and_again_after_a_change(
    project: Path, cache: Path
) -> None:
    def written() -> int:
        index = open_index(project, cache)
        before = index.connection.total_changes
        prepare_search(index.connection)
        return index.connection.total_changes - before

    assert written() > 0
    assert written() == 0
    edit(project, "2022-03-11.yaml", SECOND)
    assert written() > 0
    assert written() == 0


def newest(cache: Path) -> Path:
    (found,) = cache.rglob("index-*.sqlite")
    return found


@pytest.mark.parametrize(
    "harm",
    [
        lambda file: file.write_bytes(b""),
        lambda file: file.write_bytes(b"not a database at all, but a text" * 50),
        lambda file: file.write_bytes(file.read_bytes()[:5000]),
        lambda file: file.write_bytes(file.read_bytes()[:100] + b"\xff" * 8000),
        lambda file: store.connect(file).executescript("DROP TABLE header"),
        lambda file: store.connect(file).executescript("PRAGMA application_id = 7"),
        lambda file: store.connect(file).executescript("UPDATE header SET value = 'older'"),
        lambda file: file.unlink(),
    ],
)
def test_an_index_that_is_damaged_foreign_or_older_is_made_anew(
    project: Path, cache: Path, harm
) -> None:
    expected = everything(open_index(project, cache))
    harm(newest(cache))
    index = open_index(project, cache)
    assert (index.kept, everything(index)) == (True, expected)


def test_damage_that_shows_only_when_asked_is_mended_then(project: Path, cache: Path) -> None:
    open_index(project, cache).connection.close()
    file = newest(cache)
    page = store.connect(file).execute("PRAGMA page_size").fetchone()[0]
    root_page = (
        store.connect(file)
        .execute("SELECT rootpage FROM sqlite_schema WHERE name = 'outcome'")
        .fetchone()[0]
    )
    content = bytearray(file.read_bytes())
    content[(root_page - 1) * page : root_page * page] = b"\xff" * page
    file.write_bytes(content)
    index = open_index(project, cache)
    index.prepare("CREATE TEMP VIEW kinds AS SELECT kind FROM outcome")
    assert index.query("SELECT kind FROM kinds ORDER BY kind") == [("A",), ("D",)]


def test_where_nothing_can_be_written_the_index_lives_in_memory(
    project: Path, tmp_path: Path
) -> None:
    occupied = tmp_path / "a file, not a folder"
    occupied.write_text("")
    index = open_index(project, occupied)
    assert (index.kept, len(standings(index))) == (False, 2)
    assert occupied.read_text() == ""


def test_an_index_that_another_command_holds_is_answered_without(
    project: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "WAIT", 0.05)
    open_index(project, cache).connection.close()
    other = store.connect(newest(cache))
    other.execute("BEGIN EXCLUSIVE")
    edit(project, "2022-03-11.yaml", SECOND)
    index = open_index(project, cache)
    assert (len(standings(index)), newest(cache).name) == (3, newest(cache).name)


def test_nothing_is_left_in_the_project(project: Path, cache: Path) -> None:
    before = contents(project)
    open_index(project, cache)
    assert contents(project) == before


OPEN = (
    "import sys; from pathlib import Path; from minnes.archive.index import open_index;"
    " index = open_index(Path(sys.argv[1]), Path(sys.argv[2]));"
    " print(index.query('SELECT count(*) FROM outcome')[0][0]);"
)


def opening(project: Path, cache: Path, code: str = OPEN) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-c", code, project, cache], stdout=subprocess.PIPE, text=True
    )


def test_an_index_that_is_up_to_date_loads_neither_models_nor_parser(
    project: Path, cache: Path
) -> None:
    heavy = (
        "print(sorted({'pydantic', 'ruamel.yaml', '_ruamel_yaml', 'jinja2'} & set(sys.modules)))"
    )
    cold = opening(project, cache, OPEN + heavy).communicate()[0]
    warm = opening(project, cache, OPEN + heavy).communicate()[0]
    assert cold == "2\n['_ruamel_yaml', 'pydantic', 'ruamel.yaml']\n"
    assert warm == "2\n[]\n"


def test_commands_at_once_all_answer_and_leave_one_sound_index(project: Path, cache: Path) -> None:
    for number in range(4):
        edit(
            project,
            f"2023-01-0{number + 1}.yaml",
            SECOND.replace("2022-03-11", f"2023-01-0{number + 1}"),
        )
    commands = [opening(project, cache) for _ in range(4)]
    assert [command.communicate()[0] for command in commands] == ["6\n"] * 4
    index = open_index(project, cache)
    assert everything(index) == everything(open_index(project, None))
    assert newest(cache).exists()


def test_an_index_that_was_taken_away_is_not_made_again_empty(tmp_path: Path) -> None:
    assert (
        store.open_index_file(tmp_path / "index-1.sqlite", tmp_path, store.maker_digest()) is None
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("changed", ["rules/dates.py", "source/codes/days.py", "register/sv.csv"])
def test_what_depends_on_code_knows_when_any_of_it_changed(
    changed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "__file__", str(tmp_path / "archive" / "store.py"))
    rooms = ("language", "model", "source/codes", "register", "rules", "archive")
    for room in rooms:
        (tmp_path / room).mkdir(parents=True)
    before = store.maker_digest()
    (tmp_path / changed).write_text("", "utf-8")
    assert store.maker_digest() != before


def test_who_comes_late_publishes_after_the_quicker_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "index-2.sqlite").write_text("the quicker one's")
    seen = iter([None])
    latest = store.latest
    monkeypatch.setattr(store, "latest", lambda folder: next(seen, latest(folder)))
    built = store.new_index_file(tmp_path)
    assert store.publish(built) == tmp_path / "index-3.sqlite"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["index-3.sqlite"]


@pytest.mark.parametrize("seconds", [0.05, 0.2, 0.3, 0.4, 0.5, 0.7])
def test_a_command_killed_at_any_instant_leaves_an_index_that_serves(
    project: Path, cache: Path, seconds: float
) -> None:
    open_index(project, cache).connection.close()
    for number in range(20):
        edit(project, f"2023-01-{number + 1:02}.yaml", SECOND)
    command = opening(project, cache)
    time.sleep(seconds)
    command.send_signal(signal.SIGKILL)
    command.communicate()
    assert everything(open_index(project, cache)) == everything(open_index(project, None))


FILES = st.dictionaries(
    st.sampled_from(["2021-12-10.yaml", "2022-03-11.yaml", "a.yaml", "b.yaml"]),
    st.sampled_from(
        [FIRST, SECOND, SECOND.replace("done", "dropped"), "items: {}: 1\n", "date: x\n"]
    ),
)


@settings(max_examples=25)
@given(st.lists(FILES, min_size=1, max_size=4))
def test_after_any_edits_the_index_is_as_one_made_from_nothing(tmp_path_factory, states) -> None:
    project = tmp_path_factory.mktemp("project")
    (project / "minnes.yaml").write_text(PROJECT, "utf-8")
    (project / "meetings" / "bim").mkdir(parents=True)
    cache = tmp_path_factory.mktemp("cache")
    for files in states:
        for file in (project / "meetings" / "bim").iterdir():
            if file.name not in files:
                file.unlink()
        for name, text in files.items():
            edit(project, name, text)
        index = open_index(project, cache)
        fresh = open_index(project, None)
        assert everything(index) == everything(fresh)
        assert index.problems() == fresh.problems()
        index.connection.close()
