"""Minute files, checked: the meetings that pages are made of, and the files refused for an error."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from minnes.cli.day import day as stands_on

if TYPE_CHECKING:
    from minnes.archive.checker import Checker
    from minnes.archive.loading import Archive, Loaded
    from minnes.archive.workspace import Workspace
    from minnes.source.diagnostic import Diagnostic


def read_sound(
    workspace: Workspace, files: Sequence[Path]
) -> tuple[Archive, dict[str, list[Diagnostic]]]:
    """Return the meetings of the files without an error, and the errors of each other file by path."""
    from minnes.archive.checker import Checker
    from minnes.archive.loading import Archive, by_date
    from minnes.archive.processes import PARALLEL_FROM, in_order

    checker = Checker(workspace, stands_on(""))
    read = in_order(partial(_read, checker), files, PARALLEL_FROM)
    sound = [loaded for loaded, _ in read if loaded is not None]
    refused = {
        workspace.relative(file): errors
        for file, (_, errors) in zip(files, read, strict=True)
        if errors
    }
    return Archive(workspace, by_date(sound)), refused


def _read(checker: Checker, file: Path) -> tuple[Loaded | None, list[Diagnostic]]:
    """Return the meeting in a file, or the errors for which no page is made of it."""
    from minnes.archive.loading import loaded, read_file
    from minnes.source.diagnostic import Severity

    reading = read_file(checker.workspace, file)
    errors = [
        diagnostic
        for diagnostic in checker.check_reading(reading, file.parent).diagnostics
        if diagnostic.severity == Severity.ERROR and diagnostic.code not in checker.silenced
    ]
    return (None if errors else loaded(reading)), errors


def tell_refused(workspace: Workspace, refused: Mapping[str, Sequence[Diagnostic]]) -> None:
    """Tell of the files that got no page, and why."""
    from minnes.cli import console, places
    from minnes.language.message import say

    for path, diagnostics in refused.items():
        for diagnostic in places.shown(workspace, diagnostics):
            console.tell(
                say(
                    "{path}:{line}: {message} [{code}]",
                    path=diagnostic.path,
                    line=diagnostic.span.line,
                    message=diagnostic.message,
                    code=diagnostic.code,
                )
            )
        shown = places.shown_path(workspace, path)
        console.tell(say("{path} has an error, and no page was made of it", path=shown))
