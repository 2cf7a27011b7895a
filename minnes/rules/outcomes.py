"""Rules about decisions and actions: owner, due date, id, deferral, public text."""

from __future__ import annotations

from collections.abc import Iterator

from minnes.language.message import say
from minnes.language.words import NOBODY
from minnes.model.item import Item
from minnes.model.meeting import Meeting
from minnes.rules.missing_blanks import owner_before_colon
from minnes.rules.outcome_texts import find_mark
from minnes.rules.parts import gather_parts
from minnes.rules.rule import Context
from minnes.rules.task_lines import due_day, owner_hint
from minnes.source.diagnostic import Finding, Loc


def action_without_owner(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """An action that nobody is to do.

    What it checks: that an open action names who does it; `ingen` says that nobody took it.
    Why: what everybody hears and nobody is asked to do is not done.
    Example:
        actions:
          - Ta reda på vad översättningen kostar
    Instead:
        actions:
          - Maria Ekdal: ta reda på vad översättningen kostar
    """
    for loc, action in context.once(gather_parts, meeting).actions:
        if action.who or action.status != "open":
            continue
        if ":" in action.what and owner_before_colon(action.what, meeting, context):
            continue
        yield Finding(
            (*loc, "what"),
            say("nobody is named who is to do this"),
            owner_hint(action.what, meeting, context),
        )


def action_without_due(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """An action without a last day.

    What it checks: that an open action has a date, or says what it waits for.
    Why: without one it is never late, and so never asked for.
    Example:
        actions:
          - Maria Ekdal: ringer skolan
    Instead:
        actions:
          - Maria Ekdal: ringer skolan due:2022-03-11
    """
    for loc, action in context.once(gather_parts, meeting).actions:
        if action.due or action.condition or action.status != "open" or find_mark(action.what):
            continue
        if not any((person.name or "").casefold() in NOBODY for person in action.who):
            yield Finding(
                (*loc, "what"),
                say("this has no due date"),
                say(
                    "write it at the end of the line, as due:{day}",
                    day=due_day(action.what, meeting.date),
                ),
            )


def duplicate_outcome_id(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """Two decisions, actions or questions with one id.

    What it checks: ids that are written out, within one file.
    Why: a later meeting that refers to the id would mean both.
    Example:
        decisions:
          - Frågan tas upp på nästa möte. id:D1
          - Nätverket möts på distans. id:D1
    Instead:
        decisions:
          - Frågan tas upp på nästa möte. id:D1
          - Nätverket möts på distans. id:D2
    """
    parts = context.once(gather_parts, meeting)
    named = [(loc, decision.id) for loc, decision in parts.decisions if decision.id]
    named += [(loc, action.id) for loc, action in parts.actions if action.id]
    named += [(loc, question.id) for loc, question in parts.questions if question.id]
    if len({name for _, name in named}) == len(named):
        return
    taken: set[str] = set()
    for loc, name in sorted(named, key=lambda entry: _order(entry[0])):
        if name in taken:
            yield Finding(
                (*loc, "id"),
                say('"{name}" is already the id of something else in these minutes', name=name),
                say("give it an id of its own, or none"),
            )
        taken.add(name)


def incomplete_deferral(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """A deferred question without a day to come back, or the day without the deferral.

    What it checks: that `outcome: deferred` and `deferred_to` stand together.
    Why: a deferred question without a day is forgotten, and a decision that only has the day counts
        as adopted.
    Example:
        decisions:
          - {text: Barnplanen, outcome: deferred}
    Instead:
        decisions:
          - {text: Barnplanen, outcome: deferred, deferred_to: 2022-06}
    """
    for loc, decision in context.once(gather_parts, meeting).decisions:
        if decision.outcome == "deferred" and not decision.deferred_to:
            yield Finding(
                (*loc, "outcome"),
                say("this is deferred, but not to any day"),
                say('add a date, a month or a meeting, as "deferred_to: 2022-06"'),
            )
        elif decision.deferred_to and decision.outcome != "deferred":
            yield Finding(
                (*loc, "deferred_to"),
                say("a day to come back is given, but nothing says that this is deferred"),
                say('add "outcome: deferred", or take the day away'),
            )


def internal_decision_without_public_text(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """A decision that the public edition will not know of.

    What it checks: that a decision that is internal, or stands in an internal item, has a
        `public_text`, its own or the item's.
    Why: what was decided is public more often than why. Without a text the public edition says
        only that something was left out.
    Example:
        - title: Ett ärende
          internal: OSL 26 kap. 1 §
          decisions:
            - Ärendet lämnas till åklagaren.
    Instead:
        - title: Ett ärende
          internal: OSL 26 kap. 1 §
          public_text: Ett ärende diskuterades.
          decisions:
            - Ärendet lämnas till åklagaren.
    """
    parts = context.once(gather_parts, meeting)
    internal = any(item.internal for _, item in parts.items)
    if internal or any(decision.internal for _, decision in parts.decisions):
        for position, item in enumerate(meeting.items):
            yield from _unsaid(item, ("items", position), False)


def _unsaid(item: Item, place: Loc, hidden: bool) -> Iterator[Finding]:
    """Yield the decisions that the public edition would omit; `hidden` if the parent is internal."""
    if item.public_text:
        return
    hidden = hidden or bool(item.internal)
    for position, decision in enumerate(item.decisions):
        if (hidden or decision.internal) and not decision.public_text:
            yield Finding(
                (*place, "decisions", position, "text"),
                say("the public edition will not tell of this decision"),
                say('add "public_text: …", what may be said of it, to the item or the decision'),
            )
    for position, below in enumerate(item.items):
        yield from _unsaid(below, (*place, "items", position), hidden)


def _order(loc: Loc) -> tuple[tuple[int, str], ...]:
    """Return a key that sorts places in document order."""
    return tuple((step, "") if isinstance(step, int) else (-1, step) for step in loc)
