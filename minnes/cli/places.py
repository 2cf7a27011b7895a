"""Resolves the paths on the command line, and shows paths as seen from the working directory."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from minnes.cli import console, projects, scout
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
    return [path.resolve() if ".." in path.parts else Path.cwd() / path for path in paths or ()]


def is_settings(path: Path) -> bool:
    """Return whether an absolute path is that of a project's settings, or of the files beside them."""
    from minnes.archive.scan import PROJECT_FILES, find_root, relative

    root = find_root(path) if path.is_file() else None
    return root is not None and relative(os.fspath(path), root) in PROJECT_FILES


def start_of(given: Sequence[Path]) -> Path:
    """Return the folder that paths of one project lie in; of none, the working directory."""
    folders = [path if path.is_dir() else path.parent for path in given]
    return Path(os.path.commonpath(folders)) if folders else Path.cwd()


def no_such_path(path: object) -> UsageProblem:
    """Return the problem with a path that does not exist."""
    message = say('there is no file or folder "{path}"', path=path)
    if meant := _file_of_meeting(str(path)):
        return UsageProblem(message, say('did you mean "{near}"?', near=meant))
    return UsageProblem(
        message,
        say(
            "look at the spelling; a path is read from the folder you are in, {folder}",
            folder=Path.cwd(),
        ),
    )


def _file_of_meeting(written: str) -> str:
    """Return the path of the file where a meeting's id was typed in its place."""
    from minnes.archive.scan import find_root

    root = find_root(Path.cwd())
    file = root / "meetings" / f"{written.partition('#')[0]}.yaml" if root else None
    return seen(file) if file and file.is_file() else ""


def open_all(paths: Sequence[Path] | None) -> list[tuple[Workspace, list[Path]]]:
    """Return every project that paths belong to, each with its paths made absolute; of none, the one here.

    From here on the first project's language is spoken, unless the user asked for another.
    """
    return _opened(projects.by_project(given_paths(paths)))


def _opened(groups: Sequence[list[Path]]) -> list[tuple[Workspace, list[Path]]]:
    from minnes.archive.workspace import open_workspace

    rooted = []
    for given in groups:
        workspace = open_workspace(start_of(given))
        rooted.append((workspace, [] if given == [workspace.root] else given))
    project = rooted[0][0].project
    if project is not None:
        console.choose_language(project.language, by="project")
    return rooted


def open_at(paths: Sequence[Path] | None) -> tuple[Workspace, list[Path]]:
    """Return the one project that paths belong to, its settings sound, and the paths made absolute.

    Speaks as `open_all` does. Raises `UsageProblem` for paths of several projects.
    """
    groups = projects.by_project(given_paths(paths))
    refuse_several(groups)
    ((workspace, given),) = _opened(groups)
    refuse_unsound(workspace)
    return workspace, given


def refuse_several(projects: Sequence[Sequence[Path]]) -> None:
    """Raise `UsageProblem` for paths of several projects."""
    if len(projects) > 1:
        first, second = (seen(_root_of(start_of(project))) for project in projects[:2])
        raise UsageProblem(
            say("{first} and {second} are two projects", first=first, second=second),
            say("name what lies in one of them, or go to its folder"),
        )


def _root_of(start: Path) -> Path:
    from minnes.archive.scan import find_root

    return find_root(start) or start


def refuse_unsound(workspace: Workspace) -> None:
    """Raise `UsageProblem` for settings with an error: what they say of everything else is unknown."""
    from minnes.source.diagnostic import Severity

    for diagnostic in workspace.diagnostics:
        if diagnostic.severity == Severity.ERROR:
            raise unsound(
                shown_path(workspace, diagnostic.path), diagnostic.span.line, diagnostic.code
            )


def unsound(path: str, line: int, code: str) -> UsageProblem:
    """Return the problem with settings that have an error."""
    return UsageProblem(
        say("{path}:{line} has an error [{code}]", path=path, line=line, code=code),
        say("mend it first, since it is about all minutes; minnes check tells how"),
    )


def minutes(workspace: Workspace, given: Sequence[Path]) -> list[Path]:
    """Return the minute files at paths, or of the whole project; raises `UsageProblem` for nowhere."""
    from minnes.archive.workspace import minute_files

    files = minute_files(workspace, given)
    if not files:
        refuse_nothing(workspace, given)
    return files


def refuse_nothing(workspace: Workspace, given: Sequence[Path]) -> None:
    """Raise `UsageProblem` if there are no files to check: that is no success.

    A project without minutes has settings to look at: it is told, and no problem.
    """
    from minnes.archive.project_paths import PROJECT_FILE

    if any(path.is_file() for path in given):
        return
    if not (workspace.root / PROJECT_FILE).is_file():
        raise nowhere(workspace.root)
    pattern = workspace.project.meetings if workspace.project else ""
    where = say("minnes.yaml says where they lie: meetings: {pattern}", pattern=pattern)
    if given:
        folder = shown_path(workspace, workspace.relative(given[0]))
        raise UsageProblem(say("there are no minutes in {folder}", folder=folder), where)
    if pattern:
        console.tell(say("there are no minutes yet; {where}", where=where))


def nowhere(folder: Path) -> UsageProblem:
    """Return the problem with a folder without minutes and without a project."""
    return UsageProblem(
        say("there are no minutes in {folder}, and no minnes.yaml there or above", folder=folder),
        say("go to the folder of a project, or start one: minnes init"),
    )


def shown(workspace: Rooted, diagnostics: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Return diagnostics whose paths are as seen from the working directory."""
    return [
        replace(diagnostic, path=shown_path(workspace, diagnostic.path))
        for diagnostic in diagnostics
    ]


def shown_path(workspace: Rooted, path: str) -> str:
    """Return a path of the workspace as seen from the working directory, with forward slashes."""
    return seen(workspace.root / path)


def seen(file: Path) -> str:
    """Return an absolute path as seen from the working directory, with forward slashes."""
    try:
        return file.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return Path(os.path.relpath(file)).as_posix()


def seen_below(path: Path) -> str:
    """Return a path as seen from the working directory if it lies below it, else as it is."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def texts(workspace: Rooted, diagnostics: Sequence[Diagnostic]) -> dict[str, str]:
    """Return the text of each file that a diagnostic stands in, by path as shown."""
    if not diagnostics:
        return {}
    from minnes.source.decode import decode

    by_path = {}
    # What is staged, or no longer there, is known by itself.
    known: Mapping[str, bytes] = getattr(workspace, "contents", {})
    for path in {diagnostic.path for diagnostic in diagnostics}:
        try:
            source, _ = decode(
                known[path] if path in known else (workspace.root / path).read_bytes(), path
            )
        except OSError:
            continue
        by_path[shown_path(workspace, path)] = source.text
    return by_path
