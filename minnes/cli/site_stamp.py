"""The stamp of a published site, which tells `minnes render` that there is nothing to do."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from minnes.cli import console, places

if TYPE_CHECKING:
    from minnes.cli.render_options import RenderOptions


@dataclass(frozen=True, slots=True)
class SiteStamp:
    """The file with the stamp of one site; `listing` is the path of the list of what was left out."""

    root: Path
    folder: Path
    listing: Path
    options: RenderOptions

    def is_current(self) -> bool:
        """Return whether nothing has changed since the site was built."""
        if not self._is_used() or (self.options.edition == "public" and not self.listing.exists()):
            return False
        try:
            return self._file().read_text("utf-8") == self._stamp()
        except (OSError, UnicodeDecodeError):
            return False

    def save(self, started: int) -> None:
        """Save the stamp of the site, unless a file was changed after just before `started` (nanoseconds).

        If it cannot be written, the next command builds the site again.
        """
        from minnes.publish.site.stamp import is_settled

        if not self._is_used() or not is_settled(self.root, self.folder, (self.listing,), started):
            return
        try:
            file = self._file()
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(self._stamp(), "utf-8")
        except OSError:
            return

    @property
    def cache(self) -> Path | None:
        """Return the path of the site's cache, unless none is to be used."""
        return None if self.options.no_cache else self._file("sqlite")

    def _is_used(self) -> bool:
        options = self.options
        return not (options.no_cache or options.check or options.dry_run)

    def _file(self, ending: str = "stamp") -> Path:
        from hashlib import blake2b

        from minnes.archive.store import folder_of

        own = blake2b(os.fsencode(self.folder.resolve()), digest_size=8).hexdigest()
        return folder_of(places.cache_folder(), self.root) / f"site-{own}.{ending}"

    def _stamp(self) -> str:
        from minnes.publish.site.stamp import stamp

        options = self.options
        facts = (
            options.edition,
            console.language().language,
            str(options.drafts),
            str(self.listing.resolve()),
        )
        return stamp(self.root, self.folder, (self.listing,), facts)
