"""`minnes fix`: what can be mended in only one way is mended, and shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from minnes.cli.day import day as stands_on

if TYPE_CHECKING:
    from minnes.archive.checker import Checker
    from minnes.source.diagnostic import Diagnostic
    from minnes.source.writing.formatting import Kind


def command(
    paths: list[Path] | None = typer.Argument(
        None, metavar="PATHS", help="Files or folders; without any, the whole project."
    ),
    dry_run: bool = typer.Option(
        False, "--dry-run", "--diff", help="Change nothing; only show what would be mended."
    ),
    today: str = typer.Option("", metavar="DATE", help="Check as if it were this day."),
) -> None:
    """Mend what can be mended in only one way, and show every change; every other character stays.

    What can be meant in several ways is never touched: minnes check shows it.
    A file that was sealed when it was approved is left as it is.

    Exits with 0 when no errors are left, 1 when some are, 2 when a file could not be read or written.
    """
    from minnes.archive.checker import Checker
    from minnes.cli import changes, console, places
    from minnes.source.diagnostic import Severity
    from minnes.source.edits import mend

    day = stands_on(today)
    checkers: dict[Path, Checker] = {}
    shown: list[str] = []
    left: list[Diagnostic] = []
    mended, failed = 0, False
    for workspace, file, kind in changes.files(paths):
        path = places.shown_path(workspace, workspace.relative(file))
        original = changes.read(file, path)
        if original is None:
            failed = True
            continue
        checker = checkers.setdefault(workspace.root, Checker(workspace, day))
        after = mend(original.content, _diagnose(checker, file, kind))
        left += after.left
        if not after.mended:
            continue
        if not (dry_run or changes.write(original, after.content, path)):
            failed = True
            continue
        mended += len(after.mended)
        shown.append(changes.diff(original.content, after.content, path, console.colourful()))
    console.show("".join(shown))
    _sum_up(mended, bool(left), written=not dry_run)
    if failed:
        raise typer.Exit(2)
    if any(diagnostic.severity is Severity.ERROR for diagnostic in left):
        raise typer.Exit(1)


def _diagnose(checker: Checker, file: Path, kind: Kind) -> Callable[[bytes], list[Diagnostic]]:
    """Return what finds all that is wrong with a file by itself; in a sealed file, nothing to mend."""
    from dataclasses import replace

    from minnes.source.writing.formatting import MEETING, is_sealed

    name, silenced = checker.workspace.relative(file), checker.silenced

    def found(content: bytes) -> list[Diagnostic]:
        reading = kind.read(content, name)
        wrong = reading.diagnostics
        if kind is MEETING:
            wrong = checker.check_reading(reading, file.parent).diagnostics
        wrong = [diagnostic for diagnostic in wrong if diagnostic.code not in silenced]
        if is_sealed(reading.value):
            return [replace(diagnostic, edits=()) for diagnostic in wrong]
        return wrong

    return found


def _sum_up(mended: int, left: bool, written: bool) -> None:
    """Say how much was mended, and whether anything is left."""
    from minnes.cli import console
    from minnes.language.message import say, say_many

    if written:
        done = say_many("{count} thing mended.", "{count} things mended.", mended)
    else:
        done = say_many("{count} thing can be mended.", "{count} things can be mended.", mended)
    console.tell(done)
    if left:
        console.tell(say("The rest is left for you: minnes check shows it."))
