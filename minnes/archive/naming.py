"""What a series calls people and organizations, each under the one name that answers use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from minnes.model.person import Person
from minnes.model.project import Project
from minnes.register.register import Register


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

    def at_home(self, person: Person, homes: dict[str, str]) -> Person:
        """Return somebody with the organization that the meeting's own list has for them."""
        home = None if person.organization else homes.get(self.person(person.name or ""))
        return person.model_copy(update={"organization": home}) if home else person

    def home(self, people: Sequence[Person], homes: dict[str, str]) -> str:
        """Return the organization that people, or organizations, stand for; the first that is known.

        `homes` are the organizations of those listed at the meeting, by name.
        """
        for one in people:
            if one.organization:
                return self.organization(one.organization)
            name = self.person(one.name or "")
            if name in homes:
                return homes[name]
            match = self.register.find(name)
            if match:
                return match.organization.name
        return ""


def namings(project: Project | None, register: Register) -> dict[str, Naming]:
    """Return the naming of every series by its name; that of meetings without one by nothing."""
    found = {"": Naming(register)}
    for name, series in project.series.items() if project else ():
        own = register.add((), series.aliases) if series.aliases else register
        people = {alias: one.name for one in series.roster for alias in one.aliases}
        found[name] = Naming(own, people, {} if series.aliases else found[""].known)
    return found
