"""The canonical form of a file (`minnes fmt`): keys in order, one-line forms tidied, indents of two.

What people chose stays: lists on one line or on several, block scalars, comments, blank lines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import cache

from minnes.model.base import Part, fields_by_key, part_type
from minnes.model.figure import Figure, NamedFigure
from minnes.model.meeting import Meeting
from minnes.model.person import Person
from minnes.source.writing import tidy
from minnes.source.writing.layout import layout
from minnes.source.writing.tidy import Tidy
from minnes.source.writing.tree import Collection, Entry, Scalar, Value
from minnes.source.writing.tree_parser import parse

_NAMED = frozenset(("updates", "follow_up", "series", "organizations"))
"""Fields whose parts stand under names: `Orust: …`."""

_LINES: dict[str, Tidy] = {
    "time": tidy.times,
    **dict.fromkeys(("tags", "concerns", "replaces", "agenda", "aliases", "not"), tidy.texts),
    **dict.fromkeys(("members", "guests", "ignore"), tidy.texts),
    "roster": tidy.names,
}
"""How the one line of a field that may also be a list is tidied."""

_ENTRIES: dict[str, Tidy] = {
    "time": tidy.times,
    "roster": tidy.person,
    "actions": tidy.marked,
    "decisions": tidy.marked,
    "next_meetings": tidy.dated,
    "events": tidy.dated,
}
"""How one entry of a list is tidied; where a line stands for a list of one, that line too."""

_HEADS: dict[str, tuple[Tidy, Tidy | None]] = {
    "actions": (tidy.names, tidy.marked),
    "next_meetings": (tidy.dated, None),
    "events": (tidy.dated, None),
}
"""How what stands before the colon of a one-line form is tidied, and what stands after it."""


def canonical(text: str, model: type[Part] = Meeting, named: bool = False) -> str:
    """Return the canonical form of a file that reads without errors; line breaks are line feeds.

    The file is a part of the given model or, if `named`, several of them by name. Raises `Refused`
    for a text that cannot be read.
    """
    whole = parse(text)
    if whole is None or not isinstance(whole.value, Collection):
        return text
    whole.value.inline = False
    for value in [entry.value for entry in whole.value.entries] if named else [whole.value]:
        _part(value, model)
    return layout(whole)


@cache
def _fields(model: type[Part]) -> dict[str, type[Part] | None]:
    """Return a part's keys in the format's order, each with the model of the parts below it."""
    return {key: part_type(field.annotation) for key, field in fields_by_key(model).items()}


def _part(value: Value, model: type[Part]) -> None:
    """Sort a part's keys, and tidy their values."""
    if not isinstance(value, Collection):
        return
    fields = _fields(model)
    order = {name: position for position, name in enumerate(fields)}
    for entry in value.entries:
        name = _name(entry)
        if name in fields:
            _field(entry, name, fields[name])
    # a key that is no field is what an entry begins with: an owner, or a date
    _sort(value, lambda entry: order.get(_name(entry), -1))


def _sort(collection: Collection, position: Callable[[Entry], int]) -> None:
    """Sort entries; the groups that blank lines divide them into stay divided."""
    group_of: dict[int, int] = {}
    openings = set()
    for entry in collection.entries:
        if entry.above[:1] == [""]:
            entry.above.pop(0)
            openings.add(id(entry))
        group_of[id(entry)] = len(openings)
    collection.entries.sort(key=position)
    left = Counter(group_of.values())
    parted = set()
    last: Entry | None = None
    for entry in collection.entries:
        group = group_of[id(entry)]
        if last is not None:
            before = group_of[id(last)]
            blank = before != group and (_spread(last) or _spread(entry))
            if id(entry) in openings and group not in parted:
                # a key that moved up among keys of one line each joins them without a blank line
                blank = blank or before == group or not left[before]
            if blank:
                entry.above.insert(0, "")
                parted.add(group)
        left[group] -= 1
        last = entry


def _spread(entry: Entry) -> bool:
    return isinstance(entry.value, Collection) and entry.value.spread


def _field(field: Entry, name: str, part: type[Part] | None) -> None:
    if part is Person:
        _people(field)
    elif part is NamedFigure:
        for figure in _entries(field.value):
            _figure(figure.value)
    elif part and name in _NAMED:
        for named in _entries(field.value):
            _part(named.value, part)
    else:
        _tidy(field, _LINES.get(name) or _ENTRIES.get(name))
        for entry in _listed(field):
            _tidy(entry, _ENTRIES.get(name))
            if part:
                _head(entry.value, name, part)
                _part(entry.value, part)


def _head(value: Value, name: str, part: type[Part]) -> None:
    """Tidy the owner or the date before the colon of a one-line form, and the text after it."""
    before, after = _HEADS.get(name, (None, None))
    for entry in _entries(value):
        if before and entry.key and entry.key.text and entry.key.text not in _fields(part):
            entry.key.text = before(entry.key.text)
            _tidy(entry, after)


def _people(entry: Entry) -> None:
    """Tidy people in a line, in a list, or in groups by organization."""
    _tidy(entry, tidy.names)
    for person in _listed(entry):
        _tidy(person, tidy.person)
        groups = person.value
        if isinstance(groups, Collection) and groups.keyed:
            if any(_name(each) in _fields(Person) for each in groups.entries):
                _part(groups, Person)
            else:
                for group in groups.entries:
                    _people(group)


def _figure(value: Value) -> None:
    """Sort the keys of a figure, or of the figure of each period."""
    if any(_name(entry) in _fields(Figure) for entry in _entries(value)):
        _part(value, Figure)
    else:
        for entry in _entries(value):
            _part(entry.value, Figure)


def _listed(entry: Entry) -> list[Entry]:
    """Return the entries of a list; a mapping stands for a list of one."""
    if isinstance(entry.value, Collection):
        return [entry] if entry.value.keyed else entry.value.entries
    return []


def _entries(value: Value) -> list[Entry]:
    return value.entries if isinstance(value, Collection) else []


def _name(entry: Entry) -> str:
    return entry.key.text or "" if entry.key else ""


def _tidy(entry: Entry, tidied: Callable[[str], str] | None) -> None:
    value = entry.value
    if tidied is None or not isinstance(value, Scalar) or value.style in ("|", ">"):
        return
    if value.text:
        text = tidied(value.text)
        if text != value.text:
            entry.value = Scalar(text, '"')
