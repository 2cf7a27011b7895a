"""Reads minute files into rows for the index, on several processes where it pays."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from minnes.archive.digests import content_digest
from minnes.archive.doubtful import is_doubtful
from minnes.archive.line_numbers import Place, top
from minnes.archive.naming import Naming, naming_of, namings, namings_of
from minnes.archive.processes import spread
from minnes.archive.rows import named_rows, rows
from minnes.archive.tables import Row, Rows
from minnes.archive.workspace import Workspace
from minnes.model.meeting import Meeting
from minnes.model.project import Member, Project
from minnes.source.diagnostic import Severity
from minnes.source.reader import read_meeting
from minnes.source.yaml_parser import Refused, Source, compose


class FileRows(NamedTuple):
    """The rows of one file by table; if it could not be read, the code and line of the first error."""

    path: str
    digest: str
    rows: Rows
    code: str = ""
    line: int = 0


@dataclass(slots=True)
class _Reader:
    """Reads files of one project; `names` is the naming of each series."""

    root: Path
    names: dict[str, Naming]

    def read(self, path: str) -> FileRows:
        """Return the rows of a file; `path` is relative to the root."""
        return read_rows(self.root, path, self._rows)

    def _rows(self, meeting: Meeting, source: Source) -> Rows:
        place = _root_place(source.text)
        return rows(meeting, source.path, place, naming_of(meeting, self.names))


def read_rows(root: Path, path: str, make: Callable[[Meeting, Source], Rows]) -> FileRows:
    """Return the rows that `make` makes of a file; `path` is relative to the root."""
    try:
        content = (root / path).read_bytes()
    except OSError:
        return FileRows(path, "", {}, "unreadable-file", 1)
    digest = content_digest(content)
    reading = read_meeting(content, path)
    if reading.value is None:
        errors = [
            diagnostic
            for diagnostic in reading.diagnostics
            if diagnostic.severity == Severity.ERROR
        ]
        first = (errors or reading.diagnostics)[0]
        # Whom the file names may have to be withheld in others.
        partial = reading.partial
        named: Rows = {"named": named_rows(partial)} if partial else {}
        return FileRows(path, digest, named, first.code, first.span.line)
    made = make(reading.value, reading.source)
    if is_doubtful(reading):
        made["doubtful"] = [(1,)]
    return FileRows(path, digest, made)


def _root_place(text: str) -> Place:
    """Return the place of a whole file; if only a mended text could be read, its parts have no lines."""
    try:
        return top(compose(text), text)
    except Refused:
        return top(None, text)


def read_files(root: Path, spellings: str, paths: Sequence[str]) -> Iterator[FileRows]:
    """Yield the rows of each file, in no order; `spellings` is what `naming.spellings` returned."""
    return spread(_Reader(root, namings_of(spellings)).read, paths)


def project_rows(workspace: Workspace) -> dict[str, list[Row]]:
    """Return the rows of minnes.yaml and the files beside it, by table."""
    project = workspace.project or Project()
    names = namings(workspace.project, workspace.register)
    found: dict[str, list[Row]] = {"series": [], "member": [], "roster": [], "apart": []}
    for name, series in project.series.items():
        naming = names[name]
        found["series"].append((name, series.title or "", series.organization or ""))
        members = _expanded(series.members, naming)
        for guest, several in ((0, members), (1, series.guests)):
            found["member"] += [
                (
                    name,
                    naming.organization(member.organization),
                    guest,
                    *_span(member.from_, member.until),
                )
                for member in several
            ]
        found["roster"] += [
            (
                name,
                entry.name,
                naming.organization(entry.organization),
                entry.role or "",
                *_span(entry.from_, entry.until),
            )
            for entry in series.roster
        ]
        found["apart"] += [(entry.name, other) for entry in series.roster for other in entry.not_]
    known = workspace.register.organizations
    found["organization"] = [
        (organization.name, organization.kind, "\n".join(organization.members))
        for organization in known
    ]
    aliases = {a: o for series in project.series.values() for a, o in series.aliases.items()}
    found["form"] = [
        (form, organization.name) for organization in known for form in organization.forms
    ]
    found["form"] += [(written, names[""].organization(name)) for written, name in aliases.items()]
    return found


def _expanded(members: Sequence[Member], naming: Naming) -> list[Member]:
    """Return members one by one if the only member stands for its own members, as a region does."""
    if len(members) == 1:
        member = members[0]
        own = naming.register.members(member.organization)
        if own:
            return [member.model_copy(update={"organization": name}) for name in own]
    return list(members)


def _span(since: object, until: object) -> tuple[str, str]:
    return str(since or ""), str(until or "")
