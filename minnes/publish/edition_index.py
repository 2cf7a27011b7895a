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
from minnes.archive.tables import Rows
from minnes.archive.workspace import open_workspace
from minnes.model.project import NamePolicy, Project
from minnes.publish.edition import Edition, internal, public
from minnes.publish.edition_rows import meeting_rows, naming_of
from minnes.publish.names import withhold_names
from minnes.publish.organization_rows import organization_rows
from minnes.query.concerned import concerned
from minnes.query.shown import VEILED, Shown, shown_of, whole, withholds

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
    if edition == "internal" or not withholds(index):
        return whole(index)
    return _read(index, edition, today, files)


def organization_index(index: Index, edition: Edition, today: date, organization: str) -> Shown:
    """Return the rows of one organization in an edition; of others the index may then know nothing."""
    wanted = concerned(index, organization)
    if edition == "internal" or not withholds(index, wanted):
        return whole(index)
    if index.header("withholds"):
        return edition_index(index, edition, today, wanted)
    veiled = {row[0] for row in index.ask(VEILED)} & wanted
    return organization_rows(index, organization, _rows(index, edition, veiled))


def nameless_index(
    index: Index, edition: Edition, today: date, files: Collection[int] | None = None
) -> Shown:
    """Return the rows of an edition in which nobody is named, whatever the project shows of names."""
    return _read(index, edition, today, files, names="none")


def _read(
    index: Index,
    edition: Edition,
    today: date,
    files: Collection[int] | None,
    names: NamePolicy | None = None,
) -> Shown:
    """Return rows made of the files themselves, as the edition shows them."""
    workspace = open_workspace(index.root)
    paths = dict(index.ask("SELECT number, path FROM file"))
    rows = _rows(index, edition, paths if files is None else files, names)
    return shown_of({paths[number]: found for number, found in rows.items()}, workspace, today)


def _rows(
    index: Index, edition: Edition, files: Collection[int], names: NamePolicy | None = None
) -> dict[int, Rows]:
    """Return the rows of files, read anew, by the number of each; of unreadable ones, none."""
    if not files:
        return {}
    workspace = open_workspace(index.root)
    project = workspace.project if names is None else _with(names, workspace.project)
    register = workspace.register
    known = index.ask("SELECT path, number FROM file WHERE code = '' ORDER BY path")
    numbers = {path: number for path, number in known if number in files}
    hidden = frozenset(row[0] for row in index.ask("SELECT id FROM outcome WHERE internal"))
    elsewhere = frozenset(row[0] for row in index.ask(_PEOPLE))
    named = namings(workspace.project, register)
    found = {}
    for one in load(workspace, [workspace.root / path for path in numbers]).meetings:
        unveiled = one.meeting
        if edition == "public":
            meeting = public(unveiled, project, register, one.id, hidden, elsewhere)
        else:
            veil = project if names else None
            meeting = withhold_names(internal(unveiled), unveiled, veil, register, elsewhere)
        found[numbers[one.path]] = meeting_rows(meeting, one.path, naming_of(meeting, named))
    return found


def _with(names: NamePolicy, project: Project | None) -> Project:
    """Return a project that shows of people what a policy lets it."""
    known = project or Project()
    settings = known.publish.model_copy(update={"names": names})
    return known.model_copy(update={"publish": settings})
