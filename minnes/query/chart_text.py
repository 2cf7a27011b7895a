"""Draws a figure over time as bars in a terminal: full up to the least it can be, light up to the most."""

from __future__ import annotations

from collections.abc import Iterator

from minnes.language.catalog import Translator
from minnes.language.message import say
from minnes.query.charts import Chart, Point
from minnes.query.layout import printable

FULL, LIGHT = "█", "░"
WIDEST_BAR = 40
INDENT = 12


def chart_lines(chart: Chart, language: Translator, width: int) -> Iterator[str]:
    """Yield the name of a figure, and a line with a bar for each time it was reported."""
    # Only here: with the dates of a language it takes longer than a question.
    from minnes.query.report_words import written

    yield printable(f"{chart.label} ({chart.unit})" if chart.unit else chart.label)
    most = max(max(point.low or 0, point.high or 0) for point in chart.points)
    figures = [printable(written(point, language)) for point in chart.points]
    widest = max(map(len, figures))
    room = max(10, min(WIDEST_BAR, width - INDENT - widest - 2))
    for point, figure in zip(chart.points, figures, strict=True):
        bar = _bar(point, most, room) if point.understood else language.text(say("not a number"))
        line = f"{point.when:<{INDENT}}{figure:<{widest}}  {bar}"
        yield line.rstrip()


def _bar(point: Point, most: float, room: int) -> str:
    """Return a bar: full as far as the least it can be, light as far as the most."""
    low = point.low if point.low is not None else 0
    high = point.high if point.high is not None else low
    full = round(room * low / most) if most else 0
    light = round(room * high / most) - full if most else 0
    if not full and not light and high > 0:
        full = 1
    open_end = "…" if point.high is None else ""
    return FULL * full + LIGHT * light + open_end
