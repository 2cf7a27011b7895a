"""The views of people that templates get: each in a phrase, and grouped by organization."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import time

from minnes.language import dates
from minnes.language.message import say, say_many
from minnes.language.mixed_language import joined
from minnes.language.regex import regex
from minnes.model.person import Person
from minnes.publish.labels import MODES
from minnes.publish.page_context import PageContext
from minnes.publish.part_views import GroupView, PersonView

_CLOCK = regex(r"(\d{1,2})[:.](\d{2})")


def person_views(persons: Iterable[Person], context: PageContext) -> tuple[PersonView, ...]:
    """Return the views of people."""
    return tuple(_person(person, context) for person in persons)


def group_views(
    persons: Iterable[Person], context: PageContext, absent: bool = False
) -> tuple[GroupView, ...]:
    """Return people by organization in the order of first mention, those of none last.

    Among the `absent`, an organization without a name sent nobody; elsewhere it sent somebody.
    """
    by_organization: dict[str, list[Person]] = {}
    for person in persons:
        by_organization.setdefault(person.organization or "", []).append(person)
    none = by_organization.pop("", None)
    ordered = [*by_organization.items(), *([("", none)] if none else [])]
    return tuple(GroupView(name, tuple(_group(some, context, absent))) for name, some in ordered)


def _group(persons: list[Person], context: PageContext, absent: bool) -> Iterator[PersonView]:
    """Yield the people of one organization; those without name and details are counted as one view."""
    nobody = [person for person in persons if absent and person.name is None]
    unnamed = [
        person
        for person in persons
        if not person.name and person not in nobody and not _details(person, context)
    ]
    for person in persons:
        if person in nobody and person.organization:
            text = context.say(say("sent nobody"))
            yield PersonView(text, person.organization, "", text)
        elif person not in unnamed or len(unnamed) == 1:
            yield _person(person, context)
    if len(unnamed) > 1:
        text = context.say(say_many("{count} person", "{count} people", len(unnamed)))
        yield PersonView(text, unnamed[0].organization or "", "", text)


def _person(person: Person, context: PageContext) -> PersonView:
    details = _details(person, context)
    name = person.name or ""
    organization = person.organization or ""
    if not name and details:
        # Without a name, the first detail stands in its place: a role, or "substitute".
        name, *details = details
    elif not name:
        name = context.say(say("a participant"))
    inside = joined(", ", [part for part in (organization, *details) if part])
    text = joined("", (name, " (", inside, ")")) if inside else name
    return PersonView(name, organization, joined(", ", details), text)


def _details(person: Person, context: PageContext) -> list[str]:
    details = [context.minutes_text(person.role or "")]
    if person.substitutes_for:
        details.append(context.say(say("for {name}", name=person.substitutes_for)))
    elif person.substitutes_for == "":
        details.append(context.say(say("substitute")))
    if person.mode:
        details.append(context.say(MODES[person.mode]))
    if person.from_:
        details.append(context.say(say("from {point}", point=_point(person.from_, context))))
    if person.until:
        details.append(context.say(say("until {point}", point=_point(person.until, context))))
    if person.excused:
        details.append(context.say(say("excused")))
    if person.unsure and person.name:
        details.append(context.say(say("name uncertain")))
    details.append(context.minutes_text(person.note or ""))
    return [part for part in details if part]


def _point(written: str, context: PageContext) -> str:
    """Return when somebody came or left: a time of day, or an item."""
    if written.isdigit():
        return context.say(say("item {number}", number=written))
    clock = _CLOCK.fullmatch(written)
    if clock and int(clock[1]) < 24 and int(clock[2]) < 60:
        return dates.clock(time(int(clock[1]), int(clock[2])), context.language)
    return re.sub(r"^§\s*", "§ ", written)
