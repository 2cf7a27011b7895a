"""Who came for an organization, and to how many of the meetings it was expected at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from minnes.archive.attendance import Expected, Held, Seen, records
from minnes.model.person import Person
from minnes.model.project import Member
from minnes.query.own import OwnMinutes
from minnes.query.report import Attended, Visitor


def attended(held: Sequence[OwnMinutes], today: date) -> Iterator[Attended]:
    """Yield how the organization attended every series it was expected at or came to."""
    meetings, seen, expected = [], [], set()
    titles = {}
    for number, one in enumerate(held):
        day, listed = one.meeting.date, one.meeting.participants
        if not day or day > today or not listed or one.meeting.kind == "example":
            continue
        # A meeting of no series is a group of its own.
        series = one.meeting.series or one.id
        titles[series] = one.series_title
        meetings.append(Held(number, day.isoformat(), series))
        seen += [_seen(number, one.organization, person, False) for person in one.present()]
        seen += [_seen(number, one.organization, person, True) for person in one.missing()]
        expected |= {_expected(series, one.organization, term) for term in one.terms()}
    for record in records(meetings, seen, expected):
        if not record.name and (record.held or record.guest):
            yield Attended(titles[record.series], record)


def _seen(number: int, organization: str, person: Person, absent: bool) -> Seen:
    if absent:
        presence = "nobody" if not person.name else "excused" if person.excused else "absent"
    else:
        presence = "part" if person.from_ or person.until else "present"
    return Seen(number, person.name or "", organization, presence, person.substitutes_for or "", 0)


def _expected(series: str, organization: str, term: Member) -> Expected:
    since, until = (day.isoformat() if day else "" for day in (term.from_, term.until))
    return Expected(series, "", organization, since, until)


def visitors(held: Sequence[OwnMinutes]) -> Iterator[Visitor]:
    """Yield the people who came for the organization, who came most often first."""
    came: dict[str, list[tuple[OwnMinutes, Person]]] = {}
    for one in held:
        for person in one.present():
            if person.name:
                came.setdefault(one.naming.person(person.name), []).append((one, person))
    for name in sorted(came, key=lambda name: (-len(came[name]), name)):
        times = came[name]
        yield Visitor(
            name,
            tuple(dict.fromkeys(person.role for _, person in times if person.role)),
            len(times),
            max((one.day for one, _ in times if one.day), default=None),
            tuple(dict.fromkeys(p.substitutes_for for _, p in times if p.substitutes_for)),
        )
