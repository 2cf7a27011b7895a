"""Everything the minutes hold, in files that other programs open: SQLite, CSV, JSON, Parquet.

Rows go through one at a time, or never leave SQLite: the size of an archive is no limit.
"""

from __future__ import annotations

import csv
import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

from minnes.archive.index import Index
from minnes.query.answer import PLACE
from minnes.query.ask import values
from minnes.query.filters import Filters
from minnes.query.subjects import SUBJECTS, Subject
from minnes.query.written import safe

APPLY = ("series", "since", "until")
"""The filters that an export knows."""

YEARLY = frozenset(name for name, subject in SUBJECTS.items() if "date" in subject.columns)
"""Subjects whose rows have a date, and whose Parquet files are parted by year."""


def to_sqlite(index: Index, target: Path, filters: Filters) -> None:
    """Write a database with a table for every subject, as Datasette opens it."""
    named = values(index, filters)
    beside = target.with_name(f".{target.name}.new")
    beside.unlink(missing_ok=True)
    connection = index.connection
    connection.execute("ATTACH ? AS export", (str(beside),))
    try:
        for name, subject in SUBJECTS.items():
            question = _question(name, subject, filters)
            connection.execute(f"CREATE TABLE export.{name} AS {question}", named)
            for column in ("date", "organization", "name", "status"):
                if column in subject.columns:
                    connection.execute(f"CREATE INDEX export.{name}_{column} ON {name} ({column})")
    finally:
        connection.execute("DETACH export")
    beside.replace(target)


def to_csv(index: Index, target: Path, filters: Filters) -> None:
    """Write a folder with a CSV file for every subject, safe to open in a spreadsheet."""
    target.mkdir(parents=True, exist_ok=True)
    for name, subject in SUBJECTS.items():
        with _whole(target / f"{name}.csv") as file:
            writer = csv.writer(file, lineterminator="\r\n")
            writer.writerow((*subject.columns, *PLACE))
            for row in _rows(index, name, filters):
                writer.writerow([safe(value) for value in row])


def to_json(index: Index, target: Path, filters: Filters) -> None:
    """Write a folder with a file of JSON lines for every subject (https://jsonlines.org)."""
    target.mkdir(parents=True, exist_ok=True)
    for name in SUBJECTS:
        _json_lines(index, name, filters, target / f"{name}.jsonl")


def to_parquet(index: Index, target: Path, filters: Filters) -> None:
    """Write a folder with Parquet files for every subject, parted by year where rows have a date.

    All is made before anything gives way. Raises `ImportError` where the extra `parquet` is not
    installed.
    """
    import duckdb  # type: ignore[import-not-found,unused-ignore]

    target.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory(prefix=".minnes-", dir=target) as scratch,
        duckdb.connect() as database,
    ):
        lines, made, old = (Path(scratch) / part for part in ("rows.jsonl", "made", "old"))
        made.mkdir()
        for name, subject in SUBJECTS.items():
            _json_lines(index, name, filters, lines)
            if not lines.stat().st_size:
                continue
            folder = made / name
            kinds = {one: _KINDS.get(one, "VARCHAR") for one in (*subject.columns, *PLACE)}
            read = "SELECT * FROM read_json(?, format = 'newline_delimited', columns = ?)"
            if name in YEARLY:
                read = read.replace("*", "*, coalesce(date[:4], '') AS year", 1)
                how = "FORMAT parquet, COMPRESSION zstd, PARTITION_BY (year)"
                database.execute(
                    f"COPY ({read}) TO '{_quoted(folder)}' ({how})", [str(lines), kinds]
                )
            else:
                folder.mkdir()
                file = _quoted(folder / "all.parquet")
                database.execute(f"COPY ({read}) TO '{file}' (FORMAT parquet)", [str(lines), kinds])
        old.mkdir()
        for name in SUBJECTS:
            for source, place in ((target, old), (made, target)):
                if (source / name).exists():
                    (source / name).rename(place / name)


_KINDS = {
    **dict.fromkeys(("line", "late", "age", "meetings", "people", "updates"), "BIGINT"),
    **dict.fromkeys(("participants", "organizations", "decisions", "actions"), "BIGINT"),
    **dict.fromkeys(("extra", "approximate"), "BIGINT"),
    **dict.fromkeys(("min", "max"), "DOUBLE"),
}


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


@contextmanager
def _whole(file: Path) -> Iterator[TextIO]:
    """Give a text file to write beside another, whose place it takes when all is written."""
    beside = file.with_name(f".{file.name}.new")
    try:
        with beside.open("w", encoding="utf-8", newline="") as written:
            yield written
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)


def _json_lines(index: Index, name: str, filters: Filters, file: Path) -> None:
    columns = (*SUBJECTS[name].columns, *PLACE)
    with _whole(file) as written:
        for row in _rows(index, name, filters):
            pairs = zip(columns, row, strict=True)
            record = {column: None if value == "" else value for column, value in pairs}
            written.write(json.dumps(record, ensure_ascii=False) + "\n")


def _rows(index: Index, name: str, filters: Filters) -> Iterator[tuple[Any, ...]]:
    question = _question(name, SUBJECTS[name], filters)
    yield from index.connection.execute(question, values(index, filters))


def _question(name: str, subject: Subject, filters: Filters) -> str:
    columns = ", ".join(f'v."{column}"' for column in (*subject.columns, *PLACE))
    wanted = [
        f"({subject.clauses[given]})" for given in filters.given() if given in subject.clauses
    ]
    where = f" WHERE {' AND '.join(wanted)}" if wanted else ""
    return f"SELECT {columns} FROM temp.{name} v{where} ORDER BY {subject.order}"  # noqa: S608
