"""Names that two people share: each of them has a page of their own in a site."""

from __future__ import annotations

from datetime import date
from itertools import combinations

from minnes.model.project import Project, RosterEntry


def shared_names(project: Project | None) -> frozenset[str]:
    """Return the names that stand on one roster for two organizations at the same time.

    One after the other it is one person, who went from one organization to the other.
    """
    shared = set()
    for series in project.series.values() if project else ():
        entries: dict[str, list[RosterEntry]] = {}
        for entry in series.roster:
            entries.setdefault(entry.name, []).append(entry)
        shared |= {
            name
            for name, some in entries.items()
            if any(_are_two(one, other) for one, other in combinations(some, 2))
        }
    return frozenset(shared)


def _are_two(one: RosterEntry, other: RosterEntry) -> bool:
    until = min(one.until or date.max, other.until or date.max)
    since = max(one.from_ or date.min, other.from_ or date.min)
    return one.organization != other.organization and since <= until
