"""The references between meetings: follow-ups and replacements, by the meeting they point at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from minnes.model.identity import referable_entries
from minnes.model.meeting import Meeting
from minnes.rules.facts import Facts, Outcome
from minnes.rules.rule import ArchiveContext
from minnes.source.diagnostic import Loc

NOT_HELD = ("planned", "cancelled")
"""Statuses of minutes of a meeting that was not held, or not yet."""


class Mention(NamedTuple):
    """A follow-up of an earlier outcome: `facts.follow_ups[position]`."""

    facts: Facts
    position: int

    @property
    def name(self) -> str:
        """The id of the outcome within its meeting."""
        return self.facts.follow_ups[self.position].outcome


class Replacement(NamedTuple):
    """A decision that replaces an earlier one, by `outcome.replaces[position]`."""

    facts: Facts
    outcome: Outcome
    position: int

    @property
    def name(self) -> str:
        """The id of the replaced decision within its meeting."""
        return self.outcome.replaces[self.position].partition("#")[2]


Pointer = TypeVar("Pointer", Mention, Replacement)
"""What points at an earlier outcome."""


@dataclass(slots=True)
class CrossReferences:
    """Meetings by id and by series; follow-ups and replacements by the id of the meeting they mean.

    All lists are in the order of the meetings' dates. What points at a single outcome is searched
    when it is asked for: an index of all outcomes would take five times the memory.
    """

    meetings: dict[str, Facts]
    by_series: dict[str, list[Facts]]
    mentions: dict[str, list[Mention]]
    replacements: dict[str, list[Replacement]]

    def mentions_of(self, facts: Facts, outcome: Outcome) -> list[Mention]:
        """Return the follow-ups of an outcome that say something."""
        return [
            mention
            for mention in self.mentions.get(facts.id, ())
            if mention.name == outcome.id and not mention.facts.follow_ups[mention.position].blank
        ]

    def is_listed(self, facts: Facts, outcome: Outcome) -> bool:
        """Return whether a later meeting lists an outcome, even if it says nothing of it."""
        return any(mention.name == outcome.id for mention in self.mentions.get(facts.id, ()))

    def is_replaced(self, facts: Facts, outcome: Outcome) -> bool:
        """Return whether a later decision replaces this outcome."""
        return any(
            replacement.name == outcome.id for replacement in self.replacements.get(facts.id, ())
        )


def cross_references(all_facts: Sequence[Facts], _context: ArchiveContext) -> CrossReferences:
    """Return how all meetings refer to each other. Rules ask `context.once(cross_references, all_facts)`."""
    references = CrossReferences({}, {}, {}, {})
    for facts in sorted(all_facts, key=lambda facts: (facts.date, facts.path)):
        references.meetings.setdefault(facts.id, facts)
        if facts.series and facts.date and facts.status not in NOT_HELD:
            references.by_series.setdefault(facts.series, []).append(facts)
        for position, follow_up in enumerate(facts.follow_ups):
            references.mentions.setdefault(follow_up.meeting, []).append(Mention(facts, position))
        for outcome in facts.outcomes:
            if outcome.replaces:
                for position, reference in enumerate(outcome.replaces):
                    pointing = references.replacements.setdefault(reference.partition("#")[0], [])
                    pointing.append(Replacement(facts, outcome, position))
    return references


def by_name(pointing: Iterable[Pointer]) -> dict[str, list[Pointer]]:
    """Return what points at a meeting's outcomes, by the outcome's id within the meeting."""
    by_outcome: dict[str, list[Pointer]] = {}
    for pointer in pointing:
        by_outcome.setdefault(pointer.name, []).append(pointer)
    return by_outcome


def outcome_place(name: str, below: Loc, meeting: Meeting) -> Loc:
    """Return the place of the outcome with an id, or of a field `below` it; () if there is none."""
    return next(
        ((*entry.loc, *below) for entry in referable_entries(meeting) if entry.id == name), ()
    )


def follow_up_place(position: int, field: str, _meeting: Meeting) -> Loc:
    """Return the place of a field of a follow-up."""
    return ("follow_up", position, field)
