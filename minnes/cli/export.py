"""`minnes export`: everything the minutes hold, for other programs."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

import typer

from minnes.cli import options
from minnes.cli.day import day as stands_on


class To(StrEnum):
    """What an export is made of."""

    sqlite = "sqlite"
    csv = "csv"
    json = "json"
    parquet = "parquet"
    oparl = "oparl"


def command(
    to: To = typer.Option(..., help="What to write."),
    output: Path = typer.Option(
        ..., "--output", "-o", metavar="TARGET", help="The file (sqlite) or folder to write."
    ),
    url: str = typer.Option(
        "", metavar="ADDRESS", help="For oparl: where the folder will lie on the web."
    ),
    dry_run: bool = typer.Option(
        False, "--dry-run", help="Change nothing; only name what would be written."
    ),
    series: options.Series = "",
    since: options.Since = "",
    until: options.Until = "",
    year: options.Year = "",
    today: options.Today = "",
    no_cache: options.NoCache = False,
) -> None:
    """Write all rows of all minutes to files that other programs open.

    One table or file for each thing that minnes query lists: a database for Datasette, CSV for a
    spreadsheet, JSON lines, or Parquet parted by year for DuckDB and Spark. All but OParl hold what
    is internal too.

    OParl is what councils' information systems speak: meetings with their items, decisions, groups
    and people, in the public edition, drafts left out.
    """
    from minnes.cli import asking, console
    from minnes.cli.problem import UsageProblem
    from minnes.language.message import say
    from minnes.query import export
    from minnes.query.ask import values
    from minnes.query.filters import Unknown

    ways = {To.sqlite: export.to_sqlite, To.csv: export.to_csv}
    ways |= {To.json: export.to_json, To.parquet: export.to_parquet}
    index = asking.opened(stands_on(today), no_cache)
    chosen = options.filters(series=series, since=since, until=until, year=year)
    target = output.absolute()
    if target.exists() and not _made_anew(target, to):
        raise UsageProblem(
            say('"{target}" is there already, and is something else', target=output),
            say("choose another name after -o"),
        )
    if dry_run:
        console.show("".join(f"{path.as_posix()}\n" for path in _written(output, to)))
        return
    try:
        if to is To.oparl:
            from minnes.cli import oparl

            oparl.export(target, url, values(index, chosen))
            return
        ways[to](index, target, chosen)
    except Unknown as error:
        raise asking.unknown(error) from None
    except ImportError:
        raise UsageProblem(
            say("Parquet needs an addition to minnes"), say("pip install 'minnes[parquet]'")
        ) from None
    asking.finish(index)


def _made_anew(target: Path, to: To) -> bool:
    """Return whether what is there may give way: a folder, or a database of an earlier export."""
    if to is not To.sqlite:
        return target.is_dir()
    if not target.is_file():
        return False
    with target.open("rb") as file:
        return file.read(16) in (b"", b"SQLite format 3\0")


def _written(target: Path, to: To) -> list[Path]:
    """Return the files and folders that an export writes."""
    from minnes.query.subjects import SUBJECTS

    if to in (To.sqlite, To.oparl):
        return [target]
    endings = {To.csv: ".csv", To.json: ".jsonl", To.parquet: ""}
    return [target / f"{name}{endings[to]}" for name in SUBJECTS]
