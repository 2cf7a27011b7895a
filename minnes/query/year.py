"""The year report of a series for its board: meetings, reach, decisions, tasks done. Nobody is named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from minnes.archive.index import Index
from minnes.query.attendance_summary import attendance, titles_of_series
from minnes.query.organization import TASK, decisions, task, tasks
from minnes.query.report import Period, Place, Task
from minnes.query.report_of_many import MeetingOfYear, OrganizationReach, YearReport
from minnes.query.report_sql import GROUP, HELD, IN_PERIOD, MEMBERS, PLACE, parameters
from minnes.register.names import fold, swedish_key

_PATHS = f"""
WITH named AS (
  SELECT m.file FROM meeting m WHERE m.series = :series AND {IN_PERIOD}
  UNION SELECT o.file FROM meeting own CROSS JOIN outcome o ON o.file = own.file
    CROSS JOIN saying s ON s.reference = o.id CROSS JOIN meeting m ON m.file = s.file
  WHERE own.series = :series AND m.date BETWEEN :since AND coalesce(nullif(:until, ''), '9999')
), touched AS (
  SELECT file FROM named
  UNION SELECT s.file FROM named CROSS JOIN outcome o ON o.file = named.file
    CROSS JOIN saying s ON s.reference = o.id
)
SELECT f.path FROM touched JOIN meeting m USING (file) JOIN file f ON f.number = m.file
WHERE f.code = '' AND (:drafts OR m.status NOT IN ('draft', 'planned'))
"""  # noqa: S608
"""Minutes of the period, those whose outcomes were spoken of in it, and all that speak of these."""


def paths_of_year(index: Index, period: Period, drafts: bool) -> set[str]:
    """Return the files that the report of a series and a period is made of."""
    return {row[0] for row in index.query(_PATHS, parameters(period, drafts=drafts))}


def year_report(index: Index, today: date, period: Period) -> YearReport:
    """Return the report of the series and the days of a period.

    The index must hold rows in which nobody is named.
    """
    asked = parameters(period)
    meetings = tuple(_meetings(index, period, today))
    promised = list(tasks(index, asked))
    return YearReport(
        series=period.series,
        group=titles_of_series(index, period).get(period.series, period.series),
        period=period,
        meetings=meetings,
        reached=tuple(_reached(index, today, period)),
        resolved=tuple(decisions(index, asked)),
        made=len(promised),
        open=sum(action.unfinished for action in promised),
        done=tuple(_done(index, period)),
        themes=tuple(_themes(index, period)),
    )


def _meetings(index: Index, period: Period, today: date) -> Iterator[MeetingOfYear]:
    rows = index.query(
        f"SELECT m.file, m.status, m.headcount, {PLACE} FROM meeting m"  # noqa: S608
        " LEFT JOIN main.series s ON s.name = m.series"
        f" WHERE {IN_PERIOD} AND m.date <= :today AND m.status <> 'planned' ORDER BY m.date, m.id",
        parameters(period, today=today.isoformat()),
    )
    titles = _topics(index, period)
    standing = _standing(list(titles.values()))
    here = "presence IN ('present', 'part') AND file = ?"
    for number, status, headcount, *place in rows:
        ((people,),) = index.query(
            f"SELECT count(*) FROM participant WHERE item = '' AND {here}",  # noqa: S608
            (number,),
        )
        ((organizations,),) = index.query(
            f"SELECT count(DISTINCT nullif(organization, '')) FROM participant WHERE {here}",  # noqa: S608
            (number,),
        )
        topics = tuple(title for title in titles.get(number, ()) if fold(title) not in standing)
        held = status != "cancelled"
        yield MeetingOfYear(
            Place(*place),
            status,
            people if held else 0,
            headcount if held else "",
            organizations if held else 0,
            topics,
        )


def _topics(index: Index, period: Period) -> dict[int, list[str]]:
    """Return the titles of each meeting's items."""
    rows = index.query(
        "SELECT m.file, p.title FROM passage p JOIN meeting m USING (file)"  # noqa: S608
        f" WHERE p.kind = 'item' AND p.title <> '' AND {IN_PERIOD} ORDER BY m.date, p.rowid",
        parameters(period),
    )
    by_meeting: dict[int, list[str]] = {}
    for number, title in rows:
        by_meeting.setdefault(number, []).append(title)
    return by_meeting


def _standing(agendas: Sequence[Sequence[str]]) -> set[str]:
    """Return the standing titles, which more than half of the meetings have: they tell nothing of a year."""
    if len(agendas) < 2:
        return set()
    counts = Counter(title for agenda in agendas for title in {fold(written) for written in agenda})
    return {title for title, count in counts.items() if count > len(agendas) / 2}


def _reached(index: Index, today: date, period: Period) -> Iterator[OrganizationReach]:
    kinds = dict(index.query("SELECT name, kind FROM organization"))
    members = {row[0] for row in index.query(MEMBERS, parameters(period))}
    by_organization = attendance(index, period, today)
    names = members | by_organization.keys()
    for name in sorted(names, key=lambda name: (name not in members, swedish_key(name))):
        own = by_organization.get(name, ())
        yield OrganizationReach(
            name,
            str(kinds.get(name, "")),
            name in members,
            sum(row.held for row in own),
            sum(row.came for row in own),
            sum(row.guest for row in own),
        )


def _done(index: Index, period: Period) -> Iterator[Task]:
    """Yield the tasks finished in the period, by the day of the meeting that reported it."""
    finished = "coalesce(nullif(t.changed, ''), m.date)"
    rows = index.query(
        f"SELECT m.id, {finished}, {GROUP}, t.item, {TASK} FROM temp.actions t"  # noqa: S608
        " JOIN meeting m ON m.file = t.number LEFT JOIN main.series s ON s.name = m.series"
        f" WHERE t.status = 'done' AND m.series = :series AND (:since = '' OR {finished} >= :since)"
        f" AND (:until = '' OR {finished} <= :until) ORDER BY {finished}, t.id",
        parameters(period),
    )
    yield from (task(row) for row in rows)


def _themes(index: Index, period: Period) -> list[tuple[str, int]]:
    """Return the tags of the meetings held, the most frequent first, and how many have each."""
    rows = index.query(
        "SELECT t.tag, count(DISTINCT t.file) FROM tag t JOIN meeting m USING (file)"  # noqa: S608
        f" WHERE {HELD} AND {IN_PERIOD} GROUP BY t.tag",
        parameters(period),
    )
    return sorted(
        ((tag, count) for tag, count in rows), key=lambda entry: (-entry[1], swedish_key(entry[0]))
    )
