"""The canonical names of people and organizations, whatever a series calls them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from minnes.model.meeting import Meeting
from minnes.model.person import Person
from minnes.model.project import Project, Series
from minnes.register.register import Organization, Register, load


@dataclass(slots=True)
class Naming:
    """Names as one series writes them; `people` are other spellings of those on its roster."""

    register: Register
    people: dict[str, str] = field(default_factory=dict)
    known: dict[str, str] = field(default_factory=dict)

    def organization(self, written: str | None) -> str:
        """Return an organization's own name; the text itself if it is not known for certain."""
        if not written:
            return ""
        if written not in self.known:
            match = self.register.find(written)
            self.known[written] = match.organization.name if match else written
        return self.known[written]

    def person(self, written: str) -> str:
        """Return the name a person is known by."""
        return self.people.get(written, written)

    def labels(self, people: Sequence[Person]) -> str:
        """Return what people are known by, on a line; organizations as they are written."""
        return ", ".join(dict.fromkeys(self.person(person.label) for person in people))

    def at_home(self, person: Person, homes: dict[str, str]) -> Person:
        """Return a person with the organization that the meeting's list of participants has for them."""
        home = None if person.organization else homes.get(self.person(person.name or ""))
        return person.model_copy(update={"organization": home}) if home else person

    def home(self, people: Sequence[Person], homes: dict[str, str]) -> str:
        """Return the first known organization of people, some of whom may be organizations.

        `homes` are the organizations of those listed at the meeting, by name.
        """
        for person in people:
            if person.organization:
                return self.organization(person.organization)
            name = self.person(person.name or "")
            if name in homes:
                return homes[name]
            match = self.register.find(name)
            if match:
                return match.organization.name
        return ""


def namings(project: Project | None, register: Register) -> dict[str, Naming]:
    """Return the naming of every series by its name; that of meetings without one by nothing."""
    series = project.series if project else {}
    return _namings(register, [(name, *_own(settings)) for name, settings in series.items()])


def spellings(project: Project | None) -> str:
    """Return as text all settings that decide the names in rows, for `namings_of` to read.

    Why: to read one file that changed, all the settings of a large project need not be read again.
    """
    project = project or Project()
    organizations = [
        [name, entry.kind, entry.aliases] for name, entry in project.organizations.items()
    ]
    series = [(name, *_own(settings)) for name, settings in project.series.items()]
    said = [project.language, organizations, [own for own in series if any(own[1:])]]
    return json.dumps(said, ensure_ascii=False, sort_keys=True)


def namings_of(text: str) -> dict[str, Naming]:
    """Return the namings that `spellings` wrote, by series; that of meetings without one under ""."""
    language, organizations, series = json.loads(text)
    own = [Organization(name, kind, forms=tuple(forms)) for name, kind, forms in organizations]
    aliases: dict[str, str] = {}
    for _, some, _ in series:
        aliases.update(some)
    return _namings(Register(load(language or "sv")).add(own, aliases), series)


def naming_of(meeting: Meeting, named: Mapping[str, Naming]) -> Naming:
    """Return the naming of a meeting's series, among those of all."""
    return named.get(meeting.series or "", named[""])


def _own(series: Series) -> tuple[dict[str, str], dict[str, str]]:
    """Return a series' own words for organizations, and other spellings of those on its roster."""
    people = {alias: entry.name for entry in series.roster for alias in entry.aliases}
    return series.aliases, people


def _namings(
    register: Register, series: Sequence[tuple[str, dict[str, str], dict[str, str]]]
) -> dict[str, Naming]:
    by_series = {"": Naming(register)}
    for name, aliases, people in series:
        own = register.add((), aliases) if aliases else register
        by_series[name] = Naming(own, people, {} if aliases else by_series[""].known)
    return by_series
