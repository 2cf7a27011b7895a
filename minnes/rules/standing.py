"""How those named in a role stand to the meeting: there, away, one of two, or nobody."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

from minnes.language.words import EVERYBODY, NOBODY
from minnes.model.meeting import Meeting
from minnes.model.person import Person
from minnes.model.project import RosterEntry
from minnes.register.names import nearest
from minnes.rules.parts import parts
from minnes.rules.roll import OWN_PEOPLE, Mention, Roll, meant, roll
from minnes.rules.rule import Context
from minnes.source.diagnostic import Loc

NEARLY_ONE = 0.88
"""How like two names must be, from 0 to 1, for one to be a slip of the other."""

_DIVIDER = re.compile(r"\s*[;|&+/]\s*|\s+[–—-]\s+")


class Standing(Enum):
    """What is known of a name."""

    THERE = "one of those present"
    SHORT = "the given name of one who was present"
    SHARED = "a name of several who were present"
    AWAY = "one of the absent"
    BODY = "an organization, a group, everybody or nobody"
    KNOWN = "named in a roster, or elsewhere in the file"
    NEARLY = "nearly the name of somebody we know of"
    STRANGER = "nobody we know of"


class Judged(NamedTuple):
    """A mention, how the one named stands to the meeting, and the full names that are meant."""

    mention: Mention
    standing: Standing
    names: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Return the name as it is written."""
        return self.mention.person.label


def judged(meeting: Meeting, context: Context) -> list[Judged]:
    """Return all mentions that are not plainly of somebody present, each with its standing."""
    called = context.once(roll, meeting)
    halves = {half[0] for pair in context.once(turned, meeting) for half in pair}
    return [
        _judge(mention, called, meeting, context)
        for mention in called.mentions
        if mention.loc not in halves and not divided(mention.person.name or "", meeting, context)
    ]


class Turned(NamedTuple):
    """One person read as two, the surname first, each with its place."""

    surname: tuple[Loc, Person]
    given: tuple[Loc, Person]


def turned(meeting: Meeting, context: Context) -> list[Turned]:
    """Return those whose surname stands before the given name, with a comma between."""
    found: list[Turned] = []
    called = context.once(roll, meeting)
    names = [
        *called.present,
        *called.absent,
        *(mention.person.label for mention in called.mentions),
    ]
    if all(" " in name for name in names):
        return found
    for first, second in pairwise(context.once(named, meeting)):
        surname, given = first[1].name or " ", second[1].name or " "
        if " " in surname or " " in given or first[0][:-1] != second[0][:-1]:
            continue
        if first[1].organization == second[1].organization and f"{given} {surname}" in known_names(
            meeting, context
        ):
            found.append(Turned(first, second))
    return found


def named(meeting: Meeting, context: Context) -> list[tuple[Loc, Person]]:
    """Return all who are named but those plainly present who act, in the order of their lists."""
    lists: list[tuple[Loc, list[Person]]] = [
        (("participants",), meeting.participants),
        (("absent",), meeting.absent),
    ]
    if meeting.kind in OWN_PEOPLE:
        for place, item in context.once(parts, meeting).items:
            lists += [((*place, "lead"), item.lead), ((*place, "participants"), item.participants)]
    found: list[tuple[Loc, Person]] = [
        ((*loc, number), person) for loc, people in lists for number, person in enumerate(people)
    ]
    return found + [(called.loc, called.person) for called in context.once(roll, meeting).mentions]


def divided(name: str, meeting: Meeting, context: Context) -> list[str]:
    """Return the people in a name that holds several, divided by something else than commas."""
    if not _DIVIDER.search(name):
        return []
    names = _DIVIDER.split(name)
    full = all(" " in part for part in names) or not re.search(r"[^\w\s;|]", name)
    apart = all(part[:1].isupper() and meant(context.register, part) is None for part in names)
    return names if full and apart and not is_body(name, meeting, context) else []


