"""The workspace: the project around a path, its register, and its minute files."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from minnes.archive.listing import path_pattern
from minnes.archive.project_paths import PROJECT_FILE
from minnes.archive.scan import EVERYWHERE, PROJECT_FILES, files_below, find_root, relative
from minnes.model.project import OrganizationEntry, Project, Series
from minnes.register.register import Organization, Register, load
from minnes.source.diagnostic import Diagnostic
from minnes.source.reader import Reading, read_organizations, read_project, read_series

_REGISTER_READERS: dict[str, Callable[[bytes, str], Reading[Any]]] = {
    "register/organizations.yaml": read_organizations,
    "register/series.yaml": read_series,
}


@dataclass(frozen=True, slots=True)
class Workspace:
    """A project, or a folder without one; diagnostics are those of minnes.yaml and the files beside it."""

    root: Path
    project: Project | None
    register: Register
    diagnostics: tuple[Diagnostic, ...] = ()

    def relative(self, file: Path) -> str:
        """Return a file's path from the root, with forward slashes; as it is, if it lies outside."""
        return relative(os.fspath(file), self.root)


def open_workspace(start: Path) -> Workspace:
    """Return the project around an absolute path, or the folder itself where there is none.

    Raises `OSError` when minnes.yaml is there but cannot be read.
    """
    root = find_root(start)
    if root is None:
        return Workspace(start if start.is_dir() else start.parent, None, Register(load("sv")))
    reading = read_project((root / PROJECT_FILE).read_bytes(), PROJECT_FILE)
    readings: list[Reading[Any]] = [reading]
    project = reading.value or Project()
    for name, read in _REGISTER_READERS.items():
        if (root / name).is_file():
            beside = read((root / name).read_bytes(), name)
            readings.append(beside)
            field = PurePosixPath(name).stem
            if beside.value is not None:
                own = getattr(project, field)
                project = project.model_copy(
                    update={field: {**getattr(beside.value, field), **own}}
                )
    return Workspace(
        root,
        project if reading.value is not None else None,
        register(project),
        tuple(diagnostic for each in readings for diagnostic in each.diagnostics),
    )


def register(project: Project) -> Register:
    """Return the country's register with the project's organizations and all its series' aliases."""
    aliases = {}
    for series in project.series.values():
        aliases.update(series.aliases)
    country = Register(load(project.language or "sv"))
    return country.add(_organizations(project.organizations), aliases)


def _organizations(entries: dict[str, OrganizationEntry]) -> Iterator[Organization]:
    for name, entry in entries.items():
        yield Organization(
            name, entry.kind, forms=tuple(entry.aliases), members=tuple(entry.members)
        )


def series_register(workspace: Workspace, series: Series) -> Register:
    """Return the register as one series knows it: its own aliases win."""
    return workspace.register.add((), series.aliases) if series.aliases else workspace.register


def minute_files(workspace: Workspace, paths: Sequence[Path] = ()) -> list[Path]:
    """Return the minute files below the given absolute paths (or of the whole project), sorted.

    A file named itself is taken whatever it is called, but for the project's settings. Without a
    project, every `.yaml` counts.
    Raises `FileNotFoundError` for a path that does not exist.
    """
    files: set[Path] = set()
    wanted = path_pattern(workspace.project.meetings if workspace.project else EVERYWHERE)
    for path in paths or (workspace.root,):
        if path.is_file():
            if relative(os.fspath(path), workspace.root) not in PROJECT_FILES:
                files.add(path)
        elif path.is_dir():
            files.update(
                Path(file)
                for file in files_below(path)
                if wanted.fullmatch(relative(file, workspace.root))
                and not file.endswith(f"{os.sep}{PROJECT_FILE}")
            )
        else:
            raise FileNotFoundError(2, os.strerror(2), str(path))
    return sorted(files)
