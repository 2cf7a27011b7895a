"""Shared by commands that change files: finding them, showing a diff, writing safely."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from minnes.cli import console
from minnes.language.message import say

if TYPE_CHECKING:
    from minnes.archive.workspace import Workspace
    from minnes.source.atomic_write import Original
    from minnes.source.writing.formatting import Kind

_COLOURS = {"+": "32", "-": "31", "@": "36"}


def files(paths: Sequence[Path] | None) -> list[tuple[Workspace, Path, Kind]]:
    """Return the files to look at, each with its project and kind: a whole project's, or those given."""
    from minnes.cli import places

    opened = places.open_all(paths)
    return [(workspace, *file) for workspace, given in opened for file in _files(workspace, given)]


def _files(workspace: Workspace, given: Sequence[Path]) -> list[tuple[Path, Kind]]:
    from minnes.archive.project_paths import PROJECT_FILE
    from minnes.cli import places
    from minnes.source.writing import formatting

    kinds = {
        workspace.root / PROJECT_FILE: formatting.PROJECT,
        workspace.root / "register/series.yaml": formatting.SERIES,
        workspace.root / "register/organizations.yaml": formatting.ORGANIZATIONS,
    }
    settings = [file for file in kinds if file.is_file() and (file in given or not given)]
    rest = [path for path in given if path not in kinds]
    minutes = places.minutes(workspace, rest) if rest or not given else []
    found = [(file, kinds[file]) for file in settings]
    return found + [(file, formatting.MEETING) for file in minutes if file not in kinds]


def diff(old: bytes, new: bytes, path: str, colour: bool) -> str:
    """Return what changes in a file, as a unified diff."""
    from minnes.source.edits import diff as lines

    return "".join(f"{_painted(line, colour)}\n" for line in lines(old, new, path))


def _painted(line: str, colour: bool) -> str:
    # control characters of somebody's file must not reach the terminal
    shown = "".join(sign if sign in "\t\r" or sign >= " " else "\ufffd" for sign in line)
    shown = shown.replace("\x7f", "\ufffd")
    tint = _COLOURS.get(shown[:1])
    return f"\x1b[{tint}m{shown}\x1b[0m" if colour and tint else shown


def read(file: Path, path: str) -> Original | None:
    """Return a file as it is now, or nothing, with a remark, if it cannot be read."""
    from minnes.source import atomic_write

    try:
        return atomic_write.read(file)
    except OSError as error:
        _refused(path, error)
        return None


def write(original: Original, content: bytes, path: str) -> bool:
    """Replace a file's content; return whether that succeeded, with a remark if not."""
    from minnes.source.atomic_write import ChangedMeanwhile, replace

    try:
        replace(original, content)
    except ChangedMeanwhile:
        console.tell(
            say("{path}: left as it is: somebody else changed it meanwhile; run again", path=path)
        )
        return False
    except OSError as error:
        _refused(path, error)
        return False
    return True


def _refused(path: str, error: OSError) -> None:
    from minnes.language.os_errors import os_error_message

    console.tell(say("{file}: {problem}", file=path, problem=os_error_message(error)))
