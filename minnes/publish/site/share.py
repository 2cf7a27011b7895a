"""A share of a site's meetings, kept by one process: looked at, told of, and shown, in three steps.

Each step gives plain values, so that shares can lie in processes of their own: what a meeting's page
needs of the others goes through the one that asked, and no meeting is read or sent twice. A meeting
that is known already is read only when it is to be told of or shown anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from minnes.archive.checker import Checker
from minnes.archive.digests import content_digest
from minnes.archive.loading import Loaded, refused
from minnes.archive.tables import Rows
from minnes.model.identity import meeting_id
from minnes.model.meeting import Meeting
from minnes.publish.documents import attached, documents_of
from minnes.publish.edition import silent_on
from minnes.publish.edition_rows import meeting_rows, naming_of
from minnes.publish.names import agreed_names, withheld_names
from minnes.publish.site.addresses import meeting_page
from minnes.publish.site.facts import Facts, facts
from minnes.publish.site.folder import digest as page_digest
from minnes.publish.site.leaks import LookedThrough, Row, Scanner
from minnes.publish.site.left_out import left_out, lines
from minnes.publish.site.meeting import Maker
from minnes.publish.site.organizations import concerned
from minnes.publish.site.other_meetings import Around
from minnes.publish.site.records import Doubt, Head, Looked, Made, standing
from minnes.publish.site.row_views import DECISIONS
from minnes.publish.site.secrets import Secret, comments, told, withheld
from minnes.publish.site.word_rows import as_row
from minnes.source.diagnostic import Severity
from minnes.source.reader import Reading, read_meeting

Somewhere: TypeAlias = Sequence[tuple[str, bytes | Path]]
"""Files by where they are published: what they hold, or where they lie."""


class Share:
    """Holds meetings between the steps in which a site is made of them.

    `known` are digests of the files of this share that were looked at before.
    """

    def __init__(
        self, maker: Maker, checker: Checker, ignored: Iterable[str], known: Mapping[str, str]
    ) -> None:
        self._maker = maker
        self._checker = checker
        self._ignored = frozenset(ignored)
        self._known = known
        self._loaded: dict[str, Loaded] = {}
        self._readings: dict[str, Reading[Meeting]] = {}
        self._edited: dict[str, Meeting] = {}
        self._beside: dict[str, dict[str, tuple[Path, str]]] = {}
        self._pages: dict[str, bytes] = {}

    def look(self, files: Mapping[str, Path]) -> list[Looked]:
        """Read and check files; one with an error goes no further."""
        return [self._look(file) for file in files.values()]

    def tell(self, paths: Iterable[str], names: frozenset[str]) -> list[Facts]:
        """Return what others need to know of meetings; `names` are withheld in all of them."""
        found = []
        for path in paths:
            edited = self._edit(path, names)
            found.append(facts(self._loaded[path], edited, self._beside[path]))
        return found

    def show(self, arounds: Mapping[str, Around], names: frozenset[str]) -> list[Made]:
        """Return what is made of meetings, by what is around each."""
        return [self._show(path, around, names) for path, around in arounds.items()]

    def withhold(self, paths: Iterable[str]) -> list[Made]:
        """Return the secrets of meetings that are not published at all."""
        found = []
        for path in paths:
            loaded = self._meeting(path)
            every = (each._replace(withheld=True) for each in told(loaded.meeting, loaded.id, ()))
            secrets = [*self._comments(path), *withheld(path, every)]
            pieces = {"secrets": _text(secrets)}
            found.append(_made(path, Head("", "", {}, [], [], 0, [], [], [], {}), b"", pieces))
        return found

    def leaks(
        self,
        rows: Mapping[Row, Secret],
        new: Somewhere,
        fresh: Mapping[Row, Secret],
        old: Somewhere,
    ) -> list[LookedThrough]:
        """Look through the pages made by this share, and through other files.

        `rows` are looked for in what is `new`; in `old` files only those that are `fresh`.
        """
        found = []
        for sought, files in ((rows, [*self._pages.items(), *new]), (fresh, old)):
            scanner = Scanner.of(sought)
            for address, file in files:
                content = file if isinstance(file, bytes) else file.read_bytes()
                found.append(scanner.looked_through(address, content))
        return found

    def _look(self, file: Path) -> Looked:
        workspace = self._maker.workspace
        path = workspace.relative(file)
        try:
            content = file.read_bytes()
            reading, own = read_meeting(content, path), content_digest(content)
        except OSError as error:
            # Nobody knows what it holds: it is looked at anew each time.
            reading, own = refused(path, error), ""
        checked = self._checker.judge(reading, file.parent)
        errors = tuple(
            diagnostic
            for diagnostic in checked.diagnostics
            if diagnostic.severity == Severity.ERROR and diagnostic.code not in self._ignored
        )
        meeting = reading.value
        led = {place for place, _ in checked.looked}
        if meeting is not None:
            led |= {str(file.parent / written) for written in attached(meeting)}
        places = [[place, standing(place)] for place in sorted(led)]
        if errors or meeting is None:
            return Looked(path, own, places, errors)
        loaded = self._hold(path, reading, meeting)
        day = meeting.date or meeting.published
        return Looked(
            path,
            own,
            places,
            (),
            loaded.id,
            day.isoformat() if day else "",
            meeting.status or "",
            tuple(sorted(withheld_names(meeting, workspace.project, workspace.register))),
            tuple(sorted(agreed_names(meeting))),
        )

    def _hold(self, path: str, reading: Reading[Meeting], meeting: Meeting) -> Loaded:
        loaded = Loaded(path, meeting_id(meeting, path), meeting, True)
        self._loaded[path] = loaded
        self._readings[path] = reading
        return loaded

    def _meeting(self, path: str) -> Loaded:
        """Return a meeting; one that was only looked at before is read now."""
        if path in self._loaded:
            return self._loaded[path]
        content = (self._maker.workspace.root / path).read_bytes()
        reading = read_meeting(content, path)
        if content_digest(content) != self._known.get(path) or reading.value is None:
            raise Doubt(path)
        return self._hold(path, reading, reading.value)

    def _edit(self, path: str, names: frozenset[str]) -> Meeting:
        if path not in self._edited:
            loaded = self._meeting(path)
            edited = self._edited[path] = self._maker.edited(loaded, names)
            page = meeting_page(loaded.id)
            self._beside[path] = documents_of(edited, path, page, self._maker.workspace)
        return self._edited[path]

    def _show(self, path: str, around: Around, names: frozenset[str]) -> Made:
        edited = self._edit(path, names)
        loaded = self._loaded[path]
        shown = self._maker.show(loaded, edited, around)
        page = self._pages[shown.address] = shown.page.encode("utf-8")
        hidden = frozenset(around.hidden)
        quiet = silent_on(edited, loaded.id, hidden)
        report = meeting_rows(quiet, path, naming_of(quiet, self._maker.namings))
        del report["passage"]  # no page of an organization is made of what the search looks through
        pieces = {name: "\n".join(some).encode("utf-8") for name, some in shown.rows.items()}
        pieces |= {"words": shown.words.encode("utf-8"), "report": _text(report)}
        if self._maker.edition == "public":
            sayings = told(loaded.meeting, loaded.id, hidden)
            texts = [*(each.text for each in sayings if not each.withheld), *shown.moments]
            secrets = [*self._comments(path), *withheld(path, sayings)]
            # Where in the file it stands is found while the reading is at hand, which then may go.
            gone = left_out(loaded.meeting, loaded.id, hidden)
            listed = lines(self._readings.pop(path), gone, self._maker.translator)
            pieces |= {"texts": as_row(texts), "secrets": _text(secrets), "left": _text(listed)}
        head = Head(
            shown.address,
            page_digest(page),
            {
                written: [str(source), target]
                for written, (source, target) in self._beside[path].items()
            },
            list(shown.organizations),
            shown.ahead,
            len(shown.rows.get(f"{DECISIONS}|", ())),
            *concerned(report),
            {},
        )
        return _made(path, head, page, pieces)

    def _comments(self, path: str) -> Iterable[Secret]:
        return comments(path, self._readings[path].source.text)


def _made(path: str, head: Head, page: bytes, pieces: dict[str, bytes]) -> Made:
    digests = {name: content_digest(content) for name, content in pieces.items()}
    return Made(path, head._replace(pieces=digests), page, pieces)


def _text(values: Sequence[object] | Rows) -> bytes:
    return json.dumps(values, ensure_ascii=False).encode("utf-8", "surrogatepass")
