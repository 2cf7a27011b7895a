"""Rules about people who are listed twice, or both as present and absent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from minnes.language.message import say
from minnes.model.meeting import Meeting
from minnes.model.person import Person
from minnes.rules.parts import Parts, gather_parts
from minnes.rules.roll import Roll, call_roll
from minnes.rules.rule import Context
from minnes.source.diagnostic import Finding, Loc


def person_twice(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """Somebody named twice in one list.

    What it checks: full names in lists of people. Two people of one name are told apart by their
        organizations.
    Why: they would be counted as two.
    Example:
        participants: Karin Holm (Orust), Johan Storm (Orust), Karin Holm (Orust)
    Instead:
        participants: Karin Holm (Orust), Johan Storm (Orust)
    """
    roll = context.once(call_roll, meeting)
    for loc, people in _lists(meeting, roll, context.once(gather_parts, meeting)):
        seen: dict[str, set[str]] = defaultdict(set)
        for number, person in enumerate(people):
            name = person.name or ""
            organization = roll.official(person.organization or "")
            before = seen[name]
            if " " in name and before and (not organization or {"", organization} & before):
                yield Finding(
                    (*loc, number, "name"),
                    say('"{name}" stands twice in this list', name=name),
                    say("take one away; if they are two, write the organization after each name"),
                )
            before.add(organization)


def present_and_absent(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """Somebody both present and absent.

    What it checks: full names that stand among the participants and among the absent.
    Why: only one can be so. For somebody who left early, write until when.
    Example:
        participants: Karin Holm (Orust)
        absent: Karin Holm (Orust)
    Instead:
        participants:
          - {name: Karin Holm, organization: Orust, until: "10:30"}
    """
    roll = context.once(call_roll, meeting)
    for name in roll.present.keys() & roll.absent.keys():
        present = meeting.participants[roll.present[name]]
        absent = meeting.absent[roll.absent[name]]
        partly_present = (
            present.from_ or present.until or absent.from_ or absent.until or absent.note
        )
        if " " in name and not partly_present and _same_organization(present, absent, roll):
            yield Finding(
                ("absent", roll.absent[name], "name"),
                say('"{name}" stands both as present and as absent', name=name),
                say("take the name away from one of the lists"),
            )


def replaced_present(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """Somebody replaced who was there all the same.

    What it checks: those somebody sits in for, against the participants.
    Why: who is replaced is absent; either the list or the substitute is wrong.
    Example:
        participants: Lidia Storm (Orust, ersätter Jenny Hav), Jenny Hav (Orust)
    Instead:
        participants: Lidia Storm (Orust, ersätter Jenny Hav)
    """
    roll = context.once(call_roll, meeting)
    if not roll.replaced:
        return
    for number, person in enumerate(meeting.participants):
        name = person.substitutes_for
        if name in roll.present and name != person.name:
            yield Finding(
                ("participants", number, "substitutes_for"),
                say(
                    '"{name}" is replaced by {substitute}, but stands among the participants',
                    name=name,
                    substitute=person.label,
                ),
                say('take away "{name}" from the participants, or who is replaced', name=name),
            )


def _same_organization(person: Person, other: Person, roll: Roll) -> bool:
    """Return whether the organizations of two entries do not differ."""
    if not person.organization or not other.organization:
        return True
    return roll.official(person.organization) == roll.official(other.organization)


def _lists(meeting: Meeting, roll: Roll, parts: Parts) -> Iterator[tuple[Loc, list[Person]]]:
    """Yield the lists of people in which a name may occur twice, with their places."""
    if roll.shared:
        yield ("participants",), meeting.participants
    if len(roll.absent) < len(meeting.absent):
        yield ("absent",), meeting.absent
    for place, item in parts.items:
        if item.participants:
            yield (*place, "participants"), item.participants
    for loc, action in parts.actions:
        if len(action.who) > 1:
            yield (*loc, "who"), action.who
