"""The records of the site cache: what is kept of each minute file and of what was rendered from it.

All of them are plain values that can be written as JSON and sent between processes.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from minnes.archive import findings_json
from minnes.archive.digests import content_digest
from minnes.publish.site.facts import MeetingFacts, from_plain
from minnes.source.diagnostic import Diagnostic


class StaleCache(Exception):
    """The cache contradicts the files on disk: the whole site has to be built anew."""


class CheckedFile(NamedTuple):
    """A minute file after it was read and checked: its errors, or which meeting it holds.

    `digest` is that of its content. `linked_paths` are pairs of a path that the file leads to and the
    `path_state` of it. `withheld_names` are people whose names the edition withholds, `agreed_names`
    those who agreed to be named, `internal` the references of outcomes that are internal. `day` is an
    ISO date, or empty.
    """

    path: str
    digest: str
    linked_paths: list[list[str]]
    errors: tuple[Diagnostic, ...] = ()
    id: str = ""
    day: str = ""
    status: str = ""
    withheld_names: tuple[str, ...] = ()
    agreed_names: tuple[str, ...] = ()
    internal: tuple[str, ...] = ()


class PageInfo(NamedTuple):
    """What other pages and the cache need to know of a rendered meeting, without its bytes.

    A meeting that is not published has an empty `address` and `digest`. `documents` maps each document
    as written in the minutes to its source path and its address on the site. `announced` are pairs of
    a month, day or time (ISO) and a table row in HTML. `decision_count` counts the rows in the piece of
    decisions. `organizations` are named on the page; `reported` are the organizations that its report
    rows name, `people` those in these rows whose organization is not told, and `references` the ids of
    the meetings that it speaks of. `pieces` are the digests of its pieces by name.
    """

    address: str = ""
    digest: str = ""
    documents: dict[str, list[str]] = {}  # noqa: RUF012 - a tuple's default, never changed
    organizations: Sequence[str] = ()
    announced: Sequence[list[str]] = ()
    decision_count: int = 0
    reported: Sequence[str] = ()
    people: Sequence[str] = ()
    references: Sequence[str] = ()
    pieces: dict[str, str] = {}  # noqa: RUF012


class RenderedMeeting(NamedTuple):
    """All that was rendered of a meeting: its page, and its pieces by name."""

    path: str
    info: PageInfo
    page: bytes
    pieces: dict[str, bytes]


class MeetingRecord(NamedTuple):
    """What the cache keeps of a minute file: `facts` and `info`, each with its cache key."""

    file: CheckedFile
    facts_key: str = ""
    facts: MeetingFacts | None = None
    info_key: str = ""
    info: PageInfo | None = None

    def to_json(self) -> str:
        """Return the record as JSON."""
        file: list[Any] = [*self.file]
        file[_ERRORS] = findings_json.plain(self.file.errors)
        return json.dumps([file, *self[1:]], ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> MeetingRecord:
        """Return the record that `to_json` wrote."""
        file, facts_key, facts, info_key, info = json.loads(text)
        file[_ERRORS] = tuple(findings_json.from_plain(file[_ERRORS]))
        return cls(
            CheckedFile(*file),
            facts_key,
            from_plain(facts) if facts else None,
            info_key,
            PageInfo(*info) if info else None,
        )


_ERRORS = CheckedFile._fields.index("errors")


class Piece(NamedTuple):
    """A reference to a piece of a rendered meeting, as HTML rows or search entries, by its digest."""

    path: str
    name: str
    digest: str


Published: TypeAlias = tuple[MeetingFacts, PageInfo]
"""A meeting that has a page."""

ReadPieces: TypeAlias = Callable[[Sequence[Piece]], list[bytes]]
"""Reads the contents of pieces, in order."""


def digest(*values: Any) -> str:
    """Return a digest of values that JSON can write."""
    return content_digest(json.dumps(values, ensure_ascii=False).encode("utf-8", "surrogatepass"))


def path_state(path: str) -> str:
    """Return the real path of a file, "" where nothing is, and "/" for anything else."""
    place = Path(path)
    try:
        if place.is_file():
            return os.path.realpath(path)
        return os.sep if place.exists() else ""
    except (OSError, ValueError):
        return ""
