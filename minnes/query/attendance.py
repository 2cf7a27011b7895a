"""Answers `query attendance`: rows of organizations, each followed by those of its people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from minnes.archive.attendance import Expectation, HeldMeeting, Record, Sighting, records
from minnes.archive.index import Index
from minnes.language.catalog import Translator
from minnes.query.answer import PLACE, Answer
from minnes.query.ask import NotApplicable, ordered, values
from minnes.query.filters import Filters
from minnes.query.labels import label
from minnes.query.report_sql import LISTS, PRESENCE
from minnes.register.names import swedish_key

COLUMNS = (
    *("series", "organization", "name", "status", "held", "came", "share", "in_part"),
    *("substituted", "excused", "absent", "nobody", "silent", "guest", "missed", "last"),
)
SHOWN = ("series", "organization", "name", "status", "held", "came", "share")
_HOW = ("in_part", "substituted", "excused", "absent", "nobody", "silent", "guest", "missed")
_MEETINGS = f"""
SELECT m.file, m.date, m.series, {LISTS} FROM meeting m WHERE m.series = ?1 AND m.date BETWEEN ?2 AND ?3
  AND m.date <> '' AND m.kind <> 'example' AND m.status NOT IN ('planned', 'cancelled')
  ORDER BY m.date, m.id
"""  # noqa: S608
_SEEN = f"""
SELECT file, name, organization, {PRESENCE}, substitutes_for, line
FROM participant WHERE file IN (SELECT file FROM meeting WHERE series = ?1)
"""  # noqa: S608
_TERMS = """
SELECT series, '', organization, since, until FROM member WHERE series = ?1 AND NOT guest
UNION ALL SELECT series, name, organization, since, until FROM roster WHERE series = ?1
"""
_OF_ORGANIZATION = """
SELECT series FROM member WHERE organization = ?1 UNION
SELECT series FROM roster WHERE organization = ?1 UNION
SELECT m.series FROM participant p JOIN meeting m USING (file)
WHERE p.organization = ?1 AND m.series <> ''
"""
_OF_PERSON = """
SELECT series FROM roster WHERE name = ?1 UNION
SELECT m.series FROM participant p JOIN meeting m USING (file)
WHERE (p.name = ?1 OR p.substitutes_for = ?1) AND m.series <> ''
"""
APPLY = ("series", "organization", "person", "since", "until", "status", "text")


def ask_attendance(index: Index, filters: Filters, today: str, last: int = 0) -> Answer:
    """Return the attendance of everyone expected, in the meetings held in the period of the filters.

    Of each series only the `last` meetings count; 0 is all.

    Raises `Unknown` and `NotApplicable` as `ask.ask` does.
    """
    for given in filters.given():
        if given not in APPLY:
            raise NotApplicable(f"--{given}", "attendance", [f"--{option}" for option in APPLY])
    columns = (*COLUMNS, *PLACE)
    rows = [*_rows(index, filters, today, last)]
    return Answer(columns, ordered("attendance", columns, rows, filters), (*SHOWN, *PLACE))


def fill(index: Index, filters: Filters) -> None:
    """Fill the table that questions in SQL are asked of, with what the filters leave."""
    ((today,),) = index.query("SELECT day FROM temp.today")
    rows = _rows(index, filters, today, 0)
    marks = ", ".join("?" * len((*COLUMNS, *PLACE)))
    index.connection.execute("DELETE FROM temp.attendance")
    index.connection.executemany(f"INSERT INTO temp.attendance VALUES ({marks})", rows)  # noqa: S608


def _rows(index: Index, filters: Filters, today: str, last: int) -> Iterator[tuple[Any, ...]]:
    """Yield rows in order, one series after the other: an archive may be large."""
    named = values(index, filters, "attendance")
    days = (filters.since, min(filters.until or today, today))
    for series in sorted(_series(index, named)):
        meetings = [HeldMeeting(*row) for row in index.query(_MEETINGS, (series, *days))]
        if last and meetings:
            listing = [meeting for meeting in meetings if meeting.lists] or meetings
            meetings = meetings[meetings.index(listing[-last:][0]) :]
        seen = index.query(_SEEN, (series,))
        terms = index.query(_TERMS, (series,))
        people = records(
            meetings,
            [Sighting(*row) for row in seen],
            [Expectation(*row) for row in terms],
        )
        wanted = [record for record in people if _wanted(record, filters, named)]
        wanted.sort(key=lambda record: (swedish_key(record.organization), swedish_key(record.name)))
        for record in wanted:
            yield _row(record, index)


def _series(index: Index, named: dict[str, Any]) -> list[str]:
    """Return the series that the filters may concern."""
    if "series" in named:
        return [named["series"]]
    if "organization" in named:
        return [row[0] for row in index.query(_OF_ORGANIZATION, (named["organization"],))]
    if "people" in named:
        return sorted(
            {row[0] for person in named["people"] for row in index.query(_OF_PERSON, (person,))}
        )
    return [row[0] for row in index.query("SELECT DISTINCT series FROM meeting WHERE series <> ''")]


def in_words(answer: Answer, language: Translator) -> Answer:
    """Return the rows with one column that sums up the attendance in words."""
    rows, at = [], answer.columns.index("came")
    for row, record in zip(answer.rows, answer.records(), strict=True):
        said = [f"{label(how, language)} {record[how]}" for how in _HOW if record[how]]
        if record["status"] == "stopped":
            said.append(f"{label('last', language)} {record['last']}")
        # Of no meetings that expected them, a guest did not miss all.
        came = None if record["status"] == "guest" else record["came"]
        rows.append((*row[:at], came, *row[at + 1 :], ", ".join(said)))
    return Answer((*answer.columns, "how"), rows, (*SHOWN, "how", *PLACE))


def _wanted(record: Record, filters: Filters, named: dict[str, Any]) -> bool:
    if record.held == 0 and record.guest == 0:
        return False
    if "organization" in named and record.organization != named["organization"]:
        return False
    if "people" in named and record.name not in named["people"]:
        return False
    if "status" in named and record.status not in named["status"]:
        return False
    text = f"{record.organization} {record.name}".casefold()
    return filters.text.casefold() in text


def _row(record: Record, index: Index) -> tuple[Any, ...]:
    number, line = record.where
    path = index.query("SELECT path FROM file WHERE number = ?", (number,)) if number else []
    share = None if record.share is None else round(record.share, 4)
    held = record.held if record.own else None
    return (
        *(record.series, record.organization, record.name, record.status, held),
        *(record.came, share, record.part, record.substituted, record.excused, record.absent),
        *(record.nobody, record.silent, record.guest, record.missed, record.last),
        *((path[0][0], line) if path else ("minnes.yaml", 1)),
    )
