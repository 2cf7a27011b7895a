"""`minnes check`: all that is wrong in minute files, with place and cure."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from minnes.cli.day import day as stands_on

if TYPE_CHECKING:
    from minnes.archive.workspace import Workspace
    from minnes.source.diagnostic import Diagnostic


class Format(StrEnum):
    """How findings are written."""

    full = "full"
    concise = "concise"
    json = "json"
    github = "github"
    sarif = "sarif"


def command(
    paths: list[Path] = typer.Argument(
        None, metavar="PATHS", help="Files or folders; without any, the whole project."
    ),
    format: Format = typer.Option(Format.full, help="How findings are written."),
    strict: bool = typer.Option(False, "--strict", help="Exit with 1 on warnings too."),
    select: str = typer.Option("", metavar="CODES", help="Only these codes, with commas between."),
    ignore: str = typer.Option("", metavar="CODES", help="Not these codes, with commas between."),
    today: str = typer.Option("", metavar="DATE", help="Check as if it were this day."),
) -> None:
    """Find what is wrong in minute files: every finding of every file, with line and cure.

    Exits with 0 when nothing is wrong, 1 on errors, 2 when the check could not be made.
    """
    from minnes.archive.checking import check
    from minnes.archive.workspace import minute_files
    from minnes.cli import console, places
    from minnes.source.diagnostic import Severity

    workspace, given = places.open_at(paths)
    files = minute_files(workspace, given)
    others = [] if not given else [f for f in _project_files(workspace) if f not in set(files)]
    found = check(workspace, files, stands_on(today), others)
    wanted, unwanted = places.codes(select), places.codes(ignore)
    found = [
        one for one in found if (not wanted or one.code in wanted) and one.code not in unwanted
    ]
    console.show(_written(format, found, workspace, len(files)))
    limit = Severity.WARNING if strict else Severity.ERROR
    if any(one.severity <= limit for one in found):
        raise typer.Exit(1)


def _project_files(workspace: Workspace) -> Sequence[Path]:
    from minnes.archive.workspace import minute_files

    return minute_files(workspace) if workspace.project else ()


def _written(format: Format, found: list[Diagnostic], workspace: Workspace, files: int) -> str:
    from minnes.cli import console, diagnostics, formats, places
    from minnes.version import VERSION

    language = console.language()
    texts = places.texts(workspace, found) if format is Format.full else {}
    shown = places.shown(workspace, found)
    if format is Format.json:
        return formats.as_json(shown, language)
    if format is Format.github:
        return formats.as_github(shown, language)
    if format is Format.sarif:
        return formats.as_sarif(shown, language, VERSION)
    if format is Format.concise:
        return "".join(diagnostics.concise(one, language) + "\n" for one in shown)
    return diagnostics.render_full(shown, texts, files, language, console.colourful())
