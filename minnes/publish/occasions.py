"""The occasions of a series: each meeting through being announced, moved, cancelled and held.

An occasion keeps the name it was first given however often it is moved, and counts its changes, so
that a calendar that has it already changes it instead of taking in another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Sequence
from datetime import date, timedelta
from itertools import count, groupby, repeat, takewhile
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from minnes.model.meeting import Meeting
from minnes.model.schedule import NextMeeting, TimeSpan
from minnes.query.ics import uid

MOVED_WITHIN = timedelta(days=31)
"""How far from its day a meeting may be found again; one further away is another meeting."""

_Slot: TypeAlias = tuple[date, int]
"""A day, and which of its meetings: the first is 0."""


class Occasion(NamedTuple):
    """A meeting that was announced, is planned, or was held.

    `sequence` counts its changes, and `stamp` is the last day on which something was said of it.
    `meeting` and its id are those of its file, if it has one.
    """

    uid: str
    day: date
    last: date | None = None
    spans: tuple[TimeSpan, ...] = ()
    place: str = ""
    topic: str = ""
    note: str = ""
    cancelled: bool = False
    sequence: int = 0
    stamp: date | None = None
    meeting: Meeting | None = None
    identity: str = ""


def occasions(name: str, meetings: Iterable[tuple[str, Meeting]]) -> list[Occasion]:
    """Return the occasions of one series by day; `meetings` are its files with their ids."""
    ordered = sorted(
        (
            (meeting.date, identity, meeting)
            for identity, meeting in meetings
            if meeting.date and meeting.kind != "example"
        ),
        key=itemgetter(0, 1),
    )
    certain = [parts for parts in ordered if not parts[2].date_approximate]
    files = Counter(day for day, _, _ in certain)
    standing: dict[_Slot, Occasion] = {}
    for said_on, some in groupby(ordered, itemgetter(0)):
        ahead = [coming for _, _, meeting in some for coming in meeting.next_meetings]
        if ahead:
            standing = _announced(name, standing, said_on, ahead, files)
    last = max((day for day, _, meeting in ordered if _was_held(meeting)), default=date.min)
    for day, identity, meeting in certain:
        slots = _slots(standing, day)
        free = [slot for slot in slots if standing[slot].meeting is None]
        if free:
            slot = min(
                free,
                key=lambda slot: minutes_apart(_start(standing[slot].spans), _start(meeting.time)),
            )
        else:
            missed = not slots and _was_held(meeting) and _missed(standing, day, files, last)
            slot = day, len(slots)
            own = standing.pop(missed) if missed else _fresh(name, day, standing, identity)
            standing[slot] = own
        standing[slot] = _with_file(standing[slot], identity, meeting, day)
    return sorted(standing.values(), key=lambda occasion: (occasion.day, occasion.uid))


def months(meetings: Iterable[Meeting], known: Sequence[Occasion]) -> list[NextMeeting]:
    """Return the meetings of one series known to the month only, as long as no day was set."""
    days = {f"{occasion.day:%Y-%m}" for occasion in known}
    last = max((f"{occasion.day:%Y-%m}" for occasion in known if occasion.meeting), default="")
    ahead = {
        next_meeting.month: next_meeting
        for meeting in meetings
        for next_meeting in meeting.next_meetings
        if next_meeting.month
    }
    return [
        next_meeting
        for month, next_meeting in sorted(ahead.items())
        if month not in days and month > last
    ]


def _was_held(meeting: Meeting) -> bool:
    return meeting.status not in ("planned", "cancelled")


def _slots(known: Container[_Slot], day: date) -> list[_Slot]:
    """Return the places of the meetings of a day."""
    return list(takewhile(known.__contains__, zip(repeat(day), count())))


def minutes_apart(first: str, second: str) -> int:
    """Return how many minutes lie between two times of day (`09:00`), 0 where one is not known."""
    if not first or not second:
        return 0
    minutes, other = (int(start[:2]) * 60 + int(start[3:]) for start in (first, second))
    return abs(minutes - other)


def _fresh(name: str, day: date, known: dict[_Slot, Occasion], identity: str) -> Occasion:
    """Return a new occasion; `identity` names it if another meeting has the name of its day."""
    own = uid(name, day)
    taken = any(occasion.uid == own for occasion in known.values())
    return Occasion(f"{identity}@minnes".replace(" ", "-") if taken else own, day)


def _announced(
    name: str,
    standing: dict[_Slot, Occasion],
    said_on: date,
    ahead: Sequence[NextMeeting],
    files: Counter[date],
) -> dict[_Slot, Occasion]:
    """Return what stands after the meetings of a day have said which meetings are ahead.

    They take a day back by announcing others that reach as far, but not that day: what stood there
    is moved to the nearest day that is new, or else cancelled.
    """
    announced: dict[_Slot, NextMeeting] = {}
    by_start = {(str(coming.date), _start(coming.time)): coming for coming in ahead}
    for _, coming in sorted(by_start.items()):
        if coming.date:
            announced[coming.date, len(_slots(announced, coming.date))] = coming
    reach = max(str(coming.date or f"{coming.month or ''}-31") for coming in ahead)
    new = [slot for slot in announced if slot not in standing]
    after = dict(standing)
    for slot, occasion in sorted(standing.items()):
        day, place = slot
        kept = slot in announced or place < files[day] or occasion.cancelled
        if kept or day <= said_on or str(day) > reach:
            continue
        target = _nearest(day, new)
        if target is None:
            after[slot] = occasion._replace(
                cancelled=True, sequence=occasion.sequence + 1, stamp=said_on
            )
        else:
            new.remove(target)
            after[target] = after.pop(slot)
    for slot, coming in announced.items():
        if slot not in after:
            named = f"{name}/{slot[0]}/{_start(coming.time) or said_on}"
            after[slot] = _fresh(name, slot[0], after, named)._replace(stamp=said_on)
        after[slot] = _with_announcement(after[slot], coming, slot[0], said_on)
    return after


def _start(spans: Sequence[TimeSpan]) -> str:
    return f"{spans[0].start:%H:%M}" if spans else ""


def _nearest(day: date, others: Iterable[_Slot]) -> _Slot | None:
    near = [other for other in others if abs(other[0] - day) <= MOVED_WITHIN]
    return min(near, key=lambda other: (abs(other[0] - day), other), default=None)


def _missed(
    standing: dict[_Slot, Occasion], day: date, files: Counter[date], last: date
) -> _Slot | None:
    """Return the place of the announced meeting that one held on another day must have been, if any.

    It was never held on its own day, though the series has met since.
    """
    missed = [
        slot
        for slot, occasion in standing.items()
        if not occasion.cancelled and not files[slot[0]] and slot[0] < last
    ]
    return _nearest(day, missed)


def _with_announcement(
    before: Occasion, ahead: NextMeeting, day: date, announced_on: date
) -> Occasion:
    known = _on(before, day)
    after = known._replace(
        spans=tuple(ahead.time) or known.spans,
        place=ahead.place or known.place,
        topic=ahead.topic or known.topic,
        note=ahead.note or known.note,
        cancelled=False,
        stamp=announced_on,
    )
    # What was said first is no change.
    return (
        after if before.stamp == announced_on and not before.sequence else _counted(before, after)
    )


def _with_file(before: Occasion, identity: str, meeting: Meeting, day: date) -> Occasion:
    known = _on(before, day)
    after = known._replace(
        last=meeting.end_date,
        spans=tuple(meeting.time) or known.spans,
        place=meeting.place or known.place,
        cancelled=meeting.status == "cancelled",
        stamp=day if _was_held(meeting) else known.stamp,
        meeting=meeting,
        identity=identity,
    )
    return _counted(before, after) if before.stamp else after


def _on(occasion: Occasion, day: date) -> Occasion:
    """Return an occasion on a day; if that is another, its old time and place say nothing of it."""
    return (
        occasion
        if occasion.day == day
        else occasion._replace(day=day, last=None, spans=(), place="")
    )


def _counted(before: Occasion, after: Occasion) -> Occasion:
    """Return `after`, its sequence one higher than before if a calendar would show a difference."""
    seen = [
        (occasion.day, occasion.last, occasion.spans, occasion.place, occasion.cancelled)
        for occasion in (before, after)
    ]
    return after._replace(sequence=before.sequence + (seen[0] != seen[1]))
