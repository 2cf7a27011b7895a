"""The meetings to come, as published minutes announce them."""

from __future__ import annotations

from collections.abc import Sequence

from minnes.publish.site.facts import Facts
from minnes.publish.site.records import Head


def upcoming(meetings: Sequence[tuple[Facts, Head]]) -> list[tuple[str, str]]:
    """Return the series and the rows of meetings to come, the next one first.

    As of the latest minutes, not of today: the same minutes always give the same page. What each
    series announced last is what counts.
    """
    held = [facts.day for facts, _ in meetings if facts.was_held]
    now = max(held, default="")
    by_series: dict[str, list[tuple[Facts, Head]]] = {}
    for facts, head in meetings:
        by_series.setdefault(facts.series, []).append((facts, head))
    rows: dict[tuple[str, str], str] = {}
    for name, own in by_series.items():
        for day, row in _ahead(own):
            if day > now[: len(day)]:
                rows.setdefault((day, name), row)
    # Of which only the month is known comes after the days of that month.
    in_order = sorted(rows, key=lambda key: (f"{key[0]}-32"[:10], key[1]))
    return [(name, rows[day, name]) for day, name in in_order]


def _ahead(own: Sequence[tuple[Facts, Head]]) -> list[list[str]]:
    """Return the days and rows that the minutes of one series announce and have not told of."""
    gone = {facts.day for facts, _ in own if facts.status != "planned"}
    planned = [head for facts, head in own if facts.status == "planned"]
    announcing = [head for facts, head in own if facts.status != "planned" and head.ahead]
    return [
        [day, row]
        for head in (*planned, *announcing[-1:])
        for day, row in head.ahead
        if day not in gone
    ]
