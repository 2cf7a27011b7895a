"""Rules about slips of typing in names: a comma or a blank is missing, and two become one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minnes.language.cues import INFLECTIONS, PARTICLES
from minnes.language.message import Message, say
from minnes.language.words import AND, EVERYBODY, NOBODY
from minnes.model.meeting import Meeting
from minnes.model.person import Person
from minnes.rules.parts import parts
from minnes.rules.roll import roll
from minnes.rules.rule import Context, Rule
from minnes.rules.standing import is_body, is_short, known_names, matching
from minnes.source import shorthand
from minnes.source.diagnostic import Finding, Loc, Severity

_NEXT_NAME = re.compile(r"\)\s+\w[\w-]*")
_AND = re.compile(rf"\s(?:{'|'.join(AND)})\s")


def people_run_together(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """Two people read as one.

    What it checks: a name after a closed parenthesis, commas inside an entry of a list, and names
        made of two people the project knows.
    Why: one of them would be missing among those present. Double surnames are left alone.
    Example:
        participants: Helena Storm (Mellerud) Lena Ekdal (Orust)
    Instead:
        participants: Helena Storm (Mellerud), Lena Ekdal (Orust)
    """
    for place, person in _perhaps_two(meeting, context):
        name = person.name or ""
        if ")" in name + (person.organization or "") + (person.role or ""):
            yield from _after_parenthesis(person, place, context)
        elif "," in name or _AND.search(name):
            yield Finding(
                (*place, "name"),
                say('"{name}" is read as one person', name=name),
                say("in a list, give each person a line, the given name first"),
            )
        elif pair := _two_people(name, meeting, context):
            yield Finding(
                (*place, "name"),
                say('"{name}" is read as one person', name=name),
                say('if they are two, put a comma between: "{pair}"', pair=pair),
            )


def missing_blank_after_colon(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """A blank missing after the colon that follows a name.

    What it checks: actions that begin with a known name and a colon, and people whose name begins
        with a known organisation and a colon.
    Why: without the blank, all is read as one text, and the task has no owner.
    Example:
        participants: Maria Ekdal (Orust)
        items:
          - title: Skolan
            actions:
              - Maria Ekdal:ringer skolan
    Instead:
        participants: Maria Ekdal (Orust)
        items:
          - title: Skolan
            actions:
              - Maria Ekdal: ringer skolan
    """
    for loc, action in context.once(parts, meeting).actions:
        if not action.who and ":" in action.what:
            owner = owner_before_colon(action.what, meeting, context)
            if owner:
                yield _blank((*loc, "what"), action.what, owner, True)
    if not any(":" in name for name in context.once(roll, meeting).present):
        return
    for position, person in enumerate(meeting.participants):
        before, _, after = (person.name or "").partition(":")
        if after[:1].isalpha() and context.register.find(before):
            own_line = f"- {person.name}" in context.text
            loc = ("participants", position, "name")
            yield _blank(loc, person.name or "", before, own_line)


RULES: tuple[Rule, ...] = (
    Rule(people_run_together, Severity.WARNING),
    Rule(missing_blank_after_colon, Severity.ERROR),
)


def owner_before_colon(text: str, meeting: Meeting, context: Context) -> str:
    """Return the known name that a text begins with, when a colon and no blank follow it."""
    before, colon, after = text.partition(":")
    ending = re.match(r"\w*", after)
    if not colon or not after or not after[0].isalnum() or before != before.strip():
        return ""
    if ending and ending[0] in INFLECTIONS:
        return ""
    names = shorthand.names(before)
    return before if names and all(_is_known(name, meeting, context) for name in names) else ""


def _is_known(name: str, meeting: Meeting, context: Context) -> bool:
    if name.casefold() in EVERYBODY | NOBODY:
        return True
    known = known_names(meeting, context)
    return (
        name in known
        or (is_short(name) and bool(matching(name, known)))
        or is_body(name, meeting, context)
    )


def _perhaps_two(meeting: Meeting, context: Context) -> Iterator[tuple[Loc, Person]]:
    """Yield the entries of lists that are worth a closer look, with their places."""
    called, found = context.once(roll, meeting), context.once(parts, meeting)
    lists: list[tuple[Loc, list[Person]]] = [
        ((*place, "participants"), item.participants)
        for place, item in found.items
        if item.participants
    ]
    names = (*called.present, *called.absent)
    unusual = [name for name in names if name.count(" ") > 1 or "," in name]
    texts = (*called.odd, *(role for _, role in called.roles))
    if unusual or any(")" in text for text in texts):
        lists += [(("participants",), meeting.participants), (("absent",), meeting.absent)]
    for loc, people in lists:
        for number, person in enumerate(people):
            name = person.name or ""
            beside = (person.organization or "") + (person.role or "")
            if name.count(" ") > 1 or "," in name or ")" in beside:
                yield (*loc, number), person


def _blank(loc: Loc, text: str, before: str, certain: bool) -> Finding:
    word = text[len(before) + 1 :].split(maxsplit=1)[0]
    return Finding(
        loc,
        say('a blank is missing after the colon that follows "{name}"', name=before),
        say('write "{name}: {word} …"', name=before, word=word),
        piece=(0, len(before) + 1 + len(word)),
        replacement=f"{before}: {word}" if certain else None,
    )


def _after_parenthesis(person: Person, loc: Loc, context: Context) -> Iterator[Finding]:
    """Yield where the comma is missing in `Helena Storm (Mellerud) Lena Ekdal (Orust)`."""
    for field in ("name", "organization", "role"):
        text = getattr(person, field) or ""
        match = _NEXT_NAME.search(text)
        if match is None:
            continue
        one_line = not re.search(rf"^\s*-\s.*{re.escape(match[0])}", context.text, re.M)
        hint: Message = (
            say('put a comma between: "{mended}"', mended="), " + match[0][1:].strip())
            if one_line
            else say("in a list, give each person a line")
        )
        yield Finding(
            (*loc, field),
            say("two people are read as one: a comma is missing after the parenthesis"),
            hint,
            piece=match.span(),
            replacement="), " + match[0][1:].strip() if one_line else None,
        )
        return
    yield Finding(
        (*loc, "name"),
        say('"{name}" is read as one person', name=person.label),
        say("in a list, give each person a line, the given name first"),
    )


def _two_people(name: str, meeting: Meeting, context: Context) -> str:
    """Return `Anna Lind, Bo Ek` for the name `Anna Lind Bo Ek`, when both given names are known."""
    words = name.split()
    if len(words) % 2 or any(word.casefold() in PARTICLES for word in words):
        return ""
    series = context.series(meeting)
    roster = [entry.name for entry in series.roster] if series else []
    called = context.once(roll, meeting)
    known = {*called.present, *called.absent, *roster} - {name}
    given = {one.split()[0] for one in known if " " in one}
    pairs = [" ".join(pair) for pair in zip(words[::2], words[1::2], strict=True)]
    interleaved = given.issuperset(words[::2]) and given.isdisjoint(words[1::2])
    return ", ".join(pairs) if interleaved or known.intersection(pairs[1:]) else ""
