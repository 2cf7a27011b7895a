"""Compares files of minutes and of settings by meaning; every file that differs is accounted for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Literal

from minnes.language.message import Message
from minnes.model.meeting import Meeting
from minnes.review import settings
from minnes.review.changes import Change, changes
from minnes.review.conflicts import undecided
from minnes.review.files import Differing, Side
from minnes.review.settings import Setting
from minnes.source.diagnostic import Diagnostic
from minnes.source.writing.formatting import MEETING, Kind

State = Literal["added", "removed", "renamed", "changed"]
Version = Literal["old", "new"]

TOLD_OF_WHOLE = frozenset({"decisions", "actions", "follow_up", "next_meetings", "corrections"})
"""Of minutes that are all new or all gone, only these are listed: the rest is there to be read."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A file in two versions: what changed, or what hinders reading one of them.

    `meeting` is the newer version; of a file of settings there is none, but there are `settings`.
    Without changes and hindrances only the layout differs.
    """

    path: str
    old_path: str
    state: State
    meeting: Meeting | None
    changes: tuple[Change, ...] = ()
    unread: tuple[tuple[Version, Diagnostic | Message], ...] = ()
    settings: tuple[Setting, ...] = ()


def compare(pairs: Iterable[Differing]) -> list[Compared]:
    """Return what differs in each file."""
    return [_compare(pair) for pair in pairs]


def _compare(pair: Differing) -> Compared:
    old_path = pair.old.path if pair.old else pair.path
    kind = settings.kind(pair.path) or settings.kind(old_path)
    old, old_problem = _read(pair.old, kind or MEETING)
    new, new_problem = _read(pair.new, kind or MEETING)
    problems: tuple[tuple[Version, Diagnostic | Message | None], ...] = (
        ("old", old_problem),
        ("new", new_problem),
    )
    unread = tuple((name, problem) for name, problem in problems if problem is not None)
    state: State = "renamed" if old_path != pair.path else "changed"
    if pair.old is None or pair.new is None:
        state = "added" if pair.old is None else "removed"
    done = Compared(pair.path, old_path, state, None, (), unread)
    if kind is not None:
        told = () if unread or None in (old, new) else tuple(settings.differences(old, new))
        return replace(done, settings=told)
    found: list[Change] = []
    if not unread:
        found = changes(old or Meeting(), new or Meeting())
    if state in ("added", "removed"):
        found = [change for change in found if change.field in TOLD_OF_WHOLE]
    return replace(done, meeting=new or old, changes=tuple(found))


def _read(side: Side | None, kind: Kind) -> tuple[Any, Diagnostic | Message | None]:
    """Return what a file holds, or the first thing that hinders reading it."""
    if side is None:
        return None, None
    if side.problem is not None:
        return None, side.problem
    reading = kind.read(side.content, side.path)
    if left := undecided(reading.diagnostics):
        return None, left
    if reading.value is None:
        return None, reading.diagnostics[0]
    return reading.value, None
