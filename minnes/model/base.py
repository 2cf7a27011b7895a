"""The base class of all models, and the types of their fields: dates, flags, ids, references."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from typing import Annotated, Any, get_args
from unicodedata import normalize

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
)
from pydantic.fields import FieldInfo
from pydantic_core import CoreSchema, PydanticCustomError

from minnes.language.regex import regex
from minnes.language.words import NO, YES


class Part(BaseModel):
    """Base class of all models of minutes and projects: immutable, and no unknown keys.

    Validators are built when first used: building all of them at import takes three times as long.
    Files of models leave out `from __future__ import annotations`, or Pydantic would have to compile
    every field's type from text at each start.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    def filled(self) -> list[tuple[str, Any]]:
        """Return the names and values of the fields that are not blank; most of them are."""
        return [pair for pair in self.__dict__.items() if pair[1]]


def fields_by_key(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """Return a model's fields by the key that is typed for each, in the format's order."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


def part_type(annotation: Any) -> type[Part] | None:
    """Return the model within a field's type: `Item` for `list[Item] | None`."""
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation
    return next((part for inner in get_args(annotation) if (part := part_type(inner))), None)


def texts(value: object) -> Iterator[str]:
    """Yield every text of a part of minutes and of all the parts within it."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Part):
        for _, inner in value.filled():
            if isinstance(inner, str):
                yield inner
            elif isinstance(inner, (list, Part)):
                yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)


@dataclass(frozen=True, eq=False)
class AlsoWritten:
    """Adds the shorter forms that people may type to a field's JSON Schema; validates nothing.

    In a form, `{"x-part": "Person"}` stands for a reference to the schema of that model. With
    `"x-without": ["name"]` or other keys it stands for a copy without those fields, updated by the keys.
    """

    forms: tuple[dict[str, Any], ...]
    instead: bool = False

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Return the field's schema with the shorter forms beside it, or in its place."""
        return {"anyOf": [*self.forms] if self.instead else [*self.forms, handler(core)]}


def empty() -> list[Any]:
    """Return a new empty list, the default of a field.

    Not `list` itself: for every field, Pydantic would inspect its signature, which is a fifth of the
    time that building the models takes.
    """
    return []


TEXT: dict[str, Any] = {"type": "string"}
DATE_HINT: dict[str, Any] = {"patternErrorMessage": "write year-month-day, as 2021-12-10"}
"""The message of editors for what is not a date; `minnes check` gives the same."""
AS_TEXT = AlsoWritten((TEXT,))
"""The long form may be written as one line of text."""


_DAY = regex(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_TIME = regex(r"(\d{1,2})(?:[:.](\d{2}))?", re.ASCII)


def _iso_date(value: object) -> object:
    if isinstance(value, str):
        if _DAY.fullmatch(value):
            try:
                return date.fromisoformat(value)
            except ValueError:
                pass
        raise PydanticCustomError("iso_date", "not a date")
    return value


def _clock(value: object) -> object:
    if isinstance(value, str):
        match = _TIME.fullmatch(value)
        if match and int(match[1]) < 24 and int(match[2] or 0) < 60:
            return time(int(match[1]), int(match[2] or 0))
        raise PydanticCustomError("clock", "not a time")
    return value


def _flag(value: object) -> object:
    if isinstance(value, str):
        word = value.strip().casefold()
        if word in YES or word in NO:
            return word in YES
        raise PydanticCustomError("flag", "neither yes nor no")
    return value


def _internal(value: object) -> object:
    if isinstance(value, str):
        word = value.strip().casefold()
        if not word:
            raise PydanticCustomError("internal_blank", "left empty")
        return word in YES or (word not in NO and value.strip())
    if not isinstance(value, bool):
        raise PydanticCustomError("flag", "neither yes nor no")
    return value


def _composed(value: str) -> str:
    return normalize("NFC", value)


Name = Annotated[str, AfterValidator(_composed)]
"""A name: å, ä and ö are one letter each, also when they are typed in two parts (Unicode's NFC)."""


def matching(kind: str, pattern: str) -> AfterValidator:
    """Return a check that a text matches the pattern; `kind` names the error."""
    compiled = re.compile(pattern)

    def check(value: str) -> str:
        value = _composed(value)
        if not compiled.fullmatch(value):
            raise PydanticCustomError("pattern", "not of the right form", {"kind": kind})
        return value

    return AfterValidator(check)


IsoDate = Annotated[
    date,
    BeforeValidator(_iso_date),
    AlsoWritten(
        ({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$", **DATE_HINT},), instead=True
    ),
]
"""A day, typed `2021-12-10` and no other way (ISO 8601)."""

Clock = Annotated[
    time,
    BeforeValidator(_clock),
    AlsoWritten(({"type": ["string", "number"]},), instead=True),
]
"""A time of day, typed `9`, `9:00` or `09.00`."""

Flag = Annotated[
    bool,
    BeforeValidator(_flag),
    AlsoWritten(
        (
            {"enum": ["ja", "nej", "yes", "no", True, False]},
            {"type": "string", "pattern": "^([Jj][Aa]|[Nn][Ee][Jj]|[Yy][Ee][Ss]|[Nn][Oo])$"},
        ),
        instead=True,
    ),
]
"""Yes or no, in Swedish or English."""

Internal = Annotated[
    bool | str,
    BeforeValidator(_internal),
    AlsoWritten(
        ({"enum": ["ja", "nej", "yes", "no"]}, {"type": ["string", "boolean"]}), instead=True
    ),
    Field(description="Whether, or why, this stays internal."),
]
"""Whether something stays out of the public edition: true, false, or the reason it does."""

PublicText = Annotated[str | None, Field(description="What the public edition says instead.")]
"""What stands in the public edition in place of what is internal."""

Identifier = Annotated[str, matching("identifier", r"[A-Za-zÅÄÖåäö0-9][\w-]*")]
"""The name of a decision or an action within its meeting: `D1`, `A3`."""

Reference = Annotated[str, matching("reference", r"[^\s#]+#[A-Za-zÅÄÖåäö0-9][\w-]*")]
"""A decision or an action of some meeting: `bim/2021-12-10#D1`, or `2021-12-10#D1` in the same series."""

SeriesName = Annotated[str, matching("series_name", r"[a-zß-öø-ÿ0-9]+(-[a-zß-öø-ÿ0-9]+)*")]
"""A series' short name: lower case letters, digits and hyphens."""

Month = Annotated[str, matching("month", r"\d{4}-(0[1-9]|1[0-2])")]
"""A month of a year: `2022-06`."""
