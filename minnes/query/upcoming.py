"""The upcoming meetings of an organization's groups: announced and not taken back since, or planned."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from minnes.archive.index import Index
from minnes.query.conditions import BELONGS
from minnes.query.report import Period, UpcomingMeeting
from minnes.query.report_sql import parameters
from minnes.query.subjects import SUBJECTS

_GROUP = "coalesce(nullif(v.title, ''), v.series)"
_COMING = (
    "CREATE TEMP TABLE IF NOT EXISTS coming AS SELECT * FROM temp.next"
    " WHERE series <> '' AND status IN ('announced', 'planned') AND date >= substr(:today, 1, 7)"
)
"""Made once for the reports of many organizations."""
_AHEAD = (
    f"SELECT {_GROUP}, v.series, v.date, v.time, v.place, coalesce(nullif(v.topic, {_GROUP}), '')"  # noqa: S608
    " FROM temp.coming v WHERE (:series = '' OR v.series = :series)"
    " AND v.date >= substr(:since, 1, length(v.date)) AND v.date >= substr(:today, 1, length(v.date))"
    " AND (:until = '' OR v.date <= substr(:until, 1, length(v.date)))"
    f" AND ({BELONGS.format(row='v', day='v.date')}) ORDER BY {SUBJECTS['next'].order}"
)


def ahead(
    index: Index, organization: str, period: Period, today: date
) -> Iterator[UpcomingMeeting]:
    """Yield the meetings to come of every group an organization belongs to, the next one first."""
    asked = parameters(period, organization=organization, today=today.isoformat())
    index.query(_COMING, {"today": today.isoformat()})
    return (UpcomingMeeting(*row) for row in index.query(_AHEAD, asked))
