"""Builds a site: from the minute files of a project to all files of its site, not yet written."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from minnes.archive.checker import Checker
from minnes.archive.workspace import Workspace
from minnes.language.catalog import Translator
from minnes.language.message import say
from minnes.publish.edition import Edition
from minnes.publish.look import look_of
from minnes.publish.public_index import NOT_YET
from minnes.publish.site import addresses
from minnes.publish.site.assets import assets
from minnes.publish.site.build_key import build_key
from minnes.publish.site.folder import Content, UnchangedFile
from minnes.publish.site.frame import PAGES, Frame
from minnes.publish.site.incremental import (
    Dispatcher,
    SiteMeetings,
    unchanged_files,
    update_meetings,
)
from minnes.publish.site.leak_scan import plan_scan
from minnes.publish.site.leaks import Leak
from minnes.publish.site.left_out import report
from minnes.publish.site.lists import Lists
from minnes.publish.site.meeting_renderer import MeetingRenderer
from minnes.publish.site.organizations import Organizations
from minnes.publish.site.records import CheckedFile, StaleCache
from minnes.publish.site.search_index import search_index
from minnes.publish.site.secrets import name_secret, own_texts
from minnes.publish.site.site_cache import CacheUpdate, CleanScan, SiteCache, open_cache
from minnes.publish.site.site_files import SiteFiles
from minnes.publish.site.subscription_files import subscription_files
from minnes.publish.site.worker import Worker
from minnes.publish.site.worker_pool import WorkerPool, without_garbage_collection, worker_count
from minnes.source.diagnostic import Diagnostic


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """How a site is built: its edition and language, and whether drafts are published too."""

    edition: Edition
    translator: Translator
    drafts: bool = False

    def publishes(self, file: CheckedFile) -> bool:
        """Return whether the site shows a meeting."""
        return self.edition == "internal" or self.drafts or file.status not in NOT_YET


@dataclass(frozen=True, slots=True)
class BuildInput:
    """What a site is built from: a project's minute files, as of a day.

    `foreign` are files in the site's folder that are not its own, by address: they are scanned too.
    """

    workspace: Workspace
    files: Sequence[Path]
    today: date
    foreign: Mapping[str, Path]


@dataclass(frozen=True, slots=True)
class Site:
    """A site that was built: its `files` by address, as they are written or where they lie.

    `errors` are those of files that have no page, by path; `leaks` what must not be published and yet
    is there; `left_out` is the list of what the edition leaves out, `unread` the number of documents
    that could not be scanned; `unpublished` are the paths of drafts and planned meetings without a page.
    `save_cache` is to be called once the site may be published.
    """

    files: dict[str, Content]
    errors: dict[str, tuple[Diagnostic, ...]]
    leaks: list[Leak]
    left_out: str
    unread: int
    unpublished: frozenset[str]
    save_cache: Callable[[], None]

    def new_files(self) -> dict[str, bytes | Path]:
        """Return the files but for those that are known to be published already."""
        return {
            path: content
            for path, content in self.files.items()
            if not isinstance(content, UnchangedFile)
        }


def build(
    inputs: BuildInput,
    options: BuildOptions,
    folder: Path,
    cache_file: Path | None = None,
    progress: Callable[[str], None] = lambda _: None,
) -> Site:
    """Return the site of minute files; nothing is written. Raises `SamePath`, `PublishProblem`.

    Pages in `folder` that the cache shows to be unchanged are not rendered; without a `cache_file` all
    are. `progress` is called with the name of each phase: read, make, search.
    """
    frame = _frame(inputs.workspace, options)
    with without_garbage_collection():
        if cache_file is None:
            return _build(inputs, options, frame, SiteCache(folder), progress)
        key = build_key(inputs.workspace, frame, options.drafts, inputs.today)
        cache = open_cache(cache_file, key, folder)
        try:
            return _build(inputs, options, frame, cache, progress)
        except (StaleCache, sqlite3.Error):
            return _build(inputs, options, frame, cache.emptied(), progress)


def _build(
    inputs: BuildInput,
    options: BuildOptions,
    frame: Frame,
    cache: SiteCache,
    progress: Callable[[str], None],
) -> Site:
    workspace = inputs.workspace
    paths = {workspace.relative(file): file for file in inputs.files}
    unchanged = unchanged_files(paths, cache)
    make_worker = _worker_factory(inputs, options, frame, unchanged)
    with WorkerPool(make_worker, worker_count(len(paths) - len(unchanged))) as pool:
        dispatcher = Dispatcher(pool, paths)
        meetings = update_meetings(paths, unchanged, cache, dispatcher, options.publishes, progress)
        lists = Lists(meetings.published, workspace, frame, meetings.read_pieces)
        files = _files(meetings, lists, workspace, frame)
        leaks: list[Leak] = []
        unread: dict[str, str] = {}
        clean_scan: CleanScan | None = None
        if options.edition == "public":
            progress("search")
            names = map(name_secret, sorted(meetings.withheld_names))
            own = (*lists.texts(), *own_texts(workspace.project, options.translator))
            scan = plan_scan(meetings, names, own)
            leaks, unread, suspected = scan.run(files, inputs.foreign, meetings, pool)
            clean_scan = scan.to_cache(files, suspected)
    update = CacheUpdate(meetings.records, meetings.new_pieces, files.pages, clean_scan)
    checked = [record.file for record in meetings.records.values()]
    unpublished = [file for file in checked if not (file.errors or options.publishes(file))]
    return Site(
        files=dict(files),
        errors={file.path: file.errors for file in checked if file.errors},
        leaks=leaks,
        left_out=_left_out(meetings, workspace, unpublished, unread, options.translator),
        unread=len(unread),
        unpublished=frozenset(file.path for file in unpublished),
        save_cache=partial(cache.save, update),
    )


def _worker_factory(
    inputs: BuildInput, options: BuildOptions, frame: Frame, unchanged: Mapping[str, CheckedFile]
) -> Callable[[], Worker]:
    workspace = inputs.workspace
    renderer = MeetingRenderer(workspace, options.edition, options.translator, frame)
    digests = {path: file.digest for path, file in unchanged.items()}
    return partial(Worker, renderer, Checker(workspace, inputs.today), digests)


def _files(meetings: SiteMeetings, lists: Lists, workspace: Workspace, frame: Frame) -> SiteFiles:
    """Return all files of the site; those that have changed are rendered."""
    files = SiteFiles(meetings.cache)
    for facts, info in meetings.published:
        unchanged = UnchangedFile(meetings.cache.folder / info.address, info.digest)
        files.add(info.address, meetings.new_pages.get(info.address, unchanged), facts.path)
    files.add_planned(lists.pages())
    files.add_planned(search_index(meetings.published, meetings.read_pieces))
    organizations = Organizations(
        lists.organizations, meetings.published, workspace, frame, meetings.read_pieces
    )
    files.add_planned(organizations.pages(files))
    for address, content in assets(frame.look):
        files.add(address, content, address)
    all_facts = [facts for facts, _ in meetings.published]
    files.add_planned(
        subscription_files(all_facts, workspace.project, frame.translator, frame.base)
    )
    for facts, info in meetings.published:
        files.add_documents(facts.path, info.documents.values())
    return files


def _left_out(
    meetings: SiteMeetings,
    workspace: Workspace,
    unpublished: Sequence[CheckedFile],
    unread: Mapping[str, str],
    translator: Translator,
) -> str:
    """Return the list of what the edition leaves out, and of what could not be scanned."""
    pieces = meetings.pieces("left")
    contents = zip(pieces, meetings.read_pieces(pieces), strict=True)
    entries = {piece.path: json.loads(content) for piece, content in contents}
    drafts = [(file.path, file.status) for file in unpublished]
    return report(workspace, entries, drafts, unread, len(meetings.withheld_names), translator)


def _frame(workspace: Workspace, options: BuildOptions) -> Frame:
    project, translator = workspace.project, options.translator
    public = options.edition == "public"
    title = (project and project.organization) or translator.text(say("Minutes of meetings"))
    names_people = not public or project is None or project.publish.names == "full"
    pages = tuple(address for address, _ in PAGES if address != addresses.PEOPLE or names_people)
    base = (project and public and project.publish.address) or ""
    return Frame(title, options.edition, translator, pages, look_of(workspace), base)
