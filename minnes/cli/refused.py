"""Files that no page is made of: those with an error, and what is said of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from minnes.cli.day import day as stands_on

if TYPE_CHECKING:
    from minnes.archive.checker import Checker
    from minnes.archive.workspace import Workspace
    from minnes.source.diagnostic import Diagnostic


def refused_files(workspace: Workspace, files: Sequence[Path]) -> dict[str, list[Diagnostic]]:
    """Return the errors of each file that has some, by path; no page is made of it."""
    from minnes.archive.checker import Checker
    from minnes.archive.processes import PARALLEL_FROM, in_order

    checker = Checker(workspace, stands_on(""))
    errors = in_order(partial(_errors, checker), files, PARALLEL_FROM)
    return {
        workspace.relative(file): some for file, some in zip(files, errors, strict=True) if some
    }


def _errors(checker: Checker, file: Path) -> list[Diagnostic]:
    """Return what is wrong with a file, so that no page can be made of it."""
    from minnes.source.diagnostic import Severity

    silenced = checker.silenced
    return [
        diagnostic
        for diagnostic in checker.check(file).diagnostics
        if diagnostic.severity == Severity.ERROR and diagnostic.code not in silenced
    ]


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
