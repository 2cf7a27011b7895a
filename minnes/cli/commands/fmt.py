"""`minnes fmt`: minute files in their canonical form, with every comment kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from minnes.language.message import Message
    from minnes.source.writing.formatting import Outcome


def command(
    paths: list[Path] | None = typer.Argument(
        None, metavar="PATHS", help="Files or folders; without any, the whole project."
    ),
    check: bool = typer.Option(
        False, "--check", help="Change nothing; name the files that would change, and exit with 1."
    ),
    diff: bool = typer.Option(
        False,
        "--diff",
        "--dry-run",
        help="Change nothing; show what would change, and exit with 1.",
    ),
) -> None:
    """Give minute files their canonical form: the same order, indentation and times everywhere.

    What a file says never changes, and every comment stays. A file with errors is left as it is, and
    so is one that was sealed when it was approved.

    Exits with 0 when all is done, 1 when a file would change or has errors, 2 when a file could not
    be read or written.
    """
    from minnes.cli import changes, console, places
    from minnes.source.writing.formatting import Outcome, formatted

    shown: list[str] = []
    changed = status = 0
    everything = changes.files(paths)
    for workspace, file, kind in everything:
        path = places.shown_path(workspace, workspace.relative(file))
        original = changes.read(file, path)
        if original is None:
            status = 2
            continue
        after = formatted(original.content, path, kind)
        if problem := _message(after.outcome, path):
            console.tell(problem)
            status = max(status, 2 if after.outcome is Outcome.UNSAFE else 1)
        if after.outcome is not Outcome.CHANGED:
            continue
        if diff:
            shown.append(changes.diff(original.content, after.content, path, console.colourful()))
        elif check:
            shown.append(f"{path}\n")
        elif not changes.write(original, after.content, path):
            status = 2
            continue
        changed += 1
    console.show("".join(shown))
    console.tell(_summary(changed, len(everything), written=not (check or diff)))
    if changed and (check or diff):
        status = max(status, 1)
    if status:
        raise typer.Exit(status)


def _message(outcome: Outcome, path: str) -> Message | None:
    """Return what is said of a file that could not be formatted."""
    from minnes.language.message import say
    from minnes.source.writing.formatting import Outcome

    if outcome is Outcome.ERRORS:
        return say("{path}: left as it is: it has errors, which minnes check shows", path=path)
    if outcome is Outcome.UNSAFE:
        return say(
            "{path}: left as it is: in its canonical form it would say something else. "
            "This is a fault in minnes; please report it, with the file.",
            path=path,
        )
    return None


def _summary(changed: int, files: int, written: bool) -> Message:
    from minnes.language.message import say, say_many

    total = say_many("{count} file", "{count} files", files)
    if written:
        return say("{count} of {total} formatted.", count=changed, total=total)
    return say("{count} of {total} would change.", count=changed, total=total)
