"""Reads one value of a minute file as a meeting that holds nothing else, and writes it back as lines."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from pydantic import ValidationError

from minnes.model.base import Part
from minnes.model.meeting import Meeting
from minnes.source import expand, outcome_steps
from minnes.source.blocks import Block, Path, parse_blocks, walk_blocks
from minnes.source.codes.advice import Problems
from minnes.source.writing.writer import dump

_DAY = "2000-01-01"

# What a part cannot be without, so that any one of its other keys can be read by itself.
_NEEDED: dict[str, dict[str, str]] = {
    "items": {"title": "x"},
    "decisions": {"text": "x"},
    "actions": {"what": "x"},
    "questions": {"text": "x"},
    "events": {"text": "x"},
    "ranking": {"title": "x", "points": "1"},
    "corrections": {"date": _DAY, "text": "x"},
    "approval": {"by": "x", "date": _DAY},
    "vote": {"for": "1"},
}
HEADED = {
    "actions": frozenset(outcome_steps.ACTION),
    "next_meetings": frozenset({*outcome_steps.NEXT_MEETING, "dates"}),
    "events": frozenset(outcome_steps.EVENT),
}
"""Lists whose entries may begin with a key of their own (an owner, a date), with the other keys."""


def headed(field: str, keys: Any) -> list[str]:
    """Return the keys of an entry that are no keys of the format: an owner, or a date."""
    known = HEADED.get(field)
    return [key for key in keys if key not in known] if known else []


def meeting_of(path: Path, data: Any) -> Meeting:
    """Return a meeting that says nothing but one value; raises `ValueError` if it cannot be read."""
    problems = Problems()
    try:
        meeting = Meeting.model_validate(expand.meeting(_wrapped(path, data), problems))
    except (ValidationError, TypeError, AttributeError) as error:
        raise ValueError(path) from error
    if problems.found:
        raise ValueError(path)
    return meeting


@lru_cache(maxsize=4096)
def _part(path: Path, typed: str) -> Part | str | None:
    value: Any = meeting_of(path, json.loads(typed))
    for step in path:
        value = getattr(value, step) if isinstance(step, str) else value[0]
    return value if isinstance(value, Part | str) else None


def part_at(path: Path, data: Any) -> Part | str | None:
    """Return an entry of a list as the model has it; nothing where it has no such entry."""
    try:
        return _part(path, json.dumps(data))
    except (ValueError, AttributeError, IndexError, TypeError):
        return None


def block_of(path: Path, meeting: Meeting) -> Block | None:
    """Return how a value of a meeting is written by itself, in the shortest form."""
    try:
        whole = parse_blocks(dump(meeting))
    except ValueError:
        return None
    small = tuple(0 if isinstance(step, int) else step for step in path)
    if whole is None:
        return None
    return next((block for block in walk_blocks(whole) if block.path == small), None)


def _wrapped(path: Path, data: Any) -> dict[str, Any]:
    value = data
    for position in range(len(path) - 1, -1, -1):
        step = path[position]
        if isinstance(step, int):
            value = [value]
            continue
        above = path[:position]
        field = next((key for key in reversed(above) if isinstance(key, str)), "")
        value = {step: value}
        if above and not headed(field, value):
            value = {**_NEEDED.get(field, {}), **value}
    return {"date": _DAY, "title": "x", **value}
