"""Three-way merge of one value by its meaning, however each version is written."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from itertools import pairwise
from typing import Any

from minnes.model.meeting import Meeting
from minnes.review.ordering import order
from minnes.review.small_meeting import block_of, meeting_of
from minnes.source.blocks import Block, Path

_MISSING: Any = object()
_EMPTY: tuple[Any, ...] = (None, "", False, [])

# Several people may be meant by these, but when two sides each name somebody else, one is mistaken.
_ONE_ANSWER = frozenset(
    ("chair", "secretary", "adjusters", "lead", "by", "answered_by", "owner", "who", "time")
)
_KNOWN_BY = (
    *(("label", "period"), ("name", "organization"), ("organization",), ("reference",)),
    *(("start",), ("file",), ("url",), ("title",), ("text",)),
)


class Disagree(Exception):
    """Both sides changed the same value differently."""


def merged_value(path: Path, base: Any, ours: Any, theirs: Any) -> Block | None:
    """Return one value of a file merged from three versions, or nothing where the sides disagree.

    `path` is its place as typed, and the versions are as typed too; the base may be missing.
    """
    try:
        mine, others = (meeting_of(path, side).model_dump(by_alias=True) for side in (ours, theirs))
        before = {} if base is None else meeting_of(path, base).model_dump(by_alias=True)
        fixed = frozenset(name for name, after in pairwise(path) if isinstance(after, int))
        value = _value(before, mine, others, "", fixed)
        return block_of(path, Meeting.model_validate(value))
    except (ValueError, Disagree):
        return None


def _value(base: Any, ours: Any, theirs: Any, field: str, fixed: frozenset[str | int]) -> Any:
    if theirs in (ours, base):
        return ours
    if base == ours:
        return theirs
    if isinstance(ours, dict) and isinstance(theirs, dict):
        known = base if isinstance(base, dict) else {}
        return {
            key: _value(known.get(key, _MISSING), ours[key], theirs[key], key, fixed)
            for key in ours
        }
    if isinstance(ours, list) and isinstance(theirs, list):
        return _list(base if isinstance(base, list) else [], ours, theirs, field, fixed)
    if base is _MISSING and theirs in _EMPTY:
        return ours
    if base is _MISSING and ours in _EMPTY:
        return theirs
    raise Disagree(field)


def _list(
    base: list[Any], ours: list[Any], theirs: list[Any], field: str, fixed: frozenset[str | int]
) -> list[Any]:
    if field in fixed:
        if len(ours) != 1 or len(theirs) != 1:
            raise Disagree(field)
        return [_value(base[0] if base else _MISSING, ours[0], theirs[0], "", fixed)]
    versions = [_by_key(version) for version in (base, ours, theirs)]
    if any(version is None for version in versions):
        raise Disagree(field)
    before, mine, others = (version or {} for version in versions)
    _one_answer(before, mine, others, field)
    kept: dict[Hashable, Any] = {}
    for key in {**mine, **others, **before}:
        value = _entry(key, before, mine, others, field, fixed)
        if value is not _MISSING:
            kept[key] = value
    wanted = order([*before], [*mine], [*others], kept.keys())
    return [kept[key] for key in wanted or _ours_first(kept, mine)]


def _entry(
    key: Hashable,
    before: dict[Hashable, Any],
    mine: dict[Hashable, Any],
    others: dict[Hashable, Any],
    field: str,
    fixed: frozenset[str | int],
) -> Any:
    """Return one entry merged; `_MISSING` if a side deleted it and the other left it unchanged."""
    if key in mine and key in others:
        return _value(before.get(key, _MISSING), mine[key], others[key], field, fixed)
    kept = mine.get(key, others.get(key, _MISSING))
    if key not in before:
        return kept
    if kept is not _MISSING and kept != before[key]:
        raise Disagree(field)
    return _MISSING


def _one_answer(
    before: dict[Hashable, Any], mine: dict[Hashable, Any], others: dict[Hashable, Any], field: str
) -> None:
    """Raise `Disagree` if both sides replaced the same entry by different ones."""
    added = mine.keys() - before.keys(), others.keys() - before.keys()
    if not all(added) or added[0] == added[1]:
        return
    if before.keys() - mine.keys() - others.keys() or (field in _ONE_ANSWER and not before):
        raise Disagree(field)


def _ours_first(kept: dict[Hashable, Any], mine: dict[Hashable, Any]) -> list[Hashable]:
    return sorted(kept, key=lambda key: key not in mine)


def _by_key(entries: Sequence[Any]) -> dict[Hashable, Any] | None:
    """Return entries by what each is known by; nothing where two are known by the same."""
    by_key: dict[Hashable, Any] = {}
    for entry in entries:
        key = _key(entry)
        if key in by_key:
            return None
        by_key[key] = entry
    return by_key


def _key(entry: Any) -> Hashable:
    if not isinstance(entry, dict):
        return str(entry)
    for names in _KNOWN_BY:
        if entry.get(names[0]) is not None:
            return tuple(str(entry.get(name)) for name in names)
    return repr(entry)
