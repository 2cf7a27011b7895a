"""From the meetings of a project to all files of its site, held in memory until they may be published."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from minnes import resources
from minnes.archive.loading import Loaded
from minnes.archive.workspace import Workspace
from minnes.language.catalog import Translator
from minnes.language.message import say
from minnes.publish.edition import Edition
from minnes.publish.look import Look, look_of
from minnes.publish.pages import SamePath, documents_of
from minnes.publish.site import addresses
from minnes.publish.site.around import Everything
from minnes.publish.site.facts import Facts, facts
from minnes.publish.site.frame import PAGES, Frame
from minnes.publish.site.lists import Lists
from minnes.publish.site.meeting import Maker, Shown

NOT_YET = frozenset({"planned", "draft"})
"""Statuses of minutes that the public site shows only when it is asked to."""


@dataclass(frozen=True, slots=True)
class Site:
    """All files of a site by path: `pages` as they are written, `documents` by where they lie."""

    pages: dict[str, bytes]
    documents: dict[str, Path]


def published(meetings: Sequence[Loaded], edition: Edition, drafts: bool) -> list[Loaded]:
    """Return the meetings that a site shows, oldest first."""
    if edition == "internal" or drafts:
        return list(meetings)
    return [one for one in meetings if one.meeting.status not in NOT_YET]


def build(
    workspace: Workspace,
    meetings: Sequence[Loaded],
    edition: Edition,
    translator: Translator,
    incomplete: bool = False,
) -> Site:
    """Return the site of meetings, which come oldest first.

    `incomplete` says that some files could not be read. Raises `SamePath`.
    """
    maker = Maker(workspace, edition, translator, _frame(workspace, edition, translator))
    edited = [maker.edited(one) for one in meetings]
    known = [facts(one, shown) for one, shown in zip(meetings, edited, strict=True)]
    everything = Everything(known, incomplete)
    files = Files()
    made: list[tuple[Facts, Shown]] = []
    for one, shown, fact in zip(meetings, edited, known, strict=True):
        address = addresses.meeting_page(one.id)
        beside = documents_of(shown, one.path, address, workspace)
        result = maker.show(one, shown, everything.around(fact, sorted(beside)))
        files.add(address, result.page.encode("utf-8"), one.path)
        files.documents.update((target, source) for source, target in beside.values())
        made.append((fact, result))
    lists = Lists(made, workspace, maker.frame)
    for address, text in (*lists.pages(), *lists.words()):
        files.add(address, text.encode("utf-8"), address)
    for address, content in _beside(maker.frame.look):
        files.add(address, content, address)
    return Site(dict(sorted(files.pages.items())), dict(sorted(files.documents.items())))


@dataclass(slots=True)
class Files:
    """Files of a site as they come, none of them twice."""

    pages: dict[str, bytes] = field(default_factory=dict)
    documents: dict[str, Path] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)

    def add(self, address: str, content: bytes, source: str) -> None:
        """Add a file; raises `SamePath` where another one has its address."""
        if address in self.sources:
            raise SamePath(address, (self.sources[address], source))
        self.sources[address] = source
        self.pages[address] = content


def _frame(workspace: Workspace, edition: Edition, translator: Translator) -> Frame:
    project = workspace.project
    title = (project and project.organization) or translator.text(say("Minutes of meetings"))
    with_people = edition == "internal" or project is None or project.publish.names == "full"
    pages = tuple(address for address, _ in PAGES if address != addresses.PEOPLE or with_people)
    return Frame(title, edition, translator, pages, look_of(workspace))


def _beside(look: Look) -> Iterator[tuple[str, bytes]]:
    """Yield the styles, scripts and pictures that the pages use."""
    folder = resources.templates()
    yield "style.css", str(look.style.css).encode("utf-8")
    if look.style.logo:
        yield look.style.logo.file, look.picture
    for address, name in (
        ("site.css", "site/site.css"),
        ("site.js", "site/site.js"),
        ("search.js", "site/search.js"),
        ("search/minisearch.js", "site/vendor/minisearch.js"),
        ("search/minisearch.LICENSE.txt", "site/vendor/minisearch.LICENSE.txt"),
    ):
        yield address, (folder / name).read_bytes()
