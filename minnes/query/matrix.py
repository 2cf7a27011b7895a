"""The attendance matrix of each series: a row for each organization, a column for each meeting."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeAlias

from minnes.archive.attendance import Expectation, HeldMeeting, Sighting, presence
from minnes.archive.index import Index
from minnes.query.attendance_summary import held, titles_of_series
from minnes.query.report import ALL, Period, Place
from minnes.query.report_of_many import Matrices, Matrix, MatrixRow
from minnes.query.report_sql import PLACE, PRESENCE, parameters
from minnes.register.names import swedish_key

CAME = ("present", "part", "substituted", "guest")
"""Words for having been there."""


def matrices(index: Index, today: date, period: Period = ALL) -> Matrices:
    """Return a matrix for every series with meetings that list who came."""
    by_series: dict[str, list[HeldMeeting]] = {}
    for meeting in held(index, period, today):
        if meeting.lists:
            by_series.setdefault(meeting.series, []).append(meeting)
    seen = sightings(
        index, [meeting.number for meetings in by_series.values() for meeting in meetings]
    )
    terms = memberships(index)
    titles = titles_of_series(index, period)
    places = _places(index, period)
    found = [
        _matrix(series, titles.get(series, series), meetings, seen, terms, places)
        for series, meetings in by_series.items()
    ]
    found.sort(key=lambda matrix: swedish_key(matrix.group))
    return Matrices(index.header("title"), period, tuple(found))


Sightings: TypeAlias = Mapping[int, Mapping[str, list[Sighting]]]
"""The lines that tell of each organization at each meeting, by number and name."""

Memberships: TypeAlias = Mapping[str, Mapping[str, list[Expectation]]]
"""The terms of each membership, by series and organization; guests have none."""


def sightings(index: Index, meetings: Sequence[int]) -> Sightings:
    """Return the entries in the lists of meetings, given by their file numbers."""
    by_meeting: dict[int, dict[str, list[Sighting]]] = {}
    for row in index.query(
        f"SELECT file, '', organization, {PRESENCE}, substitutes_for, line FROM participant"  # noqa: S608
        " WHERE organization <> '' AND file IN (SELECT value FROM json_each(?))",
        (json.dumps(meetings),),
    ):
        sighting = Sighting(*row)
        by_meeting.setdefault(sighting.number, {}).setdefault(sighting.organization, []).append(
            sighting
        )
    return by_meeting


def memberships(index: Index) -> Memberships:
    """Return the memberships of organizations in series."""
    by_series: dict[str, dict[str, list[Expectation]]] = {}
    for row in index.query(
        "SELECT series, '', organization, since, until FROM member WHERE NOT guest"
    ):
        membership = Expectation(*row)
        by_series.setdefault(membership.series, {}).setdefault(membership.organization, []).append(
            membership
        )
    return by_series


def word(organization: str, meeting: HeldMeeting, seen: Sightings, terms: Memberships) -> str:
    """Return how an organization attended a meeting, as `MatrixRow` says."""
    lines = seen.get(meeting.number, {}).get(organization, [])
    how = presence("", lines)
    members = terms.get(meeting.series, {})
    if not members:
        # Nobody is a member of an open series, and so nobody a guest.
        return how if lines else "outside"
    expected = any(membership.on(meeting.date) for membership in members.get(organization, ()))
    if expected:
        return how
    if how in CAME:
        return "guest"
    return how if lines else "outside"


def _matrix(
    series: str,
    title: str,
    meetings: list[HeldMeeting],
    seen: Sightings,
    terms: Memberships,
    places: dict[int, Place],
) -> Matrix:
    members = terms.get(series, {}).keys()
    names = {*members, *(name for meeting in meetings for name in seen.get(meeting.number, ()))}
    rows = []
    for name in sorted(names, key=lambda name: (name not in members, swedish_key(name))):
        words = tuple(word(name, meeting, seen, terms) for meeting in meetings)
        if set(words) != {"outside"}:
            rows.append(MatrixRow(name, name in members, words))
    return Matrix(series, title, tuple(places[meeting.number] for meeting in meetings), tuple(rows))


def _places(index: Index, period: Period) -> dict[int, Place]:
    rows = index.query(
        f"SELECT m.file, {PLACE} FROM meeting m LEFT JOIN main.series s ON s.name = m.series"  # noqa: S608
        " WHERE :series = '' OR m.series = :series OR m.series = ''",
        parameters(period),
    )
    return {row[0]: Place(*row[1:]) for row in rows}
