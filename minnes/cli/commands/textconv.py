"""`minnes textconv FILE`: minutes as the lines that plain `git diff` compares."""

from __future__ import annotations

from pathlib import Path

import typer


def command(
    file: Path = typer.Argument(..., metavar="FILE", help="A minute file, as git hands it over."),
) -> None:
    """Write minutes as an outline that git compares line by line; minnes init --git sets it up.

    One thing stands on each line, and one sentence of a text, so that git diff and git log -p show
    what changed, and nothing of how it was typed. A file with errors is written as it is; where two
    people's versions stand beside each other in it, they do so in the outline too.
    """
    from minnes.cli import console
    from minnes.review.conflicts import beside, versions

    content = file.read_bytes()
    text = _outline(content, file.name)
    if text is None:
        ours, theirs = (_outline(version, file.name) for version in versions(content))
        if ours is not None and theirs is not None:
            text = beside(ours, theirs)
    console.show(content.decode("utf-8", "replace") if text is None else text)


def _outline(content: bytes, name: str) -> str | None:
    """Return the outline of minutes that can be read, and in which nothing is undecided."""
    from minnes.cli import console
    from minnes.review.conflicts import undecided
    from minnes.review.outline import outline
    from minnes.source.reader import read_meeting

    reading = read_meeting(content, name)
    if reading.value is None or undecided(reading.diagnostics):
        return None
    return outline(reading.value, console.language())
