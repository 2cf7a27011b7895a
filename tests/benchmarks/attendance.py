"""Who came to a generated meeting, who stood in for whom, and how minutes write it."""

import random
from dataclasses import dataclass, field
from datetime import date

from tests.benchmarks.places import Person
from tests.benchmarks.series import Series


@dataclass(frozen=True)
class Attendance:
    """Who came, whom they stood in for, and who was missing."""

    present: list[Person]
    stands_in_for: dict[str, Person] = field(default_factory=dict)
    absent: list[Person] = field(default_factory=list)

    def organizations(self) -> list[str]:
        """Return the organizations represented, once each."""
        return list(dict.fromkeys(person.organization for person in self.present))

    def owners(self) -> tuple[list[str], list[str]]:
        """Return who may be given something to do: people by name, and organizations."""
        return [person.name for person in self.present], [*filter(None, self.organizations())]


def attend(rng: random.Random, series: Series, day: date) -> Attendance:
    """Return who came to the meeting of that day; some are missing, some replaced."""
    attendance = Attendance([series.chair, series.secretary])
    for person in series.expected(day):
        stand_in = series.stand_ins[person.organization]
        chance = rng.random()
        if chance < 0.75:
            attendance.present.append(person)
        elif chance < 0.85 and stand_in not in attendance.present:
            attendance.present.append(stand_in)
            attendance.stands_in_for[stand_in.name] = person
        else:
            attendance.absent.append(person)
    if rng.random() < 0.4:
        attendance.present.append(series.official)
    if rng.random() < 0.2:
        attendance.present.append(series.speaker)
    return attendance


def participants(rng: random.Random, attendance: Attendance) -> list[str]:
    """Return the lines of those present, grouped by organization or one by one."""
    if rng.random() < 0.3 and all(person.organization for person in attendance.present):
        named = (_person(person, attendance, person.organization) for person in attendance.present)
        return ["participants:", *(f"  - {name}" for name in named)]
    lines = ["participants:"]
    for organization in attendance.organizations():
        named = (
            _person(person, attendance)
            for person in attendance.present
            if person.organization == organization
        )
        lines.append(f"  {organization or 'övriga'}: {', '.join(named)}")
    return lines


def _person(person: Person, attendance: Attendance, *details: str) -> str:
    replaced = attendance.stands_in_for.get(person.name)
    role = f"ersätter {replaced.name}" if replaced else person.role
    return f"{person.name} ({', '.join([*filter(None, details), role])})"


def absent(rng: random.Random, attendance: Attendance) -> list[str]:
    """Return the lines of those absent."""
    if not attendance.absent:
        return []
    lines = ["absent:"]
    for person in attendance.absent:
        if rng.random() < 0.2:
            details = f"name: {person.name}, organization: {person.organization}, excused: true"
            lines.append(f"  - {{{details}}}")
        else:
            lines.append(f"  - {person.name} ({person.organization})")
    return lines
