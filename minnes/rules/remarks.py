"""Rules about remarks on people: not a part of the name, and not taken for a role."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minnes.language.cues import BEHIND_NAMES, NO_NAMES, PARTICLES, REMARKS, UNNAMED
from minnes.language.message import Message, say
from minnes.language.regex import regex
from minnes.language.words import SUBSTITUTES
from minnes.model.meeting import Meeting
from minnes.model.person import Person
from minnes.rules.organizations import is_remark, is_title
from minnes.rules.remark_hints import key_of, note, with_keys
from minnes.rules.roll import call_roll, find_organization
from minnes.rules.rule import Context
from minnes.source.diagnostic import Finding

_MAYBE = regex(
    rf"\S (?!(?:{'|'.join(sorted(PARTICLES))}) )[a-zåäö§]"
    rf"|^(?:\d|(?:{'|'.join(sorted(map(re.escape, REMARKS | UNNAMED)))})\b)",
    re.MULTILINE,
)
"""What stands in a list of names, one a line, if a remark may stand in it."""

# `Åsa Ny (Åmål), från kl 10`, `Åsa Ny (Åmål) - sjuk` in a list.
_AFTER_PARENTHESIS = regex(
    r"(?P<name>[^()]+?) \((?P<organization>[^(),]+)\)(?:,| [-–—]) (?P<remark>[a-zåäö].*)"
)
# `Representant från Lerum`
_SENT_BY = regex(r"(?P<who>.+?) (?:från|for|from) (?P<organization>[A-ZÅÄÖ].*)")
_ADDRESS = regex(r"@|\d[\d -]{4,}\d")


def remark_in_name(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """Something said of a person that is read as a part of the name.

    What it checks: what follows on a name with a small letter, after a dash or without one, among
        those present, absent and replaced.
    Why: all of it is read as the name, so that the person is another one than elsewhere.
    Example:
        participants:
          Orust: Karin Holmdal från kl 10
        absent:
          Tanum: Eva Fjord - sjuk
    Instead:
        participants:
          Orust:
            - {name: Karin Holmdal, from: "10"}
        absent:
          Tanum:
            - {name: Eva Fjord, excused: ja}
    """
    roll = context.once(call_roll, meeting)
    for field, people in roll.lists:
        if _MAYBE.search("\n".join(people)):
            listed = getattr(meeting, field)
            for name, number in people.items():
                before = listed[max(number - 1, 0)]
                if said := _said(name, listed[number], before, field, context):
                    yield Finding((field, number, "name"), *said)
    if _MAYBE.search("\n".join(roll.replaced)):
        for number, person in enumerate(meeting.participants):
            name, remark = divided(person.substitutes_for or "")
            if remark:
                keys = f"substitutes_for: {name}, note: {remark}"
                yield Finding(
                    ("participants", number, "substitutes_for"),
                    _part_of(person.substitutes_for or "", remark),
                    with_keys(person, keys, context, "participants"),
                )


def remark_for_role(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """When or how somebody took part, or why not, where a role stands.

    What it checks: parentheses after a name that hold a time, a way to meet, a reason to be away, or
        an address.
    Why: it is read and printed as what the person does; and that somebody was ill is nobody's
        business.
    Example:
        participants:
          Orust: Karin Holmdal (från kl 10), Johan Storm (via Teams)
        absent:
          Tanum: Eva Fjord (sjuk)
    Instead:
        participants:
          Orust:
            - {name: Karin Holmdal, from: "10"}
            - {name: Johan Storm, mode: remote}
        absent:
          Tanum:
            - {name: Eva Fjord, excused: ja}
    """
    roll = context.once(call_roll, meeting)
    away = [(number, person.role) for number, person in enumerate(meeting.absent) if person.role]
    roles = roll.roles
    for field, remarks in (("participants", roles), ("absent", away)):
        for number, remark in remarks:
            if _ADDRESS.search(remark):
                yield Finding(
                    (field, number, "role"),
                    say('"{remark}" is read as the role of a person', remark=remark),
                    say("take it away; an address can stand under contacts"),
                )
            elif key := key_of(remark):
                yield Finding(
                    (field, number, "role"),
                    say('"{remark}" is read as the role of a person', remark=remark),
                    with_keys(getattr(meeting, field)[number], key, context, field),
                )
    unknown = {text for text, match in roll.inexact.items() if match is None and is_remark(text)}
    for field in ("participants", "absent") if unknown else ():
        for number, person in enumerate(getattr(meeting, field)):
            if person.organization in unknown:
                remark = person.organization
                alone = person.model_copy(update={"organization": None})
                yield Finding(
                    (field, number, "organization"),
                    say('"{remark}" is read as an organization', remark=remark),
                    with_keys(alone, key_of(remark) or note(remark), context, field),
                )


def divided(name: str) -> tuple[str, str]:
    """Return a name and the remark that follows on it; no remark if all of it can be the name."""
    small = name.islower() and not any(map(str.isdigit, name))
    words = name.split() if ")" not in name and not small else []
    for number, word in enumerate(words):
        plain = word.casefold().strip(".,;")
        after = words[number + 1] if number + 1 < len(words) else ""
        particle = plain in PARTICLES or (len(word) < 3 and after[:1].isupper())
        starts = plain in REMARKS or (number > 1 and not particle and word not in BEHIND_NAMES)
        if number and ((starts and word[0].islower()) or word[0] == "§"):
            rest = " ".join(words[number:])
            if words[number - 1] == "+":  # `+ praktikant`
                return " ".join(words[: number - 1]), f"+ {rest}"
            title = is_title(rest.partition(",")[0]) and plain not in REMARKS
            if title or rest.startswith(SUBSTITUTES):
                break  # another rule tells of it
            return " ".join(words[:number]).rstrip(" -–—,;"), rest
    return name, ""


def _said(
    name: str, person: Person, before: Person, field: str, context: Context
) -> tuple[Message, Message] | None:
    """Return what is said of a name that holds a remark, or is one on the person before."""
    first = name.split(maxsplit=1)[0].casefold().strip(".,;")
    whole = say('"{name}" is read as the name of a person', name=name)
    substitute = name[0].islower() and any(f"{word} " in name for word in SUBSTITUTES)
    role = name[0].islower() and is_title(first)
    if substitute or role or name.strip(" .").casefold() in NO_NAMES:
        return None  # another rule tells of it
    alone = name[0].islower() and first in REMARKS
    if names_nobody(name) or (alone and person.organization != before.organization):
        return whole, _unnamed(name, person, field, context)
    if alone:
        message, about, remark = whole, before, name
    elif match := _AFTER_PARENTHESIS.fullmatch(name):
        remark, message = match["remark"], _part_of(name, match["remark"])
        about = person.model_copy(update=match.groupdict())
    else:
        plain, remark = divided(name)
        message = _part_of(name, remark)
        about = person.model_copy(update={"name": plain})
        if remark and find_organization(context.register, plain):
            return whole, with_keys(Person(organization=plain), note(remark), context, field)
    if not remark or _ADDRESS.search(remark):
        return None  # another rule tells of addresses
    counted = any(map(str.isdigit, about.name or ""))
    if not (alone or counted or first in PARTICLES) and name[0].islower():  # `elev från Orust`
        return whole, _unnamed(name, person, field, context)
    if counted or remark.strip(" .").casefold() in NO_NAMES or about.name == remark:
        return message, say("take it away; how many there were can stand under headcount")
    return message, with_keys(about, key_of(remark) or note(remark), context, field)


def says_more(name: str) -> bool:
    """Return whether a name holds a remark or an address that another rule tells of."""
    return bool(divided(name)[1] or _AFTER_PARENTHESIS.fullmatch(name) or _ADDRESS.search(name))


def names_nobody(name: str) -> bool:
    """Return whether an entry tells of people without naming them: `två elever`."""
    first = name.partition(" ")[0].casefold()
    return first in UNNAMED or first.isdigit()


def _unnamed(name: str, person: Person, field: str, context: Context) -> Message:
    """Return how to write `Representant från Lerum`: the organization, and a note of who came."""
    who, organization = name, person.organization
    match = _SENT_BY.fullmatch(name)
    if match and not organization and find_organization(context.register, match["organization"]):
        who, organization = match["who"], match["organization"]
    if not organization:
        return say("take it away; how many there were can stand under headcount")
    keys = note(who[0].lower() + who[1:])
    return with_keys(Person(organization=organization), keys, context, field)


def _part_of(name: str, remark: str) -> Message:
    return say('"{sign}" is read as a part of "{name}"', sign=remark, name=name)
