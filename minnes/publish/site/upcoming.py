"""The upcoming meetings of a site, as the published minutes announce them."""

from __future__ import annotations

from collections.abc import Sequence

from minnes.publish.site.records import Published


def upcoming(meetings: Sequence[Published]) -> list[tuple[str, str]]:
    """Return the series and the HTML row of each upcoming meeting, the next one first.

    As of the latest minutes, not of today: the same minutes always give the same page. A meeting of no
    series goes by its id.
    """
    held = [facts.day for facts, _ in meetings if facts.was_held]
    now = max(held, default="")
    by_series: dict[str, list[Published]] = {}
    for facts, info in meetings:
        by_series.setdefault(facts.series or facts.id, []).append((facts, info))
    rows: dict[tuple[str, str], str] = {}
    for name, own in by_series.items():
        for day, row in _announced(own):
            if day > now[: len(day)]:
                rows.setdefault((day, name), row)
    # A meeting of which only the month is known comes after the days of that month.
    in_order = sorted(rows, key=lambda key: (f"{key[0]}-32"[:10], key[1]))
    return [(name, rows[day, name]) for day, name in in_order]


def _announced(own: Sequence[Published]) -> list[tuple[str, str]]:
    """Return the days and rows that a series announces, but for days it has minutes of.

    Minutes take back the days that they pass over when they announce others as far ahead.
    """
    past = {facts.day for facts, _ in own if facts.status != "planned"}
    planned = [
        (day, row)
        for facts, info in own
        for day, row in info.announced
        if facts.status == "planned"
    ]
    standing: dict[str, str] = {}
    for facts, info in own:
        if facts.status != "planned" and info.announced:
            reach = max(f"{day}-31"[:10] for day, _ in info.announced)
            standing = {day: row for day, row in standing.items() if day > reach}
            standing |= {day: row for day, row in info.announced}  # noqa: C416 - pairs are lists
    return [(day, row) for day, row in (*planned, *standing.items()) if day not in past]
