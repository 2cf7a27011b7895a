"""`minnes merge BASE OURS THEIRS`: two people's changes of one minute file brought together."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from minnes.review.merge import Merged


def command(
    base: Path = typer.Argument(metavar="BASE", help="The file as it was before both changes."),
    ours: Path = typer.Argument(metavar="OURS", help="The file as you changed it."),
    theirs: Path = typer.Argument(metavar="THEIRS", help="The file as somebody else changed it."),
    output: Path | None = typer.Option(
        None,
        "--output",
        "-o",
        metavar="FILE",
        help="Where to write the result; without it, it is shown.",
    ),
    path: str = typer.Option("", metavar="PATH", help="The file's own path, to be told about."),
    marker_size: int = typer.Option(
        7, min=1, max=1000, metavar="NUMBER", help="How many signs mark a conflict."
    ),
    dry_run: bool = typer.Option(
        False, "--dry-run", help="Show what would change in OURS, and write nothing."
    ),
) -> None:
    """Bring two people's changes of one minute file together by what they mean.

    What only one of them changed is taken; where both changed the same thing, both versions stand
    in the file between <<<<<<< and >>>>>>>, for you to choose. Nothing is dropped. Everything else
    stays as it is in OURS. Git does this by itself once minnes init --git has told it how.

    Exits with 0 when all went well, 1 when conflicts are left, 2 when nothing could be done.
    """
    from minnes.cli import changes, console
    from minnes.review.merge import merge
    from minnes.review.three_way import MarkerStyle
    from minnes.source import atomic_write

    before, mine, others = (_read(file) for file in (base, ours, theirs))
    name = path or ours.as_posix()
    merged = merge(before, mine, others, name, MarkerStyle(marker_size))
    if dry_run:
        console.show(changes.diff(mine, merged.content, name, console.colourful()))
    elif output is None:
        console.show_bytes(merged.content)
    else:
        atomic_write.put(output, merged.content)
    written = output.as_posix() if output and not path and not dry_run else name
    _tell(merged, written, marker_size)
    if merged.conflicts:
        raise typer.Exit(1)


def _read(file: Path) -> bytes:
    from minnes.cli.problem import UsageProblem
    from minnes.language.message import say
    from minnes.language.os_errors import os_error_message

    try:
        return file.read_bytes()
    except OSError as error:
        raise UsageProblem(
            say("{file}: {problem}", file=file, problem=os_error_message(error))
        ) from None


def _tell(merged: Merged, path: str, marker_size: int) -> None:
    from minnes.cli import console
    from minnes.language.message import say, say_many

    for remark in merged.remarks:
        console.tell(say("{path}: {remark}", path=path, remark=remark))
    if merged.conflicts:
        console.tell(
            say_many(
                "{path}: {count} conflict is left; look for {sign}, keep what is right, and take"
                " the lines with signs away.",
                "{path}: {count} conflicts are left; look for {sign}, keep what is right, and take"
                " the lines with signs away.",
                merged.conflicts,
                path=path,
                sign="<" * marker_size,
            )
        )
