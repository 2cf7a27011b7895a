"""From many meetings to the files that show them: pages, and the documents they link to."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from minnes.archive.loading import Archive, Loaded
from minnes.language.catalog import Translator
from minnes.publish.documents import documents_of, refuse_two
from minnes.publish.edition import Edition, editions
from minnes.publish.gate import pass_gate
from minnes.publish.meeting_view import meeting_view
from minnes.publish.page_context import (
    KnownOutcome,
    PageContext,
    announced_topics,
    known_outcomes,
)
from minnes.publish.problem import SamePath
from minnes.publish.public_index import NOT_YET
from minnes.publish.site.addresses import link_to, meeting_page
from minnes.publish.view import MeetingView
from minnes.publish.written import written


@dataclass(frozen=True, slots=True)
class Page:
    """A page to write: its path below the output folder, and what it was made of.

    `documents` are the files it links to, from where they lie to their path below the output folder.
    """

    path: str
    source: str
    content: bytes
    documents: tuple[tuple[Path, str], ...]

    @property
    def text(self) -> str:
        """Return what is in a page that is text."""
        return self.content.decode("utf-8")


def render_pages(
    archive: Archive,
    wanted: Collection[str],
    edition: Edition,
    format: str,
    translator: Translator,
    documents: bool = True,
) -> list[Page]:
    """Return the pages of the wanted meetings, given by their files' paths from the root.

    `format` is one of templates, or `pdf`. The other meetings of the archive are what the wanted
    ones refer to. Without `documents`, files are named on the page but not linked. Raises
    `SamePath`, `SameDocument` and `PublishProblem`.
    """
    workspace = archive.workspace
    shown = editions(archive, edition)
    outcomes: dict[str, KnownOutcome] = {}
    for loaded in archive.meetings:
        # What a draft has decided is not public yet, unless its page is asked for, too.
        if edition == "internal" or loaded.path in wanted or loaded.meeting.status not in NOT_YET:
            outcomes |= known_outcomes(shown[loaded.path], loaded.id)
    announced = announced_topics(shown[loaded.path] for loaded in archive.meetings)
    chosen = [loaded for loaded in archive.meetings if loaded.path in wanted]
    paths = _paths(chosen, format)
    besides = {
        loaded.id: documents_of(shown[loaded.path], loaded.path, paths[loaded.id], workspace)
        if documents
        else {}
        for loaded in chosen
    }
    refuse_two((loaded.path, paths[loaded.id], besides[loaded.id].values()) for loaded in chosen)

    def view_of(loaded: Loaded) -> MeetingView:
        context = PageContext(
            loaded.id,
            edition,
            translator,
            workspace.project,
            outcomes,
            partial(link_to, paths, paths[loaded.id]),
            frozenset(besides[loaded.id]),
            announced,
        )
        return meeting_view(shown[loaded.path], context)

    days = [shown[loaded.path].date or shown[loaded.path].published for loaded in chosen]
    made = list(
        zip(chosen, written(chosen, days, view_of, format, translator, workspace), strict=True)
    )
    pages = [
        Page(paths[loaded.id], loaded.path, each.content, (*besides[loaded.id].values(),))
        for loaded, each in made
    ]
    if edition == "public":
        said = [(loaded, paths[loaded.id], each.said) for loaded, each in made]
        times = [time for _, each in made for time in each.moments]
        beside = [(target, file.read_bytes()) for page in pages for file, target in page.documents]
        pass_gate(said, archive, times, translator, beside)
    return pages


def _paths(meetings: list[Loaded], format: str) -> dict[str, str]:
    """Return the path of each meeting's page by its id: `bim/2021-12-10` and the format's ending."""
    paths: dict[str, str] = {}
    sources: dict[str, str] = {}
    for loaded in meetings:
        path = meeting_page(loaded.id, format)
        if path in sources:
            raise SamePath(path, sources[path], loaded.path)
        sources[path] = loaded.path
        paths[loaded.id] = path
    return paths
