"""Works out attendance: who came to the meetings they were expected at.

An organization is expected on the days it is a member of the series, a person on the days they stand
on its roster. A meeting expects somebody only if it was held and its minutes list who came. Guests are
expected at nothing, so they lower no share. A substitute stands for the organization, and is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

STOPPED = 3
"""Meetings missed in a row after which somebody who used to come is said to have stopped."""


class HeldMeeting(NamedTuple):
    """A meeting that was held; `date` is ISO text.

    One that lists nobody but at its items expects nobody: those who came are guests.
    """

    number: int
    date: str
    series: str
    lists: bool | int = True


class Sighting(NamedTuple):
    """An entry in a meeting's list: a person, or an organization that sent nobody.

    `presence` is present, part, absent, excused or nobody; `line` is where it stands.
    """

    number: int
    name: str
    organization: str
    presence: str
    substitutes_for: str
    line: int


class Expectation(NamedTuple):
    """A member of a series (without `name`) or a person on its roster, and from when until when."""

    series: str
    name: str
    organization: str
    since: str
    until: str

    def on(self, day: str) -> bool:
        """Return whether somebody is expected on a day."""
        return (not self.since or self.since <= day) and (not self.until or day <= self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesAttendance:
    """How somebody attended one series, of the meetings they were expected at.

    `held` counts those meetings; the numbers from `present` to `silent` add up to it. `guest` counts
    meetings attended without being expected, `missed` the latest expected ones in a row without them.
    """

    series: str
    held: int = 0
    present: int = 0
    part: int = 0
    substituted: int = 0
    excused: int = 0
    absent: int = 0
    nobody: int = 0
    silent: int = 0
    guest: int = 0
    missed: int = 0
    last: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record(SeriesAttendance):
    """How an organization, or a person where there is a name, attended one series.

    Somebody on no roster who comes for a member is expected wherever the minutes name them (`own`
    is false then): that says what they did, and nothing of a share.
    """

    name: str
    organization: str
    where: tuple[int, int]
    own: bool
    stand_in: bool
    """Whether somebody only ever came for others."""

    @property
    def came(self) -> int:
        """Return how many expected meetings were attended; for an organization by anybody of it."""
        return self.present + self.part + (0 if self.name else self.substituted)

    @property
    def share(self) -> float | None:
        """Return the share of expected meetings attended, from 0 to 1; none where none expected."""
        return self.came / self.held if self.held and self.own else None

    @property
    def status(self) -> str:
        """Return coming, stopped, never, substitute or guest."""
        if not self.held:
            return "guest"
        if self.stand_in:
            return "substitute"
        if not self.came:
            return "never"
        return "stopped" if self.missed >= STOPPED else "coming"


def records(
    meetings: Sequence[HeldMeeting], seen: Iterable[Sighting], expected: Iterable[Expectation]
) -> list[Record]:
    """Return a record of everyone expected or listed, sorted by series, organization and name.

    Meetings of one day follow each other as they are given: file numbers tell what was read first.
    """
    by_number = {occasion.number: occasion for occasion in meetings}
    in_order: dict[str, list[HeldMeeting]] = {}
    for occasion in sorted(meetings, key=lambda occasion: occasion.date):
        in_order.setdefault(occasion.series, []).append(occasion)
    sightings: dict[tuple[str, str, str], dict[int, list[Sighting]]] = {}
    rosters: _Rosters = {}
    terms: dict[tuple[str, str, str], list[Expectation]] = {}
    for term in expected:
        terms.setdefault((term.series, term.name, term.organization), []).append(term)
        if term.name:
            rosters.setdefault((term.series, term.name), []).append(term)
    for line in seen:
        meeting = by_number.get(line.number)
        if meeting is None:
            continue
        for key in _keys(line, meeting, rosters):
            sightings.setdefault(key, {}).setdefault(line.number, []).append(line)
    found = []
    for key in sightings.keys() | terms.keys():
        series, name, organization = key
        own = terms.get(key, ())
        # Whoever stands on no roster comes for their organization, on the days it is a member.
        through = terms.get((series, "", organization), ()) if name and not own else ()
        held = in_order.get(series, ())
        found.append(_record(key, held, sightings.get(key, {}), own, through))
    return sorted(found, key=lambda record: (record.series, record.organization, record.name))


_Rosters: TypeAlias = dict[tuple[str, str], list[Expectation]]
"""When somebody stands on a roster, and for whom, by series and name."""


def _keys(
    sighting: Sighting, meeting: HeldMeeting, rosters: _Rosters
) -> Iterable[tuple[str, str, str]]:
    """Yield the keys of a line: its organization, its person, and the person they substitute for."""
    series, written = meeting.series, sighting.organization
    if written:
        yield series, "", written
    for name in filter(None, (sighting.name, sighting.substitutes_for)):
        yield series, name, _home(rosters.get((series, name), ()), written, meeting.date)


def _home(terms: Sequence[Expectation], written: str, day: str) -> str:
    """Return the organization of somebody on a day: that of the roster, else as the minutes have it."""
    known = [term.organization for term in terms if term.on(day)]
    known = known or [term.organization for term in terms]
    return written if written in known or not known else known[-1]


def _record(
    key: tuple[str, str, str],
    meetings: Sequence[HeldMeeting],
    seen: dict[int, list[Sighting]],
    terms: Sequence[Expectation],
    through: Sequence[Expectation],
) -> Record:
    series, name, organization = key
    counts = dict.fromkeys(_WORDS, 0)
    guest = missed = 0
    last, where = "", (0, 0)
    for meeting in meetings:
        lines = seen.get(meeting.number, [])
        word = presence(name, lines)
        here = word in ("present", "part") or (word == "substituted" and not name)
        if lines:
            where = (meeting.number, lines[0].line)
        if here:
            last = meeting.date
        if meeting.lists and any(term.on(meeting.date) for term in terms):
            counts[word] += 1
            missed = 0 if here else missed + 1
        elif meeting.lists and any(term.on(meeting.date) for term in through):
            # Only what the minutes say of them counts: nobody expected just them.
            counts[word] += bool(lines)
            missed = 0 if here else missed + bool(last)
        elif here:
            guest += 1
    return Record(
        series=series,
        name=name,
        organization=organization,
        held=sum(counts.values()),
        **counts,
        guest=guest,
        missed=missed,
        last=last,
        where=where,
        own=bool(terms),
        stand_in=bool(name and not terms) and _only_stood_in(name, seen.values()),
    )


def _only_stood_in(name: str, seen: Iterable[Sequence[Sighting]]) -> bool:
    """Return whether somebody came, and each time for another."""
    own = (line for lines in seen for line in lines if line.name == name)
    came = [line for line in own if line.presence in ("present", "part")]
    return bool(came) and all(line.substitutes_for for line in came)


_WORDS = ("present", "part", "substituted", "excused", "absent", "nobody", "silent")


def presence(name: str, lines: Sequence[Sighting]) -> str:
    """Return how somebody attended one meeting; of an organization (no name), the best of its people.

    It is present, part, substituted, excused, absent, nobody, or silent where no line tells.
    """
    words = {_of_line(name, line) for line in lines}
    return next((word for word in _WORDS if word in words), "silent")


def _of_line(name: str, line: Sighting) -> str:
    if line.presence not in ("present", "part"):
        return line.presence
    if name:
        return line.presence if line.name == name else "substituted"
    return "substituted" if line.substitutes_for else line.presence
