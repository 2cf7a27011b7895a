"""The items, reports, outcomes and attachments of a meeting with their places, for all rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, TypeAlias

from minnes.model.document import Attachment
from minnes.model.item import Item, Update
from minnes.model.meeting import Meeting
from minnes.model.outcome import Action, Decision, Question
from minnes.rules.rule import Context
from minnes.source.diagnostic import Loc

PlacedAttachment: TypeAlias = tuple[Loc, Attachment, bool]
"""The place of an attachment, the attachment, and whether it is internal."""


class Parts(NamedTuple):
    """All items and sub-items, and all parts of a kind within them, each with its place."""

    items: list[tuple[Loc, Item]]
    updates: list[tuple[Loc, Update]]
    questions: list[tuple[Loc, Question]]
    decisions: list[tuple[Loc, Decision]]
    actions: list[tuple[Loc, Action]]


def gather_parts(meeting: Meeting, _context: Context) -> Parts:
    """Return the parts of a meeting. Rules ask `context.once(gather_parts, meeting)` for them."""
    items = meeting.all_items()
    kinds = ("updates", "questions", "decisions", "actions")
    return Parts(items, *(_parts_in(items, kind) for kind in kinds))


def _parts_in(items: list[tuple[Loc, Item]], kind: str) -> list[tuple[Loc, Any]]:
    return [
        ((*place, kind, number), part)
        for place, item in items
        for number, part in enumerate(getattr(item, kind))
    ]


def gather_attachments(meeting: Meeting, context: Context) -> list[PlacedAttachment]:
    """Return all attachments. Rules ask `context.once(gather_attachments, meeting)` for them."""
    placed = list(_placed((), meeting.attachments, False))
    internal_items: set[Loc] = set()
    parts = context.once(gather_parts, meeting)
    for loc, item in parts.items:
        internal = bool(item.internal) or loc[:-2] in internal_items
        if internal:
            internal_items.add(loc)
        if item.attachments:
            placed.extend(_placed(loc, item.attachments, internal))
    for loc, update in parts.updates:
        if update.attachments:
            internal = bool(update.internal) or loc[:-2] in internal_items
            placed.extend(_placed(loc, update.attachments, internal))
    return placed


def _placed(
    loc: Loc, attachments: Sequence[Attachment], internal: bool
) -> Iterator[PlacedAttachment]:
    for position, attachment in enumerate(attachments):
        yield (*loc, "attachments", position), attachment, internal or bool(attachment.internal)
