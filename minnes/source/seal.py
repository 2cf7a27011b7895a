"""The seal of approved minutes: a hash of their content, independent of layout.

What is hashed is the canonical form `minnes-1`, which schemas/README.md describes step by step so
that any program can compute it. Seals must hold for ever, so this form never changes: another form
gets another name beside it.
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
"""By model and field, the value that means the same as no key: it is left out.

Entries may be added when the format gets such a key, but none is ever changed.
"""

_NOT_SEALED = {"Meeting.corrections", "Approval.seal"}
"""Fields that are not part of the sealed content."""


class SealState(Enum):
    """The result of comparing minutes with their seal."""

    NONE = "none"
    HOLDS = "holds"
    BROKEN = "broken"
    UNKNOWN = "unknown"


def seal(meeting: Meeting, form: str = NEWEST) -> str:
    """Return the seal of a meeting's content, with its approval: `minnes-1:sha256:…`."""
    return f"{form}:sha256:{hashlib.sha256(_FORMS[form](meeting)).hexdigest()}"


def seal_state(meeting: Meeting) -> SealState:
    """Return whether minutes are sealed, and still have the content that was sealed."""
    written = meeting.approval.seal if meeting.approval else None
    if not written:
        return SealState.NONE
    form, _, rest = written.partition(":")
    if form not in _FORMS or not rest.startswith("sha256:"):
        return SealState.UNKNOWN
    return SealState.HOLDS if seal(meeting, form) == written else SealState.BROKEN


def canonical_form(meeting: Meeting) -> bytes:
    """Return a meeting in the canonical form `minnes-1`: JSON as in RFC 8785, UTF-8."""
    text = json.dumps(_part(meeting), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


_FORMS: dict[str, Callable[[Meeting], bytes]] = {NEWEST: canonical_form}


def _part(part: Part) -> dict[str, Any]:
    """Return the values of a part by key, without those that mean the same as no key."""
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
    """Return the sealed fields of a model: name, key, and the value that means the same as no key."""
    fields = kind.model_fields.items()
    places = [(f"{kind.__name__}.{name}", name, field.alias or name) for name, field in fields]
    return [
        (name, key, IMPLICIT_VALUES.get(at)) for at, name, key in places if at not in _NOT_SEALED
    ]


def _plain(value: object) -> Any:
    """Return a value for JSON; texts in NFC, without blanks and line breaks at their end."""
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
    """Return the fields that follow from a figure's written form, which are not sealed.

    So a wording that a later version learns to read breaks no seal.
    """
    read = parse_figure(figure.written) if figure.written else {}
    return {name: value for name, value in read.items() if name != "written"}
