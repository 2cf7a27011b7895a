"""`minnes verify`: which seals hold, who approved, and what was changed where a seal is broken."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import typer


def command(
    paths: list[Path] | None = typer.Argument(
        None, metavar="PATHS", help="Files or folders; without any, the whole project."
    ),
    format: Literal["text", "json"] = typer.Option("text", help="How the answer is written."),
) -> None:
    """Tell of all approved minutes whether they still say what they said when they were sealed.

    Where a seal is broken, what was changed is told from git, where there is git. Where the commit
    that brought a seal is signed, the one who signed it is named. Minutes without a seal are listed,
    and those that had one in an earlier commit and have none now.

    Exits with 0 when every seal holds, 1 when one does not, 2 when files could not be read.
    """
    from minnes.archive.workspace import minute_files
    from minnes.cli import console, places, seal_messages, seals

    seal_results = []
    for workspace, given in places.open_all(paths):
        files = minute_files(workspace, given)
        several = seals.seal_results(workspace, files, whole=not given)
        if not (files or several):
            places.refuse_nothing(workspace, given)
        seal_results += several
    if format == "json":
        console.show(seal_messages.as_json(seal_results, console.language()))
    else:
        console.show(seal_messages.as_text(seal_results, console.language(), console.colourful()))
        console.tell(seal_messages.summary(seal_results))
    if any(seal.wrong for seal in seal_results):
        raise typer.Exit(1)
