"""The incremental build of a site's meetings: what the cache has is reused, the rest is rendered anew.

Each meeting goes through three steps: its file is checked, its facts are collected, its page is rendered
with the facts of all others. Each step has a cache key of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from minnes.archive.digests import content_digest
from minnes.publish.site.context import MeetingContext, SiteContext
from minnes.publish.site.records import (
    CheckedFile,
    MeetingRecord,
    PageInfo,
    Piece,
    Published,
    RenderedMeeting,
    StaleCache,
    digest,
    path_state,
)
from minnes.publish.site.site_cache import SiteCache
from minnes.publish.site.worker_pool import WorkerPool


@dataclass(slots=True)
class SiteMeetings:
    """The meetings of a site by the paths of their files, oldest first.

    `records` are of all files, `withheld_names` those that any meeting withholds, `published` the
    meetings that have a page. With `incomplete`, some file has an error and is left out. `new_pages`
    (by address) and `new_pieces` (by path and name) were rendered in this build.
    """

    cache: SiteCache
    records: dict[str, MeetingRecord]
    withheld_names: frozenset[str]
    incomplete: bool
    published: list[Published] = field(default_factory=list)
    new_pages: dict[str, bytes] = field(default_factory=dict)
    new_pieces: dict[str, dict[str, bytes]] = field(default_factory=dict)

    def info(self, path: str) -> PageInfo:
        """Return what is known of a rendered meeting; raises `StaleCache` if nothing is."""
        info = self.records[path].info
        if info is None:
            raise StaleCache(path)
        return info

    def add(self, rendered: RenderedMeeting, key: str) -> None:
        """Add a meeting that was rendered anew, with its cache key."""
        record = self.records[rendered.path]
        self.records[rendered.path] = record._replace(info_key=key, info=rendered.info)
        self.new_pieces[rendered.path] = rendered.pieces
        if rendered.page:
            self.new_pages[rendered.info.address] = rendered.page

    def pieces(self, name: str) -> list[Piece]:
        """Return references to the pieces with a name, of all meetings that have one."""
        return [
            Piece(path, name, record.info.pieces[name])
            for path, record in self.records.items()
            if record.info and name in record.info.pieces
        ]

    def read_pieces(self, wanted: Sequence[Piece]) -> list[bytes]:
        """Return the contents of pieces in order, new or from the cache."""
        cached = iter(
            self.cache.read_pieces([piece for piece in wanted if piece.path not in self.new_pieces])
        )
        return [
            self.new_pieces[piece.path][piece.name]
            if piece.path in self.new_pieces
            else next(cached)
            for piece in wanted
        ]


def unchanged_files(files: Mapping[str, Path], cache: SiteCache) -> dict[str, CheckedFile]:
    """Return the cached results of those files that have not changed, nor what they link to."""
    found = {}
    for path, file in files.items():
        record = cache.records.get(path)
        if record and _is_unchanged(record.file, file):
            found[path] = record.file
    return found


def _is_unchanged(before: CheckedFile, file: Path) -> bool:
    try:
        same = content_digest(file.read_bytes()) == before.digest
    except OSError:
        return False
    return same and all(path_state(path) == state for path, state in before.linked_paths)


class Dispatcher:
    """Runs a step for some of the files, each in the worker that holds its meeting."""

    def __init__(self, pool: WorkerPool, files: Mapping[str, Path]) -> None:
        self._pool = pool
        self._worker = {
            path: number for number, some in enumerate(pool.split([*files])) for path in some
        }

    def run(self, step: str, arguments: Mapping[str, Any], *more: Any) -> list[Any]:
        """Return the results of a method of `Worker`, called with an argument for each path."""
        parts: list[dict[str, Any]] = [{} for _ in range(self._pool.count)]
        for path, argument in arguments.items():
            parts[self._worker[path]][path] = argument
        results = self._pool.run(step, [(part, *more) for part in parts])
        return [result for some in results for result in some]


def update_meetings(
    files: Mapping[str, Path],
    unchanged: Mapping[str, CheckedFile],
    cache: SiteCache,
    dispatcher: Dispatcher,
    is_published: Callable[[CheckedFile], bool],
    progress: Callable[[str], None],
) -> SiteMeetings:
    """Return the meetings in files, rendered; those that are `unchanged` are not checked again."""
    progress("read")
    changed = {path: file for path, file in files.items() if path not in unchanged}
    checked = [*unchanged.values(), *dispatcher.run("check", changed)]
    checked.sort(key=lambda file: (file.day, file.id, file.path))
    sound = [file for file in checked if not file.errors]
    names = frozenset(name for file in checked for name in file.withheld_names)
    names -= frozenset(name for file in sound for name in file.agreed_names)
    records = {
        file.path: cache.records[file.path] if file.path in unchanged else MeetingRecord(file)
        for file in checked
    }
    meetings = SiteMeetings(cache, records, names, len(sound) < len(checked))
    progress("make")
    unpublished = [file for file in sound if not is_published(file)]
    # What is internal in a draft is so wherever it is spoken of.
    internal = frozenset(reference for file in unpublished for reference in file.internal)
    published = [file for file in sound if is_published(file)]
    _update_published(meetings, published, internal, dispatcher)
    _update_unpublished(meetings, unpublished, dispatcher)
    return meetings


def _update_published(
    meetings: SiteMeetings,
    published: Sequence[CheckedFile],
    internal: frozenset[str],
    dispatcher: Dispatcher,
) -> None:
    """Collect the facts of meetings, then render each with the facts of all."""
    names = digest(sorted(meetings.withheld_names))
    keys = {file.path: digest(file.digest, file.linked_paths, names) for file in published}
    changed = [path for path, key in keys.items() if meetings.records[path].facts_key != key]
    for facts in dispatcher.run("collect_facts", dict.fromkeys(changed), meetings.withheld_names):
        file = meetings.records[facts.path].file
        meetings.records[facts.path] = MeetingRecord(file, keys[facts.path], facts)
    all_facts = [facts for path in keys if (facts := meetings.records[path].facts)]
    site = SiteContext(all_facts, meetings.incomplete, internal)
    _render(meetings, keys, site, dispatcher)
    meetings.published = [(facts, meetings.info(facts.path)) for facts in all_facts]


def _render(
    meetings: SiteMeetings, facts_keys: Mapping[str, str], site: SiteContext, dispatcher: Dispatcher
) -> None:
    """Render the meetings whose page or context has changed."""
    cache = meetings.cache
    same_site = site.is_unchanged_since(cache.records.values())
    contexts: dict[str, MeetingContext] = {}
    keys: dict[str, str] = {}
    for facts in site.meetings:
        record = meetings.records[facts.path]
        info = record.info
        has_page = info and cache.published.get(info.address) == info.digest
        if has_page and same_site and record is cache.records.get(facts.path):
            continue
        context = site.context_of(facts)
        keys[facts.path] = digest(facts_keys[facts.path], context)
        if not has_page or record.info_key != keys[facts.path]:
            contexts[facts.path] = context
    for rendered in dispatcher.run("render", contexts, meetings.withheld_names):
        meetings.add(rendered, keys[rendered.path])


def _update_unpublished(
    meetings: SiteMeetings, unpublished: Sequence[CheckedFile], dispatcher: Dispatcher
) -> None:
    """Collect the secrets of meetings that have no page: all that they say."""
    keys = {file.path: digest("withheld", file.digest) for file in unpublished}
    changed = [path for path, key in keys.items() if meetings.records[path].info_key != key]
    for rendered in dispatcher.run("collect_secrets", dict.fromkeys(changed)):
        meetings.add(rendered, keys[rendered.path])
