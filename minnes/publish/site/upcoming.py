"""The upcoming meetings of a site, as the published minutes announce them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from minnes.publish.occasions import minutes_apart
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
        for when, row in _announced(own):
            if when[:10] > now[: len(when)]:
                rows.setdefault((when, name), row)
    # A meeting of which only the month is known comes after the days of that month.
    in_order = sorted(rows, key=lambda key: (f"{key[0]}-32" if len(key[0]) == 7 else key[0], key))
    return [(name, rows[when, name]) for when, name in in_order]


def _announced(own: Sequence[Published]) -> list[tuple[str, str]]:
    """Return when a series announces meetings, each with its row, but for those it has minutes of.

    Minutes take back the days that they pass over when they announce others as far ahead.
    """
    standing: dict[str, str] = {}
    for _, some in groupby(own, lambda published: published[0].day):
        ahead = [
            pair for facts, info in some if facts.status != "planned" for pair in info.announced
        ]
        if ahead:
            reach = max(f"{when}-31"[:10] for when, _ in ahead)
            standing = {when: row for when, row in standing.items() if when[:10] > reach}
            standing |= {when: row for when, row in ahead}  # noqa: C416 - pairs are lists
    planned: list[Sequence[str]] = []
    for facts, info in own:
        if facts.status == "planned":
            planned += info.announced
            if facts.day not in [when[:10] for when, _ in info.announced]:
                continue
        # Of several on a day, a file is of the one that begins when it does, or nearest to that.
        start = facts.gist.get("time", [{}])[0].get("start", "")
        same_day = [when for when in standing if when[:10] == facts.day]
        if same_day:
            del standing[min(same_day, key=lambda when: minutes_apart(when[11:], start))]
    return [(when, row) for when, row in (*planned, *standing.items())]
