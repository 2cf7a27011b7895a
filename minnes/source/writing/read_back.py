"""Models as data that can be typed (texts, lists, keys), and tests whether such data reads back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, TypeAlias, TypeVar

from pydantic import ValidationError

from minnes.language.numbers import plain_number
from minnes.model.base import Part
from minnes.source.codes.advice import Problems
from minnes.source.steps import Step

Data: TypeAlias = "str | list[Data] | dict[str, Data] | None"
Known = TypeVar("Known", bound=Part)

LINE = 90
"""Characters up to which a list is written on one line."""


def keys(
    part: Part, written: Mapping[str, Callable[[Any], Data]], without: Sequence[str] = ()
) -> dict[str, Data]:
    """Return a mapping of a part's keys, without fields that have their default value.

    `written` has functions that write the values of some keys; the others are plain texts.
    """
    found: dict[str, Data] = {}
    for name, field in type(part).model_fields.items():
        value = getattr(part, name)
        default = field.get_default(call_default_factory=True)
        if name not in without and (field.is_required() or value != default):
            key = field.alias or name
            found[key] = written.get(key, scalar_text)(value)
    return found


def scalar_text(value: object) -> Data:
    """Return a text, a date, a number or a flag as it is typed."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return plain_number(value)
    return value.isoformat() if isinstance(value, date) else str(value)


def reads_back(step: Step, data: Any, part: Part) -> bool:
    """Return whether the data reads as an equal part, without problems."""
    problems = Problems()
    try:
        read = type(part).model_validate(step(data, problems))
    except ValidationError:
        return False
    return read == part and not problems.found


def all_read_back(step: Step, data: Any, kind: type[Known], parts: Sequence[Known]) -> bool:
    """Return whether the data reads as a list of equal parts, without problems."""
    problems = Problems()
    try:
        read = [kind.model_validate(entry) for entry in step(data, problems)]
    except ValidationError:
        return False
    return read == list(parts) and not problems.found
