"""Exports all rows of all minutes: SQLite, CSV, JSON lines, Parquet.

What is written are the views that questions in SQL are asked of, under their names and columns. Only
`number` stays out: it is another in every index, and the id of the meeting says the same.

Rows go through one at a time, or never leave SQLite: the size of an archive is no limit.
"""

from __future__ import annotations

import csv
import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from typing import Any, NamedTuple, TextIO

from minnes.archive.index import Index
from minnes.query import attendance
from minnes.query.ask import bindable, values
from minnes.query.filters import Filters
from minnes.query.sql import ABOUT, columns
from minnes.query.subjects import SUBJECTS, counted
from minnes.query.text_formats import safe
from minnes.source.atomic_write import keep_access

TABLES = tuple(ABOUT)
"""What an export has a table or a file of."""


class _Table(NamedTuple):
    """What is written of a view: its columns, and the question that gives its rows."""

    name: str
    columns: list[str]
    question: str


def to_sqlite(index: Index, target: Path, filters: Filters) -> None:
    """Write a database with a table for every subject, as Datasette opens it."""
    named = values(index, filters)
    target.parent.mkdir(parents=True, exist_ok=True)
    connection = index.connection
    with _whole(target) as empty:
        connection.execute("ATTACH ? AS export", (empty.name,))
        try:
            for name, columns, question in _tables(index, filters):
                connection.execute(f"CREATE TABLE export.{name} AS {question}", named)
                for column in ("date", "organization", "name", "status"):
                    if column in columns:
                        made = f"CREATE INDEX export.{name}_{column} ON {name} ({column})"
                        connection.execute(made)
        finally:
            connection.execute("DETACH export")


def to_csv(index: Index, target: Path, filters: Filters) -> None:
    """Write a folder with a CSV file for every subject, safe to open in a spreadsheet."""
    target.mkdir(parents=True, exist_ok=True)
    for table in _tables(index, filters):
        with _whole(target / f"{table.name}.csv") as file:
            writer = csv.writer(file, lineterminator="\r\n")
            writer.writerow(table.columns)
            for row in _rows(index, table, filters):
                writer.writerow([safe(value) for value in row])


def to_json(index: Index, target: Path, filters: Filters) -> None:
    """Write a folder with a file of JSON lines for every subject (https://jsonlines.org)."""
    target.mkdir(parents=True, exist_ok=True)
    for table in _tables(index, filters):
        _json_lines(index, table, filters, target / f"{table.name}.jsonl")


def to_parquet(index: Index, target: Path, filters: Filters) -> None:
    """Write a folder with Parquet files for every subject, parted by year where rows have a date.

    All is made before anything gives way. Raises `ImportError` where the extra `parquet` is not
    installed.
    """
    import duckdb  # type: ignore[import-not-found,unused-ignore]

    target.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory(prefix=".minnes-", dir=target) as scratch,
        duckdb.connect(config={"memory_limit": _MEMORY, "temp_directory": scratch}) as database,
    ):
        lines, made, old = (Path(scratch) / part for part in ("rows.jsonl", "made", "old"))
        made.mkdir()
        for table in _tables(index, filters):
            _json_lines(index, table, filters, lines)
            if not lines.stat().st_size:
                continue
            folder = made / table.name
            kinds = {column: _KINDS.get(column, "VARCHAR") for column in table.columns}
            read = "SELECT * FROM read_json(?, format = 'newline_delimited', columns = ?)"
            if "date" in table.columns:
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
        for name in TABLES:
            for source, place in ((target, old), (made, target)):
                if (source / name).exists():
                    (source / name).rename(place / name)


_MEMORY = "1GB"
"""What DuckDB takes at most; it would take four fifths of what there is. What does not fit goes to disk."""

_COUNTS = (
    *("line", "late", "age", "meetings", "people", "updates", "participants", "organizations"),
    *("decisions", "actions", "extra", "approximate", "internal", "held", "came", "in_part"),
    *("substituted", "excused", "absent", "nobody", "silent", "guest", "missed"),
)
_KINDS = dict.fromkeys(_COUNTS, "BIGINT") | dict.fromkeys(("min", "max", "share"), "DOUBLE")
"""The columns that hold no text."""


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


@contextmanager
def _whole(file: Path) -> Iterator[TextIO]:
    """Open a temporary text file that replaces the target once it is written, links followed.

    Whoever could not read the target cannot read what takes its place either.
    """
    target = file.resolve()
    beside = target.with_name(f".{target.name}-{token_hex(4)}.new")
    try:
        with beside.open("w", encoding="utf-8", newline="") as written:
            with suppress(FileNotFoundError):
                keep_access(target, beside)
            yield written
        beside.replace(target)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(file)) from None
    finally:
        with suppress(OSError):
            beside.unlink()


def _json_lines(index: Index, table: _Table, filters: Filters, file: Path) -> None:
    with _whole(file) as written:
        for row in _rows(index, table, filters):
            pairs = zip(table.columns, row, strict=True)
            record = {column: None if value == "" else value for column, value in pairs}
            written.write(json.dumps(record, ensure_ascii=False) + "\n")


def _rows(index: Index, table: _Table, filters: Filters) -> Iterator[tuple[Any, ...]]:
    return index.connection.execute(table.question, values(index, filters))


def _tables(index: Index, filters: Filters) -> Iterator[_Table]:
    index.prepare(counted(bindable(values(index, filters))))
    for name in TABLES:
        named = [column for column in columns(index, name) if column != "number"]
        chosen = ", ".join(f'v."{column}"' for column in named)
        question = f"SELECT {chosen} FROM temp.{name} v"  # noqa: S608
        if name in SUBJECTS:
            clauses = SUBJECTS[name].clauses
            wanted = [f"({clauses[given]})" for given in filters.given() if given in clauses]
            where = f" WHERE {' AND '.join(wanted)}" if wanted else ""
            question += f"{where} ORDER BY {SUBJECTS[name].order}"
        else:
            attendance.fill(index, filters)
        yield _Table(name, named, question)
