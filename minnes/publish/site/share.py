"""A share of a site's meetings, kept by one process: looked at, told of, and shown, in three steps.

Each step gives plain values, so that shares can lie in processes of their own: what a meeting's page
needs of the others goes through the one that asked, and no meeting is read or sent twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from minnes.archive.checker import Checker
from minnes.archive.loading import Loaded, read_file
from minnes.archive.tables import Rows
from minnes.model.identity import meeting_id
from minnes.model.meeting import Meeting
from minnes.publish.edition import silent_on
from minnes.publish.edition_rows import meeting_rows, naming_of
from minnes.publish.names import agreed_names, withheld_names
from minnes.publish.pages import documents_of
from minnes.publish.site.addresses import meeting_page
from minnes.publish.site.around import Around
from minnes.publish.site.facts import Facts, facts
from minnes.publish.site.leaks import Leak, Scanner, as_row
from minnes.publish.site.left_out import Placed, left_out, placed
from minnes.publish.site.meeting import Maker, Shown
from minnes.publish.site.secrets import Secret, comments, told, withheld
from minnes.source.diagnostic import Diagnostic, Severity
from minnes.source.reader import Reading


class Looked(NamedTuple):
    """A minute file at first sight: what is wrong with it, or whose meeting it is.

    `names` are the people whose names are withheld, `agreed` those who agreed to be named.
    """

    path: str
    errors: tuple[Diagnostic, ...]
    id: str = ""
    day: str = ""
    status: str = ""
    names: frozenset[str] = frozenset()
    agreed: frozenset[str] = frozenset()


class Made(NamedTuple):
    """What was made of a meeting: what is shown, the documents it brings along, what it withholds.

    `documents` are those it names, with where each lies and is to lie; `texts` is what it says in
    public, as a row of words; `report` are its rows for reports.
    """

    path: str
    shown: Shown | None
    documents: dict[str, tuple[str, str]]
    secrets: tuple[Secret, ...]
    texts: bytes
    left_out: list[Placed]
    report: Rows


class Share:
    """Holds meetings between the steps in which a site is made of them."""

    def __init__(self, maker: Maker, checker: Checker, ignored: Iterable[str]) -> None:
        self._maker = maker
        self._checker = checker
        self._ignored = frozenset(ignored)
        self._loaded: dict[str, Loaded] = {}
        self._readings: dict[str, Reading[Meeting]] = {}
        self._edited: dict[str, Meeting] = {}
        self._beside: dict[str, dict[str, tuple[Path, str]]] = {}
        self._pages: dict[str, bytes] = {}

    def look(self, files: Sequence[Path]) -> list[Looked]:
        """Read and check files; one with an error goes no further."""
        return [self._look(file) for file in files]

    def tell(self, paths: Sequence[str], names: frozenset[str]) -> list[Facts]:
        """Return what others need to know of meetings; `names` are withheld in all of them."""
        found = []
        for path in paths:
            one = self._loaded[path]
            edited = self._maker.edited(one, names)
            beside = documents_of(edited, path, meeting_page(one.id), self._maker.workspace)
            self._edited[path], self._beside[path] = edited, beside
            found.append(facts(one, edited, beside))
        return found

    def show(self, arounds: Mapping[str, Around]) -> list[Made]:
        """Return what is made of meetings, by what is around each."""
        return [self._show(path, around) for path, around in arounds.items()]

    def withhold(self, paths: Sequence[str]) -> list[Made]:
        """Return the secrets of meetings that are not published at all."""
        found = []
        for path in paths:
            one = self._loaded[path]
            every = (each._replace(withheld=True) for each in told(one.meeting, one.id, ()))
            secrets = (*self._comments(path), *withheld(path, every))
            found.append(Made(path, None, {}, secrets, b"", [], {}))
        return found

    def leaks(
        self, secrets: Sequence[Secret], published: bytes, more: Sequence[tuple[str, bytes | Path]]
    ) -> list[Leak]:
        """Return what the pages of this share hold that must not be published.

        `more` are other files, by where they are published: what they hold, or where they lie.
        """
        scanner = Scanner(secrets, published)
        found = [one for path, page in self._pages.items() for one in scanner.leaks(path, page)]
        for path, file in more:
            found += scanner.leaks(path, file if isinstance(file, bytes) else file.read_bytes())
        return found

    def _look(self, file: Path) -> Looked:
        workspace = self._maker.workspace
        reading = read_file(workspace, file)
        path = reading.source.path
        errors = tuple(
            one
            for one in self._checker.judge(reading, file.parent).diagnostics
            if one.severity == Severity.ERROR and one.code not in self._ignored
        )
        meeting = reading.value
        if errors or meeting is None:
            return Looked(path, errors)
        one = Loaded(path, meeting_id(meeting, path), meeting, True)
        self._loaded[path] = one
        self._readings[path] = reading
        day = meeting.date or meeting.published
        return Looked(
            path,
            (),
            one.id,
            day.isoformat() if day else "",
            meeting.status or "",
            withheld_names(meeting, workspace.project, workspace.register),
            agreed_names(meeting),
        )

    def _show(self, path: str, around: Around) -> Made:
        one, edited = self._loaded[path], self._edited[path]
        shown = self._maker.show(one, edited, around)
        documents = {
            written: (str(source), target)
            for written, (source, target) in self._beside[path].items()
        }
        quiet = silent_on(edited, one.id, frozenset(around.hidden))
        report = meeting_rows(quiet, path, naming_of(quiet, self._maker.namings))
        self._pages[shown.address] = shown.page.encode("utf-8")
        if self._maker.edition == "internal":
            return Made(path, shown, documents, (), b"", [], report)
        hidden = frozenset(around.hidden)
        found = told(one.meeting, one.id, hidden)
        secrets = (*self._comments(path), *withheld(path, found))
        texts = as_row([*(each.text for each in found if not each.withheld), *shown.moments])
        # Where in the file it stands is found while the reading is at hand, which then may go.
        listed = placed(self._readings.pop(path), left_out(one.meeting, one.id, hidden))
        return Made(path, shown, documents, secrets, texts, listed, report)

    def _comments(self, path: str) -> Iterable[Secret]:
        return comments(path, self._readings[path].source.text)
