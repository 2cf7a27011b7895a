"""The charts of an organization: figures that it reported more than once, over time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from minnes.language.regex import regex
from minnes.query.report import ReportedUpdate
from minnes.register.names import fold

_YEAR = regex(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Point:
    """A figure at a time: a day, or a year it stands for; `low` and `high` bound what it can be.

    Where only one bound is known, the figure is at least, or at most, so much; where none is, the
    written form could not be read as a number.
    """

    when: str
    written: str
    low: float | None
    high: float | None
    approximate: bool
    meeting: str

    @property
    def understood(self) -> bool:
        """Return whether it was read as a number."""
        return self.low is not None or self.high is not None


@dataclass(frozen=True, slots=True)
class Chart:
    """What was counted in one group, and how many it was at each time, in order."""

    label: str
    unit: str
    group: str
    points: tuple[Point, ...]


def charts(updates: Iterable[ReportedUpdate]) -> list[Chart]:
    """Return a chart of every figure that was reported for two times or more.

    Figures are the same if they were told to one group under one label, in one unit. One that stands
    for a year is drawn at that year, as it was last reported; one for any other period cannot be
    placed in time, and is not drawn.
    """
    names: dict[tuple[str, str, str, bool], tuple[str, str, str]] = {}
    points: dict[tuple[str, str, str, bool], dict[str, Point]] = {}
    for row in updates:
        for figure in row.figures:
            if figure.period and not _YEAR.fullmatch(figure.period):
                continue
            series = row.place.meeting.rpartition("/")[0]
            key = (series, fold(figure.label), fold(figure.unit), bool(figure.period))
            when = figure.period or row.place.date
            names[key] = (figure.label, figure.unit, row.place.group)
            points.setdefault(key, {})[when] = Point(
                when, figure.written, figure.low, figure.high, figure.approximate, row.place.meeting
            )
    return [
        Chart(*names[key], tuple(found[when] for when in sorted(found)))
        for key, found in points.items()
        if sum(point.understood for point in found.values()) > 1
    ]
