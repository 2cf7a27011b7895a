"""Shows an archive that has outgrown one project: python -m tests.benchmarks.million [MEETINGS].

The rows of 2,000 generated meetings are copied in the index until there are as many meetings as asked
for (200,000 if nothing else is said), exported as `minnes export --format parquet` does, and asked by DuckDB.
With `--write`, the table is kept in million.md.
"""

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from minnes.archive.index import Index, open_index
from minnes.archive.tables import OF_A_MEETING, columns
from minnes.query.ask import prepare
from minnes.query.export import to_parquet
from minnes.query.filters import Filters
from tests.benchmarks import corpus
from tests.benchmarks.report import table

RESULTS = Path(__file__).with_name("million.md")
TODAY = date(2026, 11, 1)
NAMED = {"meeting": ("id", "series"), "outcome": ("id",), "party": ("outcome",)} | {
    "saying": ("reference", "replacing")
}
"""Columns whose texts name a meeting: each copy has its own."""
LEFT_OUT = {"passage"}
"""Texts for searching: an export has no use for them."""

QUESTIONS = {
    "decisions that concern Orust, by year": """
        SELECT year, count(*) FROM read_parquet('{folder}/decisions/*/*.parquet')
        WHERE concerns LIKE '%Orust%' GROUP BY year ORDER BY year""",
    "who did most in one year": """
        SELECT who, count(*) AS n FROM read_parquet('{folder}/actions/*/*.parquet')
        WHERE year = '2025' AND status = 'done' GROUP BY who ORDER BY n DESC LIMIT 10""",
    "meetings and people of every municipality": """
        SELECT organization, count(DISTINCT meeting), count(DISTINCT name)
        FROM read_parquet('{folder}/participants/*/*.parquet')
        WHERE status IN ('present', 'part') GROUP BY organization""",
    "a word in all reports": """
        SELECT count(*) FROM read_parquet('{folder}/updates/*/*.parquet')
        WHERE text ILIKE '%tolk%'""",
}


def main() -> None:
    """Make, export and ask as many meetings as the command line says."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.million", description=__doc__)
    parser.add_argument("meetings", type=int, nargs="?", default=200_000)
    parser.add_argument("--write", action="store_true", help=f"keep the table in {RESULTS.name}")
    options = parser.parse_args()
    meetings = options.meetings
    with tempfile.TemporaryDirectory(prefix="minnes-million-") as scratch:
        folder = Path(scratch)
        steps = [("step", "seconds", "MB on disk", "peak memory, MB")]
        corpus.generate(folder / "project", min(meetings, 2_000))
        index = open_index(folder / "project", None)
        big = folder / "big.sqlite"
        steps.append(_step("rows copied", lambda: multiply(index, meetings, big), big))
        prepare(index, TODAY)
        shelf = folder / "parquet"
        steps.append(
            _step("exported to Parquet", lambda: to_parquet(index, shelf, Filters()), shelf)
        )
        for name, question in QUESTIONS.items():
            steps.append(_step(name, lambda asked=question: ask(asked, shelf)))
    text = page(meetings, steps)
    print(text, end="")
    if options.write:
        RESULTS.write_text(text, encoding="utf-8")


def page(meetings: int, steps: Sequence[Sequence[str]]) -> str:
    """Return the page of results; the first of the steps are the heads of its columns."""
    told = (
        "`python -m tests.benchmarks.million`: rows copied, exported to Parquet, asked by DuckDB."
    )
    return f"# {meetings:,} meetings\n\n{told}\n\n{table(steps[0], steps[1:])}\n"


def multiply(index: Index, meetings: int, file: Path) -> None:
    """Put the rows of an index into a database on disk, so often that it has that many meetings."""
    connection = index.connection
    own = connection.execute("SELECT count(*) FROM meeting").fetchone()[0]
    step = connection.execute("SELECT max(number) FROM file").fetchone()[0]
    connection.execute("ATTACH ? AS big", (str(file),))
    connection.executescript("PRAGMA big.journal_mode = OFF; PRAGMA big.synchronous = OFF")
    tables = [name for name in OF_A_MEETING if name not in LEFT_OUT]
    for name in ("file", *tables):
        connection.execute(f"CREATE TABLE big.{name} AS SELECT * FROM main.{name} WHERE 0")
    connection.execute("BEGIN")
    for copy in range(-(-meetings // own)):
        rest = min(own, meetings - copy * own)
        names = {"first": copy * step, "own": f"n{copy}-", "rest": rest}
        connection.execute(
            "INSERT INTO big.file SELECT number + :first, :own || path, size, modified, inode, changed,"
            " seen, digest, code, at_line FROM main.file WHERE number <= :rest",
            names,
        )
        for name in tables:
            values = ", ".join(_value(name, column) for column in columns(name))
            connection.execute(
                f"INSERT INTO big.{name} SELECT file + :first, {values} FROM main.{name}"
                " WHERE file <= :rest",
                names,
            )
    connection.execute("COMMIT")
    for name in ("file", *tables):
        connection.execute(f"DROP TABLE main.{name}")
    connection.executescript(
        "CREATE UNIQUE INDEX big.file_number ON file (number);"
        "CREATE UNIQUE INDEX big.meeting_file ON meeting (file);"
        "CREATE INDEX big.meeting_series ON meeting (series, date);"
        "CREATE INDEX big.participant_file ON participant (file);"
        "CREATE INDEX big.outcome_file ON outcome (file);"
        "CREATE INDEX big.report_organization ON report (organization);"
    )


def _value(table_name: str, column: str) -> str:
    """Return a column as it is copied."""
    if column in NAMED.get(table_name, ()):
        return f"CASE {column} WHEN '' THEN '' ELSE :own || {column} END"
    return f'"{column}"'


def ask(question: str, folder: Path) -> None:
    """Ask DuckDB, and throw the answer away."""
    import duckdb

    with duckdb.connect() as database:
        rows = database.execute(question.format(folder=folder)).fetchall()
    if not rows:
        raise ValueError(f"no answer to {question}")


def _step(name: str, work: Callable[[], None], made: Path | None = None) -> tuple[str, ...]:
    start = time.perf_counter()
    work()
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    size = f"{_size(made) / 1e6:,.0f}" if made else ""
    print(f"{name}: {seconds:.1f} s", file=sys.stderr)
    return name, f"{seconds:.1f}", size, f"{peak:,.0f}"


def _size(place: Path) -> int:
    if place.is_file():
        return place.stat().st_size
    return sum(file.stat().st_size for file in place.rglob("*") if file.is_file())


if __name__ == "__main__":
    main()
