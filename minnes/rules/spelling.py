"""Rules across files about people with two spellings of a name, or two organizations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import TypeAlias

from minnes.language.message import Message, say
from minnes.model.meeting import Meeting
from minnes.rules.facts import Facts
from minnes.rules.rule import ArchiveContext, ArchiveFinding
from minnes.rules.similar_names import similar_pairs
from minnes.source.diagnostic import Loc

Listings: TypeAlias = dict[tuple[str, str], list[Facts]]
"""The files that list a person, oldest first, by (full name, official name of the organization)."""


def list_people(all_facts: Sequence[Facts], context: ArchiveContext) -> Listings:
    """Return the people in all lists. Rules ask `context.once(list_people, all_facts)` for them."""
    written: Listings = defaultdict(list)
    for facts in sorted(all_facts, key=lambda facts: (facts.date, facts.path)):
        if facts.kind not in ("workshop", "example"):
            for person in facts.people:
                written[person].append(facts)
    organizations = {name for _, name in written}
    names = {name: name and context.register.official(name) for name in organizations}
    files: Listings = {}
    for (name, organization), listed in written.items():
        known = files.setdefault((name, names[organization]), [])
        known.extend(listed)
        if len(known) > len(listed):
            known.sort(key=lambda facts: (facts.date, facts.path))
    return files


def name_spelled_two_ways(
    all_facts: Sequence[Facts], context: ArchiveContext
) -> Iterator[ArchiveFinding]:
    """One person spelt two ways in two files.

    What it checks: names that differ by a letter or two, of people from one organization who are
        never in the lists of one meeting. A roster's spelling is the right one; its `aliases` and
        `not` are heeded.
    Why: all that the person said and promised is found under one of the names only.
    Example:
        (other minutes have Rolf Pettersund)
        participants: Rolf Petersund (Munkedal)
    Instead:
        participants: Rolf Pettersund (Munkedal)
    """
    files = context.once(list_people, all_facts)
    rosters = _rosters(context)
    people: dict[str, set[str]] = defaultdict(set)
    for person, organization in (*files, *rosters.listed):
        if organization and " " in person:
            people[organization].add(person)
    for organization, names in sorted(people.items()):
        for one, other in sorted(similar_pairs(names)):
            if frozenset((one, other)) in rosters.apart or {one, other} <= rosters.names:
                continue
            first, second = files.get((one, organization), []), files.get((other, organization), [])
            if {facts.path for facts in first} & {facts.path for facts in second}:
                continue
            right, wrong, where = _right_and_wrong(one, first, other, second, rosters.names)
            for facts in where:
                yield ArchiveFinding(
                    facts.path,
                    partial(_person_place, wrong),
                    say(
                        '"{name}" is spelt "{right}" {place}',
                        name=wrong,
                        right=right,
                        place=_place(right, first if right == one else second, rosters.names),
                    ),
                    say(
                        'write "{right}"; if they are two people, say so in the roster: '
                        "{{name: {right}, not: {name}}}",
                        right=right,
                        name=wrong,
                    ),
                )


def person_of_two_organizations(
    all_facts: Sequence[Facts], context: ArchiveContext
) -> Iterator[ArchiveFinding]:
    """One name from two organizations.

    What it checks: people of a series who come from one organization in one file and from another
        in a later one, while no roster says that they moved or are two.
    Why: people do change employers. But the slip of a list is as common, and then an organization
        seems represented that was not.
    Example:
        (earlier minutes have Karin Holm from Orust)
        participants: Karin Holm (Tanum)
    Instead:
        participants: Karin Holm (Orust)
    """
    by_person: dict[tuple[str, str], dict[str, Facts]] = defaultdict(dict)
    for (person, organization), listed in context.once(list_people, all_facts).items():
        if organization and " " in person:
            for facts in listed:
                by_person[facts.series, person].setdefault(organization, facts)
    for (series, person), organizations in sorted(by_person.items()):
        if len(organizations) < 2 or not series or _explained(series, person, context):
            continue
        known = sorted(organizations.items(), key=lambda entry: (entry[1].date, entry[1].path))
        for (before, first), (after, facts) in pairwise(known):
            if first.path == facts.path:
                continue
            yield ArchiveFinding(
                facts.path,
                partial(_person_place, person),
                say(
                    '"{name}" comes from {after} here, but from {before} in {path}',
                    name=person,
                    after=after,
                    before=before,
                    path=first.path,
                ),
                say(
                    "if {name} moved, say so in the roster, with from and until; if they are two "
                    "people, list both",
                    name=person,
                ),
            )


@dataclass(slots=True)
class _Rosters:
    """Names of all rosters, with organizations; pairs that are told apart, or are one person."""

    names: set[str]
    listed: set[tuple[str, str]]
    apart: set[frozenset[str]]


def _rosters(context: ArchiveContext) -> _Rosters:
    rosters = _Rosters(set(), set(), set())
    for series in context.project.series.values():
        for entry in series.roster:
            rosters.names.add(entry.name)
            rosters.listed.add((entry.name, context.register.official(entry.organization or "")))
            rosters.apart.update(frozenset((entry.name, other)) for other in entry.not_)
            rosters.apart.update(frozenset((entry.name, other)) for other in entry.aliases)
    return rosters


def _right_and_wrong(
    one: str, first: list[Facts], other: str, second: list[Facts], roster: set[str]
) -> tuple[str, str, list[Facts]]:
    """Return the right spelling, the wrong one, and the files that have the wrong one."""
    if one in roster or other in roster:
        one_is_right = one in roster
    else:
        # As often each: the older spelling is taken for the right one.
        oldest = (first[0].date, first[0].path) <= (second[0].date, second[0].path)
        one_is_right = len(first) > len(second) or (len(first) == len(second) and oldest)
    return (one, other, second) if one_is_right else (other, one, first)


def _place(name: str, listed: list[Facts], roster: set[str]) -> Message:
    """Return the phrase for where the right spelling is: "in the roster" or "in FILE"."""
    return say("in the roster") if name in roster else say("in {path}", path=listed[0].path)


def _explained(series: str, person: str, context: ArchiveContext) -> bool:
    """Return whether the roster has a name twice, or with the days from when and until when."""
    declared = context.project.series.get(series)
    entries = [entry for entry in declared.roster if entry.name == person] if declared else []
    return len(entries) > 1 or any(entry.from_ or entry.until for entry in entries)


def _person_place(name: str, meeting: Meeting) -> Loc:
    for field in ("participants", "absent"):
        for position, person in enumerate(getattr(meeting, field)):
            if person.name == name:
                return (field, position, "name")
    return ()
