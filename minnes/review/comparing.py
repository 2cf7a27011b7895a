"""Minute files compared by meaning, one after another: none is passed over without a word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from minnes.language.message import Message
from minnes.model.meeting import Meeting
from minnes.review.changes import Change, changes
from minnes.review.files import Differing, Side
from minnes.source.diagnostic import Diagnostic
from minnes.source.reader import read_meeting

State = Literal["added", "removed", "renamed", "changed"]

TOLD_OF_WHOLE = frozenset({"decisions", "actions", "follow_up", "next_meetings", "corrections"})
"""Of minutes that are all new or all gone, only these are listed: the rest is there to be read."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A minute file in two versions: what changed, or what hinders reading one of them.

    `meeting` is the newer version. Without changes and hindrances only the layout differs.
    """

    path: str
    old_path: str
    state: State
    meeting: Meeting | None
    changes: tuple[Change, ...] = ()
    unread: tuple[tuple[Literal["old", "new"], Diagnostic | Message], ...] = ()


def compare(pairs: Iterable[Differing]) -> list[Compared]:
    """Return what differs in each file."""
    return [_compare(one) for one in pairs]


def _compare(pair: Differing) -> Compared:
    unread: list[tuple[Literal["old", "new"], Diagnostic | Message]] = []
    meetings: list[Meeting | None] = []
    for name, side in (("old", pair.old), ("new", pair.new)):
        meeting, problem = _read(side)
        meetings.append(meeting)
        if problem is not None:
            unread.append((name, problem))  # type: ignore[arg-type]
    old, new = meetings
    old_path = pair.old.path if pair.old else pair.path
    state: State = "renamed" if old_path != pair.path else "changed"
    if pair.old is None or pair.new is None:
        state = "added" if pair.old is None else "removed"
    found: list[Change] = []
    if not unread:
        found = changes(old or Meeting(), new or Meeting())
    if state in ("added", "removed"):
        found = [one for one in found if one.field in TOLD_OF_WHOLE]
    return Compared(pair.path, old_path, state, new or old, tuple(found), tuple(unread))


def _read(side: Side | None) -> tuple[Meeting | None, Diagnostic | Message | None]:
    """Return the meeting of a file, or the first thing that hinders reading it."""
    if side is None:
        return None, None
    if side.problem is not None:
        return None, side.problem
    reading = read_meeting(side.content, side.path)
    if reading.value is None:
        return None, reading.diagnostics[0]
    return reading.value, None
