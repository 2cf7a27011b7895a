"""What reports hold: rows of plain values, days as ISO text, nothing in words yet.

What is not known is empty text. The same rows are shown as text, as pages and as JSON.
"""

from __future__ import annotations

from dataclasses import dataclass

from minnes.archive.attendance import SeriesAttendance


@dataclass(frozen=True, slots=True)
class Period:
    """The meetings a report is about: between two days, of one series; nothing in a field means all."""

    since: str = ""
    until: str = ""
    series: str = ""


ALL = Period()


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was said: the meeting's id, its day, what its group is called, the item."""

    meeting: str
    date: str
    group: str
    item: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """Something that was said somewhere."""

    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Attended(SeriesAttendance):
    """How an organization attended one series; `group` is what the series is called.

    Without `members` a group expects nobody.
    """

    group: str
    members: bool

    @property
    def came(self) -> int:
        """Return how many of the meetings held somebody of it came to."""
        return self.present + self.part + self.substituted


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody who came for the organization, how often, and whose place they took.

    Without a name it is one that the edition withholds.
    """

    name: str
    roles: tuple[str, ...]
    times: int
    last: str
    substituted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure: what was counted, for which period if one was given, and how many as it was written.

    `low` and `high` are the least and the most it can be, where that was understood.
    """

    label: str
    period: str
    written: str
    unit: str
    low: float | None
    high: float | None
    approximate: bool


@dataclass(frozen=True, slots=True)
class Need(Row):
    """What the organization asked for."""

    text: str


@dataclass(frozen=True, slots=True)
class Told(Row):
    """What it reported in a round; a report without anything is left out."""

    by: str
    text: str
    figures: tuple[Quantity, ...]


@dataclass(frozen=True, slots=True)
class Asked(Row):
    """A question it asked, maybe answered."""

    text: str
    by: str
    answer: str
    answered_by: str


@dataclass(frozen=True, slots=True)
class Resolved(Row):
    """A decision, and how it stands now."""

    id: str
    text: str
    status: str
    replaced_by: str


@dataclass(frozen=True, slots=True)
class Task(Row):
    """Something that is to be done: `age` and `late` count days, 0 for none."""

    id: str
    who: str
    what: str
    status: str
    due: str
    age: int
    late: int
    condition: str

    @property
    def unfinished(self) -> bool:
        """Return whether it is still to be done."""
        return self.status in ("open", "waiting", "overdue")


@dataclass(frozen=True, slots=True)
class Document(Row):
    """A document it brought or answers for; `address` is a path or a web address, or nothing."""

    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Ahead:
    """A meeting to come: `date` is a day or a month, `time` local times as 09:00-12:00."""

    group: str
    series: str
    date: str
    time: str
    place: str
    topic: str


@dataclass(frozen=True, slots=True)
class OrganizationReport:
    """What all minutes say of one organization; `meetings` counts those that say anything."""

    organization: str
    kind: str
    period: Period
    meetings: int
    first: str
    last: str
    needs: tuple[Need, ...]
    attended: tuple[Attended, ...]
    visitors: tuple[Visitor, ...]
    told: tuple[Told, ...]
    asked: tuple[Asked, ...]
    resolved: tuple[Resolved, ...]
    tasks: tuple[Task, ...]
    documents: tuple[Document, ...]
    ahead: tuple[Ahead, ...]
