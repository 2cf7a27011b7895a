"""What a report of one organization holds: rows in plain values, days as dates, nothing in words yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from minnes.archive.attendance import Record
from minnes.model.figure import NamedFigure
from minnes.model.schedule import NextMeeting


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was said: the meeting's id, its day, what its group is called, the item."""

    meeting: str
    day: date | None
    group: str
    item: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """Something that was said somewhere."""

    place: Place


@dataclass(frozen=True, slots=True)
class Attended:
    """How the organization attended one series; `group` is what the series is called."""

    group: str
    record: Record


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody who came for the organization, how often, and whose place they took."""

    name: str
    roles: tuple[str, ...]
    times: int
    last: date | None
    substituted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Need(Row):
    """What the organization asked for."""

    text: str


@dataclass(frozen=True, slots=True)
class Told(Row):
    """What it reported in a round; a report without anything is left out."""

    by: tuple[str, ...]
    text: str
    figures: tuple[NamedFigure, ...]


@dataclass(frozen=True, slots=True)
class Asked(Row):
    """A question it asked, maybe answered."""

    text: str
    by: tuple[str, ...]
    answer: str
    answered_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Resolved(Row):
    """A decision that concerns it, and how it stands now (`ledger.State`'s words)."""

    id: str
    text: str
    status: str
    replaced_by: str


@dataclass(frozen=True, slots=True)
class Task(Row):
    """Something it, or somebody of it, is to do: `age` and `late` count days, 0 for none."""

    id: str
    who: tuple[str, ...]
    what: str
    status: str
    due: str
    age: int
    late: int
    condition: str

    @property
    def unfinished(self) -> bool:
        """Return whether it is still to be done."""
        return self.status in ("open", "waiting", "overdue", "forgotten")


@dataclass(frozen=True, slots=True)
class Document(Row):
    """A document it brought or answers for; `address` is a path or a web address, or nothing."""

    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Ahead:
    """A meeting to come of a group it belongs to."""

    group: str
    meeting: NextMeeting


@dataclass(frozen=True, slots=True)
class OrganizationReport:
    """What all minutes say of one organization; `meetings` counts those that say anything."""

    organization: str
    kind: str
    meetings: int
    first: date | None
    last: date | None
    needs: tuple[Need, ...]
    attended: tuple[Attended, ...]
    visitors: tuple[Visitor, ...]
    told: tuple[Told, ...]
    asked: tuple[Asked, ...]
    resolved: tuple[Resolved, ...]
    tasks: tuple[Task, ...]
    documents: tuple[Document, ...]
    ahead: tuple[Ahead, ...]
