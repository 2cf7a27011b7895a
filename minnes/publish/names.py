"""Names of people, withheld from the public edition as the project's policy says.

In a field for people a withheld name is the empty text, so that it differs from a name never given;
in running text something stands in its place: initials, a role, or N.N.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from minnes.language.words import EVERYBODY, NOBODY
from minnes.model.base import Part
from minnes.model.meeting import Meeting
from minnes.model.person import Contact, Person
from minnes.model.project import NamePolicy, Project
from minnes.register.names import fold
from minnes.register.register import Register

Anything = TypeVar("Anything")

NOBODY_IN_PARTICULAR = "N.N."
"""Stands for a name in running text (nomen nescio)."""

_NOT_PROSE = frozenset(
    {
        *("id", "series", "organization", "publisher", "concerns", "file", "url", "reference"),
        *("replaces", "deferred_to", "month", "seal", "sha256", "email", "phone", "kind"),
        *("status", "outcome", "mode"),
    }
)
"""Fields whose text names no person and must stay as it is."""

_EMAIL = re.compile(r"[\w.+-]+(?=@[\w.-]+)")
_WORD = re.compile(r"\w+")
_LETTERS = str.maketrans("åäöéü", "aaoeu")


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
    known = _withheld(whole, project, register)
    public = agreed_names(whole)
    if elsewhere:
        words = set(_WORD.findall("\n".join(_strings(meeting)).casefold()))
        words |= {word[:-1] for word in words if word.endswith("s")}  # maybe a genitive
        for name in elsewhere:
            new = name not in known and name not in public
            if new and words.issuperset(_WORD.findall(name.casefold())):
                known[name] = _Known(None, None, True)
    return _Veil(policy, known, public, register, _own_names(whole, project)).part(meeting)


def withheld_names(whole: Meeting, project: Project | None, register: Register) -> frozenset[str]:
    """Return the names of people that the project's policy withholds where this meeting is shown."""
    if project is None or project.publish.names == "full":
        return frozenset()
    return frozenset(_withheld(whole, project, register))


def _withheld(whole: Meeting, project: Project | None, register: Register) -> dict[str, _Known]:
    public = agreed_names(whole)
    return {
        name: person
        for name, person in _known_people(whole, project).items()
        if name not in public and not _is_collective(name, person, register)
    }


def agreed_names(whole: Meeting) -> frozenset[str]:
    """Return the names of those who agreed to be named: contacts marked public."""
    found = (one.name for one in whole.contacts if one.public and not one.internal)
    return frozenset(name for name in found if name)


def _strings(part: object) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, list):
        for one in part:
            yield from _strings(one)
    elif isinstance(part, Part):
        for _, value in part:
            yield from _strings(value)


