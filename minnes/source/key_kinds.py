"""The keys of the format, by what stands under them."""

from __future__ import annotations

from minnes.source import expand, forms, outcomes
from minnes.source.codes.keys import PROSE

KEYS = frozenset().union(
    *(expand.MEETING, expand.ITEM, expand.UPDATE, outcomes.QUESTION, expand.CONTACT),
    *(expand.PROJECT, expand.SERIES, expand.ORGANIZATION, expand.MEMBER, expand.ROSTER),
    *(outcomes.ACTION, outcomes.DECISION, outcomes.ATTACHMENT, outcomes.EVENT),
    *(outcomes.NEXT_MEETING, forms.PERSON, expand.FOLLOW_UP),
)
"""All keys of the format."""

LISTS = frozenset(
    {
        *("absent", "actions", "adjusters", "agenda", "attachments", "chair", "conclusions"),
        *("contacts", "decisions", "events", "guests", "items", "lead", "members"),
        *("next_meetings", "participants", "questions", "roster", "secretary", "tags"),
    }
)
"""Keys under which entries of a list stand."""

PEOPLE = frozenset(
    {
        *("absent", "adjusters", "answered_by", "by", "chair", "guests", "lead", "members"),
        *("owner", "participants", "roster", "secretary", "who"),
    }
)
"""Keys under which people stand."""

NAMED = frozenset(
    {
        *("abbreviations", "absent", "figures", "follow_up", "organizations", "participants"),
        *("series", "updates"),
    }
)
"""Keys under which lines may begin with names instead of keys of the format."""

FREE = PROSE | {
    *("abbreviations", "actions", "address", "agenda", "conclusions", "condition", "date_note"),
    *("decisions", "events", "figures", "headcount", "heading", "next_meetings", "period"),
    *("place", "proposals", "questions", "reservations", "title", "topic", "updates", "what"),
}
"""Keys under which people write freely; under any other stands a name, a day or a word."""
