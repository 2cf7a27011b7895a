"""Where names stand that no edition replaces: in web addresses, in names of files, in minnes.yaml."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from minnes.archive.scan import PROJECT_FILES
from minnes.archive.workspace import Workspace
from minnes.model.base import texts
from minnes.model.identity import meeting_id
from minnes.model.project import Project
from minnes.publish.edition import public
from minnes.publish.site.leaks import Scanner
from minnes.publish.site.secrets import Secret
from minnes.source.reader import read_meeting


class Standing(NamedTuple):
    """A line of a file in which a withheld name stands, told by its initials."""

    path: str
    line: int
    initials: str


def unreplaced(
    workspace: Workspace, paths: Iterable[str], names: Sequence[Secret]
) -> list[Standing]:
    """Return where names of people stand that the public edition of some minute files does not replace."""
    scanner = Scanner(names, b"")
    found: dict[Standing, None] = {}
    for path, text in _left(workspace, paths, [name.text for name in names]):
        for leak in scanner.leaks("", text.encode("utf-8")):
            source = (workspace.root / path).read_text("utf-8", errors="replace")
            for line in _lines(source, text, Scanner([leak.secret], b""))[:1]:
                found[Standing(path, line, leak.secret.place)] = None
    return list(found)


def _left(
    workspace: Workspace, paths: Iterable[str], names: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """Yield the texts that names were taken out of, or never are, with the file each may stand in."""
    project = workspace.project
    for text in _of_project(project) if project else ():
        yield from ((file, text) for file in PROJECT_FILES if (workspace.root / file).is_file())
    for path in paths:
        meeting = read_meeting((workspace.root / path).read_bytes(), path).value
        if meeting:
            identity = meeting_id(meeting, path)
            shown = public(meeting, project, workspace.register, identity, elsewhere=names)
            yield from ((path, text) for text in texts(shown))


def _of_project(project: Project) -> Iterator[str]:
    """Yield the texts of a project, but for its rosters: those are not shown."""
    yield from texts(project)
    for series in project.series.values():
        yield from texts(series.model_copy(update={"roster": []}))
        yield from series.abbreviations.values()
    for name, entry in project.organizations.items():
        yield name
        yield from texts(entry)


def _lines(source: str, text: str, scanner: Scanner) -> list[int]:
    """Return the lines of a file that hold what tells a name in one of its texts."""

    def telling(pieces: Iterable[str]) -> list[str]:
        return [piece for piece in pieces if scanner.leaks("", piece.encode("utf-8"))]

    # Other names on the line may have been replaced: an address is looked for by itself.
    pieces = telling(text.split()) or telling(text.splitlines())
    return [
        number
        for number, line in enumerate(source.splitlines(), 1)
        if any(piece.strip() in line for piece in pieces)
    ]
