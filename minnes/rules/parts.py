"""The items, decisions, actions and attachments of a meeting with their places, for all rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from minnes.model.document import Attachment
from minnes.model.item import Item
from minnes.model.meeting import Meeting
from minnes.model.outcome import Action, Decision
from minnes.rules.rule import Context
from minnes.source.diagnostic import Loc

PlacedAttachment: TypeAlias = tuple[Loc, Attachment, bool]
"""The place of an attachment, the attachment, and whether it is internal."""


class Parts(NamedTuple):
    """All items and sub-items, all decisions and all actions, in document order."""

    items: list[tuple[Loc, Item]]
    decisions: list[tuple[Loc, Decision]]
    actions: list[tuple[Loc, Action]]


def gather_parts(meeting: Meeting, _context: Context) -> Parts:
    """Return the parts of a meeting. Rules ask `context.once(gather_parts, meeting)` for them."""
    items = meeting.all_items()
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


def gather_attachments(meeting: Meeting, context: Context) -> list[PlacedAttachment]:
    """Return all attachments. Rules ask `context.once(gather_attachments, meeting)` for them."""
    placed = list(_placed((), meeting.attachments, False))
    internal_items: set[Loc] = set()
    for loc, item in context.once(gather_parts, meeting).items:
        internal = bool(item.internal) or loc[:-2] in internal_items
        if internal:
            internal_items.add(loc)
        if item.attachments:
            placed.extend(_placed(loc, item.attachments, internal))
        for position, update in enumerate(item.updates):
            if update.attachments:
                place = (*loc, "updates", position)
                placed.extend(_placed(place, update.attachments, internal or bool(update.internal)))
    return placed


def _placed(
    loc: Loc, attachments: Sequence[Attachment], internal: bool
) -> Iterator[PlacedAttachment]:
    for position, attachment in enumerate(attachments):
        yield (*loc, "attachments", position), attachment, internal or bool(attachment.internal)
