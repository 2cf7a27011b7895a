"""The people and groups that a meeting knows of: on its lists, in rosters, among its officers."""

from __future__ import annotations

from collections import defaultdict

from minnes.model.meeting import Meeting
from minnes.model.project import RosterEntry
from minnes.rules.roll import call_roll, find_organization
from minnes.rules.rule import Context


def is_short(name: str) -> bool:
    """Return whether a name is a given name only, maybe with an initial: `Anna`, `Håkan A`."""
    words = name.split()
    return len(words) == 1 or (len(words) == 2 and len(words[1].rstrip(".")) == 1)


def full_names(short: str, meeting: Meeting, context: Context) -> tuple[str, ...]:
    """Return the known names that a given name, maybe with an initial, can stand for."""
    given, *initial = short.casefold().split()
    named = context.once(by_given_name, meeting).get(given, [])
    if not initial:
        return tuple(named)
    begun = f" {initial[0][0]}"
    return tuple(name for name in named if begun in " ".join(name.casefold().split()))


def is_group(name: str, meeting: Meeting, context: Context) -> bool:
    """Return whether a name is that of an organization, a group or the series."""
    series = context.series(meeting)
    series_names = {series.title, series.organization} if series else set()
    return name in series_names or find_organization(context.register, name) is not None


def known_names(meeting: Meeting, context: Context) -> list[str]:
    """Return the full names in the meeting's lists and its series' roster.

    Rules ask `context.once(known_names, meeting)` for them.
    """
    roll = context.once(call_roll, meeting)
    listed = (entry.name for entry in roster(meeting, context))
    names = dict.fromkeys((*roll.present, *roll.absent, *roll.replaced, *listed))
    return [name for name in names if " " in name]


def by_given_name(meeting: Meeting, context: Context) -> dict[str, list[str]]:
    """Return the known names by their given names in small letters; rules ask `once` for them."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in context.once(known_names, meeting):
        found[name.casefold().split()[0]].append(name)
    return found


def roster(meeting: Meeting, context: Context) -> list[RosterEntry]:
    """Return the roster of the meeting's series, or an empty list."""
    series = context.series(meeting)
    return series.roster if series else []


def names_elsewhere(role: str, meeting: Meeting, context: Context) -> set[str]:
    """Return full names of other officers, of contacts, and of all series' rosters."""
    officers = {
        "chair": meeting.chair,
        "secretary": meeting.secretary,
        "adjusters": meeting.adjusters,
    }
    listed = (
        () if role in officers else (person for people in officers.values() for person in people)
    )
    names = {person.name for person in listed if person.name and not is_short(person.name)}
    names.update(contact.name for contact in meeting.contacts if contact.name)
    for series in context.project.series.values() if context.project else ():
        names.update(entry.name for entry in series.roster)
    return names
