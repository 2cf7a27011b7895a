"""Pydantic models of the OParl 1.1 objects (https://schema.oparl.org/1.1/) that minutes can fill.

What a model does not name, minutes do not know. Addresses are texts; a day with a time has its zone.
"""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

VERSION = "https://schema.oparl.org/1.1/"


class OParlObject(BaseModel):
    """Base class of all objects, with their address (`id`) and type."""

    model_config = ConfigDict(alias_generator=to_camel, extra="forbid", populate_by_name=True)
    kind: ClassVar[str] = ""

    id: str
    keyword: list[str] | None = None

    def data(self) -> dict[str, Any]:
        """Return the object as JSON data, without unknown properties."""
        properties = self.model_dump(mode="json", by_alias=True, exclude_none=True)
        for name, value in self:
            if isinstance(value, OParlObject):
                properties[to_camel(name)] = value.data()
            elif isinstance(value, list) and value and isinstance(value[0], OParlObject):
                properties[to_camel(name)] = [part.data() for part in value]
        return {"id": self.id, "type": f"{VERSION}{self.kind}"} | properties


class System(OParlObject):
    """The entrance: all else is found from here."""

    kind = "System"
    oparl_version: str = VERSION
    body: str
    name: str | None = None


class Body(OParlObject):
    """The association or municipality that the minutes belong to; each field is the address of a list."""

    kind = "Body"
    system: str
    name: str
    contact_email: str | None = None
    organization: str
    person: str
    membership: str
    meeting: str
    agenda_item: str
    paper: str
    consultation: str
    file: str
    location_list: str
    legislative_term: list[str] = Field(default_factory=list)
    legislative_term_list: str


class Organization(OParlObject):
    """A group that meets, or an organization that takes part."""

    kind = "Organization"
    body: str
    name: str
    short_name: str | None = None
    classification: str | None = None
    organization_type: str | None = None


class Membership(OParlObject):
    """That a person belongs to a group, and for whom."""

    kind = "Membership"
    person: str
    organization: str
    role: str | None = None
    on_behalf_of: str | None = None
    start_date: str | None = None
    end_date: str | None = None


class Person(OParlObject):
    """Somebody who came."""

    kind = "Person"
    body: str
    name: str
    membership: list[Membership] | None = None


class File(OParlObject):
    """A document that lies on the web."""

    kind = "File"
    name: str | None = None
    access_url: str


class Location(OParlObject):
    """Where a meeting is held, as its minutes say it."""

    kind = "Location"
    description: str


class AgendaItem(OParlObject):
    """An item of a meeting, sub-items included, with what was resolved."""

    kind = "AgendaItem"
    meeting: str
    number: str | None = None
    order: int
    name: str | None = None
    public: bool
    resolution_text: str | None = None
    auxiliary_file: list[File] | None = None


class Meeting(OParlObject):
    """A meeting with its agenda."""

    kind = "Meeting"
    name: str | None = None
    meeting_state: str | None = None
    cancelled: bool = False
    start: AwareDatetime | None = None
    end: AwareDatetime | None = None
    location: Location | None = None
    organization: list[str]
    participant: list[str] | None = None
    auxiliary_file: list[File] | None = None
    agenda_item: list[AgendaItem] | None = None
