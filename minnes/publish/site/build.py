"""From the minute files of a project to all files of its site, held until they may be published."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from minnes import resources
from minnes.archive.checker import Checker
from minnes.archive.workspace import Workspace
from minnes.language.catalog import Translator, sentences
from minnes.language.message import say
from minnes.publish.edition import Edition
from minnes.publish.look import look_of
from minnes.publish.public_index import NOT_YET
from minnes.publish.site import addresses, inputs, site_cache
from minnes.publish.site.assets import beside
from minnes.publish.site.folder import Content, There
from minnes.publish.site.frame import PAGES, Frame
from minnes.publish.site.leaks import Leak
from minnes.publish.site.left_out import report
from minnes.publish.site.lists import Lists
from minnes.publish.site.meeting import Maker
from minnes.publish.site.meetings import Asking, Meetings, gather, known_files
from minnes.publish.site.organizations import Organizations
from minnes.publish.site.planned import Files
from minnes.publish.site.records import Doubt, Looked
from minnes.publish.site.search import search
from minnes.publish.site.searched import search_words
from minnes.publish.site.secrets import Secret
from minnes.publish.site.share import Share
from minnes.publish.site.shares import Shares, fitting, nothing_collected
from minnes.publish.site.site_cache import Now, Past
from minnes.publish.site.subscribed import subscribed
from minnes.publish.veil import initials
from minnes.source.diagnostic import Diagnostic


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a site is to be: its edition and language, and whether drafts are taken along."""

    edition: Edition
    translator: Translator
    drafts: bool = False

    def published(self, file: Looked) -> bool:
        """Return whether the site shows a meeting."""
        return self.edition == "internal" or self.drafts or file.status not in NOT_YET


@dataclass(frozen=True, slots=True)
class Source:
    """What a site is made from: a project's minute files, as of a day.

    `stay` are files that lie among the site's own and stay there: they are looked through as well.
    """

    workspace: Workspace
    files: Sequence[Path]
    today: date
    stay: Mapping[str, Path]


@dataclass(frozen=True, slots=True)
class Site:
    """A site that is made: its `files` by address, as they are written or where they lie.

    `refused` are the errors of files that no page was made of, by path; `leaks` what must not be
    published and yet is there; `left_out` is the list of what the edition leaves out, `unread` how many
    documents could not be looked through; `unpublished` are the files of drafts and planned meetings that
    it leaves out. `keep` remembers all of it, for the next time.
    """

    files: dict[str, Content]
    refused: dict[str, tuple[Diagnostic, ...]]
    leaks: list[Leak]
    left_out: str
    unread: int
    unpublished: frozenset[str]
    keep: Callable[[], None]

    def fresh(self) -> dict[str, bytes | Path]:
        """Return the files but for those that are known to lie there already."""
        return {
            path: content for path, content in self.files.items() if not isinstance(content, There)
        }


def build(
    source: Source,
    wanted: Wanted,
    folder: Path,
    cache: Path | None = None,
    progress: Callable[[str], None] = lambda _: None,
) -> Site:
    """Return the site that minute files make; nothing is written. Raises `SamePath`, `PublishProblem`.

    What lies in `folder` is not made anew where what is kept in the file `cache` shows that it would be
    the same. `progress` is told what is being done: read, make, search.
    """
    frame = _frame(source.workspace, wanted)
    with nothing_collected():
        if cache is None:
            return _built(source, wanted, frame, Past(folder), progress)
        stands_on = inputs.digest_of(source.workspace, frame, wanted.drafts, source.today)
        known = site_cache.opened(cache, stands_on, folder)
        try:
            return _built(source, wanted, frame, known, progress)
        except (Doubt, sqlite3.Error):
            return _built(source, wanted, frame, known.forgotten(), progress)


