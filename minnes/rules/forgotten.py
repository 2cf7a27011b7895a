"""The rule across files about open actions that no later meeting mentions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from minnes.language.message import say
from minnes.rules.cross_references import NOT_HELD, CrossReferences, cross_references, outcome_place
from minnes.rules.facts import Facts
from minnes.rules.rule import ArchiveContext, ArchiveFinding

_SILENT = 2
"""Later meetings that do not mention an action before it is reported."""


def never_mentioned_again(
    all_facts: Sequence[Facts], context: ArchiveContext
) -> Iterator[ArchiveFinding]:
    """An open action that no later meeting speaks of.

    What it checks: open actions without a last day, when the series has met twice since and neither
        meeting has them under `follow_up`. A reference that is left blank there is enough.
    Why: nobody knows whether it was done, and nobody asks.
    Example:
        (the series met in June and in September, and said nothing of it)
        actions:
          - Maria Ekdal: ringer skolan id:A1
    Instead:
        (in the minutes of the next meeting; minnes new writes the line itself)
        follow_up:
          bim/2022-03-11#A1: done
    """
    references = context.once(cross_references, all_facts)
    for facts in all_facts:
        if facts.status in NOT_HELD or not facts.series or not facts.date:
            continue
        for outcome in facts.outcomes:
            if outcome.kind != "A" or outcome.status != "open" or outcome.due:
                continue
            if references.is_listed(facts, outcome) or references.is_replaced(facts, outcome):
                continue
            if len(since := _held_since(facts, references, context.today.isoformat())) >= _SILENT:
                yield ArchiveFinding(
                    facts.path,
                    partial(outcome_place, outcome.id, ("what",)),
                    say(
                        "nothing has been said of this since; the last meeting was {meeting}",
                        meeting=since[-1].id,
                    ),
                    say(
                        'in the next minutes, write under follow_up: "{reference}: done"',
                        reference=f"{facts.id}#{outcome.id}",
                    ),
                )


def _held_since(facts: Facts, references: CrossReferences, today: str) -> list[Facts]:
    """Return the meetings of the same series that were held later, up to today."""
    series = references.by_series.get(facts.series, ())
    return [held for held in series if facts.date < held.date <= today]
