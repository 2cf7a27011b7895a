"""The people in the minutes: who is new, who has left, and whose name is spelt in two ways."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, NamedTuple

from minnes.archive.attendance import STOPPED
from minnes.archive.index import Index
from minnes.query.answer import PLACE, Answer
from minnes.query.ask import ask, ordered, statuses
from minnes.query.filters import Filters
from minnes.rules.similar_names import similar_pairs

YEAR = timedelta(days=365)
COLUMNS = ("name", "organization", "role", "status", "meetings", "first", "last", "right")


class Spelling(NamedTuple):
    """A name that is likely to be another one's slip, and the files that have it, approved or not."""

    wrong: str
    right: str
    organization: str
    files: tuple[str, ...]
    approved: tuple[str, ...]


def people(index: Index, filters: Filters, today: date) -> Answer:
    """Return everyone listed, whether they are new or have left, and the spelling to settle on.

    New is who came first within a year of today. Whoever did not come for a year has left if their
    group has met several times since, and anybody who did not come after their days on a roster.

    Raises `Unknown` and `NotApplicable` as `ask.ask` does.
    """
    lives = {
        (record["name"], record["organization"] or ""): record
        for record in ask(index, "people", Filters()).records()
    }
    answer = ask(index, "people", replace(filters, status="", limit=0, sort=""))
    right = {
        (spelling.wrong, spelling.organization): spelling.right for spelling in spellings(index)
    }
    over = dict(
        index.query(
            "SELECT name, max(CASE until WHEN '' THEN '9' ELSE until END) FROM roster GROUP BY name"
        )
    )
    wanted = statuses("people", filters.status)
    missed = _missed(index)
    rows = []
    for record in answer.records():
        name, home = record["name"], record["organization"] or ""
        status = _status(lives[name, home], over.get(name, "9"), missed.get((name, home), 0), today)
        if wanted and status not in wanted:
            continue
        told = (record["meetings"], record["first"], record["last"], right.get((name, home), ""))
        place = (record[column] for column in PLACE)
        rows.append((name, home, record["role"] or "", status, *told, *place))
    columns = (*COLUMNS, *PLACE)
    return Answer(columns, ordered("people", columns, rows, filters), columns)


def _status(record: dict[str, Any], roster_until: str, missed: int, today: date) -> str:
    year_ago = (today - YEAR).isoformat()
    last = record["last"] or ""
    gone = missed >= STOPPED and last < year_ago
    if gone or last <= roster_until < today.isoformat():
        return "left"
    return "new" if (record["first"] or "") >= year_ago else ""


def _missed(index: Index) -> dict[tuple[str, str], int]:
    """Return by name and organization how often one of their groups has met since they last came anywhere."""
    days: dict[str, list[str]] = defaultdict(list)
    for series, day in index.query(
        "SELECT series, date FROM meeting WHERE series <> '' AND date <> ''"
        " AND status NOT IN ('planned', 'cancelled') ORDER BY date"
    ):
        days[series].append(day)
    groups: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for name, home, series, last in index.query(
        "SELECT p.name, p.organization, m.series, max(m.date) FROM participant p"
        " JOIN meeting m USING (file) WHERE p.name <> '' AND p.presence IN ('present', 'part')"
        " AND m.status NOT IN ('planned', 'cancelled') GROUP BY p.name, p.organization, m.series"
    ):
        groups[name, home][series] = last

    def met_since(series: str, last: str) -> int:
        met = days.get(series, [])
        return len(met) - bisect_right(met, last)

    return {
        person: max(met_since(series, max(came.values())) for series in came)
        for person, came in groups.items()
    }


def spellings(index: Index) -> list[Spelling]:
    """Return names of one organization that differ by a letter or two and never met, the slip first.

    A roster's spelling is the right one, else the more frequent, else the older. What a roster tells
    apart (`not`) stays apart.
    """
    listed: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for name, home, path, day in index.query(
        "SELECT p.name, p.organization, f.path, m.date FROM participant p"
        " JOIN meeting m USING (file) JOIN file f ON f.number = m.file"
        " WHERE p.name LIKE '% %' AND p.organization <> '' AND p.item = ''"
        " AND m.kind NOT IN ('workshop', 'example') ORDER BY m.date, f.path"
    ):
        listed[name, home].setdefault(path, day)
    roster = {row[0] for row in index.query("SELECT name FROM roster")}
    apart = {frozenset(row) for row in index.query("SELECT name, other FROM apart")}
    approved = {
        row[0]
        for row in index.query(
            "SELECT f.path FROM meeting m JOIN file f ON f.number = m.file"
            " WHERE m.status = 'approved'"
        )
    }
    names: dict[str, set[str]] = defaultdict(set)
    for name, home in (*listed, *index.query("SELECT name, organization FROM roster")):
        names[home].add(name)
    found = []
    for home, several in sorted(names.items()):
        for pair in sorted(similar_pairs(several)):
            first, second = (listed.get((name, home), {}) for name in pair)
            if frozenset(pair) in apart or set(pair) <= roster or first.keys() & second.keys():
                continue
            wrong, right = _slip_first(pair, (first, second), roster)
            files = listed.get((wrong, home), {})
            open_files = tuple(path for path in files if path not in approved)
            sealed = tuple(path for path in files if path in approved)
            found.append(Spelling(wrong, right, home, open_files, sealed))
    return found


def _slip_first(
    pair: tuple[str, str], files: tuple[dict[str, str], dict[str, str]], roster: set[str]
) -> tuple[str, str]:
    """Return two spellings, the one that is likely to be wrong first."""
    one, other = pair
    ranks = [
        (name in roster, len(own), [-ord(sign) for sign in min(own.values(), default="")])
        for name, own in zip(pair, files, strict=True)
    ]
    return (other, one) if ranks[0] >= ranks[1] else (one, other)
