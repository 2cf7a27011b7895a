"""People as a page names them: in a phrase, and grouped by organization."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import time

from minnes.language import dates
from minnes.language.message import say, say_many
from minnes.language.phrase import joined
from minnes.model.person import Person
from minnes.publish.labels import MODES
from minnes.publish.part_views import GroupView, PersonView
from minnes.publish.setting import Setting

_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})")


def people(persons: Iterable[Person], setting: Setting) -> tuple[PersonView, ...]:
    """Return people one by one."""
    return tuple(_person(person, setting) for person in persons)


def groups(persons: Iterable[Person], setting: Setting) -> tuple[GroupView, ...]:
    """Return people by organization as they first come, those of none last."""
    by_organization: dict[str, list[Person]] = {}
    for person in persons:
        by_organization.setdefault(person.organization or "", []).append(person)
    none = by_organization.pop("", None)
    ordered = [*by_organization.items(), *([("", none)] if none else [])]
    return tuple(
        GroupView(
            name,
            tuple(_group(some, setting)),
        )
        for name, some in ordered
    )


def _group(persons: list[Person], setting: Setting) -> Iterator[PersonView]:
    """Yield the people of one organization; those nothing is told of are counted."""
    unnamed = [person for person in persons if person.name == "" and not _details(person, setting)]
    for person in persons:
        if person.name is None and person.organization:
            text = setting.say(say("sent nobody"))
            yield PersonView(text, person.organization, "", text)
        elif person not in unnamed or len(unnamed) == 1:
            yield _person(person, setting)
    if len(unnamed) > 1:
        text = setting.say(say_many("{count} person", "{count} people", len(unnamed)))
        yield PersonView(text, unnamed[0].organization or "", "", text)


def _person(person: Person, setting: Setting) -> PersonView:
    details = _details(person, setting)
    name = person.name or ""
    organization = person.organization or ""
    if not name and details:
        # Who is not named is called by what is left: a role, or "substitute".
        name, *details = details
    elif not name:
        name = setting.say(say("a participant"))
    inside = joined(", ", [part for part in (organization, *details) if part])
    text = joined("", (name, " (", inside, ")")) if inside else name
    return PersonView(name, organization, joined(", ", details), text)


def _details(person: Person, setting: Setting) -> list[str]:
    details = [setting.told(person.role or "")]
    if person.substitutes_for:
        details.append(setting.say(say("for {name}", name=person.substitutes_for)))
    elif person.substitutes_for == "":
        details.append(setting.say(say("substitute")))
    if person.mode:
        details.append(setting.say(MODES[person.mode]))
    if person.from_:
        details.append(setting.say(say("from {point}", point=_point(person.from_, setting))))
    if person.until:
        details.append(setting.say(say("until {point}", point=_point(person.until, setting))))
    if person.excused:
        details.append(setting.say(say("excused")))
    if person.unsure and person.name:
        details.append(setting.say(say("name uncertain")))
    details.append(setting.told(person.note or ""))
    return [part for part in details if part]


def _point(written: str, setting: Setting) -> str:
    """Return when somebody came or left: a time of day, or an item."""
    if written.isdigit():
        return setting.say(say("item {number}", number=written))
    clock = _CLOCK.fullmatch(written)
    if clock and int(clock[1]) < 24 and int(clock[2]) < 60:
        return dates.clock(time(int(clock[1]), int(clock[2])), setting.language)
    return re.sub(r"^§\s*", "§ ", written)
