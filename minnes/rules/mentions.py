"""Classifies the people named in roles: present, absent, ambiguous, misspelt, unknown …"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

from minnes.language.regex import regex
from minnes.language.words import AND, EVERYBODY, NOBODY
from minnes.model.meeting import Meeting
from minnes.model.person import Person
from minnes.register.names import nearest
from minnes.rules.known_people import (
    full_names,
    is_group,
    is_short,
    known_names,
    names_elsewhere,
    roster,
)
from minnes.rules.parts import gather_parts
from minnes.rules.roll import OWN_PEOPLE, Mention, Roll, call_roll, find_organization
from minnes.rules.rule import Context
from minnes.source.diagnostic import Loc

OWNERS = ("who", "owner")
"""The fields of those who own an action or a decision."""

NEARLY_ONE = 0.88
"""The likeness, from 0 to 1, from which one name may be a misspelling of another."""

MAX_COMPARED = 200_000
"""Pairs of names to compare in one file; with more, nobody is told whose name is misspelt."""

_SEPARATOR = regex(rf"(?<!\s)\s*[;|&+/]\s*|(?<!\s)\s+(?:[–—-]|{'|'.join(AND)})\s+")


class MentionStatus(Enum):
    """What is known of a person named in a role."""

    PRESENT = "one of those present"
    GIVEN_NAME = "the given name of one who was present"
    AMBIGUOUS = "a name of several who were present"
    ABSENT = "one of the absent"
    GROUP = "an organization, a group, everybody or nobody"
    KNOWN = "named in a roster, or elsewhere in the file"
    MISSPELT = "nearly the name of somebody we know of"
    UNKNOWN = "nobody we know of"


class ClassifiedMention(NamedTuple):
    """A mention, its status, and the full names that it may mean."""

    mention: Mention
    status: MentionStatus
    names: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name as it is written."""
        return self.mention.person.label

    @property
    def role(self) -> str:
        """The field in which the person is named."""
        return self.mention.role

    @property
    def loc(self) -> Loc:
        """The place of the name."""
        return (*self.mention.loc, "name")


def classify_mentions(meeting: Meeting, context: Context) -> list[ClassifiedMention]:
    """Return the mentions on the roll with their status, but for names of several people."""
    roll = context.once(call_roll, meeting)
    halves = {half[0] for pair in context.once(find_reversed_names, meeting) for half in pair}
    return [
        ClassifiedMention(mention, *_classify(mention, roll, meeting, context))
        for mention in roll.mentions
        if mention.loc not in halves
        and not split_people(mention.person.name or "", meeting, context)
    ]


def mentions_with(
    meeting: Meeting, context: Context, *statuses: MentionStatus
) -> Iterator[ClassifiedMention]:
    """Yield the mentions that have one of the statuses."""
    mentions = context.once(classify_mentions, meeting)
    yield from (mention for mention in mentions if mention.status in statuses)


class ReversedName(NamedTuple):
    """A person read as two because of a comma: the surname and the given name, with places."""

    surname: tuple[Loc, Person]
    given: tuple[Loc, Person]


def find_reversed_names(meeting: Meeting, context: Context) -> list[ReversedName]:
    """Return the people written as `Surname, Given name`."""
    found: list[ReversedName] = []
    roll = context.once(call_roll, meeting)
    names = [
        *roll.present,
        *roll.absent,
        *(mention.person.label for mention in roll.mentions),
    ]
    if all(" " in name for name in names):
        return found
    known = set(context.once(known_names, meeting))
    for first, second in pairwise(context.once(named_people, meeting)):
        surname, given = first[1].name or " ", second[1].name or " "
        if " " in surname or " " in given or first[0][:-1] != second[0][:-1]:
            continue
        if first[1].organization == second[1].organization and f"{given} {surname}" in known:
            found.append(ReversedName(first, second))
    return found


