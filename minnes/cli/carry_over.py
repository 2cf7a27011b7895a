"""Writes ids out in earlier files for `minnes new`, so that references to them stay right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from minnes.cli import changes, console, places
from minnes.cli.problem import UsageProblem
from minnes.language.message import say, say_many

if TYPE_CHECKING:
    from minnes.archive.carry_over import OpenOutcome
    from minnes.archive.workspace import Workspace
    from minnes.source.atomic_write import Original


class Pinned(NamedTuple):
    """An earlier file in which ids are written out, as it was read and as it will be."""

    path: str
    original: Original
    content: bytes
    ids: tuple[str, ...]


def pins(workspace: Workspace, left_open: Sequence[OpenOutcome]) -> list[Pinned]:
    """Return the files in which ids are to be written out; what cannot be done is told.

    Raises `UsageProblem` when a file is no longer what it was when it was looked through.
    """
    pinned_files = []
    for path in dict.fromkeys(matter.path for matter in left_open if matter.pin):
        named = [matter for matter in left_open if matter.pin and matter.path == path]
        if pinned := _pinned(workspace, path, named):
            pinned_files.append(pinned)
    return pinned_files


def _pinned(workspace: Workspace, path: str, named: Sequence[OpenOutcome]) -> Pinned | None:
    from minnes.model.identity import referable_entries
    from minnes.source.pin import pinned
    from minnes.source.reader import read_meeting

    shown = places.shown_path(workspace, path)
    original = changes.read(workspace.root / path, shown)
    if original is None:
        return None
    meeting = read_meeting(original.content, path).value
    now = (
        {entry.loc: (entry.id, entry.outcome) for entry in referable_entries(meeting)}
        if meeting
        else {}
    )
    if any(now.get(matter.loc) != (matter.id, matter.outcome) for matter in named):
        raise UsageProblem(
            say("{path} was changed by somebody else meanwhile", path=shown), say("run again")
        )
    content = pinned(original.content, path, {matter.loc: matter.id for matter in named})
    ids = tuple(matter.id for matter in named)
    if content is None:
        console.tell(
            say(
                "{path}: {ids} cannot be written out; do not change their order there",
                path=shown,
                ids=", ".join(ids),
            )
        )
        return None
    return Pinned(shown, original, content, ids)


def write(files: Iterable[Pinned]) -> None:
    """Write ids out in earlier files, and tell of it.

    Raises `UsageProblem` when one cannot be written.
    """
    for file in files:
        if not changes.write(file.original, file.content, file.path):
            raise UsageProblem(
                say("the ids in {path} could not be written out", path=file.path),
                say("run again, or leave out what is open: --no-carry-over"),
            )
        console.tell(
            say_many(
                "{path}: {ids} is now written out there, so that it goes on meaning the same.",
                "{path}: {ids} are now written out there, so that they go on meaning the same.",
                len(file.ids),
                path=file.path,
                ids=", ".join(file.ids),
            )
        )


def diff(files: Iterable[Pinned]) -> str:
    """Return what will change in earlier files, as a diff."""
    return "".join(
        changes.diff(file.original.content, file.content, file.path, console.colourful())
        for file in files
    )
