"""From a `Meeting` to the text of a minute file, in canonical form and the shortest forms."""

from __future__ import annotations

from minnes.model.meeting import Meeting
from minnes.source.reader import read_meeting
from minnes.source.writing.layout import inline, layout
from minnes.source.writing.read_back import Data
from minnes.source.writing.scalars import one_line
from minnes.source.writing.shortest import part
from minnes.source.writing.tree import Collection, Entry, Scalar, Value

_BRACED = frozenset(
    ("participants", "absent", "chair", "secretary", "adjusters", "lead", "by", "answered_by")
) | {"owner", "who", "attachments", "ranking", "contacts", "vote", "headcount", "period"}
"""Fields whose parts are written within braces if they are short and need no quotes there."""

_GROUPS = (
    ("participants", "absent", "headcount"),
    ("summary",),
    ("follow_up",),
    ("items",),
    ("ranking", "points_per_person"),
    ("attachments", "next_meetings", "events", "tags", "contacts"),
    ("conclusions", "notes"),
    ("approval", "corrections", "source"),
)
"""Groups of a meeting's keys, with a blank line before each group."""


def dump(meeting: Meeting) -> str:
    """Return a meeting as the text of a minute file, which reads back as the same meeting.

    Raises `ValueError` for what the format cannot hold, such as two reports of one organization in
    one round.
    """
    data = part(meeting, "date_approximate") if meeting.date else part(meeting)
    if meeting.date and meeting.date_approximate:
        data["date"] = f"ca {meeting.date}"
    whole = _collection(data, "", 0)
    _separate(whole)
    text = layout(Entry(whole))
    if read_meeting(text.encode("utf-8", "replace"), "").value != meeting:
        raise ValueError("the format cannot hold this meeting")
    return text


def _collection(data: dict[str, Data] | list[Data], field: str, indent: int) -> Collection:
    """Return keys or a list as a tree; `field` is the field of the format above them."""
    collection = Collection(isinstance(data, dict))
    if isinstance(data, dict):
        for key, value in data.items():
            below = "period" if field == "figures" else field if field in _BRACED else key
            collection.entries.append(Entry(_value(value, below, indent + 2), Scalar(key)))
    else:
        collection.entries = [Entry(_value(value, field, indent + 2)) for value in data]
    collection.inline = _fits(collection, field, indent)
    return collection


def _value(data: Data, field: str, indent: int) -> Value:
    return _collection(data, field, indent) if isinstance(data, list | dict) else Scalar(data)


def _fits(collection: Collection, field: str, indent: int) -> bool:
    """Return whether a mapping fits within braces: several keys, short, and none needs quotes."""
    if field not in _BRACED or not collection.keyed or len(collection.entries) < 2:
        return False
    texts = [value for entry in collection.entries for value in (entry.key, entry.value)]
    calm = all(
        isinstance(text, Scalar) and text.text and one_line(text.text, inline=True) == text.text
        for text in texts
    )
    return calm and indent + len(inline(collection)) < 100


def _separate(whole: Collection) -> None:
    """Add blank lines between groups of keys, and between items."""
    group_of = {key: number for number, keys in enumerate(_GROUPS) for key in keys}
    last = None
    for entry in whole.entries:
        name = entry.key.text if entry.key else None
        group = group_of.get(name or "")
        if group != last:
            entry.above.append("")
        last = group
        if name == "items" and isinstance(entry.value, Collection):
            for item in entry.value.entries[1:]:
                item.above.append("")
