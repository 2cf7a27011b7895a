"""Reports on many organizations, meetings or files: rows of plain values, as in `report`."""

from __future__ import annotations

from dataclasses import dataclass

from minnes.query.report import DecisionRow, Need, Period, Place, Quantity, ReportedUpdate, Task


@dataclass(frozen=True, slots=True)
class OverviewRow:
    """One organization in a line; `member`: of any of the series, in the period."""

    organization: str
    kind: str
    member: bool
    held: int
    came: int
    guest: int
    people: int
    last: str
    updates: int
    open: int
    overdue: int
    needs: int


@dataclass(frozen=True, slots=True)
class Overview:
    """All organizations, each in a line: members first, also those that were never heard of."""

    title: str
    period: Period
    meetings: int
    first: str
    last: str
    rows: tuple[OverviewRow, ...]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """How one organization attended each meeting of a matrix, in the order of its columns.

    A word is present, part, substituted, guest (came without being a member), excused, absent, nobody
    (it sent nobody), silent (the minutes do not tell), or outside: not a member then.
    """

    organization: str
    member: bool
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Organizations by meetings of one series; `meetings` are their places, oldest first."""

    series: str
    group: str
    meetings: tuple[Place, ...]
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True)
class Matrices:
    """A matrix for each series."""

    title: str
    period: Period
    matrices: tuple[Matrix, ...]


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody at a meeting; `substitutes_for` is whose place was taken. `presence` is a word."""

    name: str
    role: str
    presence: str
    substitutes_for: str


@dataclass(frozen=True, slots=True)
class OrganizationAtMeeting:
    """One organization at one meeting; `presence` as in a matrix."""

    organization: str
    member: bool
    presence: str
    people: tuple[Attendee, ...]
    told: tuple[ReportedUpdate, ...]
    needs: tuple[Need, ...]


@dataclass(frozen=True, slots=True)
class FigureComparison:
    """What several organizations counted under one label, each as it was written."""

    label: str
    figures: tuple[tuple[str, Quantity], ...]


@dataclass(frozen=True, slots=True)
class MeetingReport:
    """All organizations at one meeting, members first."""

    place: Place
    status: str
    organizations: tuple[OrganizationAtMeeting, ...]
    figures: tuple[FigureComparison, ...]
    resolved: tuple[DecisionRow, ...]
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class MeetingOfYear:
    """A meeting in a report of a year: how many came, from how many organizations, what about.

    `people` counts those who are listed; `headcount` is how many came, where the minutes say it.
    """

    place: Place
    status: str
    people: int
    headcount: str
    organizations: int
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OrganizationReach:
    """An organization in a report of a year: meetings it came to, of those it was expected at."""

    organization: str
    kind: str
    member: bool
    held: int
    came: int
    guest: int


@dataclass(frozen=True, slots=True)
class YearReport:
    """A series' year for its board. Nobody is named in it.

    `made` and `open` count what was promised in the period and what of it is still to be done; `done`
    is what was finished in it, whenever it was promised.
    """

    series: str
    group: str
    period: Period
    meetings: tuple[MeetingOfYear, ...]
    reached: tuple[OrganizationReach, ...]
    resolved: tuple[DecisionRow, ...]
    made: int
    open: int
    done: tuple[Task, ...]
    themes: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class FileState:
    """A file of minutes: how far it has come, and what a check finds in it."""

    path: str
    meeting: str
    date: str
    status: str
    age: int
    errors: int = 0
    warnings: int = 0
    notes: int = 0
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quality:
    """What lies about: `planned` but not written, `drafts`, `circulated` but not approved, findings.

    `unmarked` counts the minutes that say nothing of how far they have come.
    """

    title: str
    period: Period
    files: int
    unmarked: int
    planned: tuple[FileState, ...]
    drafts: tuple[FileState, ...]
    circulated: tuple[FileState, ...]
    findings: tuple[FileState, ...]
