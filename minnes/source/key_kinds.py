"""Sets of the format's keys by the kind of their values: lists, people, names, free text."""

from __future__ import annotations

from minnes.source import expand, outcome_steps, value_steps
from minnes.source.codes.keys import PROSE

KEYS = frozenset().union(
    *(expand.MEETING, expand.ITEM, expand.UPDATE, outcome_steps.QUESTION, expand.CONTACT),
    *(expand.PROJECT, expand.SERIES, expand.ORGANIZATION, expand.MEMBER, expand.ROSTER),
    *(outcome_steps.ACTION, outcome_steps.DECISION, outcome_steps.ATTACHMENT, outcome_steps.EVENT),
    *(outcome_steps.NEXT_MEETING, value_steps.PERSON, expand.FOLLOW_UP),
)
"""All keys of the format."""

LISTS = frozenset(
    {
        *("absent", "actions", "adjusters", "agenda", "attachments", "chair", "conclusions"),
        *("contacts", "decisions", "events", "guests", "items", "lead", "members"),
        *("next_meetings", "participants", "questions", "ranking", "roster", "secretary", "tags"),
    }
)
"""Keys whose value is a list."""

PEOPLE = frozenset(
    {
        *("absent", "adjusters", "answered_by", "by", "chair", "guests", "lead", "members"),
        *("owner", "participants", "roster", "secretary", "who"),
    }
)
"""Keys whose value is people."""

NAMED = frozenset(
    {
        *("abbreviations", "absent", "figures", "follow_up", "organizations", "participants"),
        *("series", "updates"),
    }
)
"""Keys whose value may be a mapping by names (of organizations, series …)."""

FREE = PROSE | {
    *("abbreviations", "actions", "address", "agenda", "conclusions", "condition", "date_note"),
    *("decisions", "events", "figures", "headcount", "heading", "next_meetings", "period"),
    *("place", "proposals", "questions", "reservations", "title", "topic", "updates", "what"),
}
"""Keys whose value is free text; any other key holds a name, a day or a word."""
