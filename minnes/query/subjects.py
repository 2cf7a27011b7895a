"""The subjects of queries: the columns of each, and the SQL condition of each filter.

The rows are those of the view of the same name in views.sql.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from minnes.query.conditions import (
    BELONGS,
    COMMON,
    COUNTED,
    IN_PEOPLE,
    OF_A_PARTY,
    OF_THE_ASKER,
    ORGANIZATION,
    STATUS,
    UNSETTLED,
    one_of_people,
)


@dataclass(frozen=True, slots=True)
class Subject:
    """One subject. `shown` are the columns of a table, `texts` those that `--text` searches.

    `clauses` are SQL conditions on a row `v`, by filter; a filter without one does not apply. Those
    on the meetings of subjects that are `counted` are in `COUNTED`. `remarked` are columns that a table
    shows where a row says yes.
    """

    columns: tuple[str, ...]
    shown: tuple[str, ...]
    texts: tuple[str, ...]
    clauses: Mapping[str, str]
    order: str = "v.date, v.file, v.line"
    counted: bool = False
    remarked: tuple[str, ...] = ("internal",)


SUBJECTS: dict[str, Subject] = {
    "participants": Subject(
        (
            *("date", "series", "meeting", "name", "organization", "role", "status"),
            *("substitutes_for", "from", "until", "mode", "note", "item"),
        ),
        ("date", "series", "name", "organization", "role", "status", "substitutes_for"),
        ("name", "organization", "role", "note"),
        {
            **COMMON,
            **STATUS,
            **ORGANIZATION,
            "person": f"v.name {IN_PEOPLE} OR v.substitutes_for {IN_PEOPLE}",
        },
    ),
    "decisions": Subject(
        (
            *("id", "date", "series", "meeting", "status", "text", "concerns", "owner", "due"),
            *("late", "outcome", "deferred_to", "vote", "replaced_by", "changed", "item"),
            "internal",
        ),
        ("id", "status", "text", "owner", "due", "replaced_by"),
        ("text", "concerns", "owner", "item"),
        {
            **COMMON,
            **STATUS,
            **OF_A_PARTY,
            "open": f"{UNSETTLED} AND (v.status IN ('deferred', 'forgotten', 'overdue')"
            " OR v.status = 'adopted' AND (v.owner <> '' OR v.due <> ''))",
            "overdue": f"{UNSETTLED} AND v.late IS NOT NULL",
        },
    ),
    "actions": Subject(
        (
            *("id", "date", "series", "meeting", "status", "who", "what", "due", "late", "age"),
            *("condition", "note", "replaced_by", "changed", "item", "internal"),
        ),
        ("id", "status", "due", "late", "who", "what"),
        ("who", "what", "condition", "note", "item"),
        {
            **COMMON,
            **STATUS,
            **OF_A_PARTY,
            "open": f"{UNSETTLED} AND v.status IN ('open', 'waiting', 'overdue')",
            "overdue": f"{UNSETTLED} AND v.late IS NOT NULL",
        },
    ),
    "updates": Subject(
        ("date", "series", "meeting", "organization", "by", "text", "need", "item", "internal"),
        ("date", "series", "organization", "text", "need"),
        ("organization", "text", "need", "item"),
        {
            **COMMON,
            **ORGANIZATION,
            "person": one_of_people('v."by"'),
        },
    ),
    "figures": Subject(
        (
            *("date", "series", "meeting", "organization", "label", "period", "figure", "min"),
            *("max", "approximate", "unit", "item", "internal"),
        ),
        ("date", "series", "organization", "label", "period", "figure", "unit"),
        ("organization", "label", "period", "figure", "unit", "item"),
        {**COMMON, **ORGANIZATION},
    ),
    "questions": Subject(
        (
            *("id", "date", "series", "meeting", "status", "text", "by", "organization", "answer"),
            *("answered_by", "item", "internal"),
        ),
        ("id", "status", "text", "by", "answer"),
        ("text", "answer", "by", "organization", "item"),
        {
            **COMMON,
            "organization": OF_THE_ASKER.format(row="v", asker='"by"'),
            "person": one_of_people('v."by"', "v.answered_by"),
            **STATUS,
            "open": "v.status = 'open'",
        },
    ),
    "meetings": Subject(
        (
            *("date", "series", "id", "title", "kind", "status", "time", "end_date", "place"),
            *("mode", "chair", "secretary", "participants", "organizations", "headcount"),
            *("decisions", "actions", "tags", "approximate"),
        ),
        ("id", "title", "status", "participants", "decisions", "actions"),
        ("title", "place", "tags", "chair", "secretary"),
        {
            **COMMON,
            **STATUS,
            "organization": "v.number IN"
            " (SELECT file FROM participant WHERE organization = :organization"
            " AND presence IN ('present', 'part'))",
            "person": f"v.number IN (SELECT file FROM participant WHERE name {IN_PEOPLE}"  # noqa: S608
            " AND presence IN ('present', 'part'))",
        },
        remarked=("approximate",),
    ),
    "next": Subject(
        (
            *("date", "time", "series", "title", "place", "topic", "extra", "note", "status"),
            "meeting",
        ),
        ("date", "time", "series", "place", "topic", "status"),
        ("title", "place", "topic", "note"),
        {
            **COMMON,
            **STATUS,
            # A month that has begun is still to come, unless the meeting was held in it already.
            "since": "v.date >= :since OR v.date = substr(:since, 1, 7)"
            " AND (v.status <> 'held' OR :since LIKE '%-01')",
            "organization": BELONGS.format(row="v", day="v.date")  # noqa: S608
            + " OR v.series = '' AND v.number IN"
            " (SELECT file FROM participant WHERE organization = :organization)",
            "person": f"v.series IN (SELECT series FROM roster WHERE name {IN_PEOPLE})"  # noqa: S608
            f" OR v.number IN (SELECT file FROM participant WHERE name {IN_PEOPLE})",
        },
        # Of which only the month is known comes after the days of that month.
        order="substr(v.date || '-32', 1, 10), v.time, v.file, v.line",
    ),
    "organizations": Subject(
        ("organization", "kind", "meetings", "people", "updates", "first", "last"),
        ("organization", "kind", "meetings", "people", "updates", "first", "last"),
        ("organization", "kind"),
        {
            **ORGANIZATION,
            "person": f"v.organization IN (SELECT organization FROM participant WHERE name {IN_PEOPLE})",  # noqa: S608
        },
        order="v.organization",
        counted=True,
    ),
    "people": Subject(
        ("name", "organization", "role", "meetings", "first", "last"),
        ("name", "organization", "role", "meetings", "first", "last"),
        ("name", "organization", "role"),
        {**ORGANIZATION, "person": f"v.name {IN_PEOPLE}"},
        order="v.name, v.organization",
        counted=True,
    ),
}


STATUSES: Mapping[str, tuple[str, ...]] = {
    "participants": ("present", "part", "absent", "excused", "nobody"),
    "attendance": ("coming", "stopped", "never", "substitute", "guest"),
    "decisions": (
        *("adopted", "rejected", "deferred", "forgotten", "replaced", "done", "dropped"),
        "overdue",
    ),
    "actions": ("open", "waiting", "overdue", "done", "dropped", "replaced"),
    "questions": ("open", "done", "dropped"),
    "meetings": ("planned", "draft", "circulated", "approved", "cancelled"),
    "next": ("announced", "planned", "held", "cancelled", "missing"),
    "people": ("new", "left"),
}
"""The words that --status knows, by subject."""


def views(today: date) -> str:
    """Return the statements that make a temporary view of every subject, as of a day."""
    text = Path(__file__).with_name("views.sql").read_text("utf-8")
    day = f"CREATE TEMP TABLE today AS SELECT '{today.isoformat()}' AS day;\n"
    return day + counted({}) + text


def counted(asked: Mapping[str, str]) -> str:
    """Return the statements that let organizations and people count in the meetings asked about only.

    They were held; `asked` are the parameters of `COUNTED`, which a view cannot have.
    """
    wanted = ["m.status NOT IN ('planned', 'cancelled')"]
    for name, condition in COUNTED.items():
        if name in asked:
            literal = "'" + asked[name].replace("'", "''") + "'"
            wanted.append(f"({condition.replace(f':{name}', literal)})")
    view = f"SELECT file, date FROM meeting m WHERE {' AND '.join(wanted)}"  # noqa: S608
    return f"DROP VIEW IF EXISTS temp.counted;\nCREATE TEMP VIEW counted AS {view};\n"
