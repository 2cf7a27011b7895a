"""Rules across files about references: every meeting has its own id, and each points at one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from minnes.language.message import say
from minnes.model.meeting import Meeting
from minnes.register.names import nearest
from minnes.rules.facts import Facts
from minnes.rules.ledger import follow_up_place, ledger, outcome_place
from minnes.rules.rule import ArchiveContext, ArchiveRule, Elsewhere
from minnes.source.diagnostic import Loc, Severity


def unknown_reference(all_facts: Sequence[Facts], context: ArchiveContext) -> Iterator[Elsewhere]:
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
    known = context.once(ledger, all_facts)
    for facts, reference, place in _references(all_facts):
        if known.outcome(reference) is not None:
            continue
        meeting, _, name = reference.partition("#")
        target = known.meetings.get(meeting)
        if target is None:
            series = facts.series or meeting.partition("/")[0]
            near = nearest(meeting, [one.id for one in known.by_series.get(series, ())], 1, 0.9)
            message = say('there is no meeting "{meeting}"', meeting=meeting)
            hint = (
                say('did you mean "{near}"?', near=f"{near[0]}#{name}")
                if near
                else say("write series, date and id, as bim/2021-09-17#A3")
            )
        else:
            message = say(
                'there is no decision or action "{name}" in {meeting}', name=name, meeting=meeting
            )
            names = ", ".join(one.id for one in target.outcomes)
            hint = say("there are: {names}", names=names) if names else say("there are none in it")
        yield Elsewhere(facts.path, place, message, hint)


def reference_ahead(all_facts: Sequence[Facts], context: ArchiveContext) -> Iterator[Elsewhere]:
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
    known = context.once(ledger, all_facts)
    for facts, reference, place in _references(all_facts):
        target = known.meetings.get(reference.partition("#")[0])
        if target and facts.date and target.date >= facts.date:
            yield Elsewhere(
                facts.path,
                place,
                say('"{reference}" is not earlier than this meeting', reference=reference),
                say("look at the dates of both; a reference points at an earlier meeting"),
            )


def duplicate_meeting_id(
    all_facts: Sequence[Facts], _context: ArchiveContext
) -> Iterator[Elsewhere]:
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
    for facts in sorted(all_facts, key=lambda one: one.path):
        first = by_id.setdefault(facts.id, facts)
        if first is not facts:
            for one, other in ((first, facts), (facts, first)):
                yield Elsewhere(
                    one.path,
                    _id_place,
                    say('"{id}" is the id of {path} too', id=one.id, path=other.path),
                    say('if they are two meetings, give one an id of its own: "id: …"'),
                )


ARCHIVE_RULES: tuple[ArchiveRule, ...] = (
    ArchiveRule(unknown_reference, Severity.ERROR),
    ArchiveRule(reference_ahead, Severity.WARNING),
    ArchiveRule(duplicate_meeting_id, Severity.ERROR),
)


def _references(
    all_facts: Sequence[Facts],
) -> Iterator[tuple[Facts, str, Callable[[Meeting], Loc]]]:
    """Yield every reference with the file it stands in, and how its place is found there."""
    for facts in all_facts:
        for position, told in enumerate(facts.follow_ups):
            yield facts, told.reference, partial(follow_up_place, position, "reference")
        for outcome in facts.outcomes:
            for position, reference in enumerate(outcome.replaces):
                below = ("replaces", position)
                yield facts, reference, partial(outcome_place, outcome.id, below)


def _id_place(meeting: Meeting) -> Loc:
    return ("id",) if meeting.id else ("date",)
