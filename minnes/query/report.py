"""The data of reports: rows of plain values, days as ISO text, without labels.

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
    """Where something was said: the id and ISO date of the meeting, the title of its group, the item."""

    meeting: str
    date: str
    group: str
    item: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """Something that was said in a meeting."""

    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupAttendance(SeriesAttendance):
    """How an organization attended one series; `group` is its title.

    A group without declared `members` expects nobody.
    """

    group: str
    members: bool

    @property
    def came(self) -> int:
        """Return the number of meetings that somebody of the organization came to."""
        return self.present + self.part + self.substituted


@dataclass(frozen=True, slots=True)
class Visitor:
    """A person who came for the organization, how often, and for whom as a substitute.

    The name is empty if the edition withholds it.
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
class ReportedUpdate(Row):
    """What it reported in a round."""

    by: str
    text: str
    figures: tuple[Quantity, ...]


@dataclass(frozen=True, slots=True)
class AskedQuestion(Row):
    """A question it asked; `answer` is empty until it is answered."""

    text: str
    by: str
    answer: str
    answered_by: str


@dataclass(frozen=True, slots=True)
class DecisionRow(Row):
    """A decision with its current status."""

    id: str
    text: str
    status: str
    replaced_by: str


@dataclass(frozen=True, slots=True)
class Task(Row):
    """A task; `age` and `late` are in days, 0 for none."""

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
        """Return whether it is not done yet."""
        return self.status in ("open", "waiting", "overdue")


@dataclass(frozen=True, slots=True)
class Document(Row):
    """A document it brought or answers for; `address` is a path, a URL, or empty."""

    title: str
    address: str


@dataclass(frozen=True, slots=True)
class UpcomingMeeting:
    """An upcoming meeting: `date` is an ISO day or month, `time` local times as 09:00-12:00."""

    group: str
    series: str
    date: str
    time: str
    place: str
    topic: str


@dataclass(frozen=True, slots=True)
class OrganizationReport:
    """What all minutes say of one organization.

    `meetings` counts those that it came to or that say anything of it, `absent` those that list it
    among the absent and nobody of it came to.
    """

    organization: str
    kind: str
    period: Period
    meetings: int
    absent: int
    first: str
    last: str
    needs: tuple[Need, ...]
    attended: tuple[GroupAttendance, ...]
    visitors: tuple[Visitor, ...]
    told: tuple[ReportedUpdate, ...]
    asked: tuple[AskedQuestion, ...]
    resolved: tuple[DecisionRow, ...]
    tasks: tuple[Task, ...]
    documents: tuple[Document, ...]
    ahead: tuple[UpcomingMeeting, ...]
