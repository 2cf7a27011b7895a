"""Expands one-line forms to the one shape that the models validate, by tables of fields.

Only what would otherwise be lost is reported here: the models tell whether a shape is right.
"""

from __future__ import annotations

from typing import Any

from minnes.source import shorthand
from minnes.source.codes import hyphens
from minnes.source.codes.advice import Problems
from minnes.source.outcome_steps import (
    EVENT,
    action,
    attachments,
    dated,
    decision,
    next_meetings,
    question,
)
from minnes.source.steps import (
    Step,
    Table,
    as_mapping,
    by_name,
    each,
    entry,
    fields,
    keep_blank,
    keyed,
    part,
    placed_like,
)
from minnes.source.value_steps import (
    WITHHELD,
    figure,
    figures,
    mode,
    names,
    paragraphs,
    people,
    person,
    texts,
    times,
    uncertain_date,
)


def meeting(data: Any, problems: Problems) -> Any:
    """Return the data of a minute file in the shape of `Meeting`."""
    expanded = fields(MEETING, data, problems)
    if isinstance(data, dict) and expanded.get("date") != data.get("date"):
        expanded["date_approximate"] = "ja"
    return expanded


def project(data: Any, problems: Problems) -> Any:
    """Return the data of minnes.yaml in the shape of `Project`."""
    return fields(PROJECT, data, problems)


def series(data: Any, problems: Problems) -> Any:
    """Return the data of register/series.yaml, a mapping by short name, in the shape of `SeriesFile`."""
    return placed_like(data, {"series": by_name(SERIES)(data, problems)})


def organizations(data: Any, problems: Problems) -> Any:
    """Return the data of register/organizations.yaml, a mapping by name, as `OrganizationsFile` has it."""
    return placed_like(data, {"organizations": by_name(ORGANIZATION)(data, problems)})


UPDATE: Table = {
    **dict.fromkeys(("text", "need")),
    "by": names,
    "figures": figures,
    "attachments": attachments,
    **WITHHELD,
}
CONTACT: Table = {
    **dict.fromkeys(("name", "role", "organization", "email", "phone", "address", "url", "public")),
    "internal": keep_blank,
}
FOLLOW_UP: Table = {**dict.fromkeys(("status", "due", "note")), "owner": names}
ITEM: dict[str, Step | None] = {
    **dict.fromkeys(("title", "number", "text", "points")),
    "lead": names,
    "participants": people,
    "headcount": figure,
    "updates": keyed(UPDATE, "organization", "text"),
    "questions": each(question),
    "decisions": each(decision),
    "actions": each(action),
    "next_step": keep_blank,
    "attachments": attachments,
    **WITHHELD,
}
ITEM["items"] = each(entry(ITEM, lambda line: {"title": line}))
CORRECTION: Table = {"date": None, "text": None, "by": names}
MEETING: Table = {
    **dict.fromkeys(("series", "id", "kind", "title", "heading", "organization", "number")),
    **dict.fromkeys(("record", "date_approximate", "date_note", "end_date", "weekday", "place")),
    **dict.fromkeys(("status", "published", "publisher", "period", "summary", "notes")),
    **dict.fromkeys(("points_per_person", "circulated_until")),
    "date": uncertain_date,
    "time": times,
    "mode": mode,
    **dict.fromkeys(("chair", "secretary", "adjusters"), names),
    **dict.fromkeys(("participants", "absent"), people),
    "headcount": figure,
    "follow_up": keyed(FOLLOW_UP, "reference", "status"),
    "items": ITEM["items"],
    "ranking": each(part(dict.fromkeys(("title", "points")))),
    "attachments": attachments,
    "next_meetings": next_meetings,
    "events": each(dated(EVENT, "text")),
    "tags": texts,
    "contacts": each(part(CONTACT)),
    "conclusions": paragraphs,
    "approval": part({"by": names, "date": None, "seal": None}),
    "corrections": each(part(CORRECTION)),
    "source": part(dict.fromkeys(("file", "sha256", "note"))),
}
MEMBER: Table = dict.fromkeys(("organization", "from", "until"))
ROSTER: Table = {
    **dict.fromkeys(("name", "organization", "role", "from", "until")),
    "aliases": texts,
    "not": texts,
}


def _roster_entry(data: Any, problems: Problems) -> Any:
    if isinstance(data, str):
        return person(data, problems)
    return fields(ROSTER, data, problems)


def _filled(data: Any, problems: Problems) -> Any:
    """Return the names that stand for something: one left blank is as good as none."""
    if isinstance(data, list) and (named := as_mapping(data, set())):
        problems.add(hyphens.needless_hyphen, data)
        data = placed_like(data, named)
    if not isinstance(data, dict):
        return data
    return placed_like(data, {name: value for name, value in data.items() if value is not None})


_members = each(part(MEMBER, "organization"), shorthand.split_list)
SERIES: Table = {
    **dict.fromkeys(("title", "organization", "heading", "kind", "place", "quorum")),
    "mode": mode,
    "time": times,
    "agenda": texts,
    "members": _members,
    "guests": _members,
    "roster": each(_roster_entry, shorthand.split_names),
    "aliases": _filled,
    "abbreviations": _filled,
}
ORGANIZATION: Table = {
    "kind": None,
    "aliases": texts,
    "members": texts,
    "contact": part(CONTACT),
}
# A colour typed as `#0a5566` is a comment to YAML: its blank key must not pass for none.
SHADES: Table = dict.fromkeys(("paper", "ink", "accent", "need"), keep_blank)
PROJECT: Table = {
    **dict.fromkeys(("organization", "language", "timezone", "meetings")),
    "publish": part(
        {
            **dict.fromkeys(("names", "withhold_below", "folder", "address", "repository")),
            **dict.fromkeys(("theme", "logo", "logo_text")),
            "colours": part({**SHADES, "dark": part(SHADES)}),
        }
    ),
    "check": part({"ignore": texts}),
    "series": by_name(SERIES),
    "organizations": by_name(ORGANIZATION),
}
