"""Every text a person wrote in minutes, with its place and whether it stays internal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

from minnes.model.item import Item
from minnes.model.meeting import Meeting
from minnes.rules.rule import Context
from minnes.source.diagnostic import Loc

Text: TypeAlias = tuple[Loc, str, bool]
"""Where a text stands, the text, and whether it is internal."""

_TEXTS: dict[str, tuple[str, ...]] = {
    "meeting": ("title", "place", "date_note", "summary", "conclusions"),
    "follow_up": ("note",),
    "items": ("title", "text", "next_step"),
    "updates": ("text", "need"),
    "questions": ("text", "answer"),
    "decisions": ("text", "proposals", "reservations"),
    "actions": ("what", "condition", "note"),
    "attachments": ("title", "note"),
    "next_meetings": ("place", "topic", "note"),
    "events": ("text",),
    "contacts": ("role", "address"),
    "corrections": ("text",),
    "participants": ("note",),
    "absent": ("note",),
}
"""The fields that hold free text, by the list their part stands in."""

_BELOW: dict[str, tuple[str, ...]] = {
    "meeting": (
        *("participants", "absent", "follow_up", "items", "attachments"),
        *("next_meetings", "events", "contacts", "corrections"),
    ),
    "items": (
        "participants",
        "updates",
        "questions",
        "decisions",
        "actions",
        "attachments",
        "items",
    ),
    "updates": ("attachments",),
}
"""The lists of parts below a part."""
_WITHHELD = frozenset(
    {"items", "updates", "questions", "decisions", "actions", "attachments", "events", "contacts"}
)
"""The lists whose parts may be internal; all but contacts may say something else in public."""


def texts(meeting: Meeting) -> Iterator[Text]:
    """Yield every text of a meeting; what stands below something internal is internal too."""
    yield from _walk(meeting, "meeting", (), False)
    if meeting.notes:
        yield ("notes",), meeting.notes, True


def _walk(part: Any, kind: str, loc: Loc, hidden: bool) -> Iterator[Text]:
    internal = hidden
    if kind in _WITHHELD:
        internal = hidden or bool(part.internal)
        if kind != "contacts" and part.public_text:
            yield (*loc, "public_text"), part.public_text, hidden
    for name in _TEXTS[kind]:
        value = getattr(part, name)
        if isinstance(value, list):
            for position, text in enumerate(value):
                yield (*loc, name, position), text, internal
        elif value:
            yield (*loc, name), value, internal
    for name in _BELOW.get(kind, ()):
        for position, below in enumerate(getattr(part, name)):
            yield from _walk(below, name, (*loc, name, position), internal)


def items(meeting: Meeting, _context: Context) -> list[tuple[Loc, Item]]:
    """Return every item and sub-item with its place; rules ask `context.once(items, meeting)`."""
    return meeting.all_items()


def outline(text: str) -> bytes:
    """Return a text's outline, a byte a character: every digit is 0, every capital A.

    Line ends and full stops are blanks, the rest is as it is; what Latin-1 lacks is a question mark.
    A pattern that begins with certain bytes is found ten times as fast as one that begins with any
    digit or any capital.
    """
    return text.encode("latin-1", "replace").translate(_OUTLINE)


_CAPITALS = bytes(range(65, 91)) + "ÅÄÖÉÜ".encode("latin-1")
_OUTLINE = bytes.maketrans(
    b"123456789\n\r\t." + _CAPITALS, b"0" * 9 + b" " * 4 + b"A" * len(_CAPITALS)
)


def file_outline(_meeting: Meeting, context: Context) -> bytes:
    """Return the outline of the whole file, which every text of it is a part of."""
    return outline(context.text)
