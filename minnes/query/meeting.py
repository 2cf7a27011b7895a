"""The report of one meeting: who came from each organization, what it reported, figures side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from minnes.archive.attendance import HeldMeeting
from minnes.archive.index import Index
from minnes.archive.ledger import WORDLESS
from minnes.query.filters import Unknown
from minnes.query.matrix import memberships, sightings, word
from minnes.query.organization import decisions, needs, open_first, tasks, updates
from minnes.query.report import ALL, Place, Quantity
from minnes.query.report_of_many import (
    Attendee,
    FigureComparison,
    MeetingReport,
    OrganizationAtMeeting,
)
from minnes.query.report_sql import PLACE, parameters
from minnes.register.names import fold, nearest, swedish_key

_Said = TypeVar("_Said")


def meeting_named(index: Index, written: str) -> str:
    """Return the id of a meeting by its id or the path of its file; raises `Unknown`."""
    asked = written.removeprefix("./")
    named = "SELECT m.id FROM meeting m JOIN file f ON f.number = m.file"
    for (identity,) in index.query(f"{named} WHERE ? IN (m.id, f.path) LIMIT 1", (asked,)):
        return str(identity)
    names = [str(row[0]) for row in index.query(named)]
    for name in names:
        if fold(asked) == fold(name):
            return name
    same = [name for name in names if name.rpartition("/")[2] == asked.rpartition("/")[2]]
    raise Unknown("meeting", written, same[:5] or nearest(written, names, cutoff=0.6))


def meeting_report(index: Index, identity: str) -> MeetingReport:
    """Return what a meeting, given by its id, says of every organization; members come first.

    The index holds one edition.
    """
    ((number, series, status, *place),) = index.query(
        f"SELECT m.file, coalesce(nullif(m.series, ''), m.id), m.status, {PLACE}"  # noqa: S608
        " FROM meeting m LEFT JOIN main.series s ON s.name = m.series"
        " WHERE m.id = :id LIMIT 1",
        {"id": identity},
    )
    where = Place(*place)
    seen, terms = sightings(index, [number]), memberships(index)
    here = parameters(ALL, number=number)
    told = _by_organization(updates(index, here, _OF))
    needed = _by_organization(needs(index, here, _OF))
    # Nobody was at a meeting that was not held, whoever its file may list.
    held = status not in WORDLESS
    people = _people(index, number) if held else {}
    day = HeldMeeting(number, where.date, series)
    members = {
        name
        for name, several in terms.get(series, {}).items()
        if any(membership.on(where.date) for membership in several)
    }
    listed = index.query("SELECT 1 FROM participant WHERE file = ? AND item = ''", (number,))
    names = members | people.keys() | told.keys() | needed.keys()
    rows = [
        OrganizationAtMeeting(
            name,
            name in members,
            word(name, day, seen, terms) if held and listed else "",
            tuple(people.get(name, ())),
            tuple(told.get(name, ())),
            tuple(needed.get(name, ())),
        )
        for name in sorted(names, key=lambda name: (name not in members, swedish_key(name)))
    ]
    return MeetingReport(
        where,
        status,
        tuple(rows),
        tuple(_side_by_side(rows)),
        tuple(decisions(index, here, _OF)),
        tuple(open_first(tasks(index, here, _OF))),
    )


_OF = "m.file = :number"


def _people(index: Index, number: int) -> dict[str, list[Attendee]]:
    by_organization: dict[str, list[Attendee]] = {}
    for organization, *rest in index.query(
        "SELECT organization, name, role, presence, substitutes_for FROM participant"
        " WHERE file = ? AND organization <> '' AND presence <> 'nobody' ORDER BY rowid",
        (number,),
    ):
        attendee, known = Attendee(*rest), by_organization.setdefault(organization, [])
        if not attendee.name or attendee.name not in {other.name for other in known}:
            known.append(attendee)
    return by_organization


def _by_organization(rows: Iterable[tuple[str, _Said]]) -> dict[str, list[_Said]]:
    by_organization: dict[str, list[_Said]] = {}
    for organization, said in rows:
        by_organization.setdefault(organization, []).append(said)
    return by_organization


def _side_by_side(rows: Sequence[OrganizationAtMeeting]) -> Iterator[FigureComparison]:
    """Yield the figures that several organizations gave under one label, in Swedish order."""
    labels: dict[str, str] = {}
    by_label: dict[str, list[tuple[str, Quantity]]] = {}
    for row in sorted(rows, key=lambda row: swedish_key(row.organization)):
        for told in row.told:
            for figure in told.figures:
                labels.setdefault(fold(figure.label), figure.label)
                by_label.setdefault(fold(figure.label), []).append((row.organization, figure))
    for key, several in by_label.items():
        if len({name for name, _ in several}) > 1:
            yield FigureComparison(labels[key], tuple(several))
