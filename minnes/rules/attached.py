"""Every attachment of a meeting, with its place and whether it stays internal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from minnes.model.document import Attachment
from minnes.model.item import Item
from minnes.model.meeting import Meeting
from minnes.rules.rule import Context
from minnes.source.diagnostic import Loc

Attached: TypeAlias = tuple[Loc, Attachment, bool]
"""Where an attachment stands, the attachment, and whether it is internal."""


def attachments(meeting: Meeting, context: Context) -> list[Attached]:
    """Return every attachment of a meeting; rules ask `context.once(attachments, meeting)`."""
    if "attachments" not in context.text:
        return []
    found = [*_placed((), meeting.attachments, False)]
    for position, item in enumerate(meeting.items):
        found.extend(_of_item(item, ("items", position), False))
    return found


def _of_item(item: Item, loc: Loc, hidden: bool) -> Iterator[Attached]:
    internal = hidden or bool(item.internal)
    for position, update in enumerate(item.updates):
        if update.attachments:
            kept = internal or bool(update.internal)
            yield from _placed((*loc, "updates", position), update.attachments, kept)
    yield from _placed(loc, item.attachments, internal)
    for position, below in enumerate(item.items):
        yield from _of_item(below, (*loc, "items", position), internal)


def _placed(loc: Loc, those: Sequence[Attachment], hidden: bool) -> Iterator[Attached]:
    for position, one in enumerate(those):
        yield (*loc, "attachments", position), one, hidden or bool(one.internal)
