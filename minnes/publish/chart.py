"""The view of a chart (SVG): the coordinates of its marks, and the same in words.

Nothing is drawn that was not said: a range is a bar, about so many a hollow mark, at least or at most an
arrow, and what is no number is told in the table beside the drawing only. The scale begins at zero.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from minnes.language import dates
from minnes.language.catalog import Translator
from minnes.language.message import Message, say
from minnes.language.mixed_language import Written
from minnes.query.charts import Chart, Point
from minnes.query.report_words import plain_day, written

LEFT, RIGHT, TOP, BOTTOM = 44, 404, 30, 158
"""The field that the marks stand in, within a drawing of 420 by 190; room around it for words."""

STEPS = {1: 2, 2: 2, 4: 4, 6: 3, 8: 4, 10: 2}
"""How many lines a scale has, by the first digits of the number it ends with."""

LETTER, LINE = 6.5, 12
"""About how wide a letter of a label is, and how high a line of it."""


class Mark(NamedTuple):
    """A figure in the drawing: `kind` is exact, about, least, most or range; `y` its middle.

    `top` and `foot` are the ends of a range; `label` is the figure as written, blank for want of room,
    and stands at `label_x` and `label_y`.
    """

    kind: str
    x: float
    y: float
    top: float
    foot: float
    label: str
    label_x: float
    label_y: float
    anchor: str


class Line(NamedTuple):
    """A line of the scale, and what it stands for."""

    at: float
    text: str


class RowView(NamedTuple):
    """A row of the table beside: when, how many as it was written, which meeting said so."""

    when: str
    iso: str
    written: str
    meeting: str


class ChartView(NamedTuple):
    """What a template draws: the marks, the line through them, the scale, the words."""

    title: str
    group: str
    description: str
    marks: tuple[Mark, ...]
    path: str
    levels: tuple[Line, ...]
    times: tuple[Line, ...]
    key: tuple[tuple[str, str], ...]
    rows: tuple[RowView, ...]


_KEY: dict[str, Message] = {
    "about": say("about so many"),
    "range": say("between two numbers"),
    "least": say("at least so many"),
    "most": say("at most so many"),
}


def chart_view(chart: Chart, translator: Translator) -> ChartView:
    """Return a figure over time as a template draws it."""
    known = [point for point in chart.points if point.understood]
    top, parts = _ceiling(max(max(point.low or 0, point.high or 0) for point in known))
    marks = tuple(_legible(list(_marks(known, top, translator))))
    rows = tuple(_row(point, translator) for point in chart.points)
    description = "; ".join(f"{row.when}: {row.written}" for row in rows)
    kinds = {mark.kind for mark in marks}
    return ChartView(
        title=Written(f"{chart.label} ({chart.unit})" if chart.unit else chart.label),
        group=chart.group,
        description=description,
        marks=marks,
        path=" ".join(f"{mark.x:g},{mark.y:g}" for mark in marks),
        levels=tuple(_levels(top, parts, translator)),
        times=tuple(_times(known, translator)),
        key=tuple((kind, translator.text(word)) for kind, word in _KEY.items() if kind in kinds),
        rows=rows,
    )


def _marks(points: list[Point], top: float, translator: Translator) -> Iterator[Mark]:
    spots = _across(points)
    for number, (point, x) in enumerate(zip(points, spots, strict=True)):
        low = point.low if point.low is not None else point.high
        high = point.high if point.high is not None else point.low
        bounds = _height(low or 0, top), _height(high or 0, top)
        kind = _kind(point)
        anchor = "start" if number == 0 else "end" if number == len(points) - 1 else "middle"
        yield Mark(
            kind=kind,
            x=x,
            y=round(sum(bounds) / 2, 1),
            top=bounds[1],
            foot=bounds[0],
            label=written(point, translator),
            label_x=round(x + {"start": -6, "middle": 0, "end": 6}[anchor], 1),
            label_y=round(bounds[1] - (24 if kind == "least" else 10), 1),
            anchor=anchor,
        )


def _legible(marks: Sequence[Mark]) -> Iterator[Mark]:
    """Yield marks with the labels that lie on nothing else; those of the first and the last go first."""
    taken = [_extent(mark) for mark in marks]
    shown = []
    for mark in sorted(marks, key=lambda mark: mark.anchor == "middle"):
        width = LETTER * len(mark.label)
        left = mark.label_x - {"start": 0, "middle": width / 2, "end": width}[mark.anchor]
        field = (left, left + width, mark.label_y - LINE, mark.label_y)
        if not any(_meet(field, other) for other in taken):
            taken.append(field)
            shown.append(mark)
    return (mark if mark in shown else mark._replace(label="") for mark in marks)


def _extent(mark: Mark) -> tuple[float, float, float, float]:
    """Return the left, right, top and foot of what is drawn, its arrow included."""
    above, below = (19 if mark.kind == kind else 6 for kind in ("least", "most"))
    return mark.x - 6, mark.x + 6, mark.top - above, mark.foot + below


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    across = one[0] < other[1] and other[0] < one[1]
    return across and one[2] < other[3] and other[2] < one[3]


def _kind(point: Point) -> str:
    if point.high is None:
        return "least"
    if point.low is None:
        return "most"
    if point.low != point.high:
        return "range"
    return "about" if point.approximate else "exact"


def _across(points: list[Point]) -> list[float]:
    """Return where each point stands between left and right, in proportion to time."""
    days = [_day(point.when).toordinal() for point in points]
    first, whole = days[0], max(days[-1] - days[0], 1)
    return [round(LEFT + 10 + (RIGHT - LEFT - 20) * (day - first) / whole, 1) for day in days]


def _day(when: str) -> date:
    """Return the date of a day, or the middle of a year."""
    return date.fromisoformat(when if len(when) > len("2022") else f"{when}-07-01")


def _height(value: float, top: float) -> float:
    return round(BOTTOM - (BOTTOM - TOP) * value / top, 1)


def _ceiling(most: float) -> tuple[float, int]:
    """Return a round number that the scale can end with, and into how many parts it falls."""
    if most <= 0:
        return 1, 1
    power = 10.0 ** math.floor(math.log10(most))
    return next((step * power, parts) for step, parts in STEPS.items() if step * power >= most)


def _levels(top: float, parts: int, translator: Translator) -> Iterator[Line]:
    for part in range(parts + 1):
        value = top * part / parts
        yield Line(_height(value, top), dates.number(value, translator.language))


def _times(points: list[Point], translator: Translator) -> Iterator[Line]:
    """Yield the first and the last time in words, and between them only where."""
    for number, (point, x) in enumerate(zip(points, _across(points), strict=True)):
        edge = number in (0, len(points) - 1)
        yield Line(x, plain_day(point.when[:7], translator) if edge else "")


def _row(point: Point, translator: Translator) -> RowView:
    return RowView(
        plain_day(point.when, translator), point.when, written(point, translator), point.meeting
    )
