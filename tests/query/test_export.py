"""Exports: everything, in files that other programs open."""

import csv
import json
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from minnes.archive import store
from minnes.cli.commands.query import What
from minnes.query import export as exporting
from tests.files import contents, put

TODAY = ("--today", "2022-02-01")


@pytest.fixture
def export(project: Path, minnes):
    """Export the small project as of 1 February 2022."""

    def call(to: str, target: str, *more: str):
        return minnes("export", "--format", to, "-o", target, *more, "--lang", "en", *TODAY)

    return call


def queried(minnes, name: str, *more: str) -> list[dict]:
    answer = minnes("query", name, *TODAY, *(more or ("--since", "2000")), "--format", "jsonl")
    return [json.loads(line) for line in answer.out.splitlines()]


def asked_in_sql(minnes, name: str) -> list[dict]:
    """Return the rows of a view, as JSON has them, without the number that no export has."""
    answer = minnes("query", "--sql", f"SELECT * FROM {name}", "--format", "jsonl", *TODAY)
    rows = [json.loads(line) for line in answer.out.splitlines()]
    return [{key: row[key] for key in row if key != "number"} for row in rows]


def in_any_order(rows: list[dict]) -> list[str]:
    return sorted(json.dumps(row) for row in rows)


def test_a_database_holds_a_table_a_subject_with_the_rows_of_a_query(
    export, minnes, project: Path
) -> None:
    assert export("sqlite", "out.sqlite").status == 0
    database = store.connect(project / "out.sqlite")
    tables = database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    assert {name for (name,) in tables} == {what.value for what in What}
    for name in (what.value for what in What):
        asked = queried(minnes, name)
        columns = ", ".join(f'"{column}"' for column in asked[0])
        cursor = database.execute(f"SELECT {columns} FROM {name}")
        rows = [
            {k: None if v == "" else v for k, v in zip(asked[0], row, strict=True)}
            for row in cursor
        ]
        assert (name, rows) == (name, asked)
    assert export("sqlite", "out.sqlite").status == 0


def test_a_database_is_put_into_a_folder_that_is_made_for_it(export, project: Path) -> None:
    assert export("sqlite", "kopior/2021/out.db").status == 0
    assert store.connect(project / "kopior/2021/out.db").execute("SELECT 1 FROM actions").fetchone()


