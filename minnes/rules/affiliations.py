"""Rules about the organization and the role in parentheses after a person's name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minnes.language.message import Message, say
from minnes.language.regex import regex
from minnes.model.meeting import Meeting
from minnes.model.person import Person
from minnes.rules.organizations import is_role, is_title, known_part
from minnes.rules.parts import gather_parts
from minnes.rules.remark_hints import with_keys
from minnes.rules.roll import call_roll, find_organization, organization_places
from minnes.rules.rule import Context
from minnes.source.codes.advice import write
from minnes.source.diagnostic import Finding, Loc

# `Eva Ros - Orust`, `Eva Ros/Orust`, `Eva Ros; Orust`.
_DIVIDED = regex(r"((?<!\s)\s+[-–—]\s+|(?<!\s)\s*[/;]\s*)")


def role_for_organization(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """A role where the organization stands.

    What it checks: what stands first in the parentheses after a name, when people are listed one
        by one.
    Why: the role would be counted as an organization that took part.
    Example:
        participants:
          - Gunnel Storm (processledare)
    Instead:
        participants:
          övriga: Gunnel Storm (processledare)
    """
    roll = context.once(call_roll, meeting)
    titles = {
        text for text, match in roll.inexact.items() if match is None and is_role(text, context)
    }
    if not titles:
        return
    for loc, text, _ in organization_places(meeting, context):
        person = _person_at(meeting, loc)
        if text not in titles or ")" in text or not (person or is_title(text)):
            continue
        if known_part(text, context):
            continue  # another rule tells of it
        name, role = person.name if person else "", person.role if person else ""
        known = find_organization(context.register, role or "")
        hint = say("write the organization first, then the role")
        if name and known:
            hint = say('write "{line}"', line=f"{name} ({role}, {text})")
        elif person and name:
            alone = person.model_copy(update={"organization": None})
            keys = f'role: "{text}, {role}"' if role else f"role: {text}"
            if person.substitutes_for:
                keys += f", substitutes_for: {person.substitutes_for}"
            hint = say(
                'write "{name} (organization, {role})"; if there is none, {keys}',
                name=name,
                role=text,
                keys=with_keys(alone, keys, context, str(loc[0])),
            )
        yield Finding(
            loc,
            say('"{role}" is a role, but stands where the organization stands', role=text),
            hint,
        )


def slash_for_comma(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """A slash between organization and role.

    What it checks: parentheses such as `(Trollhättan/BIM-ansvarig)`, or with a semicolon.
    Why: the two are read as one organization that nobody knows.
    Example:
        participants:
          - Lena Ekdal (Trollhättan/BIM-ansvarig)
    Instead:
        participants:
          - Lena Ekdal (Trollhättan, BIM-ansvarig)
    """
    roll = context.once(call_roll, meeting)
    slashed = {text for text, match in roll.inexact.items() if match is None and {*text} & {*"/;"}}
    if not slashed:
        return
    for loc, text, _ in organization_places(meeting, context):
        organization = known_part(text, context) if text in slashed and ")" not in text else None
        if organization is None:
            continue
        parts = [part.strip() for part in re.split("[/;]", text)]
        others = [part for part in parts if part != organization]
        if "updates" in loc and all(map(context.register.find, others)):
            lines = " ".join(f'"{part}: …"' for part in parts)
            message = say('"{text}" holds more than an organization', text=text)
            yield Finding(loc, message, say("write a line for each: {lines}", lines=lines))
            continue
        whole = ", ".join([organization, *others])
        certain = (
            all(context.register.find(other) is None for other in others)
            and f"({text}" in context.text
            and f"organization: {text}" not in context.text
        )
        yield Finding(
            loc,
            say('"{text}" holds more than an organization', text=text),
            say('write "({whole})": the organization, a comma, and the role', whole=whole),
            replacement=whole if certain else None,
        )


def organization_for_role(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """An organization where a role stands.

    What it checks: parentheses after names that are grouped by organization.
    Why: the group already says the organization, so that what stands in parentheses is a role.
    Example:
        participants:
          övriga: Eva Ros (Orust)
    Instead:
        participants:
          Orust: Eva Ros
    """
    for position, role in context.once(call_roll, meeting).roles:
        person = meeting.participants[position]
        for part in role.split(", "):
            # Names of organizations begin with a capital; looking up every role would take long.
            match = find_organization(context.register, part) if part[:1].isupper() else None
            if match is None or match.organization.name == person.organization:
                continue
            if is_role(person.organization or "-", context):
                continue  # another rule tells of the two
            name = match.organization.name
            line = f"{name}: {person.label}"
            # Several roles were put together from the line, and have no place of their own.
            place = "role" if part == role else "name"
            yield Finding(
                ("participants", position, place),
                say('"{name}" is an organization, but stands where a role stands', name=part),
                say('write on a line of its own: "{line}"', line=line),
            )


def organization_for_person(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """An organization where a person stands.

    What it checks: names in the lists of people that are names of organizations, or hold one after
        a dash, a slash or a semicolon; and organizations after a person who presents an item or
        takes part in it.
    Why: all of it is read as the name of a person, who is counted and listed as one.
    Example:
        participants:
          - Eva Ros - Orust
        absent:
          - Tjörn
    Instead:
        participants:
          - Eva Ros (Orust)
        absent:
          - {organization: Tjörn}
    """
    roll, text = context.once(call_roll, meeting), context.text
    for field, people in roll.lists:
        listed, divided = getattr(meeting, field), []
        if _DIVIDED.search("\n".join(people)):
            divided = [name for name in people if _DIVIDED.search(name)]
        certain = people.keys() & context.register.names
        if roll.unaffiliated:
            loose = (name for name, number in people.items() if not listed[number].organization)
            certain |= {name for name in loose if _begins_with_organization(name, meeting, context)}
        shown = False
        for name in sorted({*certain, *divided}, key=people.__getitem__):
            line, is_certain = _as_person(name, field, context) or ("", False)
            on_a_line = field == "absent" and line.startswith("{") and f"- {name}" not in text
            if line and not (on_a_line and shown):
                yield Finding(
                    (field, people[name], "name"),
                    say('"{name}" is read as the name of a person', name=name),
                    _absent_in_a_list(meeting, context)
                    if on_a_line
                    else say('write "{line}"', line=line),
                    replacement=line if is_certain else None,
                )
            # The whole list, shown once, holds all the others on the line.
            shown = shown or on_a_line
    for place, item in context.once(gather_parts, meeting).items:
        for field, named in (("lead", item.lead), ("participants", item.participants)):
            for number in range(1, len(named)):
                before, name = named[number - 1], named[number].name or ""
                if before.organization or " " not in (before.name or ""):
                    continue
                if not find_organization(context.register, name):
                    continue
                if not find_organization(context.register, before.name or ""):
                    yield Finding(
                        (*place, field, number, "name"),
                        say('"{name}" is read as the name of a person', name=name),
                        say('write "{line}"', line=f"{before.name} ({name})"),
                    )


def _as_person(name: str, field: str, context: Context) -> tuple[str, bool] | None:
    """Return how to write a name that is or holds an organization, and whether that is certain."""
    if find_organization(context.register, name):
        return (f"{{organization: {name}}}" if field == "absent" else f"{name}: …"), False
    if not _DIVIDED.search(name):
        return f"{name.split(maxsplit=1)[0]}: …", False
    first, divider, second = _DIVIDED.split(name, 1)
    found = [half for half in (first, second) if find_organization(context.register, half)]
    if len(found) != 1:
        return None
    person = second if found == [first] else first
    if person[0].islower():
        return None  # a remark, of which another rule tells
    return f"{person} ({found[0]})", " " in person and ";" not in divider


def _begins_with_organization(name: str, meeting: Meeting, context: Context) -> bool:
    """Return whether a name is an organization, or one of the series with people behind it."""
    if find_organization(context.register, name):
        return True
    first, _, rest = name.partition(" ")
    return " " in rest and first in context.members(meeting)


def _absent_in_a_list(meeting: Meeting, context: Context) -> Message:
    """Return how to write absent people and organizations that stand on one line."""
    lines = []
    for person in meeting.absent:
        inside = f" ({person.organization})" if person.organization else ""
        nobody = person.name and find_organization(context.register, person.name)
        lines.append(f"{{organization: {person.name}}}" if nobody else f"{person.label}{inside}")
    return write("absent:\n" + "\n".join(f"  - {line}" for line in lines))


def _person_at(meeting: Meeting, loc: Loc) -> Person | None:
    if len(loc) == 3 and isinstance(loc[1], int) and loc[0] in ("participants", "absent"):
        people: list[Person] = getattr(meeting, str(loc[0]))
        return people[loc[1]]
    return None
