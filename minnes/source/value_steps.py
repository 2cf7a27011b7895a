"""Steps for people, figures, times and lists of texts; `outcome_steps` and `expand` have the others."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from minnes.language import words
from minnes.model.figure import Figure
from minnes.model.person import Person
from minnes.model.schedule import TimeSpan
from minnes.source import shorthand
from minnes.source.codes import hyphens, shape
from minnes.source.codes.advice import Problems
from minnes.source.placed import Placed, at_item
from minnes.source.steps import (
    WITHHOLDING,
    Table,
    as_mapping,
    check_parentheses,
    each,
    fields,
    keep_blank,
    placed_like,
    prose,
    withholds,
)

WITHHELD: Table = {"internal": keep_blank, "public_text": None}
FIGURE: Table = dict.fromkeys(("min", "max", "approximate", "written", "unit"))


@lru_cache(maxsize=2_048)
def _cached_person(text: str, grouped: bool = False, organization: str | None = None) -> Person:
    """Return a person from plain text.

    The same few hundred people are in most files of a project and are shared by them: caching what
    is read from plain text, here and below, halves the time of reading.
    """
    entry: dict[str, Any] = shorthand.parse_person(text, grouped)
    if organization is not None:
        entry["organization"] = organization
    return Person.model_validate(entry)


@lru_cache(maxsize=2_048)
def _cached_people(line: str, grouped: bool, organization: str | None) -> tuple[Person, ...] | None:
    """Return the people in a line of plain text, or None if its parentheses are not balanced."""
    if line.count("(") != line.count(")"):
        return None
    return tuple(
        [_cached_person(name, grouped, organization) for name in shorthand.split_names(line)]
    )


def person(data: Any, problems: Problems, grouped: bool = False) -> Any:
    """Return a person from a line or keys; in a group, no organization is in parentheses."""
    if isinstance(data, str):
        check_parentheses(data, problems)
        return placed_like(data, shorthand.parse_person(data, grouped))
    return fields(PERSON, data, problems)


def _person_in_list(data: Any, problems: Problems) -> Any:
    if data.__class__ is str and data.count("(") == data.count(")"):
        return _cached_person(data)
    return person(data, problems)


_names = each(_person_in_list, shorthand.split_names)


def names(data: Any, problems: Problems) -> Any:
    """Return people from a line of names or a list."""
    if data.__class__ is str and (known := _cached_people(data, False, None)) is not None:
        return list(known)
    return _names(data, problems)


def people(data: Any, problems: Problems) -> Any:
    """Return people from a line, a list, or groups by organization."""
    if isinstance(data, dict) and not _is_person(data):
        return placed_like(data, _groups(data, problems))
    if not isinstance(data, list):
        return names(data, problems)
    persons: list[Any] = []
    for position, entry in enumerate(data):
        if entry is None:
            problems.add(hyphens.blank_item, at_item(data, position))
        elif isinstance(entry, dict) and not _is_person(entry):
            persons.extend(_groups(entry, problems))
        else:
            persons.append(_person_in_list(entry, problems))
    return placed_like(data, persons)


def _is_person(data: dict[Any, Any]) -> bool:
    return any(key in PERSON for key in data)


def _groups(data: dict[Any, Any], problems: Problems) -> list[Any]:
    found: list[Any] = []
    for organization, entries in data.items():
        if organization in WITHHOLDING or (withholds(organization) and _is_no_name(entries)):
            problems.add(shape.internal_beside, organization)
            continue
        if entries is None:
            problems.add(shape.empty_group, organization)
            continue
        outside = organization.casefold() in words.OTHERS
        if entries.__class__ is str:
            known = _cached_people(entries, True, None if outside else organization)
            if known is not None:
                found.extend(known)
                continue
        found.extend(_group(None if outside else organization, entries, problems))
    return found


def _is_no_name(entries: Any) -> bool:
    """Return whether what stands after an organization is `ja` or a reason, and no name."""
    return isinstance(entries, str) and (entries.islower() or any(map(str.isdigit, entries)))


def _group(organization: str | None, entries: Any, problems: Problems) -> Iterator[Any]:
    """Yield the people of an organization from a line or a list; None for people of none."""
    if isinstance(entries, str):
        fits = check_parentheses(entries, problems)
        entries = placed_like(entries, shorthand.split_names(entries) if fits else [entries])
    elif not isinstance(entries, list):
        entries = placed_like(entries, [entries])
    for position, entry in enumerate(entries):
        if entry is None:
            problems.add(hyphens.blank_item, at_item(entries, position))
            continue
        read = person(entry, problems, grouped=True)
        if isinstance(read, dict) and organization is not None:
            if "organization" in read:
                problems.add(shape.organization_twice, read["organization"])
            read["organization"] = organization
        yield read


def mode(data: Any, _problems: Problems) -> Any:
    """Return `remote`, `on-site` or `hybrid` for any of the words for it; other data as it is."""
    if isinstance(data, str):
        for key, spellings in words.MODES.items():
            if data.casefold() in spellings:
                return data if data == key else _placed_as(data, key)
    return data


def _placed_as(data: str, value: str) -> str:
    """Return another text with the position of `data`."""
    if isinstance(data, Placed):
        return Placed(value, [data.start] * (len(value) - 1) + [data.end - 1, data.end])
    return value


PERSON: Table = {
    **dict.fromkeys(("name", "organization", "role", "substitutes_for", "from", "until", "note")),
    **dict.fromkeys(("excused", "unsure")),
    "mode": mode,
}


def _time_span(data: Any, problems: Problems) -> Any:
    return placed_like(data, shorthand.parse_time_span(data)) if isinstance(data, str) else data


@lru_cache(maxsize=4096)
def _cached_figure(text: str) -> Figure:
    return Figure.model_validate(shorthand.parse_figure(text))


@lru_cache(maxsize=4096)
def _cached_times(text: str) -> tuple[TimeSpan, ...]:
    return tuple(
        [
            TimeSpan.model_validate(shorthand.parse_time_span(piece))
            for piece in shorthand.split_list(text)
        ]
    )


_times = each(_time_span, shorthand.split_list)


def times(data: Any, problems: Problems) -> Any:
    """Return time spans from a line or a list."""
    if data.__class__ is str and data.count("(") == data.count(")"):
        return list(_cached_times(data))
    return _times(data, problems)


def uncertain_date(data: Any, _problems: Problems) -> Any:
    """Return the date in `ca 2009-10-20`; `expand.meeting` notes that it is approximate."""
    if isinstance(data, str):
        word, _, day = data.partition(" ")
        if word.casefold().rstrip(".") in words.ABOUT:
            return day.strip()
    return data


def figure(data: Any, problems: Problems) -> Any:
    """Return a figure from a text or its keys."""
    if data.__class__ is str:
        return _cached_figure(data)
    if isinstance(data, str):
        return placed_like(data, shorthand.parse_figure(data))
    return fields(FIGURE, data, problems)


def figures(data: Any, problems: Problems) -> Any:
    """Return a list of figures from `label: figure` and `label: {period: figure}`."""
    if isinstance(data, list) and (named := as_mapping(data, {"label", "period", "figure"})):
        problems.add(hyphens.needless_hyphen, data)
        data = placed_like(data, named)
    if not isinstance(data, dict):
        return data
    listed = []
    for label, value in data.items():
        if withholds(label) and not _counts(value):
            problems.add(shape.internal_beside, label)
        elif value is None or (label.isdigit() and isinstance(value, str)):
            problems.add(shape.comma_in_braces, label)
        elif isinstance(value, dict) and not any(key in FIGURE for key in value):
            for period, typed in value.items():
                if typed is None:
                    problems.add(shape.comma_in_braces, period)
                else:
                    entry = {"label": label, "period": period, "figure": figure(typed, problems)}
                    listed.append(placed_like(value, entry))
        else:
            listed.append(placed_like(data, {"label": label, "figure": figure(value, problems)}))
    return placed_like(data, listed)


def _counts(value: Any) -> bool:
    """Return whether a figure is a number, as of what is internal and external."""
    return not isinstance(value, str) or len(shorthand.parse_figure(value)) > 1


texts = each(prose, shorthand.split_list)
paragraphs = each(prose)
organizations = each(prose, shorthand.split_names)
