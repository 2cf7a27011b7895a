"""The files of a site as they are put together: none twice, and none made that is there already."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from minnes.publish.documents import SamePath
from minnes.publish.site.folder import Content, There, digest
from minnes.publish.site.site_cache import Past


class Planned(NamedTuple):
    """A file of a site: what it is made of, as a digest, and what makes it."""

    address: str
    made_of: str
    make: Callable[[], str | bytes]


@dataclass(slots=True)
class Files:
    """The files of a site by address: as they are now, of what they were made, and their digests."""

    past: Past
    contents: dict[str, Content] = field(default_factory=dict)
    pages: dict[str, tuple[str, str]] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)
    _sources: dict[str, str] = field(default_factory=dict)

    def plan(self, planned: Iterable[Planned]) -> None:
        """Add files, and make those that are not there already; raises `SamePath`."""
        for page in planned:
            content = self.there(page) or _bytes(page.make())
            self.put(page.address, content, page.address)
            self.pages[page.address] = page.made_of, self.digests[page.address]

    def there(self, page: Planned) -> There | None:
        """Return the file that is there already, if it is made of the same."""
        own = self.past.same(page.address, page.made_of)
        return There(self.past.folder / page.address, own) if own else None

    def put(self, address: str, content: Content, source: str) -> None:
        """Add a file; raises `SamePath` where another one has its address."""
        if address in self._sources:
            raise SamePath(address, (self._sources[address], source))
        self._sources[address] = source
        self.contents[address] = content
        self.digests[address] = digest(content)

    def put_documents(self, documents: Iterable[Sequence[str]]) -> None:
        """Add documents that lie elsewhere; several meetings may name the same."""
        for file, target in documents:
            self.contents[target] = Path(file)
            self.digests[target] = digest(Path(file))

    def __iter__(self) -> Iterator[tuple[str, Content]]:
        return iter(sorted(self.contents.items()))


def _bytes(content: str | bytes) -> bytes:
    return content.encode("utf-8") if isinstance(content, str) else content
