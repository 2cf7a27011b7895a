"""Every free text of a meeting with its place, and the outline of a text, to search it quickly."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

from minnes.model.meeting import Meeting
from minnes.rules.rule import Context
from minnes.source.diagnostic import Loc

Text: TypeAlias = tuple[Loc, str, bool]
"""The place of a text, the text, and whether it is internal."""

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
        *("participants", "updates", "questions", "decisions", "actions"),
        *("attachments", "items"),
    ),
    "updates": ("attachments",),
}
"""The lists of parts below a part, by the list the part stands in."""
_WITHHELD = frozenset(
    {"items", "updates", "questions", "decisions", "actions", "attachments", "events", "contacts"}
)
"""The lists whose parts may be internal; all but contacts may say something else in public."""


def texts(meeting: Meeting) -> Iterator[Text]:
    """Yield every free text of a meeting; those of internal parts are internal."""
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


def outline(text: str) -> bytes:
    """Return a text's outline, one byte a character, in which every digit is 0 and every capital A.

    Line breaks, tabs and full stops are blanks; characters that Latin-1 lacks are question marks.
    A pattern that begins with certain bytes is found ten times as fast as one that begins with any
    digit or any capital.
    """
    return text.encode("latin-1", "replace").translate(_OUTLINE)


_CAPITALS = bytes(range(65, 91)) + "ÅÄÖÉÜ".encode("latin-1")
_OUTLINE = bytes.maketrans(
    b"123456789\n\r\t." + _CAPITALS, b"0" * 9 + b" " * 4 + b"A" * len(_CAPITALS)
)


def file_outline(_meeting: Meeting, context: Context) -> bytes:
    """Return the outline of the whole file."""
    return outline(context.text)
