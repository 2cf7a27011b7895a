"""Every attachment of a meeting, with its place and whether it stays internal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from minnes.model.document import Attachment
from minnes.model.meeting import Meeting
from minnes.rules.rule import Context
from minnes.rules.texts import items
from minnes.source.diagnostic import Loc

Attached: TypeAlias = tuple[Loc, Attachment, bool]
"""Where an attachment stands, the attachment, and whether it is internal."""


def attachments(meeting: Meeting, context: Context) -> list[Attached]:
    """Return every attachment of a meeting; rules ask `context.once(attachments, meeting)`."""
    placed = list(_placed((), meeting.attachments, False))
    hidden: set[Loc] = set()
    for loc, item in context.once(items, meeting):
        internal = bool(item.internal) or loc[:-2] in hidden
        if internal:
            hidden.add(loc)
        if item.attachments:
            placed.extend(_placed(loc, item.attachments, internal))
        for position, update in enumerate(item.updates):
            if update.attachments:
                place, kept = (*loc, "updates", position), internal or bool(update.internal)
                placed.extend(_placed(place, update.attachments, kept))
    return placed


def _placed(loc: Loc, those: Sequence[Attachment], hidden: bool) -> Iterator[Attached]:
    for position, attachment in enumerate(those):
        yield (*loc, "attachments", position), attachment, hidden or bool(attachment.internal)
