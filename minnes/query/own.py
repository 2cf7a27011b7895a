"""A meeting as one organization sees it: who came for it, what it said, what it asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from minnes.archive.loading import Loaded
from minnes.archive.naming import Naming
from minnes.archive.workspace import Workspace
from minnes.model.document import Attachment
from minnes.model.item import Item
from minnes.model.meeting import Meeting
from minnes.model.person import Person
from minnes.model.project import Member, Series
from minnes.query.report import Asked, Document, Need, Place, Told


@dataclass(frozen=True)
class OwnMinutes:
    """A meeting as one organization sees it: what in it is its own."""

    loaded: Loaded
    naming: Naming
    organization: str
    workspace: Workspace

    @property
    def id(self) -> str:
        """Return the meeting's id."""
        return self.loaded.id

    @property
    def meeting(self) -> Meeting:
        """Return the meeting itself."""
        return self.loaded.meeting

    @property
    def day(self) -> date | None:
        """Return the day it was held or published."""
        return self.meeting.date or self.meeting.published

    @property
    def series(self) -> Series | None:
        """Return the declared series of the meeting."""
        project = self.workspace.project
        return project.series.get(self.meeting.series or "") if project else None

    @property
    def series_title(self) -> str:
        """Return what the group that meets is called."""
        declared = self.series.title if self.series else None
        return declared or self.meeting.series or self.meeting.title or self.id

    def terms(self) -> list[Member]:
        """Return the terms of the organization's membership of the series."""
        return [one for one in self._members() if self.own(one.organization)]

    def belongs(self) -> bool:
        """Return whether the organization is a member or a guest of the series, now or once."""
        guests = self.series.guests if self.series else []
        return bool(self.terms()) or any(self.own(one.organization) for one in guests)

    def _members(self) -> list[Member]:
        """Return the series' members, one by one where an organization's own members are meant."""
        members = self.series.members if self.series else []
        if len(members) == 1:
            whole = members[0]
            names = self.naming.register.members(whole.organization)
            if names:
                return [whole.model_copy(update={"organization": name}) for name in names]
        return members

    def place(self, item: str = "") -> Place:
        """Return where something of this meeting was said."""
        return Place(self.id, self.day, self.meeting.title or self.series_title, item)

    def own(self, written: str | None) -> bool:
        """Return whether a text means the organization."""
        return bool(written) and self.naming.organization(written) == self.organization

    def present(self) -> list[Person]:
        """Return the people of the organization who came, to the meeting or to one of its items."""
        found = [one for one in self.meeting.participants if self.own(one.organization)]
        names = {one.name for one in found}
        for _, item in self.meeting.all_items():
            for one in item.participants:
                if self.own(one.organization) and one.name not in names:
                    names.add(one.name)
                    found.append(one)
        return found

    def missing(self) -> list[Person]:
        """Return the absent people of the organization, or that it sent nobody."""
        return [one for one in self.meeting.absent if self.own(one.organization)]

    def is_party(self, people: Iterable[Person]) -> bool:
        """Return whether the organization, or somebody known to come from it, is among people."""
        return any(self._stands_for(one) for one in people)

    def _stands_for(self, person: Person) -> bool:
        if person.organization:
            return self.own(person.organization)
        return self.naming.person(person.name or "") in self._people or self.own(person.name)

    @cached_property
    def _people(self) -> set[str]:
        listed = (*self.meeting.participants, *self.meeting.absent)
        found = {
            self.naming.person(one.name)
            for one in listed
            if one.name and self.own(one.organization)
        }
        roster = self.series.roster if self.series else []
        return found | {one.name for one in roster if self.own(one.organization)}

    def told(self) -> Iterator[Told]:
        """Yield what the organization reported."""
        for _, item in self.meeting.all_items():
            for one in item.updates:
                if self.own(one.organization) and (one.text or one.figures or one.public_text):
                    text = one.text or one.public_text or ""
                    yield Told(self.place(item.title), names_of(one.by), text, tuple(one.figures))

    def needs(self) -> Iterator[Need]:
        """Yield what the organization asked for."""
        for _, item in self.meeting.all_items():
            for one in item.updates:
                if one.need and self.own(one.organization):
                    yield Need(self.place(item.title), one.need)

    def asked(self) -> Iterator[Asked]:
        """Yield the questions that the organization, or somebody of it, asked."""
        for _, item in self.meeting.all_items():
            for one in item.questions:
                if one.text and self.is_party(one.by):
                    place = self.place(item.title)
                    answered = names_of(one.answered_by)
                    yield Asked(place, one.text, names_of(one.by), one.answer or "", answered)

    def documents(self) -> Iterator[Document]:
        """Yield the documents that the organization brought or answers for."""
        for one in self.meeting.attachments:
            if self.own(one.organization):
                yield _document(self.place(), one)
        for _, item in self.meeting.all_items():
            yield from self._documents(item)

    def _documents(self, item: Item) -> Iterator[Document]:
        place = self.place(item.title)
        for one in item.attachments:
            if self.own(one.organization):
                yield _document(place, one)
        for update in item.updates:
            for one in update.attachments:
                if not one.internal and self.own(one.organization or update.organization):
                    yield _document(place, one)


def _document(place: Place, one: Attachment) -> Document:
    address = one.url or one.file or ""
    return Document(place, one.title or address.rpartition("/")[2] or address, address)


def names_of(people: Iterable[Person]) -> tuple[str, ...]:
    """Return people as they are called, without those whose names are withheld."""
    return tuple(one.label for one in people if one.label)
