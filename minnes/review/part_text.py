"""Writes parts of minutes and their values as short text, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from typing import Any

from minnes.language.catalog import Translator
from minnes.language.labels import FIELDS, WORDS, WORDY
from minnes.language.message import Message, say
from minnes.language.numbers import plain_number
from minnes.model.base import Part
from minnes.model.figure import Figure
from minnes.model.person import Person
from minnes.model.schedule import TimeSpan
from minnes.review.nodes import KNOWN_BY

PARTS: dict[str, Message] = {
    "items": say("item"),
    "updates": say("report"),
    "decisions": say("decision"),
    "actions": say("action"),
    "questions": say("question"),
    "attachments": say("document"),
    "participants": say("participant"),
    "absent": say("person absent"),
    "figures": say("figure"),
    "follow_up": say("follow-up"),
    "next_meetings": say("next meeting"),
    "events": say("event"),
    "contacts": say("contact"),
    "ranking": say("ranked title"),
    "corrections": say("correction"),
}
"""What one part of a list is called."""
# The fields that say what a part is, as they stand in its headline; none is told of again below it.
HEADLINE: dict[str, tuple[str, ...]] = {
    "items": ("number", "title"),
    "updates": ("organization",),
    "decisions": ("text",),
    "actions": ("who", "what"),
    "questions": ("text",),
    "attachments": ("title", "file", "url"),
    "participants": ("name", "organization", "role", "substitutes_for"),
    "absent": ("name", "organization", "role", "substitutes_for"),
    "figures": ("label", "period", "figure"),
    "follow_up": ("reference", "status"),
    "next_meetings": ("date", "month", "time", "place", "topic"),
    "events": ("date", "end_date", "month", "time", "text"),
    "contacts": ("name", "role", "organization"),
    "ranking": ("title", "points"),
    "corrections": ("date", "text"),
}


def label(name: str, language: Translator) -> str:
    """Return what a field is called."""
    return language.text(FIELDS[name.rstrip("_")])


def noun(field: str, language: Translator) -> str:
    """Return what one part of a list is called."""
    return language.text(PARTS[field])


def fields(part: Part, *without: str) -> Iterator[tuple[str, Any]]:
    """Yield the fields that say something and hold no parts of their own, in the models' order."""
    for name, field in type(part).model_fields.items():
        value = getattr(part, name)
        usual = field.get_default(call_default_factory=True, validated_data={})
        if name not in (*KNOWN_BY, *without) and value != usual:
            yield name, value


def headline(field: str, part: Any, language: Translator) -> str:
    """Return what a part of a list is, on one line."""
    said = {name: shown(name, getattr(part, name), language) for name in HEADLINE[field]}
    if field in ("participants", "absent"):
        return person(part, language)
    if field in ("actions", "follow_up"):
        return ": ".join(filter(None, said.values()))
    if field == "figures":
        period = f" ({said['period']})" if said["period"] else ""
        return f"{said['label']}{period}: {said['figure']}"
    if field in ("next_meetings", "events"):
        return _ahead(said)
    if field == "ranking":
        return f"{said['title']}: {said['points']}"
    if field == "corrections":
        return f"{said['date']}: {said['text']}"
    return (", " if field in ("attachments", "contacts") else " ").join(filter(None, said.values()))


def _ahead(said: dict[str, str]) -> str:
    day = said["date"] or said["month"]
    if said.get("end_date"):
        day += f"–{said['end_date']}"
    when = " ".join(filter(None, (day, said["time"])))
    where = ", ".join(filter(None, (when, said.get("place", ""))))
    return ": ".join(filter(None, (where, said.get("topic") or said.get("text") or "")))


def person(who: Person, language: Translator) -> str:
    """Return a person as minutes name them: `Per Lind (Orust, samordnare, ersätter Eva Ek)`."""
    name = (who.name or who.organization or "") + ("?" if who.unsure else "")
    instead = f"{label('substitutes_for', language)} {who.substitutes_for}"
    inside = [who.organization if who.name else None, who.role, who.substitutes_for and instead]
    about = ", ".join(filter(None, inside))
    return f"{name} ({about})" if about else name


def shown(name: str, value: Any, language: Translator) -> str:
    """Return a field's value on one line; nothing for what is not there."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return language.text(say("yes") if value else say("no"))
    if isinstance(value, str):
        if name in WORDY and value in WORDS:
            return language.text(WORDS[value])
        return " ".join(value.split())
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, list):
        return ", ".join(shown(name, part, language) for part in value)
    if isinstance(value, TimeSpan):
        return str(value)
    if isinstance(value, Figure) and value.written is not None and not value.unit:
        return value.written
    if isinstance(value, Person):
        return _named(value, language)
    if isinstance(value, Part):
        return _listed(value, language)
    return plain_number(value) if isinstance(value, float) else str(value)


def _named(who: Person, language: Translator) -> str:
    told = ("name", "organization", "role", "substitutes_for", "unsure")
    more = "; ".join(_pair(name, value, language) for name, value in fields(who, *told))
    return f"{person(who, language)} ({more})" if more else person(who, language)


def _listed(part: Part, language: Translator) -> str:
    return "; ".join(_pair(name, value, language) for name, value in fields(part))


def _pair(name: str, value: Any, language: Translator) -> str:
    return f"{label(name, language)}: {shown(name, value, language)}"
