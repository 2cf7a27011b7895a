"""Finds names that the public edition cannot replace: in web addresses, names of files, minnes.yaml."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from minnes.archive.scan import PROJECT_FILES
from minnes.archive.workspace import Workspace
from minnes.model.base import texts
from minnes.model.identity import meeting_id
from minnes.model.project import Project
from minnes.publish.edition import public
from minnes.publish.site.leaks import Scanner, phrases_of
from minnes.publish.site.secrets import Secret
from minnes.source.reader import read_meeting


class NameOccurrence(NamedTuple):
    """A line of a file that holds a withheld name, given by its initials."""

    path: str
    line: int
    initials: str


def unreplaced_names(
    workspace: Workspace, paths: Iterable[str], names: Sequence[Secret]
) -> list[NameOccurrence]:
    """Return where the public edition keeps a withheld name: for each text, the first line of it."""
    scanner = Scanner(phrases_of(names))
    found: dict[NameOccurrence, None] = {}
    for path, text in _texts_of(workspace, paths, [name.text for name in names]):
        for leak in scanner.leaks("", text.encode("utf-8")):
            source = (workspace.root / path).read_text("utf-8", errors="replace")
            for line in _lines(source, text, Scanner(phrases_of([leak.secret])))[:1]:
                found[NameOccurrence(path, line, leak.secret.place)] = None
    return list(found)


def _texts_of(
    workspace: Workspace, paths: Iterable[str], names: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """Yield the path and each text of the project's settings and of the meetings' public editions."""
    project = workspace.project
    for text in _project_texts(project) if project else ():
        yield from ((file, text) for file in PROJECT_FILES if (workspace.root / file).is_file())
    for path in paths:
        meeting = read_meeting((workspace.root / path).read_bytes(), path).value
        if meeting:
            identity = meeting_id(meeting, path)
            shown = public(meeting, project, workspace.register, identity, elsewhere=names)
            yield from ((path, text) for text in texts(shown))


def _project_texts(project: Project) -> Iterator[str]:
    """Yield the texts of a project, but for its rosters: those are not shown."""
    yield from texts(project)
    for series in project.series.values():
        yield from texts(series.model_copy(update={"roster": []}))
        yield from series.abbreviations.values()
    for name, entry in project.organizations.items():
        yield name
        yield from texts(entry)


def _lines(source: str, text: str, scanner: Scanner) -> list[int]:
    """Return the numbers of the lines in a source that hold the words of a text with a name in them."""

    def with_a_name(pieces: Iterable[str]) -> list[str]:
        return [piece for piece in pieces if scanner.leaks("", piece.encode("utf-8"))]

    # Other names on the line may have been replaced: an address is looked for by itself.
    pieces = with_a_name(text.split()) or with_a_name(text.splitlines())
    return [
        number
        for number, line in enumerate(source.split("\n"), 1)
        if any(piece.strip() in line for piece in pieces)
    ]
