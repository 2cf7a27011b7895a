"""A worker of a site's build: reads, checks and renders part of the meetings, and scans files for leaks.

Each step takes and gives plain values, so that a worker can be a process of its own: what a page needs of
other meetings comes from the process that runs the build, and no meeting is read or sent twice. A meeting
whose file is unchanged is read only if it has to be rendered anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from minnes.archive.checker import Checker
from minnes.archive.digests import content_digest
from minnes.archive.loading import Loaded, refused
from minnes.archive.naming import naming_of
from minnes.archive.tables import Rows
from minnes.model.identity import meeting_id
from minnes.model.meeting import Meeting
from minnes.publish.documents import attached, documents_of
from minnes.publish.edition import hidden_outcomes, silent_on
from minnes.publish.edition_rows import meeting_rows
from minnes.publish.names import agreed_names, withheld_names
from minnes.publish.site.addresses import meeting_page
from minnes.publish.site.context import MeetingContext
from minnes.publish.site.facts import MeetingFacts, meeting_facts
from minnes.publish.site.folder import file_digest
from minnes.publish.site.leaks import FileScan, Phrase, Scanner
from minnes.publish.site.left_out import left_out, lines
from minnes.publish.site.meeting_renderer import MeetingRenderer
from minnes.publish.site.organizations import concerned
from minnes.publish.site.records import (
    CheckedFile,
    PageInfo,
    RenderedMeeting,
    StaleCache,
    path_state,
)
from minnes.publish.site.row_views import DECISIONS
from minnes.publish.site.secrets import Secret, comments, meeting_texts, secrets_of
from minnes.publish.site.words import joined_words
from minnes.source.diagnostic import Severity
from minnes.source.reader import Reading, read_meeting

FilesToScan: TypeAlias = Sequence[tuple[str, bytes | Path]]
"""Files by address: their content, or where it lies on disk."""


class Worker:
    """Holds meetings between the steps of a build.

    `unchanged` are the digests of files whose result is in the cache, by path.
    """

    def __init__(
        self,
        renderer: MeetingRenderer,
        checker: Checker,
        unchanged: Mapping[str, str],
    ) -> None:
        self._renderer = renderer
        self._checker = checker
        self._unchanged = unchanged
        self._loaded: dict[str, Loaded] = {}
        self._readings: dict[str, Reading[Meeting]] = {}
        self._editions: dict[str, Meeting] = {}
        self._documents: dict[str, dict[str, tuple[Path, str]]] = {}
        self._pages: dict[str, bytes] = {}

    def check(self, files: Mapping[str, Path]) -> list[CheckedFile]:
        """Read and check files."""
        return [self._check(file) for file in files.values()]

    def collect_facts(self, paths: Iterable[str], names: frozenset[str]) -> list[MeetingFacts]:
        """Return what other pages need to know of meetings; `names` are withheld in all of them."""
        found = []
        for path in paths:
            edition = self._edition(path, names)
            found.append(meeting_facts(self._loaded[path], edition, self._documents[path]))
        return found

    def render(
        self, contexts: Mapping[str, MeetingContext], names: frozenset[str]
    ) -> list[RenderedMeeting]:
        """Render meetings, each with its context; `names` are withheld in all of them."""
        return [self._render(path, context, names) for path, context in contexts.items()]

    def collect_secrets(self, paths: Iterable[str]) -> list[RenderedMeeting]:
        """Return meetings that are not published: no page, and all that they say is secret."""
        found = []
        for path in paths:
            loaded = self._meeting(path)
            texts = meeting_texts(loaded.meeting, loaded.id, ())
            # Others may refer to what is not internal: an id that is a word stands on their pages.
            every = (
                text._replace(withheld=True)
                for text in texts
                if text.withheld or text.loc[-1] != "id"
            )
            secrets = [*self._comments(path), *secrets_of(path, every)]
            found.append(_rendered(path, PageInfo(), b"", {"secrets": _json(secrets)}))
        return found

    def scan(
        self,
        phrases: Mapping[Phrase, Secret],
        new_files: FilesToScan,
        new_phrases: Mapping[Phrase, Secret],
        old_files: FilesToScan,
    ) -> list[FileScan]:
        """Scan the pages that this worker rendered, and other files, for leaks.

        Files that were found clean by the last build, `old_files`, are scanned for `new_phrases` only.
        """
        found = []
        new = [*self._pages.items(), *new_files]
        for wanted, files in ((phrases, new), (new_phrases, old_files)):
            scanner = Scanner(wanted)
            for address, file in files:
                content = file if isinstance(file, bytes) else file.read_bytes()
                found.append(scanner.scan(address, content))
        return found

    def _check(self, file: Path) -> CheckedFile:
        workspace = self._renderer.workspace
        path = workspace.relative(file)
        try:
            content = file.read_bytes()
            reading, digest = read_meeting(content, path), content_digest(content)
        except OSError as error:
            # No digest: what it holds is unknown, so it is read again by each build.
            reading, digest = refused(path, error), ""
        checked = self._checker.check_reading(reading, file.parent)
        silenced = self._checker.silenced
        errors = tuple(
            diagnostic
            for diagnostic in checked.diagnostics
            if diagnostic.severity == Severity.ERROR and diagnostic.code not in silenced
        )
        meeting = reading.value
        linked = {place for place, _ in checked.dependencies}
        if meeting is not None:
            linked |= {str(file.parent / written) for written in attached(meeting)}
        states = [[place, path_state(place)] for place in sorted(linked)]
        named = meeting or reading.partial
        names = (
            sorted(withheld_names(named, workspace.project, workspace.register)) if named else ()
        )
        if errors or meeting is None:
            # What it names stays withheld in others while it has an error.
            return CheckedFile(path, digest, states, errors, withheld_names=tuple(names))
        loaded = self._hold(path, reading, meeting)
        day = meeting.date or meeting.published
        return CheckedFile(
            path,
            digest,
            states,
            id=loaded.id,
            day=day.isoformat() if day else "",
            status=meeting.status or "",
            withheld_names=tuple(names),
            agreed_names=tuple(sorted(agreed_names(meeting))),
            internal=tuple(sorted(hidden_outcomes(meeting, loaded.id))),
        )

    def _hold(self, path: str, reading: Reading[Meeting], meeting: Meeting) -> Loaded:
        loaded = Loaded(path, meeting_id(meeting, path), meeting)
        self._loaded[path] = loaded
        self._readings[path] = reading
        return loaded

    def _meeting(self, path: str) -> Loaded:
        """Return a meeting; reads it if its file was unchanged. Raises `StaleCache`."""
        if path in self._loaded:
            return self._loaded[path]
        content = (self._renderer.workspace.root / path).read_bytes()
        reading = read_meeting(content, path)
        if content_digest(content) != self._unchanged.get(path) or reading.value is None:
            raise StaleCache(path)
        return self._hold(path, reading, reading.value)

    def _edition(self, path: str, names: frozenset[str]) -> Meeting:
        if path not in self._editions:
            loaded = self._meeting(path)
            edition = self._editions[path] = self._renderer.edition_of(loaded, names)
            page = meeting_page(loaded.id)
            self._documents[path] = documents_of(edition, path, page, self._renderer.workspace)
        return self._editions[path]

    def _render(self, path: str, context: MeetingContext, names: frozenset[str]) -> RenderedMeeting:
        edition = self._edition(path, names)
        loaded = self._loaded[path]
        view = self._renderer.render(loaded, edition, context)
        page = self._pages[view.address] = view.page.encode("utf-8")
        hidden = frozenset(context.hidden)
        spoken = silent_on(edition, loaded.id, hidden)
        report = meeting_rows(spoken, path, naming_of(spoken, self._renderer.namings))
        del report["passage"]  # only the search reads passages, and no page of an organization
        pieces = {name: "\n".join(some).encode("utf-8") for name, some in view.rows.items()}
        pieces |= {"words": view.search_entries.encode("utf-8"), "report": _json(report)}
        if self._renderer.edition == "public":
            texts = meeting_texts(loaded.meeting, loaded.id, hidden)
            published = [*(text.text for text in texts if not text.withheld), *view.moments]
            secrets = [*self._comments(path), *secrets_of(path, texts)]
            # Lines are counted while the reading is at hand, which then is let go.
            removed = left_out(loaded.meeting, loaded.id, hidden)
            listed = lines(self._readings.pop(path), removed, self._renderer.translator)
            pieces |= {"texts": joined_words(published), "secrets": _json(secrets)}
            pieces["left"] = _json(listed)
        documents = {
            written: [str(source), target]
            for written, (source, target) in self._documents[path].items()
        }
        info = PageInfo(
            view.address,
            file_digest(page),
            documents,
            list(view.organizations),
            view.announced,
            len(view.rows.get(f"{DECISIONS}|", ())),
            *concerned(report),
        )
        return _rendered(path, info, page, pieces)

    def _comments(self, path: str) -> Iterable[Secret]:
        return comments(path, self._readings[path].source.text)


def _rendered(path: str, info: PageInfo, page: bytes, pieces: dict[str, bytes]) -> RenderedMeeting:
    digests = {name: content_digest(content) for name, content in pieces.items()}
    return RenderedMeeting(path, info._replace(pieces=digests), page, pieces)


def _json(values: Sequence[object] | Rows) -> bytes:
    return json.dumps(values, ensure_ascii=False).encode("utf-8", "surrogatepass")
