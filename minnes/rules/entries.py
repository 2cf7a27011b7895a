"""Rules about entries of lists of people that hold more than one person."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from minnes.language.cues import PARTICLES
from minnes.language.message import say
from minnes.language.regex import regex
from minnes.language.words import AND
from minnes.model.meeting import Meeting
from minnes.model.person import Person
from minnes.rules.known_people import known_names
from minnes.rules.mentions import split_people
from minnes.rules.organizations import is_title
from minnes.rules.parts import gather_parts
from minnes.rules.remarks import names_nobody, says_more
from minnes.rules.roll import call_roll, entry_names, find_organization
from minnes.rules.rule import Context
from minnes.source import shorthand
from minnes.source.diagnostic import Finding, Loc

# Another parenthesis right after a closing one, or a word, maybe after `och`.
_AFTER = regex(rf"\)(?:\s*(?P<second>\()|\s+(?P<and>(?:{'|'.join(AND)})\s+)?(?P<word>\w[\w-]*))")
_AND = regex(rf"\s(?:{'|'.join(AND)})\s")


def people_run_together(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """Two people read as one.

    What it checks: a name or a second parenthesis after a closed one, commas inside an entry of a
        list, and names made of two people the project knows.
    Why: one of them would be missing among those present. Double surnames are left alone.
    Example:
        participants: Helena Storm (Mellerud) Lena Ekdal (Orust)
    Instead:
        participants: Helena Storm (Mellerud), Lena Ekdal (Orust)
    """
    for place, person in context.once(_suspect_entries, meeting):
        name = person.name or ""
        if _AFTER.search(name + (person.organization or "") + (person.role or "")):
            listed = name.partition("(")[0].strip() in context.once(entry_names, meeting)
            if finding := _after_parenthesis(person, place, listed):
                yield finding
        elif ("," in name and _may_be_two(name, context)) or (
            _AND.search(name) and not split_people(name, meeting, context)
        ):
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


def comma_for_parenthesis(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """An organization or a role after a comma, in a list with one person an entry.

    What it checks: entries such as `- Bo Sandahl, Orust`, also without the comma.
    Why: all of it is read as the name of a person.
    Example:
        participants:
          - Bo Sandahl, Orust
          - Gunnel Storm, processledare
    Instead:
        participants:
          - Bo Sandahl (Orust)
          - övriga: Gunnel Storm (processledare)
    """
    for place, person in context.once(_suspect_entries, meeting):
        name = person.name or ""
        comma = "," in name
        inside = _affiliation_after_comma(name, context) if comma else []
        if not (comma or person.organization or says_more(name) or names_nobody(name)):
            inside = _organization_at_end(name, meeting, context)
        if not inside:
            continue
        first = name.partition(",")[0].strip() if comma else name.removesuffix(inside[0]).strip()
        whole = ", ".join(inside)
        plain = not (person.role or person.substitutes_for)
        if person.organization or find_organization(context.register, inside[0]):
            line = f"{first} ({whole})"
        else:
            line = f"{'övriga' if context.in_swedish else 'others'}: {first} ({whole})"
        yield Finding(
            (*place, "name"),
            say('"{name}" is read as the name of a person', name=name),
            say('write "{line}"', line=line)
            if plain
            else say('write "{whole}" in the parentheses after the name', whole=whole),
            replacement=line if plain and comma and f"- {name}" in context.text else None,
        )


def _affiliation_after_comma(name: str, context: Context) -> list[str]:
    """Return the organization and roles after the name in `Bo Sandahl, Orust, chef`, if all are such."""
    first, *rest = shorthand.split_list(name) or [""]
    if " " not in first:
        return []
    known = {part: find_organization(context.register, part) is not None for part in rest}
    if not all(known[part] or is_title(part) for part in rest):
        return []
    return sorted(rest, key=known.__getitem__, reverse=True)


def _organization_at_end(name: str, meeting: Meeting, context: Context) -> list[str]:
    """Return the last word of `Bo Sandahl Orust` if it is an organization of the file or series."""
    last = name.rpartition(" ")[2]
    named = context.once(call_roll, meeting).organizations.get(last)
    known = named or last in context.members(meeting)
    before = name.removesuffix(last).rstrip(" ")
    return [last] if known and " " in before and before[-1].isalpha() else []


def _may_be_two(name: str, context: Context) -> bool:
    """Return whether what follows on a comma may be somebody, and is no affiliation or remark."""
    return not (says_more(name) or _affiliation_after_comma(name, context))


def _suspect_entries(meeting: Meeting, context: Context) -> list[tuple[Loc, Person]]:
    """Return the entries that may hold more than one person, with their places."""
    roll, parts = context.once(call_roll, meeting), context.once(gather_parts, meeting)
    lists: list[tuple[Loc, list[Person]]] = [
        ((*place, "participants"), item.participants)
        for place, item in parts.items
        if item.participants
    ]
    names = (*roll.present, *roll.absent)
    texts = (*roll.inexact, *(role for _, role in roll.roles))
    if any(")" in text for text in texts) or [
        name for name in names if name.count(" ") > 1 or "," in name
    ]:
        lists += [(("participants",), meeting.participants), (("absent",), meeting.absent)]
    unusual: list[tuple[Loc, Person]] = []
    for loc, people in lists:
        for number, person in enumerate(people):
            name = person.name or ""
            beside = (person.organization or "") + (person.role or "")
            if name.count(" ") > 1 or "," in name or ")" in beside:
                unusual.append(((*loc, number), person))
    return unusual


def _after_parenthesis(person: Person, loc: Loc, listed: bool) -> Finding | None:
    """Return the finding of `Helena Storm (Mellerud) Lena Ekdal (Orust)`, or of two parentheses.

    In a list with an entry on each line (`listed`), a comma would not divide people.
    """
    for field in ("name", "organization", "role"):
        text = getattr(person, field) or ""
        if match := _AFTER.search(text):
            if match["second"]:
                return _second_parenthesis(text, match, (*loc, field))
            if match["word"][0].islower() and "(" not in text[match.start() :]:
                return _word_outside(text, match, (*loc, field))
            return _missing_comma(match, (*loc, field), listed)
    return None


def _second_parenthesis(text: str, match: re.Match[str], loc: Loc) -> Finding:
    whole = f"({text[: match.start()]}, {text[match.end() :]})"
    message = say("the second parenthesis is read as a part of the first")
    hint = say('put both in one: "{whole}"', whole=whole)
    return Finding(loc, message, hint, piece=match.span(), replacement=", ")


def _word_outside(text: str, match: re.Match[str], loc: Loc) -> Finding:
    mended = f", {text[match.start() + 1 :].strip()})"
    return Finding(
        loc,
        say(
            '"{word}" stands after the parenthesis, and is read as a part of it', word=match["word"]
        ),
        say('move it in: "{mended}"', mended=f"{text[: match.start()]}{mended}"),
        piece=(match.start(), len(text)),
        replacement=mended,
    )


def _missing_comma(match: re.Match[str], loc: Loc, listed: bool) -> Finding:
    mended = f"), {match['word']}"
    hint = say('put a comma between: "{mended}"', mended=mended)
    return Finding(
        loc,
        say("two people are read as one: a comma is missing after the parenthesis"),
        say("in a list, give each person a line") if listed else hint,
        piece=match.span(),
        replacement=None if listed or match["and"] else mended,
    )


def _two_people(name: str, meeting: Meeting, context: Context) -> str:
    """Return `Anna Lind, Bo Ek` for the name `Anna Lind Bo Ek` if both given names are known, else ""."""
    words = name.split()
    if len(words) % 2 or any(word.casefold() in PARTICLES for word in words):
        return ""
    known, given_names = context.once(_names_and_given_names, meeting)

    def is_given(word: str) -> bool:
        return given_names[word] > (word == words[0] and name in known)

    pairs = [" ".join(pair) for pair in zip(words[::2], words[1::2], strict=True)]
    interleaved = all(map(is_given, words[::2])) and not any(map(is_given, words[1::2]))
    return ", ".join(pairs) if interleaved or known.intersection(pairs[1:]) else ""


def _names_and_given_names(meeting: Meeting, context: Context) -> tuple[set[str], Counter[str]]:
    """Return the full names that are known, and how many of them begin with each word."""
    known = set(context.once(known_names, meeting))
    return known, Counter(name.split()[0] for name in known)
