"""A model of the valid parts of a file, so that rules check these although others are wrong."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

Read = TypeVar("Read", bound=BaseModel)

_ROUNDS = 3
"""Attempts: leaving a part out can make another invalid."""


def model_of_valid_parts(data: Any, error: ValidationError, model: type[Read]) -> Read | None:
    """Return a model of `data`, from which invalid values are removed in place, or None.

    Entries of lists become blank, so that the others keep their positions.
    """
    for _ in range(_ROUNDS):
        for wrong in error.errors(include_url=False):
            _leave_out(data, wrong)
        try:
            return model.model_validate(data)
        except ValidationError as next_error:
            error = next_error
    return None


def _leave_out(data: Any, error: ErrorDetails) -> None:
    *above, last = error["loc"] or ("",)
    for step in above:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return
    if isinstance(data, dict):
        if error["type"] == "missing":
            data[last] = ""
        else:
            data.pop(last, None)
    elif isinstance(data, list) and isinstance(last, int):
        data[last] = {} if error["type"] == "model_type" else ""
