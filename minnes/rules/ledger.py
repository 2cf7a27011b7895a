"""How the decisions and actions of all meetings point at each other, worked out once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from minnes.model.identity import numbered
from minnes.model.meeting import Meeting
from minnes.rules.facts import Facts, Outcome
from minnes.rules.rule import ArchiveContext
from minnes.source.diagnostic import Loc

NOT_HELD = ("planned", "cancelled")
"""What the status of minutes is when there was no meeting, or not yet."""


class Mentioned(NamedTuple):
    """What a meeting says of an earlier outcome: the place of it in the list, status and date."""

    facts: Facts
    position: int
    status: str
    due: str


class Replaced(NamedTuple):
    """A decision that replaces an earlier one, and the place of the reference in its list."""

    facts: Facts
    outcome: Outcome
    position: int


@dataclass(slots=True)
class Ledger:
    """Meetings by id and by series, and what later ones say of an outcome, the oldest first."""

    meetings: dict[str, Facts]
    by_series: dict[str, list[Facts]]
    mentioned: dict[str, list[Mentioned]]
    replaced: dict[str, list[Replaced]]

    def outcome(self, reference: str) -> Outcome | None:
        """Return the decision or action that a reference points at."""
        meeting, _, name = reference.partition("#")
        facts = self.meetings.get(meeting)
        return next((one for one in facts.outcomes if one.id == name), None) if facts else None


def ledger(all_facts: Sequence[Facts], _context: ArchiveContext) -> Ledger:
    """Return how all meetings refer to each other. Rules ask `context.once(ledger, all_facts)`."""
    found = Ledger({}, {}, {}, {})
    for facts in sorted(all_facts, key=lambda one: (one.date, one.path)):
        found.meetings.setdefault(facts.id, facts)
        if facts.series and facts.date and facts.status not in NOT_HELD:
            found.by_series.setdefault(facts.series, []).append(facts)
        for position, told in enumerate(facts.follow_ups):
            mentions = found.mentioned.setdefault(told.reference, [])
            mentions.append(Mentioned(facts, position, told.status, told.due))
        for outcome in facts.outcomes:
            for position, reference in enumerate(outcome.replaces):
                replaced = found.replaced.setdefault(reference, [])
                replaced.append(Replaced(facts, outcome, position))
    return found


def outcome_place(name: str, below: Loc, meeting: Meeting) -> Loc:
    """Return the place of a decision or action in its meeting, or of what stands below it."""
    return next(((*one.loc, *below) for one in numbered(meeting) if one.id == name), ())


def follow_up_place(position: int, field: str, _meeting: Meeting) -> Loc:
    """Return the place of what a meeting says of an earlier outcome."""
    return ("follow_up", position, field)
