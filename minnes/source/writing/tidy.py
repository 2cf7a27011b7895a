"""Tidies one-line forms: blanks around commas, times as `09:00-12:00`.

Each function returns a text that reads as the same; if tidying would change that, the text as typed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from pydantic import ValidationError

from minnes.language.regex import regex
from minnes.model.schedule import TimeSpan
from minnes.source import shorthand

Tidy: TypeAlias = Callable[[str], str]

_COMMAS = regex(r"\s*,[\s,]*")
_OPENING = regex(r"(?<=\S)\s*\(\s*")
_CLOSING = regex(r"\s+\)")


def names(text: str) -> str:
    """Return people in a line, as `Karin Holm, Johan Öst (vik., ersätter Eva Ek)`."""
    return _if_same(
        text, _spaced(text), lambda line: [_both(name) for name in shorthand.split_names(line)]
    )


def person(text: str) -> str:
    """Return one entry of a list of people."""
    return _if_same(text, _spaced(text), _both)


def _both(name: str) -> tuple[Any, Any]:
    """Return how a name reads by itself and within a group of an organization."""
    return shorthand.parse_person(name), shorthand.parse_person(name, grouped=True)


def texts(text: str) -> str:
    """Return short texts in a line, with one blank after each comma."""
    return _if_same(
        text, _COMMAS.sub(", ", text).strip(" ,"), shorthand.split_names, shorthand.split_list
    )


def times(text: str) -> str:
    """Return times as `09:00-12:00`, several with commas between."""
    try:
        return ", ".join(str(time) for time in _times(text))
    except ValidationError:
        return text


def dated(text: str) -> str:
    """Return a date with its time and place, as `2022-03-11 09:00-12:00, Uddevalla`."""
    fields = shorthand.parse_dated(text)
    if fields is None:
        return text
    head = fields.get("date") or fields["month"]
    if "end_date" in fields:
        head += f"/{fields['end_date']}"
    if "time" in fields:
        head += f" {times(fields['time'])}"
    if "place" in fields:
        head += f", {fields['place']}"
    return _if_same(text, head, lambda line: _dated(shorthand.parse_dated(line)))


def marked(text: str) -> str:
    """Return a line with the marks `due:` and `id:` at its end, in this order."""
    what, marks = shorthand.split_marks(text)
    ending = [f"{key}:{marks[key]}" for key in ("due", "id") if key in marks]
    return _if_same(text, " ".join([what, *ending]), shorthand.split_marks)


def _spaced(text: str) -> str:
    text = _COMMAS.sub(", ", text).strip(" ,")
    return _CLOSING.sub(")", _OPENING.sub(" (", text))


def _times(text: str) -> list[TimeSpan]:
    spans = (shorthand.parse_time_span(piece) for piece in shorthand.split_list(text))
    return [TimeSpan.model_validate(span) for span in spans]


def _dated(fields: dict[str, str] | None) -> Any:
    return fields and {**fields, "time": _times(fields["time"]) if "time" in fields else None}


def _if_same(typed: str, tidied: str, *readings: Callable[[str], Any]) -> str:
    same = all(reading(typed) == reading(tidied) for reading in readings)
    return tidied if same else typed
