"""The roll of a meeting: who is present, absent or named, and which organizations are meant."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from minnes.language.regex import regex
from minnes.model.meeting import Meeting
from minnes.model.person import Person
from minnes.register.register import Match, Register
from minnes.rules.parts import Parts, PlacedAttachment, gather_attachments, gather_parts
from minnes.rules.rule import Context
from minnes.source.diagnostic import Loc

OWN_PEOPLE = ("workshop", "example")
"""Kinds of minutes whose items name people of their own: who leads one need not be in any list."""

_ENTRY = regex(r"^[ \t]*-[ \t]+([^\s(#][^(#\n]*)", re.MULTILINE)


class Mention(NamedTuple):
    """A person named in the field `role` who is not simply one of those present."""

    loc: Loc
    person: Person
    role: str


@dataclass(slots=True)
class Roll:
    """Where people stand in the lists, by name; who else is named; and the organizations.

    `shared` are names of several of those present; `replaced` are names of people who sent a
    substitute; `roles` are (position of a participant, role). `organizations` maps each text to the
    organization it means; `inexact` has those that are unknown or not written by their own name.
    `unaffiliated` tells whether somebody listed has no organization.
    """

    present: dict[str, int]
    absent: dict[str, int]
    shared: set[str]
    replaced: set[str]
    roles: list[tuple[int, str]]
    mentions: list[Mention]
    organizations: dict[str, Match | None]
    inexact: dict[str, Match | None]
    unaffiliated: bool

    @property
    def lists(self) -> tuple[tuple[str, dict[str, int]], ...]:
        """The names present and absent with their positions, each with the field of its list."""
        return ("participants", self.present), ("absent", self.absent)

    def official(self, written: str) -> str:
        """Return the name of the organization that a text means, or the text itself."""
        match = self.organizations.get(written)
        return match.organization.name if match else written


def call_roll(meeting: Meeting, context: Context) -> Roll:
    """Return the roll of a meeting. Rules ask `context.once(call_roll, meeting)` for it."""
    parts = context.once(gather_parts, meeting)
    present, shared = _by_name(meeting.participants)
    absent, _ = _by_name(meeting.absent)
    replaced = {person.substitutes_for for person in meeting.participants if person.substitutes_for}
    away = {*absent, *replaced}
    here = {*present}
    if away or shared:
        here -= away | shared
    for _, item in parts.items:
        if item.participants:
            names = {
                person.name for person in item.participants if person.name and " " in person.name
            }
            here |= names - away
    mentions = list(_strangers(_in_roles(meeting, parts), here))
    listed = {person.organization for person in meeting.participants}
    listed.update([person.organization for person in meeting.absent])
    attachments = context.once(gather_attachments, meeting)
    written = listed | _organizations(meeting, parts, attachments)
    organizations = {text: find_organization(context.register, text) for text in written if text}
    inexact = {
        text: match for text, match in organizations.items() if match is None or match.how != "name"
    }
    roles = [
        (number, person.role) for number, person in enumerate(meeting.participants) if person.role
    ]
    unaffiliated = None in listed
    return Roll(
        present, absent, shared, replaced, roles, mentions, organizations, inexact, unaffiliated
    )


@lru_cache(maxsize=4096)
def find_organization(register: Register, written: str) -> Match | None:
    """Return the organization that a text means; cached, as most files name the same few."""
    return register.find(written)


def _by_name(people: list[Person]) -> tuple[dict[str, int], set[str]]:
    """Return the positions of people by name, and the names that several of them have."""
    by_name = {person.name: number for number, person in enumerate(people) if person.name}
    if len(by_name) == len(people):
        return by_name, set()
    names = Counter(person.name for person in people if person.name)
    return by_name, {name for name, count in names.items() if count > 1}


def _organizations(
    meeting: Meeting, parts: Parts, attachments: list[PlacedAttachment]
) -> set[str | None]:
    """Return the texts of all organizations named elsewhere than in the two lists of people."""
    written = {meeting.organization}
    written.update([attachment.organization for _, attachment, _ in attachments])
    written.update([contact.organization for contact in meeting.contacts])
    written.update([update.organization for _, update in parts.updates])
    for _, item in parts.items:
        if item.participants:
            written.update([person.organization for person in item.participants])
    for _, decision in parts.decisions:
        if decision.concerns:
            written.update(decision.concerns)
    return written


def _in_roles(meeting: Meeting, parts: Parts) -> Iterator[tuple[list[Person], Loc, str]]:
    """Yield every list of people in a role, the place of its part, and the role."""
    yield meeting.chair, (), "chair"
    yield meeting.secretary, (), "secretary"
    yield meeting.adjusters, (), "adjusters"
    if meeting.kind in OWN_PEOPLE:
        return
    for place, item in parts.items:
        if item.participants:
            yield item.participants, place, "participants"
        if item.lead:
            yield item.lead, place, "lead"
    for loc, update in parts.updates:
        if update.by:
            yield update.by, loc, "by"
    for loc, question in parts.questions:
        if question.by:
            yield question.by, loc, "by"
        if question.answered_by:
            yield question.answered_by, loc, "answered_by"
    for loc, decision in parts.decisions:
        if decision.owner:
            yield decision.owner, loc, "owner"
    for loc, action in parts.actions:
        if action.who:
            yield action.who, loc, "who"


def _strangers(lists: Iterator[tuple[list[Person], Loc, str]], here: set[str]) -> Iterator[Mention]:
    """Yield the people in roles whose names are not in `here`."""
    for people, loc, role in lists:
        for person in people:
            if person.name not in here:
                for number, stranger in enumerate(people):
                    if stranger.name not in here:
                        yield Mention((*loc, role, number), stranger, role)
                break


def entry_names(_meeting: Meeting, context: Context) -> frozenset[str]:
    """Return what the entries of lists begin with, up to a parenthesis or a comment."""
    return frozenset(name.rstrip() for name in _ENTRY.findall(context.text))


def organization_places(meeting: Meeting, context: Context) -> Iterator[tuple[Loc, str, bool]]:
    """Yield the place and the text of every organization, and whether it must be a known one.

    Documents and contacts may name any unit of an organization. An organization that heads a group
    of people is yielded once.
    """
    if meeting.organization:
        yield ("organization",), meeting.organization, True
    yield from _of_people(meeting.participants, ("participants",), context.text)
    yield from _of_people(meeting.absent, ("absent",), context.text)
    parts = context.once(gather_parts, meeting)
    for place, item in parts.items:
        yield from _of_people(item.participants, (*place, "participants"), context.text)
    for loc, update in parts.updates:
        yield (*loc, "organization"), update.organization, True
    for loc, decision in parts.decisions:
        for number, name in enumerate(decision.concerns):
            yield (*loc, "concerns", number), name, True
    for loc, attachment, _ in context.once(gather_attachments, meeting):
        if attachment.organization:
            yield (*loc, "organization"), attachment.organization, False
    for position, contact in enumerate(meeting.contacts):
        if contact.organization:
            yield ("contacts", position, "organization"), contact.organization, False


def _of_people(people: list[Person], place: Loc, text: str) -> Iterator[tuple[Loc, str, bool]]:
    before = None
    for position, person in enumerate(people):
        name = person.organization
        if name and not (name == before and _heads_a_group(name, text)):
            yield (*place, position, "organization"), name, True
        before = name


def _heads_a_group(organization: str, text: str) -> bool:
    """Return whether an organization heads a group of people in the file's text."""
    return f"({organization}" not in text and f"organization: {organization}" not in text
