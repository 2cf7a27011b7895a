"""The items, decisions and actions of a meeting with their places, gathered once for all rules."""

from __future__ import annotations

from typing import NamedTuple

from minnes.model.item import Item
from minnes.model.meeting import Meeting
from minnes.model.outcome import Action, Decision
from minnes.rules.rule import Context
from minnes.rules.texts import items as all_items
from minnes.source.diagnostic import Loc


class Parts(NamedTuple):
    """All items and sub-items, all decisions and all actions, in document order."""

    items: list[tuple[Loc, Item]]
    decisions: list[tuple[Loc, Decision]]
    actions: list[tuple[Loc, Action]]


def gather_parts(meeting: Meeting, context: Context) -> Parts:
    """Return the parts of a meeting. Rules ask `context.once(gather_parts, meeting)` for them."""
    items = context.once(all_items, meeting)
    decisions: list[tuple[Loc, Decision]] = []
    actions: list[tuple[Loc, Action]] = []
    for place, item in items:
        if item.decisions:
            decisions += [
                ((*place, "decisions", number), decision)
                for number, decision in enumerate(item.decisions)
            ]
        if item.actions:
            actions += [
                ((*place, "actions", number), action) for number, action in enumerate(item.actions)
            ]
    return Parts(items, decisions, actions)
