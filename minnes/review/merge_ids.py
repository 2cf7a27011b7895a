"""Keeps the ids of decisions, actions and questions the same through a merge."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count
from typing import NamedTuple

from minnes.language.message import Message, say
from minnes.model.identity import NumberedOutcome, NumberedQuestion, referable_entries
from minnes.model.meeting import Meeting
from minnes.model.outcome import Action, text_of
from minnes.review.matching import Pairs
from minnes.review.nodes import nodes, tree
from minnes.source.diagnostic import Loc
from minnes.source.pin import pinned
from minnes.source.reader import read_meeting


class Settled(NamedTuple):
    """A merged file in which every id means what it meant, and messages about ids that had to change."""

    content: bytes
    remarks: tuple[Message, ...]


class _PreviousIds(NamedTuple):
    """The id of an outcome in each version, if it was there."""

    base: str | None
    ours: str | None
    theirs: str | None


def settle(
    content: bytes, path: str, base: Meeting | None, ours: Meeting, theirs: Meeting
) -> Settled | None:
    """Return a merged file with ids written out where they would now mean something else.

    What one side added under an id that the other side gave to something else gets a new one, and
    that is told. Nothing is returned if an id has no place in the file.
    """
    after = read_meeting(content, path).value
    if after is None:
        return None
    called = _previous_ids(after, base, ours, theirs)
    used = {
        entry.id
        for version in (base, ours, theirs)
        if version
        for entry in referable_entries(version)
    }
    wanted = dict(_wanted(after, called, used))
    remarks = tuple(
        _renamed_message(entry, called[entry.loc], wanted[entry.loc])
        for entry in referable_entries(after)
    )
    messages = tuple(remark for remark in remarks if remark)
    names = _to_write(after, wanted)
    written = pinned(content, path, names) if names else content
    meeting = read_meeting(written, path).value if written else None
    if written is None or meeting is None:
        return None
    right = all(wanted.get(entry.loc) == entry.id for entry in referable_entries(meeting))
    return Settled(written, messages) if right else None


def _to_write(after: Meeting, wanted: Mapping[Loc, str]) -> dict[Loc, str]:
    """Return the ids to write out, as few as possible: one that is written may put others right."""
    names: dict[Loc, str] = {}
    while True:
        now = _numbers(after, names)
        wrong = next((loc for loc, name in now.items() if name != wanted[loc]), None)
        if wrong is None or wrong in names:
            return names
        names[wrong] = wanted[wrong]


def _numbers(meeting: Meeting, names: Mapping[Loc, str]) -> dict[Loc, str]:
    """Return what everything would be called if some ids were written out."""
    things = referable_entries(meeting)
    fixed = {
        entry.loc: name for entry in things if (name := names.get(entry.loc) or entry.outcome.id)
    }
    taken = set(fixed.values())
    found: dict[Loc, str] = {}
    for letter in "DAQ":
        free = (name for n in count(1) if (name := f"{letter}{n}") not in taken)
        same = [entry for entry in things if _letter(entry) == letter]
        found.update((entry.loc, fixed.get(entry.loc) or next(free)) for entry in same)
    return {entry.loc: found[entry.loc] for entry in things}


def _letter(entry: NumberedOutcome | NumberedQuestion) -> str:
    if isinstance(entry, NumberedQuestion):
        return "Q"
    return "A" if isinstance(entry.outcome, Action) else "D"


def _previous_ids(
    after: Meeting, base: Meeting | None, ours: Meeting, theirs: Meeting
) -> dict[Loc, _PreviousIds]:
    """Return what each thing was called before, by its place in the merged file."""
    known = [_names(version, after) if version else {} for version in (base, ours, theirs)]
    return {
        entry.loc: _PreviousIds(*(names.get(entry.loc) for names in known))
        for entry in referable_entries(after)
    }


def _names(version: Meeting, after: Meeting) -> dict[Loc, str]:
    old = tree(version)
    pairs = Pairs(old, tree(after))
    places = {node.loc: node for node in nodes(old)}
    names = {}
    for entry in referable_entries(version):
        node = pairs.new_of.get(places[entry.loc])
        if node is not None:
            names[node.loc] = entry.id
    return names


def _wanted(
    after: Meeting, called: Mapping[Loc, _PreviousIds], used: set[str]
) -> Iterator[tuple[Loc, str]]:
    """Yield what each thing is to be called: first what has its id written out, then what is oldest."""
    things = referable_entries(after)
    taken = {entry.outcome.id for entry in things if entry.outcome.id}
    yield from ((entry.loc, entry.id) for entry in things if entry.outcome.id)
    free = [entry for entry in things if not entry.outcome.id]
    for entry in sorted(free, key=lambda each: _age(called[each.loc])):
        name = _before(called[entry.loc]) or entry.id
        if name in taken:
            name = _fresh(entry, used | {each for each in taken if each})
        taken.add(name)
        yield entry.loc, name


def _age(called: _PreviousIds) -> int:
    if called.ours and called.theirs:
        return 0
    return 1 if called.ours else 2


def _before(called: _PreviousIds) -> str | None:
    """Return the id something had; where only one side changed it, what that side made of it."""
    base, ours, theirs = called
    if ours and theirs:
        return theirs if ours == base else ours
    return ours or theirs


def _fresh(entry: NumberedOutcome | NumberedQuestion, used: set[str]) -> str:
    return next(name for n in count(1) if (name := f"{_letter(entry)}{n}") not in used)


def _renamed_message(
    entry: NumberedOutcome | NumberedQuestion, called: _PreviousIds, name: str
) -> Message | None:
    """Return that something is called otherwise than one of the sides called it."""
    for before in (called.ours, called.theirs):
        if before and before != name:
            return say(
                '"{text}" was {before} on one side and is now {name}: look for references to it',
                text=" ".join(text_of(entry.outcome).split())[:60],
                before=before,
                name=name,
            )
    return None