def named_people(meeting: Meeting, context: Context) -> list[tuple[Loc, Person]]:
    """Return all listed people and all mentions with their places, in the order of their lists."""
    lists: list[tuple[Loc, list[Person]]] = [
        (("participants",), meeting.participants),
        (("absent",), meeting.absent),
    ]
    if meeting.kind in OWN_PEOPLE:
        for place, item in context.once(gather_parts, meeting).items:
            lists += [((*place, "lead"), item.lead), ((*place, "participants"), item.participants)]
    found: list[tuple[Loc, Person]] = [
        ((*loc, number), person) for loc, people in lists for number, person in enumerate(people)
    ]
    return found + [
        (mention.loc, mention.person) for mention in context.once(call_roll, meeting).mentions
    ]


def split_people(name: str, meeting: Meeting, context: Context) -> list[str]:
    """Return the names in a name that holds several with other separators than commas, or [].

    A given name that only one known person has is written out.
    """
    if not _SEPARATOR.search(name):
        return []
    parts = _SEPARATOR.split(name)
    meant = [
        _undivided(part, meeting, context) if len(part.split()) == 1 else [part] for part in parts
    ]
    names = [
        found[0] if len(found) == 1 else part for part, found in zip(parts, meant, strict=True)
    ]
    full = all(meant) or re.fullmatch(r"[\w\s]*[;|][\w\s;|]*", name)
    apart = all(
        part[:1].isupper() and find_organization(context.register, part) is None for part in names
    )
    return names if full and apart and not is_group(name, meeting, context) else []


def _undivided(given: str, meeting: Meeting, context: Context) -> list[str]:
    """Return the full names of a given name, without those that hold a separator themselves."""
    return [full for full in full_names(given, meeting, context) if not _SEPARATOR.search(full)]


def _classify(
    mention: Mention, roll: Roll, meeting: Meeting, context: Context
) -> tuple[MentionStatus, tuple[str, ...]]:
    """Return the status of a mention, and the full names that are meant."""
    person = mention.person
    name = " ".join((person.name or "").split())
    if not name or name.casefold().partition(" ")[0] in EVERYBODY | NOBODY:
        return MentionStatus.GROUP, ()
    entries = roster(meeting, context)
    name = next((entry.name for entry in entries if entry.aliases and name in entry.aliases), name)
    if name in roll.absent or (name in roll.replaced and name not in roll.present):
        return MentionStatus.ABSENT, (name,)
    if name in roll.shared:
        if person.organization:
            return MentionStatus.PRESENT, ()
        choices = [
            _with_organization(person) for person in meeting.participants if person.name == name
        ]
        return MentionStatus.AMBIGUOUS, tuple(dict.fromkeys(choices))
    if name in roll.present:
        return MentionStatus.PRESENT, ()
    short, group = is_short(name), is_group(name, meeting, context)
    full = full_names(name, meeting, context) if short else ()
    if found := _classify_given_name(full, name if group else "", roll):
        return found
    if group:
        return MentionStatus.GROUP, ()
    listed = [entry.name for entry in entries]
    if (
        name in listed
        or any(whole in listed for whole in full)
        or name in names_elsewhere(mention.role, meeting, context)
    ):
        return MentionStatus.KNOWN, ()
    known = context.once(known_names, meeting)
    if len(known) * len(roll.mentions) > MAX_COMPARED:
        return MentionStatus.UNKNOWN, ()
    near = [] if short else nearest(name, known, 1, NEARLY_ONE)
    near = near or [whole for whole in known if name.endswith(f" {whole}")]  # `ordf. Anna Lind`
    return (MentionStatus.MISSPELT, tuple(near)) if near else (MentionStatus.UNKNOWN, ())


def _classify_given_name(
    full: tuple[str, ...], group: str, roll: Roll
) -> tuple[MentionStatus, tuple[str, ...]] | None:
    """Return the status of a given name of somebody present or absent; None for other names.

    `full` are the names it may stand for, `group` is the name if it is a group's too.
    """
    present = tuple(name for name in full if name in roll.present)
    represented = group and any(roll.official(written) == group for written in roll.organizations)
    if present and not represented:
        status = MentionStatus.GIVEN_NAME if len(present) == 1 else MentionStatus.AMBIGUOUS
        return status, present
    away = (
        ()
        if group
        else tuple(name for name in full if name in roll.absent or name in roll.replaced)
    )
    return (MentionStatus.ABSENT, away) if away else None


def _with_organization(person: Person) -> str:
    return f"{person.name} ({person.organization})" if person.organization else person.label