def _built(
    source: Source,
    wanted: Wanted,
    frame: Frame,
    known: Past,
    progress: Callable[[str], None],
) -> Site:
    """Return the site, with what is `known` of it in place of what would be made the same."""
    files = {source.workspace.relative(file): file for file in source.files}
    looked = known_files(files, known)
    with Shares(_share(source, wanted, frame, looked), fitting(len(files) - len(looked))) as shares:
        asking = Asking(shares, files)
        meetings = gather(files, looked, known, asking, wanted.published, progress)
        lists = Lists(meetings.published, source.workspace, frame, meetings.texts)
        put = _files(meetings, lists, source, wanted, frame)
        leaks: list[Leak] = []
        unread: dict[str, str] = {}
        sought = None
        if wanted.edition == "public":
            progress("search")
            names = [_name(name) for name in sorted(meetings.names)]
            seeking = search(meetings, names, _own_texts(lists, source.workspace, wanted))
            leaks, unread = seeking.leaks(put, source.stay, meetings, shares)
            sought = seeking.kept(put)
    now = Now(meetings.records, meetings.pieces, put.pages, sought)
    return Site(
        dict(sorted(put.contents.items())),
        {
            path: record.looked.errors
            for path, record in meetings.records.items()
            if record.looked.errors
        },
        leaks,
        _left_out(meetings, source.workspace, wanted, unread),
        len(unread),
        frozenset(draft.path for draft in _drafts(meetings, wanted)),
        partial(known.keep, now),
    )


def _share(
    source: Source, wanted: Wanted, frame: Frame, looked: Mapping[str, Looked]
) -> Callable[[], Share]:
    workspace = source.workspace
    maker = Maker(workspace, wanted.edition, wanted.translator, frame)
    ignored = workspace.project.check.ignore if workspace.project else ()
    known = {path: file.content for path, file in looked.items()}
    return partial(Share, maker, Checker(workspace, source.today), ignored, known)


def _files(
    meetings: Meetings,
    lists: Lists,
    source: Source,
    wanted: Wanted,
    frame: Frame,
) -> Files:
    """Return all files of the site; those that are not there already are made."""
    workspace = source.workspace
    put = Files(meetings.past)
    for facts, head in meetings.published:
        there = There(meetings.past.folder / head.address, head.page)
        put.put(head.address, meetings.pages.get(head.address, there), facts.path)
    put.plan(lists.pages())
    put.plan(search_words(meetings.published, meetings.texts))
    reports = Organizations(
        lists.organizations, meetings.published, workspace, frame, meetings.texts
    )
    put.plan(reports.pages(put))
    for address, content in beside(frame.look):
        put.put(address, content, address)
    known = [facts for facts, _ in meetings.published]
    put.plan(subscribed(known, workspace.project, wanted.translator, frame.base))
    for _, head in meetings.published:
        put.put_documents(head.documents.values())
    return put


def _name(name: str) -> Secret:
    return Secret("", initials(name), name, "name" if " " in name else "text")


def _own_texts(lists: Lists, workspace: Workspace, wanted: Wanted) -> Iterator[str]:
    """Yield what may stand on pages beside the texts of meetings: names of lists, and our own words."""
    yield from lists.texts()
    yield from sentences(wanted.translator.language)
    if workspace.project:
        yield workspace.project.organization or ""
        yield workspace.project.publish.logo_text or ""
    for file in sorted(resources.templates().rglob("*")):
        if file.suffix in (".j2", ".css", ".js", ".txt"):
            yield file.read_text("utf-8")


def _left_out(
    meetings: Meetings, workspace: Workspace, wanted: Wanted, unread: Mapping[str, str]
) -> str:
    """Return the list of what the edition leaves out, and of what was not looked through."""
    refs = meetings.refs("left")
    entries = {
        ref.path: json.loads(text) for ref, text in zip(refs, meetings.texts(refs), strict=True)
    }
    drafts = [(draft.path, draft.status) for draft in _drafts(meetings, wanted)]
    return report(workspace, entries, drafts, unread, len(meetings.names), wanted.translator)


def _drafts(meetings: Meetings, wanted: Wanted) -> list[Looked]:
    """Return the sound files of which the site shows nothing yet."""
    sound = [record.looked for record in meetings.records.values() if not record.looked.errors]
    return [file for file in sound if not wanted.published(file)]


def _frame(workspace: Workspace, wanted: Wanted) -> Frame:
    project, translator = workspace.project, wanted.translator
    title = (project and project.organization) or translator.text(say("Minutes of meetings"))
    named = wanted.edition == "internal" or project is None or project.publish.names == "full"
    pages = tuple(address for address, _ in PAGES if address != addresses.PEOPLE or named)
    base = (project and wanted.edition == "public" and project.publish.address) or ""
    return Frame(title, wanted.edition, translator, pages, look_of(workspace), base)
