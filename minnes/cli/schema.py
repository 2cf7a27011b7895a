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
        typer.Option("-o", "--output", metavar="DIR", help="Write all into this folder instead."),
    ] = None,
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
    from minnes.source import replace

    output.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        path, content = output / name, text.encode("utf-8")
        if path.exists():
            replace.replace(replace.read(path), content)
        else:
            replace.create(path, content)
        console.show(f"{(output / name).as_posix()}\n")
