"""All decisions and all actions of a meeting, gathered once for all rules."""

from __future__ import annotations

from minnes.model.meeting import Meeting
from minnes.model.outcome import Action, Decision
from minnes.rules.rule import Context
from minnes.source.diagnostic import Loc


def decisions(meeting: Meeting, _context: Context) -> list[tuple[Loc, Decision]]:
    """Return every decision with its place. Rules ask `context.once(decisions, meeting)`."""
    return [
        ((*place, "decisions", position), decision)
        for place, item in meeting.all_items()
        if item.decisions
        for position, decision in enumerate(item.decisions)
    ]


def actions(meeting: Meeting, _context: Context) -> list[tuple[Loc, Action]]:
    """Return every action with its place. Rules ask `context.once(actions, meeting)`."""
    return [
        ((*place, "actions", position), action)
        for place, item in meeting.all_items()
        if item.actions
        for position, action in enumerate(item.actions)
    ]