def _judge(mention: Mention, called: Roll, meeting: Meeting, context: Context) -> Judged:
    person = mention.person
    name = " ".join((person.name or "").split())
    if not name or name.casefold().split()[0] in EVERYBODY | NOBODY:
        return Judged(mention, Standing.BODY)
    roster = _roster(meeting, context)
    name = next((entry.name for entry in roster if entry.aliases and name in entry.aliases), name)
    if name in called.absent or (name in called.replaced and name not in called.present):
        return Judged(mention, Standing.AWAY, (name,))
    if name in called.shared:
        if person.organization:
            return Judged(mention, Standing.THERE)
        choices = [_told_apart(person) for person in meeting.participants if person.name == name]
        return Judged(mention, Standing.SHARED, tuple(dict.fromkeys(choices)))
    if name in called.present:
        return Judged(mention, Standing.THERE)
    short = is_short(name)
    body = is_body(name, meeting, context)
    if short:
        meant = matching(name, called.present)
        represented = body and any(called.official(w) == name for w in called.organizations)
        if meant and not represented:
            standing = Standing.SHORT if len(meant) == 1 else Standing.SHARED
            return Judged(mention, standing, meant)
    if body:
        return Judged(mention, Standing.BODY)
    if short and (away := matching(name, (*called.absent, *called.replaced))):
        return Judged(mention, Standing.AWAY, away)
    listed = [entry.name for entry in roster]
    if (
        name in listed
        or (short and matching(name, listed))
        or name in _elsewhere(mention.role, meeting, context)
    ):
        return Judged(mention, Standing.KNOWN)
    near = [] if short else nearest(name, known_names(meeting, context), 1, NEARLY_ONE)
    if near:
        return Judged(mention, Standing.NEARLY, tuple(near))
    return Judged(mention, Standing.STRANGER)


def is_short(name: str) -> bool:
    """Return whether a name is a given name only, maybe with an initial: `Anna`, `Håkan A`."""
    words = name.split()
    return len(words) == 1 or (len(words) == 2 and len(words[1].rstrip(".")) == 1)


def matching(short: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return the full names that a given name, maybe with an initial, can stand for."""
    given, *initial = short.casefold().split()
    letter = initial[0][0] if initial else ""
    found = []
    for name in names:
        first, *rest = name.casefold().split() or [""]
        if first == given and rest and (not letter or any(word[0] == letter for word in rest)):
            found.append(name)
    return tuple(found)


def is_body(name: str, meeting: Meeting, context: Context) -> bool:
    """Return whether a name is that of an organization or a group."""
    series = context.series(meeting)
    own = {series.title, series.organization} if series else set()
    return name in own or meant(context.register, name) is not None


def known_names(meeting: Meeting, context: Context) -> list[str]:
    """Return the full names of the meeting and its series' roster."""
    called = context.once(roll, meeting)
    roster = (entry.name for entry in _roster(meeting, context))
    names = dict.fromkeys((*called.present, *called.absent, *called.replaced, *roster))
    return [name for name in names if " " in name]


def _told_apart(person: Person) -> str:
    return f"{person.name} ({person.organization})" if person.organization else person.label


def _roster(meeting: Meeting, context: Context) -> list[RosterEntry]:
    series = context.series(meeting)
    return series.roster if series else []


def _elsewhere(role: str, meeting: Meeting, context: Context) -> set[str]:
    """Return full names known from other places: officers, contacts, and every series' roster."""
    officers = {
        "chair": meeting.chair,
        "secretary": meeting.secretary,
        "adjusters": meeting.adjusters,
    }
    named = (
        () if role in officers else (person for listed in officers.values() for person in listed)
    )
    names = {person.name for person in named if person.name and not is_short(person.name)}
    names.update(contact.name for contact in meeting.contacts if contact.name)
    for series in context.project.series.values() if context.project else ():
        names.update(entry.name for entry in series.roster)
    return names
