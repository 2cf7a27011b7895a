"""Compares a project's settings: minnes.yaml, and the files of register/."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from minnes.model.base import Part
from minnes.model.schedule import TimeSpan
from minnes.review.changes_in_words import Line
from minnes.review.wording import Piece
from minnes.source.writing import formatting

_KINDS = {
    "minnes.yaml": formatting.PROJECT,
    "register/series.yaml": formatting.SERIES,
    "register/organizations.yaml": formatting.ORGANIZATIONS,
}


class Setting(NamedTuple):
    """A setting that came, went or says something else, by the keys that lead to it."""

    keys: tuple[str, ...]
    old: str
    new: str


def kind(path: str) -> formatting.Kind | None:
    """Return what kind of settings a file holds, by its path; nothing for minutes."""
    endings = ((ending, kind) for ending, kind in _KINDS.items())
    return next((kind for end, kind in endings if path == end or path.endswith(f"/{end}")), None)


def differences(old: object, new: object) -> list[Setting]:
    """Return what differs between two readings of a file of settings."""
    before, after = dict(_flattened((), _plain(old))), dict(_flattened((), _plain(new)))
    settings: list[Setting] = []
    for keys in dict.fromkeys([*before, *after]):
        was, now = before.get(keys, ()), after.get(keys, ())
        gone = [value for value in was if value not in now]
        come = [value for value in now if value not in was]
        if len(gone) == len(come) == 1:
            settings.append(Setting(keys, gone[0], come[0]))
        else:
            settings += [Setting(keys, value, "") for value in gone]
            settings += [Setting(keys, "", value) for value in come]
    return settings


def lines(settings: list[Setting] | tuple[Setting, ...]) -> list[Line]:
    """Return changed settings as lines of a review; keys stand as they are typed."""
    return [_line(setting) for setting in settings]


def _line(setting: Setting) -> Line:
    label = Piece("both", f"{' › '.join(setting.keys)}: ")
    old, new = Piece("old", setting.old), Piece("new", setting.new)
    if setting.old and setting.new:
        return Line(0, "~", (label, old, Piece("both", " → "), new))
    return Line(0, "+", (label, new)) if setting.new else Line(0, "-", (label, old))


def _plain(value: object) -> Any:
    """Return a value as JSON has it, without what is blank; a time as it is typed."""
    if isinstance(value, TimeSpan):
        return str(value)
    if isinstance(value, Part):
        fields = type(value).model_fields.items()
        said = {field.alias or name: _plain(getattr(value, name)) for name, field in fields}
        return {key: part for key, part in said.items() if part not in (None, [], {}, "", False)}
    if isinstance(value, Mapping):
        return {str(key): _plain(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_plain(part) for part in value]
    return value


def _flattened(
    keys: tuple[str, ...], value: Any
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Yield what each setting says, by its keys; of a list, each of its members."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _flattened((*keys, key), part)
    elif isinstance(value, list):
        yield keys, tuple(map(_text, value))
    else:
        yield keys, (_text(value),)


def _text(value: Any) -> str:
    """Return a value on a line: of a member of a list, who or what it is comes first."""
    if isinstance(value, bool):
        return str(value).lower()
    if not isinstance(value, dict) or not value:
        return str(value)
    (_, first), *rest = value.items()
    return ", ".join([_text(first), *(f"{key}: {_text(part)}" for key, part in rest)])
