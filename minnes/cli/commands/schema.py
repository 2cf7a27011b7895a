"""`minnes schema`: the JSON Schemas that editors complete and explain from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

Kind = Literal["meeting", "project", "organizations", "series"]


def command(
    kind: Annotated[
        Kind,
        typer.Argument(
            metavar="KIND",
            help="Which to show: meeting, project (minnes.yaml), organizations or series (register/).",
        ),
    ] = "meeting",
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="FOLDER", help="Write all into this folder instead."
        ),
    ] = None,
    dry_run: Annotated[
        bool,
        typer.Option("--dry-run", help="Change nothing; only show what would be written."),
    ] = False,
) -> None:
    """Show or write the JSON Schemas that editors complete and explain from.

    They are JSON Schema 2020-12, with descriptions in your language. After an upgrade of minnes,
    renew a project's copies with: minnes schema -o schemas
    """
    from minnes.cli import console
    from minnes.model.schema import file_name, schema_files

    files = schema_files(console.language().gettext)
    if output is None:
        console.show(files[file_name(kind)])
        return
    for name, text in files.items():
        _write(output / name, text.encode("utf-8"), dry_run)


def _write(path: Path, content: bytes, dry_run: bool) -> None:
    """Write a file whole and name it, or only show what would change in it."""
    from minnes.cli import answers, console, preview

    if dry_run:
        console.show(preview.file(path, content))
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    answers.save(path, content)
    console.show(f"{path.as_posix()}\n")
