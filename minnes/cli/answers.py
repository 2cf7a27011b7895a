"""Writes answers to queries: as a table that fits the terminal, or in a format for other programs."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from minnes.cli import console
from minnes.cli.problem import UsageProblem
from minnes.language.message import say

if TYPE_CHECKING:
    from minnes.archive.index import Index
    from minnes.query.answer import Answer


class Format(StrEnum):
    """How an answer is written."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    tsv = "tsv"
    md = "md"
    ics = "ics"
    xlsx = "xlsx"


FOR_PEOPLE = (Format.table, Format.md)
"""Formats that people read, and not programs."""

FormatOption = Annotated[Format, typer.Option("--format", help="How the answer is written.")]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write to this file, not to the screen.",
        callback=lambda file: None if file == Path("-") else file,
    ),
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="With -o: write nothing; only show what would change.")
]

_ENDINGS = {f".{form}": form.value for form in Format if form is not Format.table}
_ENDINGS |= {".txt": "table", "": "table"}
"""What an answer is written as, by the ending of its file."""

WITH_A_CALENDAR = ("meetings", "next", "actions")


def give(
    answer: Answer,
    name: str,
    format: Format,
    output: Path | None,
    index: Index,
    dry_run: bool = False,
) -> None:
    """Write an answer, its paths as seen from here, in the format asked for; remark if it is empty."""
    from minnes.cli.asking import path_as_seen

    seen = answer.with_paths(path_as_seen(index))
    content = _written(seen, name, settled(format, output), index, output is None)
    if output is not None:
        save(output, content, dry_run)
    elif isinstance(content, bytes):
        console.show_bytes(content)
    else:
        console.show(content)
    if not answer.rows:
        console.tell(say("nothing was found"))


def settled(format: Format, output: Path | None) -> Format:
    """Return the format asked for; of a file, that of its ending unless another was asked for."""
    if output is None or format is not Format.table:
        return format
    return Format(by_ending(output, _ENDINGS))


def by_ending(file: Path, endings: Mapping[str, str]) -> str:
    """Return how to write a file, by its ending; raises `UsageProblem` for an ending nobody expects."""
    ending = file.suffix.lower()
    if ending not in endings:
        raise UsageProblem(
            say('a file that ends in "{ending}" cannot be written', ending=file.suffix),
            say("choose one of: {choices}", choices=", ".join(filter(None, endings))),
        )
    return endings[ending]


def _written(
    answer: Answer, name: str, format: Format, index: Index, on_screen: bool
) -> str | bytes:
    language = console.language()
    if format is Format.table:
        from minnes.query.table import table

        fit = on_screen and sys.stdout.isatty()
        width = console.width() if fit else 0
        return table(answer, language, width, fit and console.colourful(), plain)
    if format is Format.ics:
        from minnes.query.calendar import as_calendar, as_todos

        if name not in WITH_A_CALENDAR:
            raise UsageProblem(
                say("only meetings and actions can be a calendar"),
                say("ask for one of: {choices}", choices=", ".join(WITH_A_CALENDAR)),
            )
        timezone = index.header("timezone") or "Europe/Stockholm"
        return (as_todos if name == "actions" else as_calendar)(answer, timezone)
    if format is Format.xlsx:
        return _workbook(answer, name, on_screen)
    from minnes.query import text_formats

    if format is Format.md:
        return text_formats.as_markdown(answer, language)
    ways = {"json": text_formats.as_json, "jsonl": text_formats.as_json_lines}
    ways |= {"csv": text_formats.as_csv, "tsv": text_formats.as_tsv}
    return ways[format.value](answer)


def plain(text: str) -> str:
    """Return CommonMark without its marks, for people who read it in a terminal."""
    from minnes.publish.plain_text import to_text

    return to_text(text)


def _workbook(answer: Answer, name: str, on_screen: bool) -> bytes:
    from minnes.query.workbook import as_workbook

    if on_screen and sys.stdout.isatty():
        raise UsageProblem(
            say("a workbook cannot be shown on the screen"), say("add -o FILE, as -o svar.xlsx")
        )
    try:
        return as_workbook(answer, name, console.language())
    except ImportError:
        from minnes.language.extras import install_hint

        raise UsageProblem(
            say("workbooks need an addition to minnes"), install_hint("xlsx")
        ) from None


def save(file: Path, content: str | bytes, dry_run: bool = False) -> None:
    """Write a file in one piece, or only show what would change; never over minutes or settings."""
    from minnes.source import atomic_write

    if file.suffix in (".yaml", ".yml") and file.exists():
        raise UsageProblem(
            say('"{target}" is there already, and is something else', target=file),
            say("choose another name after -o"),
        )
    data = content.encode() if isinstance(content, str) else content
    if dry_run:
        from minnes.cli import preview

        preview.tell(preview.file(file, data))
    else:
        atomic_write.put(file, data)
