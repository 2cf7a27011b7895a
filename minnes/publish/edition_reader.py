"""Reads minute files as an edition shows them: what is withheld leaves the model before rows are made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from minnes.archive.index import Index
from minnes.archive.index_reading import FileRows, read_rows
from minnes.archive.naming import Naming, naming_of, namings
from minnes.archive.processes import spread
from minnes.archive.tables import Rows
from minnes.archive.workspace import open_workspace
from minnes.model.identity import meeting_id
from minnes.model.meeting import Meeting
from minnes.model.project import NamePolicy, Project
from minnes.publish.edition import Edition, internal, public
from minnes.publish.edition_rows import meeting_rows
from minnes.publish.names import withhold_names
from minnes.publish.withheld_elsewhere import HIDDEN, named_anywhere
from minnes.register.register import Register
from minnes.source.yaml_parser import Source


def read_edition(
    index: Index, paths: Sequence[str], edition: Edition, names: NamePolicy | None = None
) -> Iterable[FileRows]:
    """Yield the rows of files as an edition shows them, in no order.

    `index` is the whole one, which knows what all meetings withhold. `names` is a policy for names in
    place of the project's.
    """
    workspace = open_workspace(index.root)
    project = workspace.project if names is None else _with_name_policy(names, workspace.project)
    withholding = bool(project and project.publish.names != "full")
    editor = _Reader(
        index.root,
        edition,
        project,
        workspace.register,
        namings(workspace.project, workspace.register),
        frozenset(row[0] for row in index.query(HIDDEN)),
        tuple(named_anywhere(index)) if withholding else (),
        names is not None,
    )
    return spread(editor.read, paths)


@dataclass(slots=True)
class _Reader:
    """Reads files of one project as an edition shows them.

    `hidden` are the internal outcomes of all meetings, `elsewhere` the people named in any. The
    internal edition shows names, unless it is `nameless`.
    """

    root: Path
    edition: Edition
    project: Project | None
    register: Register
    names: dict[str, Naming]
    hidden: frozenset[str]
    elsewhere: tuple[str, ...]
    nameless: bool

    def read(self, path: str) -> FileRows:
        """Return the rows of a file; `path` is relative to the root."""
        return read_rows(self.root, path, self._rows)

    def _rows(self, meeting: Meeting, source: Source) -> Rows:
        shown = self._edition(meeting, meeting_id(meeting, source.path))
        return meeting_rows(shown, source.path, naming_of(shown, self.names))

    def _edition(self, meeting: Meeting, identity: str) -> Meeting:
        if self.edition == "public":
            return public(
                meeting, self.project, self.register, identity, self.hidden, self.elsewhere
            )
        project = self.project if self.nameless else None
        return withhold_names(internal(meeting), meeting, project, self.register, self.elsewhere)


def _with_name_policy(names: NamePolicy, project: Project | None) -> Project:
    """Return a project with another policy for names."""
    known = project or Project()
    settings = known.publish.model_copy(update={"names": names})
    return known.model_copy(update={"publish": settings})
