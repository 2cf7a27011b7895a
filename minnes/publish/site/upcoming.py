"""The meetings to come, as published minutes announce them."""

from __future__ import annotations

from collections.abc import Sequence

from minnes.publish.site.facts import Facts
from minnes.publish.site.meeting import Shown


def upcoming(meetings: Sequence[tuple[Facts, Shown]], series: str | None = None) -> list[str]:
    """Return the rows of meetings to come of a series, or of all, the next one first.

    As of the latest minutes, not of today: the same minutes always give the same page. What each
    series announced last is what counts.
    """
    held = [facts.day for facts, _ in meetings if facts.status not in ("planned", "cancelled")]
    now = max(held, default="")
    by_series: dict[str, list[tuple[Facts, Shown]]] = {}
    for facts, shown in meetings:
        by_series.setdefault(facts.series, []).append((facts, shown))
    found: dict[tuple[str, str], str] = {}
    for name, own in by_series.items():
        if series in (None, name):
            for day, row in _ahead(own):
                if day > now[: len(day)]:
                    found.setdefault((day, name), row)
    # Of which only the month is known comes after the days of that month.
    return [found[key] for key in sorted(found, key=lambda key: (f"{key[0]}-32"[:10], key[1]))]


def _ahead(own: Sequence[tuple[Facts, Shown]]) -> list[list[str]]:
    """Return the days and rows that the minutes of one series announce and have not told of."""
    gone = {facts.day for facts, _ in own if facts.status != "planned"}
    planned = [shown for facts, shown in own if facts.status == "planned"]
    announcing = [shown for facts, shown in own if facts.status != "planned" and shown.ahead]
    return [
        [day, row]
        for shown in (*planned, *announcing[-1:])
        for day, row in shown.ahead
        if day not in gone
    ]