def test_a_database_that_cannot_be_written_leaves_nothing_behind(
    export, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorname = "SQLITE_FULL"
        raise error

    monkeypatch.setattr("minnes.query.export._tables", full)
    before = sorted(project.iterdir())
    ran = export("sqlite", "out.db")
    assert ran.err == (
        "error: the disk is full\n  help: make room on it, and run the command again\n"
    )
    assert sorted(project.iterdir()) == before


def test_two_exports_at_once_do_not_meet(
    export, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make, again = exporting._tables, iter([True])

    def tables(*given):
        if next(again, False):
            assert export("sqlite", "out.db").status == 0
        yield from make(*given)

    monkeypatch.setattr(exporting, "_tables", tables)
    assert export("sqlite", "out.db").status == 0
    assert store.connect(project / "out.db").execute("SELECT 1 FROM actions").fetchone()


@pytest.mark.parametrize("name", list(What))
def test_an_export_holds_what_sql_can_be_asked_about(
    export, minnes, project: Path, name: str
) -> None:
    assert export("json", "j").status == 0
    lines = (project / "j" / f"{name}.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    assert [*rows[0]] == [*asked_in_sql(minnes, name)[0]]
    assert in_any_order(rows) == in_any_order(asked_in_sql(minnes, name))


def test_attendance_is_exported_of_the_time_and_the_series_asked_for(
    export, minnes, project: Path
) -> None:
    asked = queried(minnes, "attendance", "--series", "bim", "--until", "2022-01-31")
    assert asked
    export("json", "j", "--series", "bim", "--until", "2022-01-31")
    lines = (project / "j" / "attendance.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line) for line in lines] == asked
    export("parquet", "p", "--series", "bim", "--until", "2022-01-31")
    table = f"read_parquet('{project}/p/attendance/all.parquet')"
    kinds = dict(
        duckdb.sql(
            f"SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM {table})"
        ).fetchall()
    )
    assert (kinds["held"], kinds["share"], kinds["status"]) == ("BIGINT", "DOUBLE", "VARCHAR")
    shares = duckdb.sql(f"SELECT share FROM {table}").fetchall()
    assert shares == [(row["share"],) for row in asked]


def test_csv_and_json_are_a_file_a_subject(export, minnes, project: Path) -> None:
    assert (export("csv", "c").status, export("json", "j").status) == (0, 0)
    assert {file.name for file in (project / "c").iterdir()} == {f"{n.value}.csv" for n in What}
    with (project / "c" / "actions.csv").open(encoding="utf-8", newline="") as file:
        assert [row["what"] for row in csv.DictReader(file)] == [
            "ringer skolan",
            "'=HYPERLINK(1)",
            "bokar lokal",
            "svarar på enkäten",
        ]


def test_parquet_is_parted_by_year(export, project: Path) -> None:
    assert export("parquet", "p").status == 0
    assert sorted(folder.name for folder in (project / "p" / "actions").iterdir()) == [
        "year=2021",
        "year=2022",
    ]
    rows = duckdb.sql(
        f"SELECT id, late, line FROM read_parquet('{project}/p/actions/*/*.parquet')"
        " WHERE year = 2021 ORDER BY id"
    ).fetchall()
    assert rows == [
        ("bim/2021-12-10#A1", 17, 24),
        ("bim/2021-12-10#A2", None, 25),
        ("bim/2021-12-10#A3", None, 26),
    ]
    people = f"read_parquet('{project}/p/people/all.parquet')"
    assert duckdb.sql(f"SELECT count(*) FROM {people}").fetchall() == [(3,)]


def test_nothing_is_said_of_what_duckdb_leaves_behind(project: Path) -> None:
    command = [sys.executable, "-m", "minnes", "export", "--to", "parquet", "-o", "p", "--no-cache"]
    command += ["--lang", "en"]
    ran = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "p\n", "14 files\n")


def test_what_lies_beside_an_export_is_not_counted(export, project: Path) -> None:
    put(project, {"notes.txt": "", "meetings/bim/bilagor/lista.csv": ""})
    assert export("csv", ".").err == "11 files\n"


def test_an_export_can_be_of_one_series_or_year(export, project: Path) -> None:
    assert export("json", "j", "--series", "bim", "--year", "2022").status == 0
    meetings = (project / "j" / "meetings.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["id"] for line in meetings] == ["bim/2022-03-11"]


def test_nothing_else_is_written_over(export, project: Path) -> None:
    ran = export("sqlite", "meetings")
    assert (ran.status, ran.err) == (
        2,
        'error: "meetings" is there already, and is something else\n'
        "  help: choose another name after -o\n",
    )


@pytest.mark.parametrize("name", ["", "people", "actions/year=2021/mine.txt"])
def test_parquet_takes_the_place_of_nobodys_files(export, project: Path, name: str) -> None:
    target = put(project / "p", {name: "mine"}) if name else project
    before = contents(target)
    ran = export("parquet", str(target))
    assert (ran.status, ran.err.split("\n")[1]) == (2, "  help: choose another name after -o")
    assert contents(target) == before


@pytest.mark.parametrize(("to", "name"), [("csv", "people.csv"), ("json", "actions.jsonl")])
def test_tables_of_others_are_not_written_over(export, project: Path, to: str, name: str) -> None:
    put(project / "mina", {name: "namn;telefon\r\nEva;0522\r\n"})
    before = contents(project / "mina")
    assert export(to, "mina").err.startswith('error: "mina" is there already')
    assert contents(project / "mina") == before
    put(project / "mina", {name: ""})
    assert [export(to, "mina").status for _ in range(2)] == [0, 0]


@pytest.mark.parametrize(("to", "name"), [("sqlite", "out.db"), ("csv", "out/people.csv")])
def test_who_may_read_an_export_stays_and_a_link_stays_a_link(
    export, project: Path, to: str, name: str
) -> None:
    target = name.partition("/")[0]
    assert export(to, target).status == 0
    (project / name).rename(project / "elsewhere")
    (project / "elsewhere").chmod(0o600)
    (project / name).symlink_to(project / "elsewhere")
    (project / "meetings/bim/2022-03-11.yaml").unlink()
    before = (project / "elsewhere").read_bytes()
    assert export(to, target).status == 0
    assert (project / name).is_symlink()
    assert (project / "elsewhere").read_bytes() != before
    assert (project / "elsewhere").stat().st_mode & 0o777 == 0o600


def test_a_dry_run_names_new_files_and_shows_what_changes_in_others(export, project: Path) -> None:
    ran = export("json", "out", "--dry-run")
    assert [line.split(" (")[0] for line in ran.out.splitlines()] == [
        f"new file: out/{name}.jsonl" for name in sorted(What)
    ]
    assert not (project / "out").exists()
    export("json", "out")
    (project / "out/next.jsonl").write_text('{"old": 1, "file": "m.yaml", "line": 1}\n', "utf-8")
    assert export("json", "out", "--dry-run").out.startswith(
        "--- out/next.jsonl\n+++ out/next.jsonl\n@@ -1 +"
    )
    assert (project / "out/next.jsonl").read_text(
        "utf-8"
    ) == '{"old": 1, "file": "m.yaml", "line": 1}\n'


def test_a_dry_run_says_that_nothing_would_change(export, project: Path) -> None:
    for to, target in (("sqlite", "out.db"), ("parquet", "p")):
        export(to, target)
        ran = export(to, target, "--dry-run")
        assert (ran.out, ran.err) == ("", "nothing would change\n")


def test_a_dry_run_tells_by_size_what_nobody_can_read(export, project: Path) -> None:
    (project / "out.db").write_bytes(b"")
    ran = export("sqlite", "out.db", "--dry-run")
    assert re.fullmatch(r"changed file: out\.db \(0 B, now \d+ kB\)\n", ran.out)
    assert (project / "out.db").stat().st_size == 0


def test_a_dry_run_names_years_that_an_export_would_lose(export, project: Path) -> None:
    export("parquet", "p")
    ran = export("parquet", "p", "--dry-run", "--since", "2022")
    assert "removed file: p/actions/year=2021/data_0.parquet\n" in ran.out
    assert (project / "p/actions/year=2021").exists()


def test_parquet_of_what_has_no_rows_any_more_goes(export, project: Path) -> None:
    export("parquet", "p")
    assert (project / "p/actions").exists()
    again = ("--since", "2030")
    assert "removed file: p/actions/year=2021" in export("parquet", "p", "--dry-run", *again).out
    assert export("parquet", "p", *again).status == 0
    assert not (project / "p/actions").exists()
    assert [path.name for path in (project / "p").iterdir() if path.name.startswith(".")] == []


def test_a_dry_run_shows_what_a_file_of_answers_would_hold(asked, project: Path) -> None:
    ran = asked("meetings", "-o", "svar.csv", "--dry-run")
    assert ran.out.startswith("--- svar.csv\n+++ svar.csv\n@@ -0,0 +1,")
    assert not (project / "svar.csv").exists()
    asked("meetings", "-o", "svar.csv")
    assert asked("meetings", "-o", "svar.csv", "--dry-run").err == "nothing would change\n"


def test_a_database_is_never_written_over_something_else(export, project: Path) -> None:
    before = (project / "minnes.yaml").read_bytes()
    ran = export("sqlite", "minnes.yaml")
    assert (ran.status, (project / "minnes.yaml").read_bytes()) == (2, before)
    assert export("sqlite", "out.db").status == 0
    assert export("sqlite", "out.db").status == 0
    with store.connect(project / "out.db") as database:
        database.execute("CREATE TABLE bookmarks (address)")
    assert export("sqlite", "out.db").err.startswith('error: "out.db" is there already')


def test_an_answer_is_written_as_the_ending_of_its_file_says(asked, project: Path) -> None:
    assert asked("actions", "-o", "svar.json").status == 0
    assert json.loads((project / "svar.json").read_text("utf-8"))
    refused = asked("actions", "-o", "svar.pdf")
    assert refused.status == 2
    assert 'a file that ends in ".pdf" cannot be written' in refused.err
    assert not (project / "svar.pdf").exists()


def test_an_answer_is_never_written_over_settings(asked, project: Path) -> None:
    before = (project / "minnes.yaml").read_bytes()
    refused = asked("actions", "--format", "csv", "-o", "minnes.yaml")
    assert (refused.status, (project / "minnes.yaml").read_bytes()) == (2, before)


@pytest.mark.parametrize("to", ["sqlite", "csv", "json", "parquet"])
def test_of_a_series_that_is_not_there_nothing_is_written(export, project: Path, to: str) -> None:
    ran = export(to, "out", "--series", "vuxna")
    assert (ran.status, ran.err) == (
        2,
        'error: there is no series "vuxna"\n  help: choose one of: bim, ssk\n',
    )
    assert not (project / "out").exists()


@pytest.mark.parametrize(
    ("to", "target", "told"),
    [("sqlite", "ut.db", ""), ("csv", "ut", "11 files\n"), ("json", "a/ut", "11 files\n")],
)
def test_what_was_written_is_named(export, project: Path, to: str, target: str, told: str) -> None:
    (project / "a").mkdir()
    ran = export(to, target)
    assert (ran.status, ran.out, ran.err) == (0, f"{target}\n", told)
    assert (project / target).exists()


@pytest.mark.parametrize("to", ["csv", "json", "parquet"])
def test_a_folder_is_not_called_as_a_file(export, project: Path, to: str) -> None:
    ran = export(to, f"ut.{to}")
    assert (ran.status, ran.out, ran.err) == (
        2,
        "",
        f'error: "ut.{to}" would be a folder with a file for each thing\n'
        "  help: name a folder after -o; minnes query WHAT -o FILE writes one thing to one file\n",
    )
    assert not (project / f"ut.{to}").exists()
