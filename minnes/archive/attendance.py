"""Attendance that is fair: who came, of the meetings they were expected at.

An organization is expected on the days it is a member of the series, a person on the days they stand
on its roster. A meeting expects somebody only if it was held and its minutes list who came. Guests are
expected at nothing, so they lower no share. A substitute stands for the organization, and is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

STOPPED = 3
"""Meetings missed in a row after which somebody who used to come is said to have stopped."""


class Held(NamedTuple):
    """A meeting that was held and lists who came; days are ISO text."""

    number: int
    date: str
    series: str


class Seen(NamedTuple):
    """Somebody, or an organization that sent nobody, in the list of one meeting.

    `presence` is present, part, absent, excused or nobody; `line` is where it stands.
    """

    number: int
    name: str
    organization: str
    presence: str
    substitutes_for: str
    line: int


class Expected(NamedTuple):
    """A member (without a name) or a person of the roster, and the days it holds for."""

    series: str
    name: str
    organization: str
    since: str
    until: str

    def on(self, day: str) -> bool:
        """Return whether somebody is expected on a day."""
        return (not self.since or self.since <= day) and (not self.until or day <= self.until)


@dataclass(frozen=True, slots=True)
class Record:
    """How an organization, or a person where there is a name, attended one series.

    `held` counts the meetings expected at; the numbers after it add up to it. `guest` counts those
    attended without being expected. `missed` counts the latest expected ones in a row without them.
    """

    series: str
    name: str
    organization: str
    held: int
    present: int
    part: int
    substituted: int
    excused: int
    absent: int
    nobody: int
    silent: int
    guest: int
    missed: int
    last: str
    where: tuple[int, int]

    @property
    def came(self) -> int:
        """Return how many expected meetings were attended; for an organization by anybody of it."""
        return self.present + self.part + (0 if self.name else self.substituted)

    @property
    def share(self) -> float | None:
        """Return the share of expected meetings attended, from 0 to 1; none where none expected."""
        return self.came / self.held if self.held else None

    @property
    def status(self) -> str:
        """Return coming, stopped, never or guest."""
        if not self.held:
            return "guest"
        if self.missed == self.held:
            return "never"
        return "stopped" if self.missed >= STOPPED else "coming"


def records(
    meetings: Sequence[Held], seen: Iterable[Seen], expected: Iterable[Expected]
) -> list[Record]:
    """Return a record of everyone expected or seen, by series, organization and name."""
    by_number = {one.number: one for one in meetings}
    in_order = sorted(meetings, key=lambda one: (one.date, one.number))
    sightings: dict[tuple[str, str, str], dict[int, list[Seen]]] = {}
    homes: dict[tuple[str, str], str] = {}
    terms: dict[tuple[str, str, str], list[Expected]] = {}
    for term in expected:
        terms.setdefault((term.series, term.name, term.organization), []).append(term)
        if term.name:
            homes[term.series, term.name] = term.organization
    for one in seen:
        meeting = by_number.get(one.number)
        if meeting is None:
            continue
        for key in _keys(one, meeting.series, homes):
            sightings.setdefault(key, {}).setdefault(one.number, []).append(one)
    found = [
        _record(key, in_order, sightings.get(key, {}), terms.get(key, ()))
        for key in sightings.keys() | terms.keys()
    ]
    return sorted(found, key=lambda one: (one.series, one.organization, one.name))


def _keys(
    one: Seen, series: str, homes: dict[tuple[str, str], str]
) -> Iterable[tuple[str, str, str]]:
    """Yield whom a line of the list tells of: an organization, a person, and the one replaced."""
    if one.organization:
        yield series, "", one.organization
    if one.name:
        yield series, one.name, homes.get((series, one.name), one.organization)
    if one.substitutes_for:
        home = homes.get((series, one.substitutes_for), one.organization)
        yield series, one.substitutes_for, home


def _record(
    key: tuple[str, str, str],
    meetings: Sequence[Held],
    seen: dict[int, list[Seen]],
    terms: Sequence[Expected],
) -> Record:
    series, name, organization = key
    counts = dict.fromkeys(_WORDS, 0)
    guest = missed = 0
    last, where = "", (0, 0)
    for meeting in meetings:
        if meeting.series != series:
            continue
        lines = seen.get(meeting.number, [])
        word = presence(name, lines)
        here = word in ("present", "part") or (word == "substituted" and not name)
        if lines:
            where = (meeting.number, lines[0].line)
        if here:
            last = meeting.date
        if any(term.on(meeting.date) for term in terms):
            counts[word] += 1
            missed = 0 if here else missed + 1
        elif here:
            guest += 1
    held = sum(counts.values())
    return Record(
        series,
        name,
        organization,
        held,
        **counts,
        guest=guest,
        missed=missed,
        last=last,
        where=where,
    )


_WORDS = ("present", "part", "substituted", "excused", "absent", "nobody", "silent")


def presence(name: str, lines: Sequence[Seen]) -> str:
    """Return how somebody attended one meeting; of an organization (no name), the best of its people.

    It is present, part, substituted, excused, absent, nobody, or silent where no line tells.
    """
    words = {_of_line(name, line) for line in lines}
    return next((word for word in _WORDS if word in words), "silent")


def _of_line(name: str, line: Seen) -> str:
    if line.presence not in ("present", "part"):
        return line.presence
    if name:
        return line.presence if line.name == name else "substituted"
    return "substituted" if line.substitutes_for else line.presence
