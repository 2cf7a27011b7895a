"""What is known of minute files and of what was made of them, in plain values that can be kept."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any, NamedTuple

from minnes.archive import findings_json
from minnes.archive.digests import content_digest
from minnes.publish.site.facts import Facts, from_plain
from minnes.source.diagnostic import Diagnostic


class Doubt(Exception):
    """What is kept does not fit what is there: all is to be made anew."""


class Looked(NamedTuple):
    """A minute file at first sight: what is wrong with it, or whose meeting it is.

    `content` is a digest of the file, and `places` say what stood where it leads to (see `standing`).
    `names` are the people whose names are withheld, `agreed` those who agreed to be named.
    """

    path: str
    content: str
    places: list[list[str]]
    errors: tuple[Diagnostic, ...] = ()
    id: str = ""
    day: str = ""
    status: str = ""
    names: tuple[str, ...] = ()
    agreed: tuple[str, ...] = ()


class Head(NamedTuple):
    """What was made of a meeting, but for the page itself and for pieces of text.

    `page` is the page's digest; a meeting that is not published has no page. `documents` are those it
    names, with where each lies and is to lie. `ahead` are the meetings it announces: a day or a month,
    and a row. `concerns` are the organizations that its rows tell of, `people` those in them who may be
    of any, and `refers` the meetings it speaks of. `pieces` are the digests of all pieces by name, and
    `decisions` is how many rows are in the one of these.
    """

    address: str
    page: str
    documents: dict[str, list[str]]
    organizations: list[str]
    ahead: list[list[str]]
    decisions: int
    concerns: list[str]
    people: list[str]
    refers: list[str]
    pieces: dict[str, str]


class Made(NamedTuple):
    """What was made of a meeting: its head, its page, and its pieces by name."""

    path: str
    head: Head
    page: bytes
    pieces: dict[str, bytes]


class Record(NamedTuple):
    """All that is kept of a minute file; facts and head each with the digest of what they rest on."""

    looked: Looked
    told: str = ""
    facts: Facts | None = None
    shown: str = ""
    head: Head | None = None

    def text(self) -> str:
        """Return the record as JSON."""
        looked: list[Any] = [*self.looked]
        looked[_ERRORS] = findings_json.plain(self.looked.errors)
        return json.dumps([looked, *self[1:]], ensure_ascii=False)


_ERRORS = Looked._fields.index("errors")


def record(text: str) -> Record:
    """Return the record in what `Record.text` wrote."""
    looked, told, facts, shown, head = json.loads(text)
    looked[_ERRORS] = tuple(findings_json.from_plain(looked[_ERRORS]))
    known = from_plain(facts) if facts else None
    return Record(Looked(*looked), told, known, shown, Head(*head) if head else None)


class Piece(NamedTuple):
    """A piece of text that was made of a meeting, with its digest."""

    path: str
    name: str
    digest: str


def digest(*values: Any) -> str:
    """Return a digest of plain values."""
    return content_digest(json.dumps(values, ensure_ascii=False).encode("utf-8", "surrogatepass"))


def standing(path: str) -> str:
    """Return what stands at a path: nothing, a file and where it truly lies, or something else."""
    place = Path(path)
    try:
        if place.is_file():
            return os.path.realpath(path)
        return os.sep if place.exists() else ""
    except (OSError, ValueError):
        return ""
