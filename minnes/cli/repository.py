"""Finds the git repository around a path, and the minutes in it."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from minnes.archive.workspace import Workspace
    from minnes.review.git import Repository


def around(start: Path) -> Repository:
    """Return the repository around an absolute path; raises `GitProblem` when there is none."""
    from minnes.review.git import open_repository

    return open_repository(start, environment())


def is_there(folder: Path) -> bool:
    """Return whether a folder seems to lie in a repository, without asking git."""
    return any((path / ".git").exists() for path in (folder, *folder.parents))


def environment() -> Mapping[str, str]:
    """Return the environment variables for git."""
    return os.environ


def below(repository: Repository, path: Path) -> str:
    """Return an absolute path from the topmost folder of the repository, with forward slashes."""
    # Of a link to a file git knows where it lies, not where it leads.
    real = path.resolve() if path.is_dir() else path.parent.resolve() / path.name
    return Path(os.path.relpath(real, repository.root.resolve())).as_posix()


def minutes_pattern(repository: Repository, workspace: Workspace) -> Callable[[str], bool]:
    """Return what tells whether a path of the repository is that of minutes of the project."""
    from minnes.archive.listing import path_pattern
    from minnes.archive.scan import EVERYWHERE, PROJECT_FILES

    pattern = path_pattern(workspace.project.meetings if workspace.project else EVERYWHERE)
    folder = below(repository, workspace.root)
    above = "" if folder == "." else f"{folder}/"

    def is_minutes(path: str) -> bool:
        within = path.removeprefix(above)
        hidden = any(part.startswith(".") for part in within.split("/"))
        if hidden or not path.startswith(above) or within in PROJECT_FILES:
            return False
        return pattern.fullmatch(within) is not None

    return is_minutes
