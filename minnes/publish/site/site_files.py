"""The files of a site as a build collects them: no address twice, and no page rendered that is unchanged."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from minnes.publish.problem import SameDocument, SamePath
from minnes.publish.site.folder import Content, UnchangedFile, file_digest
from minnes.publish.site.site_cache import SiteCache


class PlannedFile(NamedTuple):
    """A file that `render` makes, unless the cache has one of the same `key`, a digest of its inputs."""

    address: str
    key: str
    render: Callable[[], str | bytes]


@dataclass(slots=True)
class SiteFiles:
    """The contents and digests of a site's files by address.

    `pages` are the cache key and the digest of each planned file.
    """

    cache: SiteCache
    contents: dict[str, Content] = field(default_factory=dict)
    pages: dict[str, tuple[str, str]] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)
    _sources: dict[str, str] = field(default_factory=dict)

    def add_planned(self, planned: Iterable[PlannedFile]) -> None:
        """Add files, and render those that have changed; raises `SamePath`."""
        for file in planned:
            content = self.unchanged(file) or _bytes(file.render())
            self.add(file.address, content, file.address)
            self.pages[file.address] = file.key, self.digests[file.address]

    def unchanged(self, file: PlannedFile) -> UnchangedFile | None:
        """Return the published file, if it was made with the same cache key."""
        own = self.cache.unchanged_digest(file.address, file.key)
        return UnchangedFile(self.cache.folder / file.address, own) if own else None

    def add(self, address: str, content: Content, source: str) -> None:
        """Add a file; raises `SamePath` where one from another source has its address."""
        if address in self._sources:
            raise SamePath(address, self._sources[address], source)
        self._sources[address] = source
        self.contents[address] = content
        self.digests[address] = file_digest(content)

    def add_documents(self, source: str, documents: Iterable[Sequence[str]]) -> None:
        """Add what a minute file attaches, as pairs of path and address; several files may share one.

        Raises `SameDocument` where something else has the address.
        """
        for file, target in documents:
            digest = file_digest(Path(file))
            if self.digests.setdefault(target, digest) != digest:
                raise SameDocument(target, self._sources[target], source)
            self._sources.setdefault(target, source)
            self.contents[target] = Path(file)

    def __iter__(self) -> Iterator[tuple[str, Content]]:
        return iter(sorted(self.contents.items()))


def _bytes(content: str | bytes) -> bytes:
    return content.encode("utf-8") if isinstance(content, str) else content
