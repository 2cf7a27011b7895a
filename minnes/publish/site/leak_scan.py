"""Plans the scan of a site for leaks: files that the last build found clean are scanned for new phrases only.

A phrase is new if it stands in a new secret, or if the published text that said the same is gone.
"""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from minnes.publish.site.folder import UnchangedFile
from minnes.publish.site.incremental import SiteMeetings
from minnes.publish.site.leaks import (
    FileScan,
    Leak,
    Phrase,
    hashes_of,
    phrases_of,
    published_phrases,
)
from minnes.publish.site.records import Piece
from minnes.publish.site.secrets import Secret
from minnes.publish.site.side_by_side import confirmed
from minnes.publish.site.site_cache import UNREAD, WORD_HASHES, CleanScan
from minnes.publish.site.site_files import SiteFiles
from minnes.publish.site.words import joined_words
from minnes.publish.site.worker_pool import WorkerPool


class LeakScan(NamedTuple):
    """What to scan for: `phrases` in all files but the `clean` ones, `new_phrases` in these.

    `clean` are digests of files by address, `published` phrases that published texts hold, `texts` the
    digests of these texts by meeting, and `own_texts` the words of all other texts on pages.
    """

    phrases: dict[Phrase, Secret]
    new_phrases: dict[Phrase, Secret]
    clean: Mapping[str, str]
    published: set[Phrase]
    texts: dict[str, str]
    own_texts: str

    def run(
        self,
        files: SiteFiles,
        foreign: Mapping[str, Path],
        meetings: SiteMeetings,
        pool: WorkerPool,
    ) -> tuple[list[Leak], dict[str, str], set[str]]:
        """Scan the files of a site, and the `foreign` ones that stay beside them.

        Returns the leaks, the addresses of files that could not be read, each with the reason, and of
        those where something was found: if it is no leak, it is so as long as others say the same.
        """
        new: list[tuple[str, bytes | Path]] = [
            (path, file) for path, file in foreign.items() if path not in files.contents
        ]
        old: list[tuple[str, bytes | Path]] = []
        hashes = meetings.cache.file_pieces(WORD_HASHES) if self.new_phrases else {}
        wanted = hashes_of(self.new_phrases)
        for address, content in files:
            if content is meetings.new_pages.get(address, b""):
                continue  # the worker that rendered it scans it
            place = content.path if isinstance(content, UnchangedFile) else content
            digest = files.digests[address]
            if self.clean.get(address) != digest:
                new.append((address, place))
            elif self.new_phrases and _may_hold(hashes.get(address, b""), digest, wanted):
                old.append((address, place))
        parts = zip(pool.split(new), pool.split(old), strict=True)
        asked = [(self.phrases, some, self.new_phrases, others) for some, others in parts]
        scans: list[FileScan] = [scan for some in pool.run("scan", asked) for scan in some]
        unread = dict(_still_unread(meetings.cache.file_pieces(UNREAD), files.digests))
        for scan in scans:
            unread.pop(scan.page, None)
            if scan.unread:
                unread[scan.page] = scan.unread
            if scan.page in files.digests:
                own = files.digests[scan.page].encode()
                pieces = meetings.new_pieces[scan.page] = {WORD_HASHES: own + scan.word_hashes}
                if scan.unread:
                    pieces[UNREAD] = own + scan.unread.encode()
        leaks = sorted(leak for scan in scans for leak in scan.leaks)
        suspected = {leak.page for leak in leaks}
        if leaks:
            texts = meetings.read_pieces(meetings.pieces("texts"))
            places = dict([*new, *old, *meetings.new_pages.items()])
            documents = {address for address, content in files if isinstance(content, Path)}
            leaks = confirmed(
                leaks, self.phrases, texts, lambda file: _content(places[file]), documents
            )
        return leaks, unread if self.phrases else {}, suspected

    def to_cache(self, files: SiteFiles, suspected: Container[str]) -> CleanScan:
        """Return the scan as the cache keeps it, once it has found no leak.

        The next build scans the `suspected` files again.
        """
        clean = {path: digest for path, digest in files.digests.items() if path not in suspected}
        return CleanScan(
            _plain(self.phrases), _plain(self.published), self.texts, self.own_texts, clean
        )


def plan_scan(
    meetings: SiteMeetings, names: Iterable[Secret], own_texts: Iterable[str]
) -> LeakScan:
    """Return a scan for the secrets of all meetings, and for `names` that all of them withhold.

    `own_texts` are those that stand on pages beside the texts of meetings.
    """
    pieces = meetings.read_pieces(meetings.pieces("secrets"))
    secrets = sorted(Secret(*entry) for content in pieces for entry in json.loads(content))
    all_phrases = phrases_of([*names, *secrets])
    own = joined_words(own_texts)
    texts = {piece.path: piece.digest for piece in meetings.pieces("texts")}
    published = _published(all_phrases.keys(), meetings, texts, own)
    phrases = {phrase: each for phrase, each in all_phrases.items() if phrase not in published}
    before = meetings.cache.scan
    known = _phrases(before.phrases) if before else set()
    new_phrases = {phrase: each for phrase, each in phrases.items() if phrase not in known}
    clean = before.files if before else {}
    return LeakScan(phrases, new_phrases, clean, published, texts, own.decode("latin-1"))


def _published(
    all_phrases: Iterable[Phrase], meetings: SiteMeetings, texts: Mapping[str, str], own: bytes
) -> set[Phrase]:
    """Return the phrases that published texts hold, reading only texts that changed where it can."""
    wanted = set(all_phrases)
    before = meetings.cache.scan
    if before is None:
        return published_phrases(wanted, _all_texts(meetings, own))
    published = _phrases(before.published) & wanted
    gone = meetings.cache.read_pieces(
        [Piece(p, "texts", digest) for p, digest in before.texts.items() if texts.get(p) != digest]
    )
    new = meetings.read_pieces(
        [
            piece
            for piece in meetings.pieces("texts")
            if before.texts.get(piece.path) != piece.digest
        ]
    )
    if before.own_texts != own.decode("latin-1"):
        gone.append(before.own_texts.encode("latin-1"))
        new.append(own)
    published -= published_phrases(published, gone)
    published |= published_phrases(wanted - published, new)
    undecided = wanted - _phrases(before.phrases) - published
    if undecided:
        published |= published_phrases(undecided, _all_texts(meetings, own))
    return published


def _all_texts(meetings: SiteMeetings, own: bytes) -> list[bytes]:
    return [*meetings.read_pieces(meetings.pieces("texts")), own]


def _content(place: bytes | Path) -> bytes:
    return place if isinstance(place, bytes) else place.read_bytes()


def _may_hold(cached: bytes, digest: str, wanted: frozenset[int]) -> bool:
    """Return whether a file with this digest may hold one of the wanted words.

    `cached` is its piece in the cache: a digest, then word hashes; another digest tells nothing.
    """
    own = digest.encode()
    if not cached.startswith(own):
        return True
    return not wanted.isdisjoint(memoryview(cached[len(own) :]).cast("I"))


def _still_unread(
    cached: Mapping[str, bytes], digests: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Yield the unchanged files that the last build could not read, each with the reason."""
    for address, content in cached.items():
        own = digests.get(address, "").encode()
        if own and content.startswith(own):
            yield address, content[len(own) :].decode()


def _plain(phrases: Iterable[Phrase]) -> list[tuple[str, bool]]:
    return [(phrase.words.decode("latin-1"), phrase.is_name) for phrase in phrases]


def _phrases(plain: Iterable[tuple[str, bool]]) -> set[Phrase]:
    return {Phrase(words.encode("latin-1"), is_name) for words, is_name in plain}
