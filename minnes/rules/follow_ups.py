"""Rules across files about outcomes: overdue, closed or replaced twice, deferred and forgotten."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from minnes.language.message import say
from minnes.model.identity import from_anywhere
from minnes.rules.cross_references import (
    NOT_HELD,
    CrossReferences,
    by_name,
    cross_references,
    follow_up_place,
    outcome_place,
)
from minnes.rules.facts import Facts, Outcome
from minnes.rules.rule import ArchiveContext, ArchiveFinding

_CLOSED = ("done", "dropped")


def overdue_action(all_facts: Sequence[Facts], context: ArchiveContext) -> Iterator[ArchiveFinding]:
    """An action whose last day has passed.

    What it checks: open actions, and decisions with a last day, that no later meeting says are done
        or dropped. A later meeting may move the day.
    Why: either it was forgotten, or nobody wrote that it is done.
    Example:
        (in the minutes of bim/2021-12-10, read a year later)
        actions:
          - Maria Ekdal: ringer skolan due:2022-03-11 id:A1
    Instead:
        (in the minutes of the next meeting)
        follow_up:
          bim/2021-12-10#A1: done
    """
    references, today = context.once(cross_references, all_facts), context.today.isoformat()
    for facts in all_facts:
        mentioned = {mention.name for mention in references.mentions.get(facts.id, ())}
        for outcome in facts.outcomes:
            open_still = outcome.status in ("open", "adopted")
            if open_still and (outcome.id in mentioned or (outcome.due and outcome.due < today)):
                late = _late(facts, outcome, references, today)
                if late:
                    yield late


def closed_twice(all_facts: Sequence[Facts], context: ArchiveContext) -> Iterator[ArchiveFinding]:
    """An action closed a second time.

    What it checks: actions that are done or dropped, and are said to be so again by a later
        meeting, without having been opened in between.
    Why: probably another action is meant, and that one stays open.
    Example:
        (the meeting of 2021-12-10 has already said bim/2021-09-17#A3: done)
        date: 2022-03-11
        follow_up:
          bim/2021-09-17#A3: done
    Instead:
        date: 2022-03-11
        follow_up:
          bim/2021-09-17#A4: done
    """
    references = context.once(cross_references, all_facts)
    for meeting, pointing in references.mentions.items():
        facts = references.meetings.get(meeting)
        first = (
            {outcome.id for outcome in facts.outcomes if outcome.status in _CLOSED}
            if facts
            else set()
        )
        for name, mentions in by_name(pointing).items():
            if len(mentions) == 1 and name not in first:
                continue
            by = meeting if name in first else ""
            for mention in mentions:
                status = mention.facts.follow_ups[mention.position].status
                if status in _CLOSED and by:
                    yield ArchiveFinding(
                        mention.facts.path,
                        partial(follow_up_place, mention.position, "reference"),
                        say(
                            '"{reference}" was already closed at {meeting}',
                            reference=f"{meeting}#{name}",
                            meeting=by,
                        ),
                        say("if another is meant, write its id; otherwise take the line away"),
                    )
                by = mention.facts.id if status in _CLOSED else "" if status else by


def replaced_twice(all_facts: Sequence[Facts], context: ArchiveContext) -> Iterator[ArchiveFinding]:
    """A decision replaced a second time.

    What it checks: decisions that two later meetings say they replace.
    Why: the second replaces what no longer stands; most likely it replaces what the first put in
        its place.
    Example:
        (the meeting of 2021-12-10 has already replaced bim/2021-03-12#D1 by its D2)
        date: 2022-03-11
        decisions:
          - {text: Nätverket möts på distans., replaces: "bim/2021-03-12#D1"}
    Instead:
        date: 2022-03-11
        decisions:
          - {text: Nätverket möts på distans., replaces: "bim/2021-12-10#D2"}
    """
    for meeting, pointing in context.once(cross_references, all_facts).replacements.items():
        for name, replacing in by_name(pointing).items():
            first = replacing[0]
            for replacement in replacing[1:]:
                if replacement.facts.id == first.facts.id:
                    continue
                by = f"{first.facts.id}#{first.outcome.id}"
                yield ArchiveFinding(
                    replacement.facts.path,
                    partial(
                        outcome_place, replacement.outcome.id, ("replaces", replacement.position)
                    ),
                    say(
                        '"{reference}" was already replaced by {by}',
                        reference=f"{meeting}#{name}",
                        by=by,
                    ),
                    say('write "replaces: {by}", if that is what this changes', by=by),
                )


def deferred_and_forgotten(
    all_facts: Sequence[Facts], context: ArchiveContext
) -> Iterator[ArchiveFinding]:
    """A deferred question that did not come back.

    What it checks: questions deferred to a day, a month or a meeting that has passed, when the
        series has met since and no meeting decides or mentions them.
    Why: a question put off is a promise to those who asked it.
    Example:
        (the series met in June 2022, and said nothing of it)
        decisions:
          - {text: Barnplanen, outcome: deferred, deferred_to: 2022-06}
    Instead:
        (in the minutes of June 2022)
        decisions:
          - {text: Barnplanen antas., replaces: "bim/2022-03-11#D1"}
    """
    references, today = context.once(cross_references, all_facts), context.today.isoformat()
    for facts in all_facts:
        for outcome in facts.outcomes:
            if outcome.status != "deferred" or not outcome.deferred_to:
                continue
            if references.mentions_of(facts, outcome) or references.is_replaced(facts, outcome):
                continue
            if silent := _met_since(facts, outcome.deferred_to, references, today):
                yield ArchiveFinding(
                    facts.path,
                    partial(outcome_place, outcome.id, ("deferred_to",)),
                    say(
                        "this was deferred to {later}, but {meeting} says nothing of it",
                        later=outcome.deferred_to,
                        meeting=silent.id,
                    ),
                    say(
                        'where it was decided, write "replaces: {reference}"; if it was put off '
                        'again, so with "outcome: deferred"',
                        reference=f"{facts.id}#{outcome.id}",
                    ),
                )


def _late(
    facts: Facts, outcome: Outcome, references: CrossReferences, today: str
) -> ArchiveFinding | None:
    """Return the finding that an outcome is overdue, at the latest mention of its due date, or None."""
    due, status, moved = outcome.due, "open", None
    for mention in references.mentions_of(facts, outcome):
        follow_up = mention.facts.follow_ups[mention.position]
        status = follow_up.status or status
        if follow_up.due:
            due, moved = follow_up.due, mention
    if status in _CLOSED or not due or due >= today:
        return None
    if facts.status in NOT_HELD or references.is_replaced(facts, outcome):
        return None
    return ArchiveFinding(
        moved.facts.path if moved else facts.path,
        partial(follow_up_place, moved.position, "due")
        if moved
        else partial(outcome_place, outcome.id, ("due",)),
        say("this should have been done by {due}, and nothing says that it is", due=due),
        say(
            'in the next minutes, write under follow_up: "{reference}: done"',
            reference=from_anywhere(f"{facts.id}#{outcome.id}"),
        ),
    )


def _met_since(facts: Facts, later: str, references: CrossReferences, today: str) -> Facts | None:
    """Return the first meeting held on or after the day `later` to which an outcome was deferred."""
    series, day = facts.series, later
    if "/" in later:
        series, _, day = later.rpartition("/")
        if target := references.meetings.get(later):
            day = target.date
    if len(day) == len("2022-06") and today[:7] <= day:
        return None
    for held in references.by_series.get(series, ()):
        if day <= held.date <= today and held.date > facts.date:
            return held
    return None
