"""The occasions of a series: each meeting through being announced, moved, cancelled and held.

An occasion keeps the name it was first given however often it is moved, and counts its changes, so
that a calendar that has it already changes it instead of taking in another.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from minnes.model.meeting import Meeting
from minnes.model.schedule import NextMeeting, TimeSpan
from minnes.query.ics import uid

MOVED_WITHIN = timedelta(days=31)
"""How far from its day a meeting may be found again; one further away is another meeting."""


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
            (identity, meeting)
            for identity, meeting in meetings
            if meeting.date and meeting.kind != "example"
        ),
        key=lambda pair: (pair[1].date or date.min, pair[0]),
    )
    files = {
        meeting.date for _, meeting in ordered if meeting.date and not meeting.date_approximate
    }
    held = [meeting.date for _, meeting in ordered if meeting.date and _was_held(meeting)]
    standing: dict[date, Occasion] = {}
    for _, meeting in ordered:
        if meeting.next_meetings:
            standing = _announced(name, standing, meeting, files)
    others = []
    for identity, meeting in ordered:
        day = meeting.date
        if day is None or meeting.date_approximate:
            continue
        occasion = standing.get(day)
        if occasion and occasion.meeting:
            # Two on one day: the second goes by its own id.
            others.append(_with_file(Occasion(f"{identity}@minnes", day), identity, meeting, day))
            continue
        if occasion is None and _was_held(meeting):
            occasion = _missed(standing, day, files, max(held))
            if occasion:
                del standing[occasion.day]
        standing[day] = _with_file(
            occasion or Occasion(uid(name, day), day), identity, meeting, day
        )
    return sorted([*standing.values(), *others], key=lambda occasion: (occasion.day, occasion.uid))


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


def _announced(
    name: str, standing: dict[date, Occasion], meeting: Meeting, files: Collection[date]
) -> dict[date, Occasion]:
    """Return what stands after a meeting has said which meetings are ahead.

    It takes a day back by announcing others that reach as far, but not that day: what stood there
    is moved to the nearest day that is new, or else cancelled.
    """
    said_on = meeting.date or date.min
    announced = {
        next_meeting.date: next_meeting
        for next_meeting in meeting.next_meetings
        if next_meeting.date
    }
    reach = max(
        str(next_meeting.date) if next_meeting.date else f"{next_meeting.month or ''}-31"
        for next_meeting in meeting.next_meetings
    )
    new = [day for day in announced if day not in standing]
    after = dict(standing)
    for day, occasion in sorted(standing.items()):
        kept = day in announced or day in files or occasion.cancelled
        if kept or day <= said_on or str(day) > reach:
            continue
        target = _nearest(day, new)
        if target is None:
            after[day] = occasion._replace(
                cancelled=True, sequence=occasion.sequence + 1, stamp=said_on
            )
        else:
            new.remove(target)
            after[target] = after.pop(day)
    for day, ahead in announced.items():
        fresh = Occasion(uid(name, day), day, stamp=said_on)
        after[day] = _with_announcement(after.get(day, fresh), ahead, day, said_on)
    return after


def _nearest(day: date, others: Iterable[date]) -> date | None:
    near = [other for other in others if abs(other - day) <= MOVED_WITHIN]
    return min(near, key=lambda other: (abs(other - day), other), default=None)


def _missed(
    standing: dict[date, Occasion], day: date, files: Collection[date], last: date
) -> Occasion | None:
    """Return the announced meeting that one held on another day must have been, if any.

    It was never held on its own day, though the series has met since.
    """
    missed = [
        occasion.day
        for occasion in standing.values()
        if not occasion.cancelled and occasion.day not in files and occasion.day < last
    ]
    near = _nearest(day, missed)
    return standing[near] if near else None


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
