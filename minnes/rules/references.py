"""Rules across files about references: unknown, pointing ahead, or ambiguous meeting ids."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import TypeAlias

from minnes.language.message import Message, say
from minnes.model.identity import from_anywhere
from minnes.model.meeting import Meeting
from minnes.register.names import nearest
from minnes.rules.cross_references import (
    CrossReferences,
    Mention,
    Replacement,
    by_name,
    cross_references,
    follow_up_place,
    outcome_place,
)
from minnes.rules.facts import Facts
from minnes.rules.rule import ArchiveContext, ArchiveFinding
from minnes.source.diagnostic import Loc

Pointers: TypeAlias = Mapping[str, Sequence[Mention | Replacement]]
"""What points at the outcomes of a meeting, by their ids in it."""


def unknown_reference(
    all_facts: Sequence[Facts], context: ArchiveContext
) -> Iterator[ArchiveFinding]:
    """A reference to nothing.

    What it checks: that `follow_up` and `replaces` name a decision or an action that is there.
    Why: what is said of it would reach nobody.
    Example:
        follow_up:
          bim/2021-09-71#A3: done
    Instead:
        follow_up:
          bim/2021-09-17#A3: done
    """
    references = context.once(cross_references, all_facts)
    for target, pointing in _by_target(references):
        meeting = references.meetings.get(target)
        if meeting is None and target in context.unread:
            continue  # what is wrong is told where the file cannot be read
        names = {outcome.id for outcome in meeting.outcomes} if meeting else set()
        wrong = sorted(pointing.keys() - names)
        near = _near(target, pointing[wrong[0]][0], references) if wrong and not meeting else None
        for name in wrong:
            texts = _no_outcome(name, meeting) if meeting else _no_meeting(target, name, near)
            for pointer in pointing[name]:
                yield ArchiveFinding(pointer.facts.path, _place(pointer), *texts)


def reference_ahead(
    all_facts: Sequence[Facts], context: ArchiveContext
) -> Iterator[ArchiveFinding]:
    """A reference to a meeting that had not been held.

    What it checks: that `follow_up` and `replaces` point backwards in time.
    Why: nobody can close or replace what is not yet decided; one of the dates is wrong.
    Example:
        date: 2021-09-17
        follow_up:
          bim/2021-12-10#A3: done
    Instead:
        date: 2021-12-10
        follow_up:
          bim/2021-09-17#A3: done
    """
    references = context.once(cross_references, all_facts)
    for target, pointing in _by_target(references):
        meeting = references.meetings.get(target)
        day = meeting.date if meeting else ""
        for name, pointers in pointing.items():
            for pointer in pointers:
                if day and pointer.facts.date and pointer.facts.date <= day:
                    reference = f"{target}#{name}"
                    yield ArchiveFinding(
                        pointer.facts.path,
                        _place(pointer),
                        say('"{reference}" is not earlier than this meeting', reference=reference),
                        say("look at the dates of both; a reference points at an earlier meeting"),
                    )


def duplicate_meeting_id(
    all_facts: Sequence[Facts], _context: ArchiveContext
) -> Iterator[ArchiveFinding]:
    """Two files with one id.

    What it checks: that series and date, or the id, tell every meeting apart.
    Why: a reference to it would mean both.
    Example:
        series: bim
        date: 2021-12-10
    Instead:
        series: bim
        date: 2021-12-10
        id: 2021-12-10-extra
    """
    by_id: dict[str, Facts] = {}
    for facts in sorted(all_facts, key=lambda facts: facts.path):
        first = by_id.setdefault(facts.id, facts)
        if first is not facts:
            for one, other in ((first, facts), (facts, first)):
                yield ArchiveFinding(
                    one.path,
                    _id_place,
                    say('"{id}" is the id of {path} too', id=one.id, path=other.path),
                    say(
                        "if one is a copy, take it away; if they are two meetings, give one an id"
                        ' of its own: "id: …"'
                    ),
                )


def _by_target(references: CrossReferences) -> Iterator[tuple[str, Pointers]]:
    """Yield the id of each meeting that something points at, and what does so by outcome id."""
    yield from ((target, by_name(pointing)) for target, pointing in references.mentions.items())
    yield from ((target, by_name(pointing)) for target, pointing in references.replacements.items())


def _no_outcome(name: str, meeting: Facts) -> tuple[Message, Message]:
    names = ", ".join(outcome.id for outcome in meeting.outcomes)
    return (
        say('there is no decision or action "{name}" in {meeting}', name=name, meeting=meeting.id),
        say("there are: {names}", names=names) if names else say("there are none in it"),
    )


def _near(target: str, pointer: Mention | Replacement, references: CrossReferences) -> Facts | None:
    """Return the meeting that was probably meant: one of no series, or an earlier one called nearly so."""
    here = pointer.facts
    if alone := references.meetings.get(target.rpartition("/")[2]):
        return alone
    earlier = {
        facts.id: facts
        for facts in references.by_series.get(here.series or target.partition("/")[0], ())
        if facts is not here and (facts.date < here.date or not here.date)
    }
    return next((earlier[id] for id in nearest(target, [*earlier], 1, 0.9)), None)


def _no_meeting(target: str, name: str, near: Facts | None) -> tuple[Message, Message]:
    return (
        say('there is no meeting "{meeting}"', meeting=target),
        say('did you mean "{near}"?', near=from_anywhere(f"{near.id}#{name}"))
        if near and any(outcome.id == name for outcome in near.outcomes)
        else say("write series, date and id, as bim/2021-09-17#A3"),
    )


def _place(pointer: Mention | Replacement) -> Callable[[Meeting], Loc]:
    """Return a function from the meeting to the place of the reference."""
    if isinstance(pointer, Mention):
        return partial(follow_up_place, pointer.position, "reference")
    return partial(outcome_place, pointer.outcome.id, ("replaces", pointer.position))


def _id_place(meeting: Meeting) -> Loc:
    return ("id",) if meeting.id else ("date",)
