"""Names of people, withheld from the public edition as the project's policy says.

In a field for people a withheld name is the empty text, so that it differs from a name never given;
in running text something stands in its place: initials, a role, or N.N.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache

from minnes.language.regex import regex
from minnes.language.words import EVERYBODY, NOBODY
from minnes.model.base import texts
from minnes.model.meeting import Meeting
from minnes.model.person import Person, named_people
from minnes.model.project import Project
from minnes.publish.name_redaction import KnownPerson, NameRedactor, address_letters
from minnes.register.register import Register

_WORD = regex(r"\w+")


def withhold_names(
    meeting: Meeting,
    whole: Meeting,
    project: Project | None,
    register: Register,
    elsewhere: Collection[str] = (),
) -> Meeting:
    """Return the meeting without the names that the project's policy withholds.

    `whole` is the same meeting before anything was taken out of it: whoever is named anywhere in it
    is withheld everywhere. Who is a contact marked public agreed to be named. `elsewhere` are names
    that other meetings withhold (see `withheld_names`).
    """
    policy = project.publish.names if project else "full"
    if policy == "full":
        return meeting
    words, own = _words(meeting), _own_names(whole, project)
    known = {
        name: person
        for name, person in _withheld(whole, project, register).items()
        # Rosters may hold thousands: who is not spoken of need not be looked for. Those of the
        # group may be called by one name alone.
        if _spoken_of(name, words, any if name in own else all)
    }
    public = agreed_names(whole)
    for name in elsewhere:
        if name not in known and name not in public and _spoken_of(name, words, all):
            known[name] = KnownPerson(None, None, True)
    return NameRedactor(policy, known, register, own).redact(meeting)


def _spoken_of(name: str, words: set[str], enough: Callable[[Iterable[bool]], bool]) -> bool:
    return enough(word in words for word in _words_of(name))


def withheld_names(whole: Meeting, project: Project | None, register: Register) -> frozenset[str]:
    """Return the names of people that the project's policy withholds where this meeting is shown."""
    if project is None or project.publish.names == "full":
        return frozenset()
    return frozenset(_withheld(whole, project, register))


def _withheld(
    whole: Meeting, project: Project | None, register: Register
) -> dict[str, KnownPerson]:
    public = agreed_names(whole)
    return {
        name: person
        for name, person in _known_people(whole, project).items()
        if name not in public and not _is_collective(name, person, register)
    }


def agreed_names(whole: Meeting) -> frozenset[str]:
    """Return the names of those who agreed to be named: contacts marked public."""
    public = (contact.name for contact in whole.contacts if contact.agreed)
    return frozenset(name for name in public if name)


def _words(meeting: Meeting) -> set[str]:
    """Return every word of a meeting that may be part of a name, also in the genitive or in an address."""
    words = set(_WORD.findall(address_letters("\n".join(texts(meeting)))))
    words |= {part for word in words for part in word.split("_")}
    return words | {word[:-1] for word in words if word.endswith("s")}


@cache
def _words_of(name: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(address_letters(name)))


def _known_people(meeting: Meeting, project: Project | None) -> dict[str, KnownPerson]:
    """Return everybody named in a project's rosters and in a meeting, whose details take precedence."""
    known: dict[str, KnownPerson] = {}
    for series in project.series.values() if project else ():
        for entry in series.roster:
            for name in (entry.name, *entry.aliases):
                known[name] = KnownPerson(entry.organization, entry.role, True)
    for organization, listed in project.organizations.items() if project else ():
        if listed.contact and listed.contact.name:
            known[listed.contact.name] = KnownPerson(organization, listed.contact.role, True)
    present = {id(person) for person in _attending(meeting)}
    for person in named_people(meeting):
        if person.name:
            before = known.get(person.name, KnownPerson(None, None, False))
            known[person.name] = KnownPerson(
                person.organization or before.organization,
                person.role or before.role,
                before.is_person or id(person) in present,
            )
        if isinstance(person, Person) and person.substitutes_for:
            known.setdefault(person.substitutes_for, KnownPerson(person.organization, None, True))
    return known


def _attending(meeting: Meeting) -> Iterator[Person]:
    yield from (*meeting.participants, *meeting.absent)
    yield from (*meeting.chair, *meeting.secretary, *meeting.adjusters)
    for _, item in meeting.all_items():
        yield from item.participants


def _own_names(meeting: Meeting, project: Project | None) -> frozenset[str]:
    """Return the names of those who may be called by one name alone: people of this group."""
    series = project.series.get(meeting.series or "") if project else None
    roster = (
        {name for entry in series.roster for name in (entry.name, *entry.aliases)} if series else ()
    )
    return frozenset({*(person.name for person in named_people(meeting) if person.name), *roster})


def _is_collective(name: str, known: KnownPerson, register: Register) -> bool:
    word = name.casefold()
    if word in EVERYBODY or word in NOBODY:
        return True
    return not known.is_person and register.find(name) is not None
