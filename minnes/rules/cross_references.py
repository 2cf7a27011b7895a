"""How the decisions and actions of all meetings point at each other, worked out once."""

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
"""What the status of minutes is when there was no meeting, or not yet."""


class Mention(NamedTuple):
    """What a meeting says of an earlier outcome: `facts.follow_ups[position]`."""

    facts: Facts
    position: int

    @property
    def name(self) -> str:
        """Return the outcome's name within its meeting."""
        return self.facts.follow_ups[self.position].outcome


class Replacement(NamedTuple):
    """A decision that replaces an earlier one, and the place of the reference in its list."""

    facts: Facts
    outcome: Outcome
    position: int

    @property
    def name(self) -> str:
        """Return the name within its meeting of the decision that is replaced."""
        return self.outcome.replaces[self.position].partition("#")[2]


Pointer = TypeVar("Pointer", Mention, Replacement)
"""What refers to an earlier decision or action."""


@dataclass(slots=True)
class CrossReferences:
    """Meetings by id and by series, and by a meeting's id what points at its outcomes.

    Everything stands in the order of the meetings' dates. What points at each single outcome is
    gathered when it is asked for: kept for all meetings, it would take five times the memory.
    """

    meetings: dict[str, Facts]
    by_series: dict[str, list[Facts]]
    mentions: dict[str, list[Mention]]
    replacements: dict[str, list[Replacement]]

    def mentions_of(self, facts: Facts, outcome: Outcome) -> list[Mention]:
        """Return what later meetings say of an outcome; a blank after a reference says nothing."""
        return [
            mention
            for mention in self.mentions.get(facts.id, ())
            if mention.name == outcome.id and not mention.facts.follow_ups[mention.position].blank
        ]

    def is_listed(self, facts: Facts, outcome: Outcome) -> bool:
        """Return whether a later meeting has an outcome on its list, even if it says nothing of it."""
        return any(mention.name == outcome.id for mention in self.mentions.get(facts.id, ()))

    def is_replaced(self, facts: Facts, outcome: Outcome) -> bool:
        """Return whether a later decision replaces this one."""
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
        for position, told in enumerate(facts.follow_ups):
            references.mentions.setdefault(told.meeting, []).append(Mention(facts, position))
        for outcome in facts.outcomes:
            if outcome.replaces:
                for position, reference in enumerate(outcome.replaces):
                    pointing = references.replacements.setdefault(reference.partition("#")[0], [])
                    pointing.append(Replacement(facts, outcome, position))
    return references


def by_name(pointing: Iterable[Pointer]) -> dict[str, list[Pointer]]:
    """Return what points at a meeting's outcomes by the outcome's name within the meeting."""
    by_outcome: dict[str, list[Pointer]] = {}
    for mention in pointing:
        by_outcome.setdefault(mention.name, []).append(mention)
    return by_outcome


def outcome_place(name: str, below: Loc, meeting: Meeting) -> Loc:
    """Return the place of what has an id in its meeting, or of what stands below it."""
    return next(
        ((*entry.loc, *below) for entry in referable_entries(meeting) if entry.id == name), ()
    )


def follow_up_place(position: int, field: str, _meeting: Meeting) -> Loc:
    """Return the place of what a meeting says of an earlier outcome."""
    return ("follow_up", position, field)
