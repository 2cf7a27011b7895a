"""What to look for in the files of a site; in those that were looked through before, only what is new.

A file that is what it was is as clean as it was, if nothing is looked for that was not then. More is
looked for where there are new secrets, or where what spared one, a published text that says the same,
is gone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from minnes.publish.site.folder import There
from minnes.publish.site.leaks import Leak, Row, marks_of, rows_of, said
from minnes.publish.site.meetings import Meetings
from minnes.publish.site.planned import Files
from minnes.publish.site.records import Piece
from minnes.publish.site.secrets import Secret
from minnes.publish.site.shares import Shares
from minnes.publish.site.site_cache import MARKS, UNREAD, Sought
from minnes.publish.site.word_rows import as_row


class Search(NamedTuple):
    """What to look for: `rows` in all files but those that are `clean`, in these only `fresh` ones.

    `clean` are the digests of files by address. `spared` are rows that published texts hold.
    """

    rows: dict[Row, Secret]
    fresh: dict[Row, Secret]
    clean: Mapping[str, str]
    spared: set[Row]
    texts: dict[str, str]
    own: str

    def leaks(
        self, files: Files, stay: Mapping[str, Path], meetings: Meetings, shares: Shares
    ) -> tuple[list[Leak], dict[str, str]]:
        """Return what the files of a site, and those that stay beside them, hold against the rules.

        With it come those that could not be looked through, and why. An old file is looked through
        only if it may hold what is looked for now.
        """
        new: list[tuple[str, bytes | Path]] = [
            (path, file) for path, file in stay.items() if path not in files.contents
        ]
        old: list[tuple[str, bytes | Path]] = []
        for address, content in files:
            if content is meetings.pages.get(address, b""):
                continue  # the share that made it looks through it
            place = content.path if isinstance(content, There) else content
            is_clean = self.clean.get(address) == files.digests[address]
            (old if is_clean else new).append((address, place))
        known = meetings.past.marks() if self.fresh else {}
        wanted = marks_of(self.fresh)
        old = [
            (address, place)
            for address, place in old
            if self.fresh and _may_hold(known.get(address, b""), files.digests[address], wanted)
        ]
        parts = zip(shares.parted(new), shares.parted(old), strict=True)
        asked = [(self.rows, some, self.fresh, others) for some, others in parts]
        looked = [result for some in shares.ask("leaks", asked) for result in some]
        unread = dict(_still_unread(meetings.past.unread(), files.digests))
        for result in looked:
            unread.pop(result.page, None)
            if result.unread:
                unread[result.page] = result.unread
            if result.page in files.digests:
                own = files.digests[result.page].encode()
                kept = {UNREAD: own + result.unread.encode()} if result.unread else {}
                meetings.pieces[result.page] = {MARKS: own + result.marks, **kept}
        leaks = sorted(leak for result in looked for leak in result.leaks)
        return leaks, unread if self.rows else {}

    def kept(self, files: Files) -> Sought:
        """Return what was looked for, to be kept: nothing of it was found."""
        return Sought(_plain(self.rows), _plain(self.spared), self.texts, self.own, files.digests)


def search(meetings: Meetings, names: Iterable[Secret], own: Iterable[str]) -> Search:
    """Return what to look for: the secrets of all meetings, and `names` that all of them withhold.

    `own` is what stands on pages beside the texts of meetings.
    """
    told = meetings.texts(meetings.refs("secrets"))
    secrets = sorted(Secret(*entry) for text in told for entry in json.loads(text))
    rows = rows_of([*names, *secrets])
    beside = as_row(own)
    texts = {ref.path: ref.digest for ref in meetings.refs("texts")}
    spared, before = _spared(rows.keys(), meetings, texts, beside)
    sought = {row: secret for row, secret in rows.items() if row not in spared}
    known = _rows(before.rows) if before else set()
    fresh = {row: secret for row, secret in sought.items() if row not in known}
    clean = before.files if before else {}
    return Search(sought, fresh, clean, spared, texts, beside.decode("latin-1"))


def _spared(
    rows: Iterable[Row], meetings: Meetings, texts: Mapping[str, str], beside: bytes
) -> tuple[set[Row], Sought | None]:
    """Return which rows published texts hold, and what was looked for before."""
    past, wanted = meetings.past, set(rows)
    before = past.sought
    if before is None:
        return said(wanted, [*meetings.texts(meetings.refs("texts")), beside]), None
    sought, spared = _rows(before.rows) & wanted, _rows(before.spared) & wanted
    gone = past.pieces(
        [Piece(p, "texts", own) for p, own in before.texts.items() if texts.get(p) != own]
    )
    new = meetings.texts(
        [ref for ref in meetings.refs("texts") if before.texts.get(ref.path) != ref.digest]
    )
    if before.own != beside.decode("latin-1"):
        gone.append(before.own.encode("latin-1"))
        new.append(beside)
    spared -= said(spared, gone)
    spared |= said(wanted - spared, new)
    doubtful = wanted - sought - spared
    if doubtful:
        spared |= said(doubtful, [*meetings.texts(meetings.refs("texts")), beside])
    return spared, before


def _may_hold(marked: bytes, digest: str, wanted: frozenset[int]) -> bool:
    """Return whether a file with this digest may hold what is looked for, by what is kept of it."""
    own = digest.encode()
    if not marked.startswith(own):
        return True
    return not wanted.isdisjoint(memoryview(marked[len(own) :]).cast("I"))


def _still_unread(
    known: Mapping[str, bytes], digests: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Yield the files that could not be looked through and are what they were, each with the reason."""
    for address, kept in known.items():
        own = digests.get(address, "").encode()
        if own and kept.startswith(own):
            yield address, kept[len(own) :].decode()


def _plain(rows: Iterable[Row]) -> list[tuple[str, bool]]:
    return [(row.words.decode("latin-1"), row.named) for row in rows]


def _rows(plain: Iterable[tuple[str, bool]]) -> set[Row]:
    return {Row(words.encode("latin-1"), named) for words, named in plain}
