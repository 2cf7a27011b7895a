"""Which projects the paths that were typed belong to."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from minnes.cli import console
from minnes.language.message import say_many


def by_project(given: Sequence[Path]) -> list[list[Path]]:
    """Return absolute paths that were typed, those of one project together.

    Without any, it is the project around the working directory, and nothing is named. A folder that
    lies in no project stands for those that lie in it: their settings say what may be published.
    """
    from minnes.archive.scan import find_root

    found: dict[Path | None, list[Path]] = {}
    for path in given:
        root = find_root(path)
        below = [] if root else _projects_below(path)
        for project in below:
            found.setdefault(project, []).append(project)
        if not below:
            found.setdefault(root, []).append(path)
    if not found and find_root(Path.cwd()) is None:
        found = {project: [project] for project in _projects_below(Path.cwd())}
    return list(found.values()) or [[]]


def _projects_below(folder: Path) -> list[Path]:
    """Return the projects in a folder that lies in none; says what else is there."""
    from minnes.archive.scan import files_below
    from minnes.archive.whereabouts import PROJECT_FILE

    files = (
        [file for file in files_below(folder) if file.endswith(".yaml")] if folder.is_dir() else []
    )
    found = sorted(Path(file).parent for file in files if file.endswith(f"{os.sep}{PROJECT_FILE}"))
    if found:
        _tell_of_others(files, found)
    return found


def _tell_of_others(files: Sequence[str], projects: Sequence[Path]) -> None:
    """Say how many files nobody looks at, in a folder that stands for the projects in it."""
    inside = tuple(f"{project}{os.sep}" for project in projects)
    count = sum(not file.startswith(inside) for file in files)
    if count:
        console.tell(
            say_many(
                "one .yaml file outside the projects is not looked at; name it if it holds minutes",
                "{count} .yaml files outside the projects are not looked at; name those that hold "
                "minutes",
                count,
            )
        )