def initials(name: str) -> str:
    """Return a name's initials: "Eva-Lotta af Ek" is "E-L.E."."""
    words = [word for word in name.split() if word[:1].isupper()] or name.split()
    return "".join("-".join(part[:1].upper() for part in w.split("-") if part) + "." for w in words)


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of somebody: role and organization, and whether surely a person."""

    organization: str | None
    role: str | None
    surely: bool


def _known_people(meeting: Meeting, project: Project | None) -> dict[str, _Known]:
    """Return everybody named in a project's rosters and in a meeting, the latter's word last."""
    known: dict[str, _Known] = {}
    for series in project.series.values() if project else ():
        for entry in series.roster:
            for name in (entry.name, *entry.aliases):
                known[name] = _Known(entry.organization, entry.role, True)
    for organization, listed in project.organizations.items() if project else ():
        if listed.contact and listed.contact.name:
            known[listed.contact.name] = _Known(organization, listed.contact.role, True)
    present = {id(person) for person in _attending(meeting)}
    for person in _people(meeting):
        if person.name:
            before = known.get(person.name, _Known(None, None, False))
            known[person.name] = _Known(
                person.organization or before.organization,
                person.role or before.role,
                before.surely or id(person) in present,
            )
        if isinstance(person, Person) and person.substitutes_for:
            known.setdefault(person.substitutes_for, _Known(person.organization, None, True))
    return known


def _attending(meeting: Meeting) -> Iterator[Person]:
    yield from (*meeting.participants, *meeting.absent)
    yield from (*meeting.chair, *meeting.secretary, *meeting.adjusters)
    for _, item in meeting.all_items():
        yield from item.participants


def _people(part: object) -> Iterator[Person | Contact]:
    if isinstance(part, Person | Contact):
        yield part
    elif isinstance(part, list):
        for one in part:
            yield from _people(one)
    elif isinstance(part, Part):
        for _, value in part:
            yield from _people(value)


def _own_names(meeting: Meeting, project: Project | None) -> frozenset[str]:
    """Return the names of those who may be called by one name alone: people of this group."""
    series = project.series.get(meeting.series or "") if project else None
    roster = {name for one in series.roster for name in (one.name, *one.aliases)} if series else ()
    return frozenset({*(one.name for one in _people(meeting) if one.name), *roster})


def _is_collective(name: str, known: _Known, register: Register) -> bool:
    word = name.casefold()
    if word in EVERYBODY or word in NOBODY:
        return True
    return not known.surely and register.find(name) is not None


class _Veil:
    """Takes the names of known people out of the parts of a meeting."""

    def __init__(
        self,
        policy: NamePolicy,
        known: dict[str, _Known],
        public: Iterable[str | None],
        register: Register,
        own: frozenset[str],
    ) -> None:
        self._policy = policy
        self._known = known
        self._public = frozenset(public)
        self._instead = {fold(name): self._stand_in(name) for name in known}
        bearers: dict[str, list[str]] = {}
        for name in known:
            for word in name.split() if name in own else ():
                bearers.setdefault(word, []).append(name)
        self._singles = {
            word: self._stand_in_for_one(word, names)
            for word, names in bearers.items()
            if len(word) > 1 and word[0].isupper() and not register.find(word)
        }
        self._addresses = {word.casefold().translate(_LETTERS) for word in self._singles}
        self._full = _any_of(known, re.IGNORECASE)
        self._single = _any_of(self._singles, re.NOFLAG)

    def part(self, part: Anything) -> Anything:
        """Return a part of a meeting, or anything in one, without the names."""
        if isinstance(part, list):
            return [self.part(one) for one in part]  # type: ignore[return-value]
        if isinstance(part, str):
            return self.text(part)  # type: ignore[return-value]
        if isinstance(part, Contact) and part.name in self._public:
            return part
        if not isinstance(part, Part):
            return part
        changed = {
            name: value if name in _NOT_PROSE else self.part(value)
            for name, value in part
            if name not in ("name", "substitutes_for")
        }
        if isinstance(part, Person | Contact):
            changed |= self._person(part)
        return part.model_copy(update=changed)

    def text(self, text: str) -> str:
        """Return running text in which something stands for every name of a known person."""
        text = self._full.sub(lambda m: self._written(self._instead.get(fold(m[1])), m[2]), text)
        text = self._single.sub(lambda m: self._written(self._singles[m[1]], m[2]), text)
        return _EMAIL.sub(lambda m: "…" if self._tells(m[0]) else m[0], text)

    def _written(self, instead: str | None, genitive: str | None) -> str:
        return (instead or NOBODY_IN_PARTICULAR) + (":s" if genitive else "")

    def _tells(self, address: str) -> bool:
        """Return whether the first part of an e-mail address holds a withheld name."""
        words = re.split(r"[.+_-]", address.casefold().translate(_LETTERS))
        return not self._addresses.isdisjoint(words)

    def _stand_in(self, name: str) -> str:
        if self._policy == "initials":
            return initials(name)
        role = self._known[name].role if self._policy == "role" else None
        return role or NOBODY_IN_PARTICULAR

    def _stand_in_for_one(self, word: str, bearers: list[str]) -> str:
        """Return what stands for a first or last name alone, which several may bear."""
        if self._policy == "initials":
            return initials(word)
        return self._stand_in(bearers[0]) if len(bearers) == 1 else NOBODY_IN_PARTICULAR

    def _person(self, person: Person | Contact) -> dict[str, str | None]:
        """Return the fields that tell who somebody is, as far as the policy lets them."""
        changed: dict[str, str | None] = {"name": person.name}
        known = self._known.get(person.name or "")
        if known and self._policy == "initials":
            changed["name"] = initials(person.name or "")
        elif known:
            role = person.role or known.role
            changed["name"] = ""
            changed["organization"] = person.organization or known.organization
            changed["role"] = self.text(role) if role and self._policy == "role" else None
        if isinstance(person, Person):
            substituted = person.substitutes_for
            if substituted is not None:
                changed["substitutes_for"] = (
                    initials(substituted) if self._policy == "initials" else ""
                )
            if self._policy == "none":
                changed["note"] = None
        return changed


def _any_of(names: Iterable[str], flags: re.RegexFlag) -> re.Pattern[str]:
    """Return a pattern of whole names, the longest first, maybe in the genitive."""
    ordered = sorted(names, key=lambda name: (-len(name), name))
    words = [r"\s+".join(map(re.escape, name.split())) for name in ordered]
    return re.compile(rf"(?<!\w)({'|'.join(words) or '(?!)'})(s)?(?!\w)", flags)
