"""Shared by commands that change one minute file: finding it, refusing errors, writing it safely."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from minnes.cli import changes, console, places
from minnes.cli.problem import UsageProblem
from minnes.language.message import Message, say

if TYPE_CHECKING:
    from minnes.archive.workspace import Workspace
    from minnes.model.meeting import Meeting
    from minnes.source.atomic_write import Original
    from minnes.source.diagnostic import Diagnostic
    from minnes.source.reader import Reading


class OneFile(NamedTuple):
    """A minute file as it was read: its project, its path as seen from here, and its bytes."""

    workspace: Workspace
    file: Path
    path: str
    original: Original


def opened(file: Path) -> OneFile:
    """Return a minute file; raises `UsageProblem` for a folder."""
    from minnes.source import atomic_write

    workspace, given = places.open_at([file])
    if not given or not given[0].is_file():
        raise UsageProblem(
            say("{path} is a folder", path=file), say("name the file of one meeting")
        )
    path = places.shown_path(workspace, workspace.relative(given[0]))
    if places.is_settings(given[0]):
        raise UsageProblem(
            say("{path} holds settings, and no minutes", path=path),
            say("name the file of one meeting"),
        )
    return OneFile(workspace, given[0], path, atomic_write.read(given[0]))


def read(minutes: OneFile) -> Reading[Meeting]:
    """Return the meeting in the file."""
    from minnes.source.reader import read_meeting

    return read_meeting(minutes.original.content, minutes.workspace.relative(minutes.file))


def changed(minutes: OneFile, make: Callable[[], bytes]) -> bytes:
    """Return the file's new bytes; raises `UsageProblem` for what cannot be done with it."""
    from minnes.review.approval import Declined

    try:
        return make()
    except Declined as declined:
        message = say("{file}: {problem}", file=minutes.path, problem=declined.message)
        raise UsageProblem(message, declined.hint) from None


def put(minutes: OneFile, content: bytes, dry_run: bool) -> None:
    """Write the file's new bytes, or only show what would change; exits with 2 if it cannot."""
    if dry_run:
        old = minutes.original.content
        console.show(changes.diff(old, content, minutes.path, console.colourful()))
    elif content != minutes.original.content and not changes.write(
        minutes.original, content, minutes.path
    ):
        raise typer.Exit(2)


def stop_at_errors(minutes: OneFile, today: date) -> None:
    """Show the file's errors and exit with 1, if it has some."""
    from minnes.archive.checking import check
    from minnes.archive.workspace import minute_files
    from minnes.source.diagnostic import Severity

    others = minute_files(minutes.workspace) if minutes.workspace.project else []
    rest = [file for file in others if file != minutes.file]
    diagnostics = check(minutes.workspace, [minutes.file], today, rest)
    name = minutes.workspace.relative(minutes.file)
    errors = [d for d in diagnostics if d.severity is Severity.ERROR and d.path == name]
    if errors:
        _tell(minutes, errors)
        console.tell(say("{path} has errors, and was left as it is", path=minutes.path))
        raise typer.Exit(1)


def tell_new(minutes: OneFile, content: bytes, today: date) -> None:
    """Show the findings in the new bytes that the old ones did not have."""
    from minnes.archive.checker import Checker
    from minnes.source.reader import read_meeting

    checker = Checker(minutes.workspace, today)
    name = minutes.workspace.relative(minutes.file)

    def found(bytes_: bytes) -> list[Diagnostic]:
        return checker.check_reading(read_meeting(bytes_, name), minutes.file.parent).diagnostics

    before = {(d.code, str(d.message)) for d in found(minutes.original.content)}
    new = [d for d in found(content) if (d.code, str(d.message)) not in before]
    _tell(minutes, [d for d in new if d.code not in checker.silenced])


def warn(message: Message) -> None:
    """Warn of something that is probably a mistake, and go on."""
    console.tell(say("warning: {message}", message=message))


def _tell(minutes: OneFile, findings: Sequence[Diagnostic]) -> None:
    from minnes.cli import diagnostics

    for diagnostic in places.shown(minutes.workspace, findings):
        console.tell(say("{problem}", problem=diagnostics.concise(diagnostic, console.language())))
