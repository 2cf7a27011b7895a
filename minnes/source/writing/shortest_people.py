"""From people to data as typed, in the shortest form: one line, by organization, or a list."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from minnes.language import words
from minnes.model.person import Person
from minnes.source import value_steps
from minnes.source.codes.advice import Problems
from minnes.source.writing import tidy
from minnes.source.writing.read_back import LINE, Data, all_read_back, keys, reads_back

_OTHERS = "övriga"
"""The key of the group of people without an organization."""


def names(people: Sequence[Person]) -> Data:
    """Return people on one line if it is not too long, or as a list."""
    lines = [_person(person) for person in people]
    together = _together(lines)
    return (
        together
        if together and all_read_back(value_steps.names, together, Person, people)
        else lines
    )


def people(persons: Sequence[Person]) -> Data:
    """Return people grouped by organization if that reads back, else as `names` does."""
    groups = [
        (key, [*group]) for key, group in groupby(persons, lambda person: person.organization)
    ]
    grouped: dict[str, Data] = {key or _OTHERS: _group(group) for key, group in groups}
    apart = len(grouped) == len(groups) and any(key for key, _ in groups)
    return (
        grouped
        if apart and all_read_back(value_steps.people, grouped, Person, persons)
        else names(persons)
    )


def _group(people: Sequence[Person]) -> Data:
    """Return people of one organization on a line or as a list; None if one of them needs keys."""
    inside = [person.model_copy(update={"organization": None}) for person in people]
    lines = [_person(person, grouped=True) for person in inside]
    if not all(isinstance(line, str) for line in lines):
        return None
    return _together(lines) or lines


def _together(lines: Sequence[Data]) -> str:
    texts = [line for line in lines if isinstance(line, str)]
    together = ", ".join(texts)
    return together if len(texts) == len(lines) and len(together) <= LINE else ""


def _person(person: Person, grouped: bool = False) -> Data:
    """Return `Per Lind (Orust, samordnare, ersätter Eva Ek)`, or keys."""
    inside = [person.organization, person.role]
    if person.substitutes_for:
        inside.append(f"{words.SUBSTITUTES[0]} {person.substitutes_for}")
    line = (person.name or "") + "?" * person.unsure
    if any(inside):
        line += f" ({', '.join(text for text in inside if text)})"

    def read(data: Any, problems: Problems) -> Any:
        return value_steps.person(data, problems, grouped)

    line = tidy.person(line)
    return line if reads_back(read, line, person) else keys(person, {})
