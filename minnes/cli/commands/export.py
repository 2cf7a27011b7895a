"""`minnes export`: everything the minutes hold, for other programs."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from minnes.cli import options
from minnes.cli.day import day as stands_on

if TYPE_CHECKING:
    from minnes.archive.index import Index
    from minnes.query.filters import Filters


class Format(StrEnum):
    """What an export is made of."""

    sqlite = "sqlite"
    csv = "csv"
    json = "json"
    parquet = "parquet"
    oparl = "oparl"


def command(
    format: Format = typer.Option(..., "--format", "--to", help="What to write."),
    output: Path = typer.Option(
        ..., "--output", "-o", metavar="TARGET", help="The file (sqlite) or folder to write."
    ),
    url: str = typer.Option(
        "", metavar="ADDRESS", help="For oparl: where the folder will lie on the web."
    ),
    dry_run: bool = typer.Option(
        False, "--dry-run", help="Write nothing; only show what would change."
    ),
    series: options.Series = "",
    since: options.Since = "",
    until: options.Until = "",
    year: options.Year = "",
    today: options.Today = "",
    no_cache: options.NoCache = False,
) -> None:
    """Write all rows of all minutes to files that other programs open.

    One table or file for each thing that minnes query lists, with the columns that minnes query
    --tables shows (but number): a database for Datasette, CSV for a spreadsheet, JSON lines, or
    Parquet parted by year for DuckDB and Spark. All but OParl hold what is internal too.

    OParl is what councils' information systems speak: meetings with their items, decisions, groups
    and people, in the public edition, drafts left out. Its lists of papers, consultations and terms
    of office are empty: minutes do not tell of them.
    """
    from minnes.cli import asking
    from minnes.query.ask import values

    index = asking.opened(stands_on(today), no_cache)
    chosen = options.filters(series=series, since=since, until=until, year=year)
    target = output.absolute()
    _refuse(target, output, format)
    refused = False
    with asking.answering():
        named = values(index, chosen)
        if format is Format.oparl:
            from minnes.cli import oparl

            refused = oparl.export(target, url, named, dry_run)
        else:
            _write(index, chosen, format, target, dry_run)
    if not dry_run:
        _tell(target, output, format)
    if refused:
        raise typer.Exit(1)
    if format is not Format.oparl:
        asking.finish(index)


_OF_FILES = (".csv", ".json", ".jsonl", ".parquet")
"""Endings that nobody gives a folder."""


def _refuse(target: Path, output: Path, format: Format) -> None:
    """Raise `UsageProblem` for a target that cannot be written."""
    from minnes.cli.problem import UsageProblem
    from minnes.language.message import say

    if format is not Format.sqlite and target.suffix.lower() in _OF_FILES:
        raise UsageProblem(
            say('"{target}" would be a folder with a file for each thing', target=output),
            say("name a folder after -o; minnes query WHAT -o FILE writes one thing to one file"),
        )
    if target.exists() and not _may_replace(target, format):
        raise UsageProblem(
            say('"{target}" is there already, and is something else', target=output),
            say("choose another name after -o"),
        )


def _write(index: Index, chosen: Filters, format: Format, target: Path, dry_run: bool) -> None:
    """Write the rows, or only show what would change."""
    from tempfile import TemporaryDirectory

    from minnes.cli import preview
    from minnes.cli.problem import UsageProblem
    from minnes.language.message import say
    from minnes.query import export

    ways = {Format.sqlite: export.to_sqlite, Format.csv: export.to_csv}
    ways |= {Format.json: export.to_json, Format.parquet: export.to_parquet}
    try:
        if not dry_run:
            ways[format](index, target, chosen)
            return
        with TemporaryDirectory(prefix="minnes-") as scratch:
            made = Path(scratch).resolve() / target.name
            ways[format](index, made, chosen)
            preview.tell(_would(made, target))
    except ImportError as error:
        if error.name != "duckdb":
            raise
        from minnes.language.extras import install_hint

        raise UsageProblem(
            say("Parquet needs an addition to minnes"), install_hint("parquet")
        ) from None


def _tell(target: Path, output: Path, format: Format) -> None:
    """Name what was written, and tell of how many files a folder is."""
    from minnes.cli import console
    from minnes.language.message import say_many

    console.show(f"{output.as_posix()}\n")
    if format is not Format.sqlite:
        console.tell(say_many("{count} file", "{count} files", _count(target, format)))


def _count(target: Path, format: Format) -> int:
    """Return how many files an export is, whatever lies beside them."""
    from minnes.cli import preview
    from minnes.query.export import TABLES

    if format is Format.oparl:
        return sum(path[0] != "." for path in preview.below(target))
    if format is Format.parquet:
        return sum(1 for name in TABLES for _ in (target / name).rglob("*.parquet"))
    return len(TABLES)


def _may_replace(target: Path, format: Format) -> bool:
    """Return whether what is there may give way: a folder, or a database of an earlier export."""
    if format is Format.sqlite:
        return target.is_file() and _is_export(target)
    return target.is_dir() and not any(_foreign(target, format))


def _is_export(database: Path) -> bool:
    """Return whether a file is an empty one, or a database with none but an export's tables."""
    import sqlite3
    from contextlib import closing

    from minnes.query.export import TABLES

    try:
        with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as connection:
            found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            return {name for (name,) in found} <= set(TABLES)
    except sqlite3.Error:
        return False


def _foreign(target: Path, format: Format) -> Iterator[Path]:
    """Yield files of others that lie where an export puts its own.

    For Parquet they are folders, and one of them is called meetings, as that of the minutes themselves.
    """
    from minnes.query.export import TABLES

    if format is Format.parquet:
        below = (path for name in TABLES for path in (target / name, *(target / name).rglob("*")))
        yield from (path for path in below if path.is_file() and path.suffix != ".parquet")
    elif format is not Format.oparl:  # which knows its own files
        ending = {Format.csv: ".csv", Format.json: ".jsonl"}[format]
        files = (target / f"{name}{ending}" for name in TABLES)
        yield from (file for file in files if file.is_file() and not _is_table(file))


def _is_table(file: Path) -> bool:
    """Return whether a file is empty, or has the columns that all tables of an export have."""
    with file.open("rb") as lines:
        first = lines.readline()
    return not first or b",file,line" in first or (b'"file": ' in first and b'"line": ' in first)


def _would(made: Path, target: Path) -> str:
    """Return how an export that was made elsewhere differs from what is there."""
    from minnes.cli import preview
    from minnes.query.export import TABLES

    if made.is_file():
        return preview.file(target, made.read_bytes())
    files = preview.below(made)
    # Parquet comes in a folder for each subject, made anew: a year without rows goes.
    there = preview.below(target) if target.is_dir() else {}
    anew = [path for path in there if path.partition("/")[0] in TABLES]
    gone = [path for path in anew if path not in files]
    return preview.files(target, files, gone)
