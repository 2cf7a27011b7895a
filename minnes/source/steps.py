"""Steps that turn a typed value into the shape of its model: fields, lists and mappings by name.

A step is a function from a value to a value; what it cannot read for certain it adds to `problems`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

from minnes.language.words import KEYS
from minnes.source.codes import hyphens, keys, shape
from minnes.source.codes.advice import Problems
from minnes.source.placed import PlacedDict, PlacedList, at_item

Step: TypeAlias = Callable[[Any, Problems], Any]
Table: TypeAlias = Mapping[str, Step | None]
"""The step for each field of a part; None for a field that is taken as it is."""

WITHHOLDING = frozenset({"internal", "public_text"})
"""Keys that say what stays out of the public edition; no name is called so."""

_PLAIN = frozenset({str, list, dict})


def fields(table: Table, data: Any, problems: Problems) -> Any:
    """Return a mapping with the step of each known field applied; blank fields are left out.

    A block scalar without text is blank too: `minnes new` writes such.
    """
    if not isinstance(data, dict):
        return data
    found = {}
    for key, value in data.items():
        step = table.get(key, unknown)
        if step is None:
            if value is not None and value != "":
                found[key] = value
        elif value is not None or step is unknown or step is keep_blank:
            found[key] = step(value, problems)
    return placed_like(data, found)


def unknown(value: Any, _problems: Problems) -> Any:
    """Return the value of an unknown key as it is: the model will refuse the key."""
    return value


def keep_blank(value: Any, _problems: Problems) -> Any:
    """Return the value of a key that is not left out when it is blank."""
    return "" if value is None else value


def placed_like(data: Any, found: Any) -> Any:
    """Return a new list or mapping with the position of `data`, if that has one."""
    if data.__class__ not in _PLAIN:
        kind = PlacedList if isinstance(found, list) else PlacedDict
        return kind(found, data)
    return found


def part(table: Table, line: str = "") -> Step:
    """Return the step for a part: its fields, or a text that is the value of the field `line`."""

    def read(data: Any, problems: Problems) -> Any:
        if line and isinstance(data, str):
            return placed_like(data, {line: data})
        return fields(table, data, problems)

    return read


def each(step: Step, split: Callable[[str], list[str]] | None = None) -> Step:
    """Return the step for a list; a text is split or the only entry, a mapping the only entry."""

    def read(data: Any, problems: Problems) -> Any:
        if isinstance(data, str):
            if split is None and data[:1] in ("-", "–", "—", "•"):
                problems.add(hyphens.list_dash, data)
            data = placed_like(
                data, split(data) if split and check_parentheses(data, problems) else [data]
            )
        elif isinstance(data, dict):
            data = placed_like(data, [data])
        if not isinstance(data, list):
            return data
        found = []
        for position, item in enumerate(data):
            if item is None:
                problems.add(hyphens.blank_item, at_item(data, position))
            elif isinstance(item, dict) and item and all(map(withholds, item)):
                problems.add(shape.internal_beside, next(iter(item)))
            else:
                found.append(step(item, problems))
        return placed_like(data, found)

    return read


def check_parentheses(text: str, problems: Problems) -> bool:
    """Return whether the parentheses in a line are balanced; otherwise add a problem."""
    if text.count("(") == text.count(")"):
        return True
    problems.add(shape.unbalanced_parenthesis, text)
    return False


def entry(table: Table, read_line: Callable[[str], dict[str, Any]]) -> Step:
    """Return the step for an entry of prose or keys; a colon in prose makes it a mapping by mistake.

    `read_line` returns the fields of a text.
    """

    def read(data: Any, problems: Problems) -> Any:
        if isinstance(data, dict) and len(data) == 1:
            (key,) = data
            if key not in table and not is_slip(key, table):
                problems.add(shape.colon_in_text, key)
                data = key
        if isinstance(data, str):
            return placed_like(data, read_line(data))
        return fields(table, data, problems)

    return read


def meant_key(typed: str) -> str:
    """Return the key that another word for it means, or ""."""
    word = typed[:60].strip().casefold()
    return KEYS.get(word) or KEYS.get(word.replace("_", " ").replace("-", " "), "")


def closest_key(typed: str, known: Iterable[str]) -> tuple[str, bool]:
    """Return the known key most like a word, or "", and whether no other can be meant."""
    from difflib import get_close_matches

    every = list(known)
    translated = meant_key(typed)
    if translated in every:
        return translated, True
    word = typed[:60].strip().casefold().replace(" ", "_").replace("-", "_")
    near = get_close_matches(word, every, 2, 0.7)
    return (near[0], len(get_close_matches(word, every, 2, 0.85)) == 1) if near else ("", False)


def is_slip(key: str, table: Table) -> bool:
    """Return whether a word before a colon is a key of the table, misspelt or by another word."""
    return key[:1].islower() and closest_key(key, table)[0] != ""


def withholds(name: str) -> bool:
    """Return whether what stands in a name's place is `internal`, misspelt or by another word."""
    word = name.strip().casefold()
    if KEYS.get(word) == "internal":
        return True
    if not word.startswith(("int", "pub")):
        return False
    from difflib import get_close_matches

    return bool(get_close_matches(word, WITHHOLDING, 1, 0.9))


def keyed(table: Table, name: str, line: str) -> Step:
    """Return the step from a mapping to a list: keys become the field `name`, texts the field `line`."""

    def read(data: Any, problems: Problems) -> Any:
        if isinstance(data, list) and (named := as_mapping(data, {name, *table})):
            problems.add(hyphens.needless_hyphen, data)
            data = placed_like(data, named)
        if not isinstance(data, dict):
            return data
        found = []
        for key, typed in data.items():
            if withholds(key):
                problems.add(shape.internal_beside, key)
                continue
            value = placed_like(typed, {line: typed}) if isinstance(typed, str) else typed
            part = placed_like(data, {}) if value is None else fields(table, value, problems)
            if isinstance(part, dict):
                if name in part:
                    problems.add(keys.repeated_name, part[name])
                part = placed_like(part, {name: key, **part})
            found.append(part)
        return placed_like(data, found)

    return read


def as_mapping(data: list[Any], known: set[str]) -> dict[str, Any]:
    """Return the mapping that a list of mappings with one unknown key each must mean, or {}."""
    found = {}
    for single in data:
        if not isinstance(single, dict) or len(single) != 1 or not known.isdisjoint(single):
            return {}
        found.update(single)
    return found if len(found) == len(data) else {}


def by_name(table: Table) -> Step:
    """Return the step for a mapping from names to parts; a blank part has all defaults."""

    def read(data: Any, problems: Problems) -> Any:
        if not isinstance(data, dict):
            return data
        found = {
            key: placed_like(data, {}) if value is None else fields(table, value, problems)
            for key, value in data.items()
        }
        return placed_like(data, found)

    return read


def prose(data: Any, problems: Problems) -> Any:
    """Return an entry of a list of texts; a colon in it makes it a mapping by mistake."""
    if isinstance(data, dict) and len(data) == 1:
        problems.add(shape.colon_in_text, next(iter(data)))
        return next(iter(data))
    return data
