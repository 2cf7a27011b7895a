"""From the minute files of a project to all files of its site, held until they may be published."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from minnes import resources
from minnes.archive.checker import Checker
from minnes.archive.workspace import Workspace
from minnes.language.catalog import Translator, sentences
from minnes.language.message import say
from minnes.publish.edition import Edition
from minnes.publish.look import look_of
from minnes.publish.pages import SamePath
from minnes.publish.public_index import NOT_YET
from minnes.publish.report_pages import Links
from minnes.publish.site import addresses
from minnes.publish.site.around import Everything
from minnes.publish.site.beside import beside
from minnes.publish.site.facts import Facts
from minnes.publish.site.frame import PAGES, Frame
from minnes.publish.site.leaks import Leak, as_row
from minnes.publish.site.left_out import report
from minnes.publish.site.lists import Lists
from minnes.publish.site.meeting import Maker
from minnes.publish.site.organizations import organization_pages
from minnes.publish.site.secrets import Secret
from minnes.publish.site.share import Looked, Made, Share
from minnes.publish.site.shares import Shares, fitting
from minnes.publish.site.subscribed import subscribed
from minnes.publish.veil import initials
from minnes.source.diagnostic import Diagnostic


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a site is to be: its edition and language, and whether drafts are taken along."""

    edition: Edition
    translator: Translator
    drafts: bool = False

    def published(self, one: Looked) -> bool:
        """Return whether the site shows a meeting."""
        return self.edition == "internal" or self.drafts or one.status not in NOT_YET


@dataclass(frozen=True, slots=True)
class Site:
    """A site that is made: `pages` as they are written, `documents` by where they lie.

    `refused` are the errors of files that no page was made of, by path; `leaks` what must not be
    published and yet is there; `left_out` is the list of what the edition leaves out.
    """

    pages: dict[str, bytes]
    documents: dict[str, Path]
    refused: dict[str, tuple[Diagnostic, ...]]
    leaks: list[Leak]
    left_out: str


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


def build(
    workspace: Workspace,
    files: Sequence[Path],
    wanted: Wanted,
    today: date,
    kept: Mapping[str, Path] = MappingProxyType({}),
    progress: Callable[[str], None] = lambda _: None,
) -> Site:
    """Return the site that minute files make; nothing is written. Raises `SamePath`, `PublishProblem`.

    `kept` are files that lie among the site's own and stay there: they are looked through as well.
    `progress` is told what is being done: read, make, search.
    """
    frame = _frame(workspace, wanted)
    maker = Maker(workspace, wanted.edition, wanted.translator, frame)
    ignored = workspace.project.check.ignore if workspace.project else ()
    share = partial(Share, maker, Checker(workspace, today), ignored)
    with Shares(share, fitting(files)) as shares:
        progress("read")
        parts = shares.ask("look", [(some,) for some in shares.parted(files)])
        holder = {one.path: number for number, some in enumerate(parts) for one in some}
        looked: list[Looked] = [one for some in parts for one in some]
        sound = [one for one in looked if not one.errors]
        names = frozenset[str]().union(*(one.names for one in sound))
        names -= frozenset[str]().union(*(one.agreed for one in sound))
        place = {one.path: number for number, one in enumerate(sorted(sound, key=_order))}
        progress("make")
        known, made, secrets = _made(shares, holder, sound, wanted, names, len(sound) < len(looked))
        known.sort(key=lambda one: place[one.path])
        shown = {one.path: one.shown for one in made if one.shown}
        put = Files()
        for one in known:
            put.add(shown[one.path].address, shown[one.path].page.encode("utf-8"), one.path)
        of_meetings = frozenset(put.pages)
        lists = Lists([(one, shown[one.path]) for one in known], workspace, frame)
        pages = (
            *lists.pages(),
            *lists.words(),
            *_reports(lists, made, known, workspace, frame, shares),
        )
        for address, text in pages:
            put.add(address, text.encode("utf-8"), address)
        for address, content in beside(frame.look):
            put.add(address, content, address)
        for address, content in subscribed(known, workspace.project, wanted.translator, frame.base):
            put.add(address, content, address)
        for each in made:
            put.documents.update((target, Path(file)) for file, target in each.documents.values())
        found: list[Leak] = []
        if wanted.edition == "public":
            progress("search")
            published = _published(made, lists, workspace, wanted)
            unseen = shares.parted([*_unseen(put, kept, of_meetings)])
            asked = [(secrets, published, some) for some in unseen]
            found = _joined(shares.ask("leaks", asked))
    drafts = [
        (one.path, one.status) for one in sorted(sound, key=_order) if not wanted.published(one)
    ]
    entries = {one.path: one.left_out for one in sorted(made, key=lambda one: place[one.path])}
    return Site(
        dict(sorted(put.pages.items())),
        dict(sorted(put.documents.items())),
        {one.path: one.errors for one in looked if one.errors},
        sorted(found),
        report(workspace, entries, drafts, len(names), wanted.translator),
    )


