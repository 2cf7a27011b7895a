"""The rule about people without an organization in a list where others have one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minnes.language.message import Message, say
from minnes.language.words import OTHERS
from minnes.model.meeting import Meeting
from minnes.model.person import Person
from minnes.rules.known_people import is_group, roster
from minnes.rules.roll import call_roll
from minnes.rules.rule import Context
from minnes.source.diagnostic import Finding

FEWEST = 2
"""People with an organization that make the lack of one stand out."""
LONGEST_ROW = 5
"""Names that can share one organization at their end; a longer row is a list of another sort."""


def missing_affiliation(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """Somebody without an organization among people who have one.

    What it checks: lists in which nearly all have an organization; people whose organization the
        roster tells, where others have theirs; and names in a row before one that has, as if it
        held for all of them.
    Why: nothing is guessed, so the organization holds only for the name it follows.
    Example:
        participants: Karin Holm, Johan Storm (Orust), Maria Ek (Tanum)
    Instead:
        participants:
          Orust: Karin Holm, Johan Storm
          Tanum: Maria Ek
    """
    if not context.once(call_roll, meeting).unaffiliated or _others_are_named(context.text):
        return
    people: list[Person]
    known = {entry.name: entry.organization for entry in roster(meeting, context)}
    everybody = [*meeting.participants, *meeting.absent]
    if sum(person.organization is not None for person in everybody) < FEWEST:
        return
    for field, people in (("participants", meeting.participants), ("absent", meeting.absent)):
        without = [number for number, person in enumerate(people) if not person.organization]
        for first, last in _in_a_row(people, context.text):
            names = ", ".join(person.name or "" for person in people[first:last])
            organization = people[last].organization or ""
            line = f"{organization}: {names}, {people[last].name}"
            if "(" in line or any(
                is_group(person.name or "", meeting, context) for person in people[first:last]
            ):
                continue
            yield Finding(
                (field, first, "name"),
                say("the organization is missing for {names}", names=names),
                say('if all are from {organization}: "{line}"', organization=organization, line=line),
            )  # fmt: skip
            without = [number for number in without if not first <= number < last]
        rare = len(people) - len(without) >= max(FEWEST, 2 * len(without))
        for number in without:
            name = people[number].name or ""
            listed = known.get(name)
            if (rare or listed) and " " in name and "," not in name and "(" not in name:
                yield Finding(
                    (field, number, "name"),
                    say("the organization is missing for {names}", names=name),
                    _how_to_write(name, listed, context.text),
                )


def _in_a_row(people: list[Person], text: str) -> Iterator[tuple[int, int]]:
    """Yield where names in one line, and none in parentheses, lead up to one with an organization."""
    first, line = 0, " ".join(text.split())
    for position, person in enumerate(people):
        if not person.organization:
            continue
        names = [listed.name or "" for listed in people[first : position + 1]]
        if 1 < len(names) <= LONGEST_ROW and f"{', '.join(names)} ({person.organization}" in line:
            yield first, position
        first = position + 1


def _how_to_write(name: str, organization: str | None, text: str) -> Message:
    if organization is None:
        return say('write "{name} (organization)", or "others: {name}" if there is none', name=name)
    if f"name: {name}" in text:
        return say('write "{line}"', line=f"name: {name}, organization: {organization}")
    return say('write "{name} ({organization})"', name=name, organization=organization)


def _others_are_named(text: str) -> bool:
    """Return whether some group is said to be of no organization."""
    words = "|".join(sorted(OTHERS))
    return re.search(rf"^[ \t-]*(?:{words})[ \t]*:", text, re.MULTILINE | re.IGNORECASE) is not None
