"""`minnes textconv FILE`: minutes as the lines that plain `git diff` compares."""

from __future__ import annotations

from pathlib import Path

import typer


def command(
    file: Path = typer.Argument(..., metavar="FILE", help="A minute file, as git hands it over."),
) -> None:
    """Write minutes as an outline that git compares line by line; minnes init --git sets it up.

    One thing stands on each line, and one sentence of a text, so that git diff and git log -p show
    what changed, and nothing of how it was typed. A file with errors is written as it is.
    """
    from minnes.cli import console
    from minnes.review.outline import outline
    from minnes.source.reader import read_meeting

    content = file.read_bytes()
    meeting = read_meeting(content, file.name).value
    if meeting is None:
        console.show(content.decode("utf-8", "replace"))
    else:
        console.show(outline(meeting, console.language()))
