"""A figure over time as bars in a terminal: what is certain is full, what it may be beyond is light."""

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
    yield printable(f"{chart.label} ({chart.unit})" if chart.unit else chart.label)
    most = max(max(one.low or 0, one.high or 0) for one in chart.points)
    widest = max(len(printable(one.written)) for one in chart.points)
    room = max(10, min(WIDEST_BAR, width - INDENT - widest - 2))
    for one in chart.points:
        bar = _bar(one, most, room) if one.understood else language.text(say("not a number"))
        line = f"{one.when:<{INDENT}}{printable(one.written):<{widest}}  {bar}"
        yield line.rstrip()


def _bar(one: Point, most: float, room: int) -> str:
    """Return a bar: full as far as the least it can be, light as far as the most."""
    low = one.low if one.low is not None else 0
    high = one.high if one.high is not None else low
    full = round(room * low / most) if most else 0
    light = round(room * high / most) - full if most else 0
    if not full and not light and high > 0:
        full = 1
    open_end = "…" if one.high is None else ""
    return FULL * full + LIGHT * light + open_end