def _order(one: Looked) -> tuple[str, str]:
    return one.day, one.path


def _made(
    shares: Shares,
    holder: Mapping[str, int],
    sound: Sequence[Looked],
    wanted: Wanted,
    names: frozenset[str],
    incomplete: bool,
) -> tuple[list[Facts], list[Made], list[Secret]]:
    """Return the facts of all published meetings, what is made of all, and what must not be told."""
    parts: list[list[str]] = [[] for _ in range(shares.count)]
    rest: list[list[str]] = [[] for _ in range(shares.count)]
    for one in sound:
        (parts if wanted.published(one) else rest)[holder[one.path]].append(one.path)
    known: list[Facts] = _joined(shares.ask("tell", [(some, names) for some in parts]))
    known.sort(key=lambda one: (one.day, one.path))
    everything = Everything(known, incomplete)
    by_path = {one.path: one for one in known}
    arounds = [({path: everything.around(by_path[path]) for path in some},) for some in parts]
    made: list[Made] = _joined(shares.ask("show", arounds))
    if wanted.edition == "public":
        made += _joined(shares.ask("withhold", [(some,) for some in rest]))
    secrets = [
        Secret("", initials(name), name, "name" if " " in name else "text")
        for name in sorted(names)
    ]
    secrets += sorted(secret for one in made for secret in one.secrets)
    return known, made, secrets


def _reports(
    lists: Lists,
    made: Sequence[Made],
    known: Sequence[Facts],
    workspace: Workspace,
    frame: Frame,
    shares: Shares,
) -> list[tuple[str, str]]:
    """Return the pages of organizations, as of the latest minutes."""
    ids = {one.path: one.id for one in known}
    documents = {
        (ids[one.path], written): target
        for one in made
        for written, (_, target) in one.documents.items()
    }
    links = Links({one.id: addresses.meeting_page(one.id) for one in known}, {}, documents)
    held = [one.day for one in known if one.day and one.status not in ("planned", "cancelled")]
    today = date.fromisoformat(max(held)) if held else date.min
    reports = {one.path: one.report for one in made}
    rows = {one.path: reports[one.path] for one in known}
    return organization_pages(lists.organizations, rows, links, workspace, frame, today, shares)


def _joined(parts: Sequence[list[Any]]) -> list[Any]:
    return [one for some in parts for one in some]


def _unseen(
    put: Files, kept: Mapping[str, Path], seen: Collection[str]
) -> Iterator[tuple[str, bytes | Path]]:
    """Yield all files that are or stay published, but for those that have been looked through."""
    yield from ((path, content) for path, content in put.pages.items() if path not in seen)
    yield from {**kept, **put.documents}.items()


def _published(made: Sequence[Made], lists: Lists, workspace: Workspace, wanted: Wanted) -> bytes:
    """Return all texts that may stand on pages, as a row of words: of meetings, and our own."""
    texts = [*lists.texts(), *sentences(wanted.translator.language)]
    if workspace.project:
        texts += [workspace.project.organization or "", workspace.project.publish.logo_text or ""]
    for file in sorted(resources.templates().rglob("*")):
        if file.suffix in (".j2", ".css", ".js", ".txt"):
            texts.append(file.read_text("utf-8"))
    return b"".join([as_row(texts), *(one.texts for one in made)])


def _frame(workspace: Workspace, wanted: Wanted) -> Frame:
    project, translator = workspace.project, wanted.translator
    title = (project and project.organization) or translator.text(say("Minutes of meetings"))
    named = wanted.edition == "internal" or project is None or project.publish.names == "full"
    pages = tuple(address for address, _ in PAGES if address != addresses.PEOPLE or named)
    base = (project and wanted.edition == "public" and project.publish.address) or ""
    return Frame(title, wanted.edition, translator, pages, look_of(workspace), base)
