"""Minutes that nobody has written yet: the file as `minnes new` made it, after the meeting."""

from __future__ import annotations

from collections.abc import Iterator

from minnes.language.message import say
from minnes.model.base import Part
from minnes.model.item import Item
from minnes.model.meeting import Meeting
from minnes.model.outcome import FollowUp
from minnes.rules.rule import Context
from minnes.source.diagnostic import Finding

_BEFOREHAND: dict[type[Part], frozenset[str]] = {
    Meeting: frozenset(
        (
            *("series", "kind", "title", "date", "time", "place", "mode", "status"),
            *("participants", "follow_up", "items"),
        )
    ),
    Item: frozenset(("title", "number")),
    FollowUp: frozenset(("reference",)),
}
"""What is known before a meeting; all else somebody wrote."""


def nothing_written(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """A draft of a meeting that has been, in which nobody has written anything.

    What it checks: that a draft says more, the day after the meeting, than what was known of it
        before.
    Why: `minnes new` lists everybody who is expected. Left so, they all count as present.
    Example:
        date: 2021-12-10
        title: Nätverksträff
        status: draft
        participants: Karin Holm (Orust), Lena Ekdal (Tanum)
        items:
          - title: Laget runt
    Instead:
        date: 2021-12-10
        title: Nätverksträff
        status: draft
        participants: Karin Holm (Orust)
        absent: Lena Ekdal (Tanum)
        items:
          - title: Laget runt
            text: Orust söker en lokal.
    """
    held = meeting.end_date or meeting.date
    if not held or held >= context.today or not meeting.participants or not is_unwritten(meeting):
        return
    yield Finding(
        ("participants",),
        say("nothing is written of this meeting, so everybody who was expected counts as present"),
        say(
            "strike those who did not come, and write what was said; of a meeting that was not held,"
            ' write "status: cancelled"'
        ),
        key=True,
    )


def is_unwritten(meeting: Meeting) -> bool:
    """Return whether a draft says no more than `minnes new` wrote before the meeting."""
    parts = (meeting, *meeting.items, *meeting.follow_up)
    return meeting.status == "draft" and not any(map(_says_more, parts))


def _says_more(part: Part) -> bool:
    known = _BEFOREHAND[type(part)]
    return any(getattr(part, name) for name in part.model_fields_set - known)
