"""Rules about announced meetings: announced twice, at the same time as others, or never held."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import combinations
from typing import NamedTuple

from minnes.language.message import say, say_many
from minnes.model.meeting import Meeting
from minnes.model.schedule import TimeSpan
from minnes.rules.counts import members_on
from minnes.rules.facts import Facts
from minnes.rules.rule import ArchiveContext, ArchiveFinding, Context
from minnes.source.diagnostic import Finding, Loc

MOVED_WITHIN = timedelta(days=31)
"""An unannounced meeting held within this time of an announced one is taken for that one, moved."""


def announced_twice(meeting: Meeting, _context: Context) -> Iterator[Finding]:
    """A meeting ahead that is announced twice.

    What it checks: meetings ahead on one day, unless their times say that they follow each other.
    Why: the calendar would show two; usually one of the dates is a slip.
    Example:
        next_meetings:
          - 2022-03-11 9-12
          - 2022-03-11 9-12
    Instead:
        next_meetings:
          - 2022-03-11 9-12
          - 2022-05-13 9-12
    """
    earlier: dict[date, list[Sequence[TimeSpan]]] = defaultdict(list)
    for position, ahead in enumerate(meeting.next_meetings):
        if ahead.date:
            if any(overlap(ahead.time, other) for other in earlier[ahead.date]):
                yield Finding(
                    ("next_meetings", position, "date"),
                    say("{date} is announced above already", date=ahead.date),
                    say("take one of the two away, or correct its date or time"),
                )
            earlier[ahead.date].append(ahead.time)


def overlap(one: Sequence[TimeSpan], other: Sequence[TimeSpan]) -> bool:
    """Return whether two sets of time spans overlap; an empty set may be any time."""
    if not one or not other:
        return True
    return any(
        first.start == second.start
        or first.start < second.start < (first.end or first.start)
        or second.start < first.start < (second.end or second.start)
        for first in one
        for second in other
    )


class Announcement(NamedTuple):
    """The last announcement of a meeting: the day, and `facts.announced[position]`."""

    day: date
    facts: Facts
    position: int

    @property
    def place(self) -> Loc:
        """The place of the date in the meeting that announces it."""
        return ("next_meetings", self.position, "date")


def standing_announcements(series: Sequence[Facts]) -> list[Announcement]:
    """Return the announcements of one series that no later meeting of it took back.

    A later meeting takes a day back by announcing others up to that day or later, but not that day.
    """
    dated = sorted((facts for facts in series if facts.date), key=lambda facts: facts.date)
    last: dict[str, tuple[Facts, int]] = {}
    for facts in dated:
        for position, day in enumerate(facts.announced):
            if len(day) == len("2022-03-11"):
                last[day] = facts, position
    return [
        Announcement(date.fromisoformat(day), facts, position)
        for day, (facts, position) in last.items()
        if not any(
            facts.date < later.date < day and _last_announced(later) >= day for later in dated
        )
    ]


def _last_announced(facts: Facts) -> str:
    """Return the last day that a meeting announces, the end of the month for a month."""
    return max((day if len(day) > 7 else f"{day}-31" for day in facts.announced), default="")


def announcements_by_series(
    all_facts: Sequence[Facts], _context: ArchiveContext
) -> dict[str, tuple[list[Facts], list[Announcement]]]:
    """Return the files of each series, and its announcements."""
    by_series: dict[str, list[Facts]] = defaultdict(list)
    for facts in all_facts:
        if facts.series and facts.kind != "example":
            by_series[facts.series].append(facts)
    return {
        name: (files, standing_announcements(files)) for name, files in sorted(by_series.items())
    }


def announced_never_held(
    all_facts: Sequence[Facts], context: ArchiveContext
) -> Iterator[ArchiveFinding]:
    """A meeting that was announced, and of which there are no minutes.

    What it checks: days announced by a series that has met since. A day that a later meeting
        moved, that has a cancelled file, or near which a meeting was held that nobody had
        announced, is left alone.
    Why: either the minutes are missing, or nobody wrote that the meeting did not take place.
    Example:
        next_meetings:
          - 2022-03-11 9-12
    Instead:
        (a file 2022-03-11.yaml)
        date: 2022-03-11
        status: cancelled
    """
    for files, announced in context.once(announcements_by_series, all_facts).values():
        held = {date.fromisoformat(facts.date) for facts in files if facts.date}
        known = {announcement.day for announcement in announced}
        latest = max(
            (facts.date for facts in files if facts.status not in {"planned", "cancelled"}),
            default="",
        )
        unannounced = held - known
        for announcement in announced:
            if (
                announcement.day >= context.today
                or announcement.day in held
                or latest <= announcement.day.isoformat()
            ):
                continue
            if any(abs(day - announcement.day) <= MOVED_WITHIN for day in unannounced):
                continue
            yield ArchiveFinding(
                announcement.facts.path,
                partial(_place, announcement.place),
                say(
                    "a meeting was announced for {date}, but there are no minutes of it",
                    date=announcement.day,
                ),
                say(
                    'write its minutes; or, if it was not held, a file with "date: {date}" and '
                    '"status: cancelled"',
                    date=announcement.day,
                ),
            )


def clashing_meetings(
    all_facts: Sequence[Facts], context: ArchiveContext
) -> Iterator[ArchiveFinding]:
    """Two groups that meet at the same time although they share members.

    What it checks: coming meetings of two series on one day, when the hours at which the series
        usually meet overlap and an organization belongs to both. It is told once, in the later
        file.
    Why: somebody is expected in two rooms; now it can still be moved.
    Example:
        next_meetings:
          - 2022-03-11 9-12
    Instead:
        next_meetings:
          - 2022-03-11 13-16
    """
    by_day: dict[date, list[tuple[str, Announcement]]] = defaultdict(list)
    for name, (_, announced) in context.once(announcements_by_series, all_facts).items():
        for announcement in announced:
            if announcement.day >= context.today and name in context.project.series:
                by_day[announcement.day].append((name, announcement))
    for day, meetings in sorted(by_day.items()):
        for pair in combinations(sorted(meetings, key=lambda pair: pair[1].facts.date), 2):
            (other_name, _), (name, later) = pair
            series, other = context.project.series[name], context.project.series[other_name]
            if not (series.time and other.time and overlap(series.time, other.time)):
                continue
            shared = members_on(series, day, context.register) & members_on(
                other, day, context.register
            )
            if shared:
                yield ArchiveFinding(
                    later.facts.path,
                    partial(_place, later.place),
                    say_many(
                        '"{series}" meets on {date} too, and {count} organization belongs to both',
                        '"{series}" meets on {date} too, and {count} organizations belong to both',
                        len(shared),
                        series=other.title or other_name,
                        date=day,
                    ),
                    say("both are expected: {names}", names=", ".join(sorted(shared))),
                )


def _place(loc: Loc, _meeting: Meeting) -> Loc:
    return loc
