"""The rows of an edition from the index: at once where nothing is withheld, else from the files.

The index holds what is internal too. Only a project that withholds nothing is answered from it in the
public edition; of any other, meetings are read, and what is withheld leaves them first.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from minnes.archive.index import Index
from minnes.archive.loading import load
from minnes.archive.naming import namings
from minnes.archive.workspace import open_workspace
from minnes.model.project import NamePolicy, Project
from minnes.publish.edition import Edition, internal, public
from minnes.publish.edition_rows import meeting_rows, naming_of
from minnes.publish.names import withhold_names
from minnes.query.shown import Shown, shown_of

_PEOPLE = """
SELECT name FROM participant WHERE name LIKE '% %' UNION SELECT name FROM roster
UNION SELECT substitutes_for FROM participant WHERE substitutes_for LIKE '% %'
"""
"""Everybody who is named in any meeting: one may be spoken of where nobody lists them."""


def edition_index(
    index: Index, edition: Edition, today: date, files: Collection[int] | None = None
) -> Shown:
    """Return the rows of an edition; of the files with these numbers only, if any are given.

    The views of the index must have been made as of the day.
    """
    if edition == "internal" or not _withholds(index):
        return Shown(index.root, index.connection)
    return _read(index, edition, today, files)


def nameless_index(
    index: Index, edition: Edition, today: date, files: Collection[int] | None = None
) -> Shown:
    """Return the rows of an edition in which nobody is named, whatever the project shows of names."""
    return _read(index, edition, today, files, names="none")


def _withholds(index: Index) -> bool:
    if index.header("withholds"):
        return True
    hidden = "SELECT 1 FROM passage WHERE internal AND kind <> 'notes' LIMIT 1"
    return bool(index.ask(hidden))


def _read(
    index: Index,
    edition: Edition,
    today: date,
    files: Collection[int] | None,
    names: NamePolicy | None = None,
) -> Shown:
    """Return rows made of the files themselves, as the edition shows them."""
    workspace = open_workspace(index.root)
    project = workspace.project if names is None else _with(names, workspace.project)
    register = workspace.register
    paths = index.ask("SELECT number, path FROM file WHERE code = '' ORDER BY path")
    wanted = [workspace.root / path for number, path in paths if files is None or number in files]
    hidden = frozenset(row[0] for row in index.ask("SELECT id FROM outcome WHERE internal"))
    elsewhere = frozenset(row[0] for row in index.ask(_PEOPLE))
    named = namings(workspace.project, register)
    found = {}
    for one in load(workspace, wanted).meetings:
        whole = one.meeting
        if edition == "public":
            meeting = public(whole, project, register, one.id, hidden, elsewhere)
        else:
            veil = project if names else None
            meeting = withhold_names(internal(whole), whole, veil, register, elsewhere)
        found[one.path] = meeting_rows(meeting, one.path, naming_of(meeting, named))
    return shown_of(found, workspace, today)


def _with(names: NamePolicy, project: Project | None) -> Project:
    """Return a project that shows of people what a policy lets it."""
    known = project or Project()
    settings = known.publish.model_copy(update={"names": names})
    return known.model_copy(update={"publish": settings})
