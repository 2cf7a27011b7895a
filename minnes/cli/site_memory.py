"""Where it is remembered what a site was made of, and a stamp by which it is seen that nothing is to do."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from minnes.cli import console, places

if TYPE_CHECKING:
    from minnes.cli.render_wishes import Wishes


@dataclass(frozen=True, slots=True)
class Memory:
    """The stamp of one site; `listing` is the list of what was left out of it."""

    root: Path
    folder: Path
    listing: Path
    wishes: Wishes

    def holds(self) -> bool:
        """Return whether all is as it was when the site was made."""
        if not self._counts() or (self.wishes.edition == "public" and not self.listing.exists()):
            return False
        try:
            return self._file().read_text("utf-8") == self._stamp()
        except (OSError, UnicodeDecodeError):
            return False

    def keep(self, started: int) -> None:
        """Remember the site as it is now, unless a file was changed since just before `started`.

        A memory that cannot be kept is no error: the site is then made anew.
        """
        from minnes.publish.site.stamp import is_settled

        if not self._counts() or not is_settled(self.root, self.folder, (self.listing,), started):
            return
        try:
            file = self._file()
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(self._stamp(), "utf-8")
        except OSError:
            return

    @property
    def cache(self) -> Path | None:
        """Return the file that keeps what the pages were made of, if it is to be used."""
        return None if self.wishes.no_cache else self._file("sqlite")

    def _counts(self) -> bool:
        wishes = self.wishes
        return not (wishes.no_cache or wishes.check or wishes.dry_run)

    def _file(self, ending: str = "stamp") -> Path:
        from hashlib import blake2b

        from minnes.archive.store import folder_of

        own = blake2b(str(self.folder.resolve()).encode(), digest_size=8).hexdigest()
        return folder_of(places.cache_folder(), self.root) / f"site-{own}.{ending}"

    def _stamp(self) -> str:
        from minnes.publish.site.stamp import stamp

        wishes = self.wishes
        facts = (
            wishes.edition,
            console.language().language,
            str(wishes.drafts),
            str(self.listing.resolve()),
        )
        return stamp(self.root, self.folder, (self.listing,), facts)
