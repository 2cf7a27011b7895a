"""What commands are given: paths, days and codes; and how paths are shown to the one who typed them."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from minnes.cli import console, scout
from minnes.cli.problem import UsageProblem
from minnes.language.message import say

if TYPE_CHECKING:
    from minnes.archive.workspace import Workspace
    from minnes.source.diagnostic import Diagnostic


class Rooted(Protocol):
    """A project, known by the folder it lies in."""

    @property
    def root(self) -> Path:
        """Return the absolute path of the folder."""


def cache_folder() -> Path:
    """Return the user's folder for what can be made anew."""
    if sys.platform == "linux":
        return Path(scout.cache_folder())
    from platformdirs import user_cache_path

    return user_cache_path("minnes", appauthor=False)


def given_paths(paths: Sequence[Path] | None) -> list[Path]:
    """Return the paths that were typed, made absolute; raises `UsageProblem` for one that is not there."""
    for path in paths or ():
        if not path.exists():
            raise no_such_path(path)
    return [Path.cwd() / path for path in paths or ()]


def no_such_path(path: object) -> UsageProblem:
    """Return what to say of a path that is not there."""
    return UsageProblem(
        say('there is no file or folder "{path}"', path=path),
        say(
            "look at the spelling; a path is read from the folder you are in, {folder}",
            folder=Path.cwd(),
        ),
    )


def open_at(paths: Sequence[Path] | None) -> tuple[Workspace, list[Path]]:
    """Return the project around the first path (or the working directory), and all paths made absolute.

    From here on the project's language is spoken, unless the user asked for another.
    """
    from minnes.archive.workspace import open_workspace

    given = given_paths(paths)
    workspace = open_workspace(given[0] if given else Path.cwd())
    if workspace.project is not None:
        console.choose_language(workspace.project.language, by="project")
    if given == [workspace.root]:
        given = []
    return workspace, given


def codes(text: str) -> frozenset[str]:
    """Return the codes in `a,b`; raises `UsageProblem` for one that does not exist."""
    if not text:
        return frozenset()
    from minnes.archive.codes import codes as known
    from minnes.cli.pages import nearest_code

    found = frozenset(part.strip() for part in text.split(",") if part.strip())
    for code in sorted(found - known().keys()):
        near = nearest_code(code)
        raise UsageProblem(
            say('there is no code "{code}"', code=code),
            say('did you mean "{near}"?', near=near) if near else None,
        )
    return found


def shown(workspace: Rooted, diagnostics: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Return diagnostics whose paths are as seen from the working directory."""
    return [replace(one, path=shown_path(workspace, one.path)) for one in diagnostics]


def shown_path(workspace: Rooted, path: str) -> str:
    """Return a path of the workspace as seen from the working directory, with forward slashes."""
    file = workspace.root / path
    try:
        return file.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return Path(os.path.relpath(file)).as_posix()


def texts(workspace: Rooted, diagnostics: Sequence[Diagnostic]) -> dict[str, str]:
    """Return the text of each file that a diagnostic stands in, by path as shown."""
    if not diagnostics:
        return {}
    from minnes.source.decode import decode

    found = {}
    # What is staged, or no longer there, is known by itself.
    known: Mapping[str, bytes] = getattr(workspace, "contents", {})
    for path in {one.path for one in diagnostics}:
        try:
            source, _ = decode(
                known[path] if path in known else (workspace.root / path).read_bytes(), path
            )
        except OSError:
            continue
        found[shown_path(workspace, path)] = source.text
    return found
