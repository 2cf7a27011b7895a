"""Groups paths on the command line by the projects they belong to."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from minnes.cli import console
from minnes.cli.problem import UsageProblem
from minnes.language.message import say, say_many

MOST = 10_000
"""Files that are no minutes, after which a folder that nobody named is not looked through further."""


def by_project(given: Sequence[Path]) -> list[list[Path]]:
    """Return absolute paths that were typed, those of one project together.

    Without any, it is the project around the working directory, and nothing is named. A folder that
    lies in no project stands for those that lie in it: their settings say what may be published.
    """
    from minnes.archive.scan import find_root

    by_root: dict[Path | None, list[Path]] = {}
    for path in given:
        root = find_root(path)
        below = [] if root else _projects_below(path)
        for project in below:
            by_root.setdefault(project, []).append(project)
        if not below:
            by_root.setdefault(root, []).append(path)
    if not by_root and find_root(Path.cwd()) is None:
        by_root = {project: [project] for project in _projects_below(Path.cwd(), MOST)}
    return list(by_root.values()) or [[]]


def _projects_below(folder: Path, most: int | None = None) -> list[Path]:
    """Return the projects in a folder that lies in none; says what else is there.

    Raises `UsageProblem` for a whole disk, or another folder with more foreign files than `most`.
    """
    from minnes.archive.project_paths import PROJECT_FILE
    from minnes.archive.scan import files_below

    files: list[str] = []
    foreign = 0
    for file in files_below(folder) if folder.is_dir() else ():
        if file.endswith(".yaml"):
            files.append(file)
            continue
        foreign += 1
        if most is not None and foreign > most:
            raise UsageProblem(
                say(
                    "{folder} is no project, and holds too much to look for one in it",
                    folder=folder,
                ),
                say(
                    "go to the folder of a project, or start one in a folder of its own: minnes init"
                ),
            )
    paths = sorted(Path(file).parent for file in files if file.endswith(f"{os.sep}{PROJECT_FILE}"))
    if paths:
        _tell_of_others(files, paths)
    return paths


def _tell_of_others(files: Sequence[str], projects: Sequence[Path]) -> None:
    """Tell how many files are ignored in a folder that stands for the projects in it."""
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
