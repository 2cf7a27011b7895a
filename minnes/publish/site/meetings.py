"""The meetings of a site: what is known of each, or was made of it anew, in three steps."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from minnes.archive.digests import content_digest
from minnes.publish.site.facts import Facts
from minnes.publish.site.other_meetings import Everything
from minnes.publish.site.records import (
    Doubt,
    Head,
    Looked,
    Made,
    Piece,
    Record,
    digest,
    standing,
)
from minnes.publish.site.shares import Shares
from minnes.publish.site.site_cache import Past


@dataclass(slots=True)
class Meetings:
    """All meetings of a site by the paths of their files, oldest first.

    `records` are of all files, `names` those that any meeting withholds, `published` the meetings that
    have a page, with their facts. With `incomplete`, some file has an error and is left out. Pages (by
    address) and pieces are only those that were made anew.
    """

    past: Past
    records: dict[str, Record]
    names: frozenset[str]
    incomplete: bool
    published: list[tuple[Facts, Head]] = field(default_factory=list)
    pages: dict[str, bytes] = field(default_factory=dict)
    pieces: dict[str, dict[str, bytes]] = field(default_factory=dict)

    def head(self, path: str) -> Head:
        """Return what was made of a meeting."""
        head = self.records[path].head
        if head is None:
            raise Doubt(path)
        return head

    def add(self, made: Made, rests_on: str) -> None:
        """Add what was made of a meeting anew, with a digest of what it rests on."""
        record = self.records[made.path]
        self.records[made.path] = record._replace(shown=rests_on, head=made.head)
        self.pieces[made.path] = made.pieces
        if made.page:
            self.pages[made.head.address] = made.page

    def heads(self) -> dict[str, Head]:
        """Return what was made of each meeting, also of those that are not published."""
        return {path: record.head for path, record in self.records.items() if record.head}

    def refs(self, name: str) -> list[Piece]:
        """Return the pieces with a name of all meetings that have one."""
        return [
            Piece(path, name, head.pieces[name])
            for path, head in self.heads().items()
            if name in head.pieces
        ]

    def texts(self, wanted: Sequence[Piece]) -> list[bytes]:
        """Return the content of pieces."""
        kept = iter(self.past.pieces([piece for piece in wanted if piece.path not in self.pieces]))
        return [
            self.pieces[piece.path][piece.name] if piece.path in self.pieces else next(kept)
            for piece in wanted
        ]


def known_files(files: Mapping[str, Path], past: Past) -> dict[str, Looked]:
    """Return what is known of those files that are what they were when they were looked at."""
    found = {}
    for path, file in files.items():
        before = past.meetings.get(path)
        if before and _is_so(before.looked, file):
            found[path] = before.looked
    return found


def _is_so(before: Looked, file: Path) -> bool:
    try:
        same = content_digest(file.read_bytes()) == before.content
    except OSError:
        return False
    return same and all(standing(place) == what for place, what in before.places)


class Asking:
    """Asks shares for what is still to be made of meetings, each share for those that it holds."""

    def __init__(self, shares: Shares, files: Mapping[str, Path]) -> None:
        self._shares = shares
        self._holder = {
            path: number for number, some in enumerate(shares.parted([*files])) for path in some
        }

    def __call__(self, step: str, given: Mapping[str, Any], *more: Any) -> list[Any]:
        """Return what a step gives of meetings, by what is given for each."""
        parts: list[dict[str, Any]] = [{} for _ in range(self._shares.count)]
        for path, asked in given.items():
            parts[self._holder[path]][path] = asked
        answers = self._shares.ask(step, [(part, *more) for part in parts])
        return [answer for some in answers for answer in some]


def gather(
    files: Mapping[str, Path],
    known: Mapping[str, Looked],
    past: Past,
    ask: Asking,
    is_published: Callable[[Looked], bool],
    progress: Callable[[str], None],
) -> Meetings:
    """Return the meetings in files; `known` is what was found at their first sight."""
    progress("read")
    new = ask("look", {path: file for path, file in files.items() if path not in known})
    looked = {**known, **{file.path: file for file in new}}
    inside = sorted(looked.values(), key=lambda file: (file.day, file.id, file.path))
    sound = [file for file in inside if not file.errors]
    names = frozenset(name for file in sound for name in file.names)
    names -= frozenset(name for file in sound for name in file.agreed)
    records = {file.path: _record(file, known, past) for file in inside}
    meetings = Meetings(past, records, names, len(sound) < len(looked))
    progress("make")
    _tell(meetings, [file for file in sound if is_published(file)], ask)
    _withhold(meetings, [file for file in sound if not is_published(file)], ask)
    return meetings


def _record(file: Looked, known: Mapping[str, Looked], past: Past) -> Record:
    return past.meetings[file.path] if file.path in known else Record(file)


def _tell(meetings: Meetings, published: Sequence[Looked], ask: Asking) -> None:
    """Fill in the facts of meetings, and with those of all of them what is made of each."""
    names = digest(sorted(meetings.names))
    told = {file.path: digest(file.content, file.places, names) for file in published}
    missing = [path for path, own in told.items() if meetings.records[path].told != own]
    for facts in ask("tell", dict.fromkeys(missing), meetings.names):
        record = meetings.records[facts.path]
        meetings.records[facts.path] = Record(record.looked, told[facts.path], facts)
    every = [known for path in told if (known := meetings.records[path].facts)]
    everything = Everything(every, meetings.incomplete)
    _show(meetings, told, everything, ask)
    meetings.published = [(facts, meetings.head(facts.path)) for facts in every]


def _show(meetings: Meetings, told: Mapping[str, str], everything: Everything, ask: Asking) -> None:
    """Fill in what is made of meetings by what is around them, unless it is known and its page there."""
    nothing_new = everything.is_told_by(meetings.past.meetings.values())
    missing, rests = {}, {}
    for facts in everything.meetings:
        record = meetings.records[facts.path]
        there = record.head and meetings.past.there.get(record.head.address) == record.head.page
        if there and nothing_new and record is meetings.past.meetings.get(facts.path):
            continue
        around = everything.around(facts)
        rests[facts.path] = digest(told[facts.path], around)
        if not there or record.shown != rests[facts.path]:
            missing[facts.path] = around
    for made in ask("show", missing, meetings.names):
        meetings.add(made, rests[made.path])


def _withhold(meetings: Meetings, rest: Sequence[Looked], ask: Asking) -> None:
    """Fill in what must not be told of meetings that are not published."""
    rests = {file.path: digest("withheld", file.content) for file in rest}
    missing = [path for path, own in rests.items() if meetings.records[path].shown != own]
    for made in ask("withhold", dict.fromkeys(missing)):
        meetings.add(made, rests[made.path])
