"""The seal of approved minutes: a hash of what they say, however that is laid out.

What is hashed is the canonical form `minnes-1`, which schemas/README.md describes step by step, so
that any program can make it. Seals stand for ever, and so does everything here: another form gets
another name and stands beside this one.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import date, time
from enum import Enum
from functools import cache
from typing import Any
from unicodedata import normalize

from minnes.model.base import Part
from minnes.model.figure import Figure
from minnes.model.meeting import Meeting
from minnes.source.shorthand import parse_figure

NEWEST = "minnes-1"

IMPLICIT_VALUES: dict[str, object] = {
    "Meeting.kind": "notes",
    "Meeting.date_approximate": False,
    "Person.unsure": False,
    "Figure.approximate": False,
    "Decision.outcome": "adopted",
    "Decision.immediate": False,
    "Action.status": "open",
    "Vote.against": 0,
    "Vote.abstain": 0,
    "NextMeeting.extra": False,
    "Contact.public": False,
    **{
        f"{part}.internal": False
        for part in (
            *("Item", "Update", "Question", "Decision", "Action"),
            *("Attachment", "Event", "Contact"),
        )
    },
}
"""What a key says that says the same as no key: it is left out, by part and key.

It may be added to, when the format gets a key of this kind, but what stands here never changes.
"""

_NOT_SEALED = {"Meeting.corrections", "Approval.seal"}
"""Keys that are no part of what is sealed."""


class SealState(Enum):
    """What came of comparing a seal with the minutes it stands in."""

    NONE = "none"
    HOLDS = "holds"
    BROKEN = "broken"
    UNKNOWN = "unknown"


def seal(meeting: Meeting, form: str = NEWEST) -> str:
    """Return the seal of a meeting's content, approval included: `minnes-1:sha256:…`."""
    return f"{form}:sha256:{hashlib.sha256(_FORMS[form](meeting)).hexdigest()}"


def seal_state(meeting: Meeting) -> SealState:
    """Return whether minutes are sealed, and still say what they said when they were."""
    written = meeting.approval.seal if meeting.approval else None
    if not written:
        return SealState.NONE
    form, _, rest = written.partition(":")
    if form not in _FORMS or not rest.startswith("sha256:"):
        return SealState.UNKNOWN
    return SealState.HOLDS if seal(meeting, form) == written else SealState.BROKEN


def canonical_form(meeting: Meeting) -> bytes:
    """Return what a meeting says in the canonical form `minnes-1`: JSON as RFC 8785 has it."""
    text = json.dumps(_part(meeting), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


_FORMS: dict[str, Callable[[Meeting], bytes]] = {NEWEST: canonical_form}


def _part(part: Part) -> dict[str, Any]:
    """Return what the keys of a part say, without those that say nothing."""
    derived = _derived(part) if isinstance(part, Figure) else {}
    values = part.__dict__
    found = {}
    for name, key, implicit in _keys(type(part)):
        value = values[name]
        if value in (None, [], implicit) or value == derived.get(name):
            continue
        plain = _plain(value)
        if plain != {} and (plain != "" or key == "next_step"):
            found[key] = plain
    return found


@cache
def _keys(kind: type[Part]) -> list[tuple[str, str, object]]:
    """Return the fields of a part that count, each with its key and what is the same as no key."""
    fields = kind.model_fields.items()
    places = [(f"{kind.__name__}.{name}", name, field.alias or name) for name, field in fields]
    return [
        (name, key, IMPLICIT_VALUES.get(at)) for at, name, key in places if at not in _NOT_SEALED
    ]


def _plain(value: object) -> Any:
    """Return a value as JSON knows it: text without line breaks or blanks at its end, in NFC."""
    if isinstance(value, str):
        return normalize("NFC", value.rstrip(" \t\r\n"))
    if isinstance(value, Part):
        return _part(value)
    if isinstance(value, list):
        return [_plain(part) for part in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def _derived(figure: Figure) -> dict[str, object]:
    """Return what a figure's written form says by itself, which is not said twice.

    So a form of words that a later version learns to read breaks no seal.
    """
    read = parse_figure(figure.written) if figure.written else {}
    return {name: value for name, value in read.items() if name != "written"}
