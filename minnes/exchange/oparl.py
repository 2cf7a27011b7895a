"""Exports meetings as OParl 1.1, the open format of council information systems.

The files of a folder that lies on the web as it is: `system.json`, lists of all objects of a type, and
a file for each meeting, group and person. What stands within an object (items, files, places,
memberships) has the address of the object with a fragment. The meetings must be of an edition already.

Papers, consultations and legislative terms are lists without entries. A paper is a motion on its way
through committees, a consultation its turn in one of them, and a term that of an elected council:
minutes tell of none of these. What they attach is a file, of the meeting or of its item.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, unquote

from minnes.exchange import oparl_objects as oparl
from minnes.exchange.oparl_meeting import Addresses, meeting_object
from minnes.model.meeting import Meeting
from minnes.model.person import Person
from minnes.model.project import Project
from minnes.register.names import fold
from minnes.register.register import Register

LISTS = {
    **{"organization": "organizations", "person": "persons", "membership": "memberships"},
    **{"meeting": "meetings", "agendaItem": "agenda-items", "paper": "papers"},
    **{"consultation": "consultations", "file": "files", "locationList": "locations"},
    **{"legislativeTermList": "legislative-terms"},
}
"""The file names of a body's object lists, by its property."""


def files(
    meetings: Sequence[tuple[str, Meeting]], project: Project, register: Register, base: str
) -> dict[str, bytes]:
    """Return the content of every file by its path below `base`, the address they will lie at.

    `meetings` are of the public edition, with their ids. People become objects only where the project
    publishes full names.
    """
    made = _Made(project, register, base if base.endswith("/") else f"{base}/")
    for identity, meeting in meetings:
        made.add(identity, meeting)
    return {path: _json(data) for path, data in made.objects()}


@dataclass(slots=True)
class _Made:
    """Objects as they are made, each person and organization once."""

    project: Project
    register: Register
    base: str
    meetings: dict[str, oparl.Meeting] = field(default_factory=dict)
    organizations: dict[str, oparl.Organization] = field(default_factory=dict)
    people: dict[str, dict[str, oparl.Membership]] = field(default_factory=dict)
    taken: dict[str, str] = field(default_factory=dict)

    @property
    def body(self) -> str:
        return f"{self.base}body.json"

    def add(self, identity: str, meeting: Meeting) -> None:
        """Add a meeting, its group and its participants."""
        group = self._group(meeting)
        people = [self._person(person, meeting, group) for person in meeting.participants]
        addresses = Addresses(self._address("meeting", identity), group, [*filter(None, people)])
        self.meetings[identity] = meeting_object(identity, meeting, self.project, addresses)

    def objects(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield the path and content of every file."""
        people = [
            oparl.Person(
                id=self._address("person", name),
                body=self.body,
                name=name,
                membership=[*memberships.values()],
            )
            for name, memberships in self.people.items()
        ]
        meetings = list(self.meetings.values())
        items = [item for meeting in meetings for item in meeting.agenda_item or ()]
        listed: dict[str, Iterable[oparl.OParlObject]] = {
            "organization": self.organizations.values(),
            "person": people,
            "membership": [one for person in people for one in person.membership or ()],
            "meeting": meetings,
            "agendaItem": items,
            "file": [
                *(file for meeting in meetings for file in meeting.auxiliary_file or ()),
                *(file for item in items for file in item.auxiliary_file or ()),
            ],
            "locationList": [meeting.location for meeting in meetings if meeting.location],
        }
        yield "system.json", self._system().data()
        yield "bodies.json", self._list("bodies", [self._body()])
        yield "body.json", self._body().data()
        for name, called in LISTS.items():
            yield f"{called}.json", self._list(called, listed.get(name, ()))
        for thing in (*self.organizations.values(), *people, *meetings):
            yield unquote(thing.id.removeprefix(self.base)), thing.data()

    def _system(self) -> oparl.System:
        return oparl.System(
            id=f"{self.base}system.json",
            body=f"{self.base}bodies.json",
            name=self.project.organization,
        )

    def _body(self) -> oparl.Body:
        owner = self.project.organization or ""
        declared = self.project.organizations.get(owner)
        contact = declared.contact if declared else None
        lists = {name: f"{self.base}{called}.json" for name, called in LISTS.items()}
        return oparl.Body.model_validate(
            {
                "id": self.body,
                "system": f"{self.base}system.json",
                "name": owner or "minnes",
                "contactEmail": contact.email if contact else None,
                **lists,
            }
        )

    def _list(self, called: str, objects: Iterable[oparl.OParlObject]) -> dict[str, Any]:
        """Return a list of objects, all on one page (OParl 1.1, object lists)."""
        data = [thing.data() for thing in objects]
        address = f"{self.base}{called}.json"
        pages = {"totalElements": len(data), "currentPage": 1, "totalPages": 1}
        return {"data": data, "pagination": pages, "links": {"first": address, "last": address}}

    def _group(self, meeting: Meeting) -> str:
        """Return the address of the group that met: the series, or else the host."""
        name = meeting.series or ""
        declared = self.project.series.get(name)
        if not name:
            return self._organization(meeting.organization or self.project.organization or "")
        address = self._address("organization", name)
        self.organizations[address] = oparl.Organization(
            id=address,
            body=self.body,
            name=(declared and declared.title) or name,
            short_name=name,
            organization_type="Gremium",
        )
        return address

    def _organization(self, written: str) -> str:
        """Return the address of an organization, adding it if it is new; "" without a name."""
        if not written:
            return ""
        match = self.register.find(written)
        name = match.organization.name if match else written
        address = self._address("organization", f"o/{name}")
        self.organizations[address] = oparl.Organization(
            id=address,
            body=self.body,
            name=name,
            classification=match.organization.kind if match else None,
            organization_type="Institution",
        )
        return address

    def _person(self, person: Person, meeting: Meeting, group: str) -> str:
        """Return the address of a participant, adding a membership; "" without a full name."""
        home = self._organization(person.organization or "")
        name = person.name or ""
        if self.project.publish.names != "full" or " " not in name or person.unsure:
            return ""
        address = self._address("person", name)
        memberships = self.people.setdefault(name, {})
        if group and group not in memberships:
            series = self.project.series.get(meeting.series or "")
            roster = series.roster if series else ()
            entry = next((entry for entry in roster if entry.name == name), None)
            memberships[group] = oparl.Membership(
                id=f"{address}#membership-{len(memberships) + 1}",
                person=address,
                organization=group,
                role=(entry and entry.role) or person.role,
                on_behalf_of=home or None,
                start_date=entry.from_.isoformat() if entry and entry.from_ else None,
                end_date=entry.until.isoformat() if entry and entry.until else None,
            )
        return address

    def _address(self, kind: str, name: str) -> str:
        """Return a unique address for an object of a kind and name."""
        plain = place = f"{kind}/{_slug(name)}"
        count = 1
        while self.taken.setdefault(place, name) != name:
            count += 1
            place = f"{plain}-{count}"
        return f"{self.base}{quote(place)}.json"


def _slug(name: str) -> str:
    """Return a name as a path: lower case, other characters than letters, digits and / as hyphens."""
    return re.sub(r"[^\w/]+", "-", fold(name)).strip("-/")


def _json(data: dict[str, Any]) -> bytes:
    return json.dumps(data, ensure_ascii=False, indent=1).encode() + b"\n"
