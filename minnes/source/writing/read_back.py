"""Parts of minutes as data, as it is typed: text, lists and keys; and whether that reads back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, TypeAlias, TypeVar

from pydantic import ValidationError

from minnes.model.base import Part
from minnes.source.codes.advice import Problems
from minnes.source.steps import Step

Data: TypeAlias = "str | list[Data] | dict[str, Data] | None"
Known = TypeVar("Known", bound=Part)

LINE = 90
"""Characters up to which a list stands on one line."""


def keys(
    part: Part, written: Mapping[str, Callable[[Any], Data]], without: Sequence[str] = ()
) -> dict[str, Data]:
    """Return a part key by key, without what is as it would be if nothing were said.

    `written` says how the values of a key are written, if not plainly.
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
    """Return a text, a date, a number, or yes or no, as it is typed."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.isoformat() if isinstance(value, date) else str(value)


def reads_back(step: Step, data: Any, part: Part) -> bool:
    """Return whether reading the data gives the part, without anything to say of it."""
    problems = Problems()
    try:
        read = type(part).model_validate(step(data, problems))
    except ValidationError:
        return False
    return read == part and not problems.found


def all_read_back(step: Step, data: Any, kind: type[Known], parts: Sequence[Known]) -> bool:
    """Return whether reading the data gives the parts, without anything to say of them."""
    problems = Problems()
    try:
        read = [kind.model_validate(entry) for entry in step(data, problems)]
    except ValidationError:
        return False
    return read == list(parts) and not problems.found
