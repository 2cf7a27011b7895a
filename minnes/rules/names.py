"""Rules about names of people that hold something else: quotes, numbers, roles, a full stop."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minnes.language.cues import BEHIND_NAMES, NO_NAMES, PARTICLES, REMARKS, UNITS
from minnes.language.message import Message, say
from minnes.language.regex import regex
from minnes.language.words import AND, SUBSTITUTES
from minnes.model.meeting import Meeting
from minnes.model.person import Person
from minnes.rules.organizations import is_title
from minnes.rules.remarks import divided, names_nobody
from minnes.rules.roll import call_roll
from minnes.rules.rule import Context
from minnes.source.diagnostic import Finding

# What no name holds: quotes, brackets, several blanks, long numbers, `och` at an end.
_ODD = regex(
    r"[^\w\s.,'’`´()/&+;|–—:?\u0300-\u036f-]+|_+|[^\S\n]{2,}|\t|\d[\d -]{4,}\d|^\d+\W"
    rf"|^(?:{'|'.join(AND)}) | (?:{'|'.join(AND)})$",
    re.MULTILINE,
)
# A small word, but `von` and the like: what follows on a name may be a role.
_SMALL = rf"(?!(?:{'|'.join(sorted(PARTICLES))}) )[a-zåäö]"
_HONORIFIC = r"(?P<title>(?:Dr|Prof|Professor|Mr|Mrs|Ms|Mx|Herr|Fru)\.?) "
# A name that begins with a title or a small letter, or holds a small word, or ends as an organization
# does, or in capitals.
_UNIT_OR_ROLE = regex(
    rf"^(?:[^\W\d_A-ZÅÄÖ]|{_HONORIFIC})|(?:{'|'.join(UNITS)})$| [A-ZÅÄÖ]{{2,3}}$| {_SMALL}",
    re.MULTILINE,
)
_BLANKS = regex(r"[^\S\n]{2,}|\t")
_DIVIDER = regex("[/–—]| - ")
# `Johan Storm ersätter Eva Fjord`, without parentheses.
_SUBSTITUTE = regex(rf"(?P<name>\S.*?),?\s+(?:{'|'.join(SUBSTITUTES)})\s+[A-ZÅÄÖÉ].*")
# `Karin Holmdal, samt Johan Storm`, `Karin Holmdal, ersätts av Johan Storm`.
_ALSO = regex(rf"(?:{'|'.join(AND)}|även|dessutom|also) (?P<name>[A-ZÅÄÖÉ]\S* \S.*)")
_REPLACED = regex(r"(?:ersätts|ersattes|ersatt|replaced) (?:av|by) (?P<name>[A-ZÅÄÖÉ].*)")
_NO_PART = REMARKS | {"av", "för", "i", "om"}
"""Small words that no name holds."""
# `Karin Holmdal [chef]`, `Karin Holmdal - chef`, `Karin Holmdal chef`.
_ROLE = regex(
    rf"(?P<name>\S+ \S.*?)(?:\s+[–—-]\s+|\s*/\s*|\s*[\[{{]\s*|(?<![,)]) (?={_SMALL}))"
    r"(?P<role>[^\]}]+)[\]}]?"
)
# `Karin Holmdal IFO`: letters for where she works. Longer ones may be a surname in capitals.
_LETTERS = regex(r"(?P<name>\S+ (?=\S*[a-zåäö]).*) (?P<role>[A-ZÅÄÖ]{2,3})")
# The end of a sentence, and of no initial.
_STOP = regex(r"(?:\)|\w{3})\.$")
# `Dr. Karin Holmdal`
_TITLED = regex(rf"{_HONORIFIC}(?P<name>\S+ \S.*)")
# A name within quotation marks.
_QUOTED = regex(r"[\"“”„»«](?P<name>[^\"“”„»«]+)[\"“”„»«]")


def more_than_a_name(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """Something in a name that is no part of it.

    What it checks: quotation marks, brackets, addresses, numbers, two spaces, a title before it, a role
        or a unit without parentheses, and `ersätter` outside them.
    Why: all of it is read as the name, so that the person is another one than elsewhere.
    Example:
        participants:
          Orust: Karin Holmdal [chef], Johan Storm ersätter Eva Fjord
    Instead:
        participants:
          Orust: Karin Holmdal (chef), Johan Storm (ersätter Eva Fjord)
    """
    roll = context.once(call_roll, meeting)
    for field, people in roll.lists:
        # To look at each name by itself takes long.
        if _suspicious("\n".join(people)):
            listed = getattr(meeting, field)
            for name, number in people.items():
                before = listed[number - 1] if number else None
                if said := _advice_for(name, listed[number], before, context):
                    message, hint, replacement = said
                    yield Finding((field, number, "name"), message, hint, replacement=replacement)


def uncapitalized_name(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """A name in small letters.

    What it checks: names of two words or more in the lists of people that hold no capital.
    Why: it is printed so, and is another person than the one of the same name elsewhere.
    Example:
        participants: karin holmdal (Orust)
    Instead:
        participants: Karin Holmdal (Orust)
    """
    roll = context.once(call_roll, meeting)
    for field, people in roll.lists:
        for name in [name for name in people if name.islower() and " " in name]:
            other = name.split()[0] in REMARKS or name.strip(" .") in NO_NAMES or is_title(name)
            other = other or names_nobody(name) or _is_phrase(name)
            if not other and not any(map(str.isdigit, name)) and not _ODD.search(name):
                words = [word if word in PARTICLES else word.title() for word in name.split()]
                right = " ".join(words)
                yield Finding(
                    (field, people[name], "name"),
                    say('"{name}" is written in small letters', name=name),
                    say('write "{line}"', line=right),
                    replacement=right,
                )


def stop_after_name(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """A full stop after the last name of a list.

    What it checks: lists of people that end as a sentence does.
    Why: the stop becomes a part of the name, and what stands in parentheses too.
    Example:
        participants: Karin Holm (Orust), Johan Storm (Tanum).
    Instead:
        participants: Karin Holm (Orust), Johan Storm (Tanum)
    """
    roll = context.once(call_roll, meeting)
    for field, people in roll.lists:
        for name in [name for name in people if name.endswith(".")]:
            if _STOP.search(name) and not is_title(name):
                yield Finding(
                    (field, people[name], "name"),
                    say('the full stop is read as a part of "{name}"', name=name),
                    say("take the full stop away"),
                    replacement=name[:-1],
                )


def _suspicious(names: str) -> bool:
    odd = _ODD.search(names) or _DIVIDER.search(names) or _UNIT_OR_ROLE.search(names)
    return odd is not None or any(f" {word} " in names for word in SUBSTITUTES)


def _advice_for(
    name: str, person: Person, before: Person | None, context: Context
) -> tuple[Message, Message, str | None] | None:
    """Return what is said of a name that holds more, with a cure, and the whole if that is certain."""
    if " " not in name and name.casefold().endswith(UNITS):
        line = f"{before.name} ({name})" if before and before.name else f"{name}: Anna Lind"
        message = say('"{name}" is read as the name of a person', name=name)
        return message, say('an organization stands in parentheses: "{line}"', line=line), None
    if names_nobody(name):
        return None  # another rule tells of it
    if _BLANKS.search(name):
        line = " ".join(name.split())
        message = say('there is more than one space in "{name}"', name=name)
        return message, say('write "{line}"', line=line), line
    substitute = _SUBSTITUTE.fullmatch(name)
    if substitute and name[:1].islower() and before:
        line = f"{before.name} ({name})"
        message = say('"{name}" is read as the name of a person', name=name)
        return message, say('write "{line}"', line=line), None
    single = " " not in name and not {name.strip(" ."), name.casefold()} & (REMARKS | NO_NAMES)
    first = name.partition(" ")[0]
    if name[:1].islower() and (is_title(name) or is_title(first) or single):
        line = f"{before.name} ({name})" if before and before.name else f"Anna Lind ({name})"
        message = say('"{name}" is read as the name of a person', name=name)
        return message, say('a role stands in parentheses: "{line}"', line=line), None
    if _is_phrase(name) and not divided(name)[1]:
        return _advice_for_phrase(name, before)
    if role := _role_behind(name):
        return _advice_for_role(name, role, person, context)
    if titled := _TITLED.fullmatch(name):
        message = say('"{sign}" is read as a part of "{name}"', sign=titled["title"], name=name)
        return message, say('write "{line}"', line=titled["name"]), None
    if (found := _instead(name, person)) is None:
        return None
    sign, line = found
    message = say('"{sign}" is read as a part of "{name}"', sign=sign.strip(), name=name)
    if line:
        return message, say('write "{line}"', line=line), line
    return message, say("take away what is no name; an address can stand under contacts"), None


def _is_phrase(name: str) -> bool:
    """Return whether an entry is no name: `även Johan Storm`, `barn från skolan`."""
    first, *rest = name.split()
    if name.islower():
        return not _NO_PART.isdisjoint(rest)
    return bool(rest) and first.islower() and first.isalpha() and first not in PARTICLES


def _advice_for_phrase(name: str, before: Person | None) -> tuple[Message, Message, str | None]:
    """Return what is said of an entry such as `även Johan Storm` or `ersätts av Johan Storm`."""
    message = say('"{name}" is read as the name of a person', name=name)
    if also := _ALSO.fullmatch(name):
        return message, say('write "{line}"', line=also["name"]), also["name"]
    if (match := _REPLACED.fullmatch(name)) and before and before.name:
        line = f"{match['name']} ({SUBSTITUTES[0]} {before.name})"
        return message, say('write "{line}" under participants', line=line), None
    return message, say("take away what is no name; an address can stand under contacts"), None


def _role_behind(name: str) -> re.Match[str] | None:
    """Return the parts of a name that a role follows on, or None."""
    match = _ROLE.fullmatch(name)
    if match and not divided(name)[1] and (is_title(match["role"]) or name[-1] in "]}"):
        return match
    return None


def _advice_for_role(
    name: str, match: re.Match[str], person: Person, context: Context
) -> tuple[Message, Message, str | None]:
    """Return what is said of a role behind a name, with a cure, and the whole if that is certain."""
    plain, role = match["name"], match["role"].strip()
    message = say('"{sign}" is read as a part of "{name}"', sign=role, name=name)
    if not person.organization and name[-1] not in "]}":
        return message, say('write "{name} (organization, {role})"', name=plain, role=role), None
    if f"name: {name}" in context.text:
        return message, say('write "{line}"', line=f"name: {plain}, role: {role}"), None
    listed = f"{name} (" in context.text  # something stands in parentheses already
    inside = [person.organization, role, person.role] if listed else [role]
    if person.substitutes_for:
        inside.append(f"{SUBSTITUTES[0]} {person.substitutes_for}")
    line = f"{plain} ({', '.join(filter(None, inside))})"
    return message, say('write "{line}"', line=line), None if listed else line


def _instead(name: str, person: Person) -> tuple[str, str] | None:
    """Return what is no part of a name, and how to write the entry, if that is certain."""
    plain = not (person.role or person.substitutes_for)
    if match := _SUBSTITUTE.fullmatch(name):
        said = name[match.end("name") :].strip(" ,")
        return said, f"{match['name']} ({said})" if plain else ""
    if match := _QUOTED.fullmatch(name):
        return name[0], match["name"]
    if (match := _LETTERS.fullmatch(name)) and match["role"] not in BEHIND_NAMES:
        return match["role"], f"{match['name']} ({match['role']})" if plain else ""
    if (match := _ODD.search(name)) and "§" not in name:  # another rule tells of paragraphs
        return match[0], ""
    return None
