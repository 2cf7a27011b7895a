"""What is known of a meeting beforehand, to scaffold the next file of a series."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from minnes.model.meeting import Kind, Meeting
from minnes.model.project import Member, Project, RosterEntry, Series
from minnes.model.schedule import NextMeeting
from minnes.register.names import swedish_key
from minnes.register.register import Register
from minnes.rules.counts import members_on


@dataclass(frozen=True, slots=True)
class Group:
    """An organization (none: those of no organization) and the people expected from it."""

    organization: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scaffold:
    """The contents of a new file; what is not known is empty, and its key is left blank."""

    series: str
    date: date
    kind: Kind
    time: str
    place: str
    mode: str
    expected: tuple[Group, ...]
    unnamed: tuple[str, ...]
    """Members that nobody is expected from by name."""
    agenda: tuple[str, ...]


def next_date(meetings: Sequence[Meeting]) -> date | None:
    """Return the first day announced after a series' last meeting, by the latest that says one."""
    last = max((meeting.date for meeting in meetings if meeting.date), default=date.min)
    for meeting in _latest_first(meetings):
        ahead = [
            next_meeting.date
            for next_meeting in meeting.next_meetings
            if next_meeting.date and next_meeting.date > last
        ]
        if ahead:
            return min(ahead)
    return None


def scaffold(
    project: Project,
    register: Register,
    name: str,
    day: date,
    meetings: Sequence[Meeting],
    *,
    kind: Kind | None = None,
    put_off: Sequence[str] = (),
) -> Scaffold:
    """Return what is known of a series' meeting on a day; `meetings` are those it has had.

    `put_off` are the titles of what was put off until then.
    """
    series = project.series[name]
    said = announcements(meetings, day)
    times = next((next_meeting.time for next_meeting in said if next_meeting.time), series.time)
    expected = _expected(series, day, register)
    named = {register.official(group.organization) for group in expected}
    return Scaffold(
        series=name,
        date=day,
        kind=kind or series.kind or "notes",
        time=", ".join(map(str, times)),
        place=next(
            (next_meeting.place for next_meeting in said if next_meeting.place), series.place or ""
        ),
        mode=series.mode or "",
        expected=expected,
        unnamed=tuple(sorted(members_on(series, day, register) - named, key=swedish_key)),
        agenda=_agenda(
            series.agenda,
            [*put_off, *(next_meeting.topic for next_meeting in said if next_meeting.topic)],
        ),
    )


def announcements(meetings: Sequence[Meeting], day: date) -> list[NextMeeting]:
    """Return the announcements of this day, or else of its month, in the latest minutes that have some."""
    month = day.isoformat()[:7]
    before = [meeting for meeting in _latest_first(meetings) if meeting.date and meeting.date < day]
    of_day = ([n for n in meeting.next_meetings if n.date == day] for meeting in before)
    of_month = ([n for n in meeting.next_meetings if n.month == month] for meeting in before)
    return next(filter(None, (*of_day, *of_month)), [])


def new_path(project: Project, name: str, day: date) -> str:
    """Return the path of a series' minutes of a day from the root: `meetings/bim/2021-12-10.yaml`.

    Where the project keeps all minutes in one folder, the series stands in the file's name.
    """
    folder, _, below = project.meetings.partition("*")
    folder = folder[: folder.rfind("/") + 1]
    ending = PurePosixPath(below).suffix or ".yaml"
    between = "/" if "/" in below else "-"
    return f"{folder}{name}{between}{day.isoformat()}{ending}"


def _latest_first(meetings: Sequence[Meeting]) -> list[Meeting]:
    return sorted(meetings, key=lambda meeting: meeting.date or date.min, reverse=True)


def _expected(series: Series, day: date, register: Register) -> tuple[Group, ...]:
    """Return the roster of a day, by organization in the order the organizations are first named."""
    away = [member.organization for member in series.members if not _within(member, day)]
    left = {register.official(name) for name in away}
    groups: dict[str, list[str]] = {}
    for entry in series.roster:
        if _within(entry, day) and register.official(entry.organization or "") not in left:
            groups.setdefault(entry.organization or "", []).append(_line(entry))
    return tuple(Group(organization, tuple(people)) for organization, people in groups.items())


def _within(entry: RosterEntry | Member, day: date) -> bool:
    return (entry.from_ or day) <= day <= (entry.until or day)


def _line(entry: RosterEntry) -> str:
    return f"{entry.name} ({entry.role})" if entry.role else entry.name


def _agenda(standing: Sequence[str], topics: Sequence[str]) -> tuple[str, ...]:
    """Return the standing items with the announced topics before the last, which closes the meeting."""
    titles = dict.fromkeys(topic[:1].upper() + topic[1:] for topic in topics)
    announced = [title for title in titles if title not in standing]
    return (*standing[:-1], *announced, *standing[-1:])
