"""The member organizations of a series on a day, by the names of the register."""

from __future__ import annotations

from datetime import date

from minnes.model.project import Series
from minnes.register.register import Register


def members_on(series: Series, day: date, register: Register) -> frozenset[str]:
    """Return the official names of the members; a single member stands for its own members."""
    names = [
        member.organization
        for member in series.members
        if (member.from_ is None or member.from_ <= day)
        and (member.until is None or day <= member.until)
    ]
    if len(series.members) == 1 and names and (below := register.members(names[0])):
        return frozenset(below)
    return frozenset(official(name, register) for name in names)


def official(name: str, register: Register) -> str:
    """Return an organization's official name, or the written one if it is unknown."""
    match = register.find(name)
    return match.organization.name if match else name
