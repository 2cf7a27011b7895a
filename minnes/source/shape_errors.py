"""The code and the advice for each error of Pydantic, by the error's type."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from typing import Any, get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from minnes.language.message import Message, say
from minnes.language.regex import regex
from minnes.model.base import fields_by_key, part_type
from minnes.model.document import Correction
from minnes.model.figure import NamedFigure
from minnes.model.item import Item, Update
from minnes.model.meeting import Meeting, Ranked
from minnes.model.outcome import Action, Decision, Vote
from minnes.model.person import Person
from minnes.model.project import Member, Project, RosterEntry, Series
from minnes.model.schedule import NextMeeting
from minnes.source.codes import colours, days, keys, values
from minnes.source.codes.advice import Advice, write
from minnes.source.steps import closest_key, meant_key

_BY_TYPE: dict[str, Callable[[Any], Advice]] = {
    "iso_date": days.bad_date,
    "date_type": days.bad_date,
    "clock": values.bad_time,
    "time_type": values.bad_time,
    "flag": values.bad_flag,
    "bool_type": values.bad_flag,
    "internal_blank": values.internal_blank,
    "int_parsing": values.bad_number,
    "int_parsing_size": values.bad_number,
    "int_from_float": values.bad_number,
    "int_type": values.bad_number,
    "float_parsing": values.bad_number,
    "float_type": values.bad_number,
    "finite_number": values.bad_number,
    "greater_than_equal": values.bad_number,
}
# `Skolan – 7`, `Hur når vi papporna? 12 p`
_TITLE_AND_POINTS = regex(r"(.+?) ?[-–:(]? \(?(\d+) ?(?:p\.?|poäng|points)?\)?")
# `5-3`, `5 ja, 3 nej`, `5 mot 3`, and `5-3-1` with those who abstained
_VOTES = regex(
    r"(\d+)(?: (?:ja|yes|för|for))?(?: ?[-–,/] ?| (?:och|mot|and|to) )(\d+)(?: (?:nej|no|mot|against))?"
    r"(?: ?[-–,/(] ?(\d+)(?: (?:avstår|avstod|abstain|abstained|abstentions?)\)?)?)?"
)
# `Orust from`, `Anna Lind (Orust) from`, before a colon and a day
_TERM = regex(r"(\S.*?),? (from|until)")
_ENTRY = regex(r"([^()]+) \(([^(),]+)\),? (from|until)")
_OF_OTHERS = frozenset(("date", "due", "figures", "need", "status", "what", "who"))
"""Keys of other parts that look like a slip of one that belongs."""

_LINES = (NamedFigure, Ranked, Member, RosterEntry, Correction)
"""Parts that hold little but a name: a name that was typed as a key is no key that is missing."""

_OF_SEVERAL = ("list_type", "model_type", "dict_type")
_BY_PATTERN: dict[str, Callable[[Any], Advice]] = {
    "reference": values.bad_reference,
    "identifier": values.bad_identifier,
    "series_name": values.bad_series_name,
    "month": days.bad_date,
    "later": values.bad_later,
    "colour": colours.bad_colour,
    "timezone": values.bad_timezone,
    "address": values.bad_address,
}


def without_misspelt_missing(
    errors: Iterable[ErrorDetails], model: type[BaseModel]
) -> list[ErrorDetails]:
    """Return the errors without those of missing keys that are there, misspelt."""
    every = list(errors)
    misspelt = set()
    for error in every:
        if error["type"] == "extra_forbidden":
            *place, key = error["loc"]
            part = part_at(model, (*place,))
            known = fields_by_key(part)
            meant = known if part in _LINES else (closest_key(str(key), known)[0],)
            misspelt.update([(*place, name) for name in meant])
    return [error for error in every if error["type"] != "missing" or error["loc"] not in misspelt]


def advice_for(error: ErrorDetails, model: type[BaseModel]) -> tuple[Callable[..., Advice], Advice]:
    """Return the function of an error's code, and its advice for this error."""
    kind, value, loc = error["type"], error["input"], error["loc"]
    if kind == "extra_forbidden":
        return keys.unknown_key, _unknown_key(str(loc[-1]), part_at(model, loc[:-1]))
    if kind == "missing":
        return keys.missing_key, keys.missing_key(str(loc[-1]))
    if kind in _OF_SEVERAL:
        return keys.expected_keys, _expected_keys(kind, value, part_at(model, loc))
    if isinstance(value, dict | list):
        return keys.expected_text, keys.expected_text(str(loc[-1]))
    if kind == "literal_error":
        return values.bad_choice, values.bad_choice(value, _choices(model, loc))
    if kind == "iso_date" and loc == ("date",):
        return days.bad_date, days.bad_date(value, several=True)
    code = _BY_PATTERN[error["ctx"]["kind"]] if kind == "pattern" else _BY_TYPE[kind]
    return code, code(value)


def hint_for_both(
    meant: tuple[str | int, ...], data: Any, mended: Container[tuple[str | int, ...]]
) -> Message | None:
    """Return the hint for a key that is to stand where there is one, typed or mended before."""
    part = data
    for step in meant[:-1]:
        part = part[step]
    there = meant[-1] in part or meant in mended
    return say('put both under "{name}"', name=meant[-1]) if there else None


def part_at(model: type[BaseModel], loc: tuple[str | int, ...]) -> type[BaseModel]:
    """Return the model of the part at a place, or of the nearest part above it."""
    for step in loc:
        if isinstance(step, str) and (field := fields_by_key(model).get(step)):
            model = part_type(field.annotation) or model
    return model


def _expected_keys(kind: str, value: object, part: type[BaseModel]) -> Advice:
    """Return the advice for a text where keys should stand: as keys, if it tells what they hold."""
    advice, text = keys.expected_keys(), " ".join(str(value).split())
    if part is NamedFigure:
        hint = say('write a line for each, and a colon before the figure: "elever: 12"')
        return advice._replace(hint=hint)
    if part is Vote and (votes := _VOTES.fullmatch(text)):
        abstain = f", abstain: {votes[3]}" if votes[3] else ""
        line = f"vote: {{for: {votes[1]}, against: {votes[2]}{abstain}}}"
        return advice._replace(hint=write(line))
    if part is Ranked and (title := _TITLE_AND_POINTS.fullmatch(text)):
        return advice._replace(hint=write(f'- {{title: "{title[1]}", points: {title[2]}}}'))
    known = fields_by_key(part) if kind == "model_type" else ()
    return keys.expected_keys(", ".join(f"{key}:" for key in known))


def _unknown_key(key: str, model: type[BaseModel]) -> Advice:
    near, certain = closest_key(key, fields_by_key(model))
    elsewhere = _place_of(key, model) if not near or key in _OF_OTHERS else None
    return keys.unknown_key(key, "" if elsewhere else near, certain and not elsewhere, elsewhere)


def _place_of(key: str, model: type[BaseModel]) -> Message | None:
    """Return how a key that a part does not have is to stand, if that can be told."""
    if model is NamedFigure:
        return say('write it without a hyphen before it: "{key}: …"', key=key)
    if model is Ranked:
        return say('write it as "- {{title: {key}, points: …}}"', key=key)
    if model is Member and (term := _TERM.fullmatch(key)):
        return write(f"- {{organization: {term[1]}, {term[2]}: …}}")
    if model is Member and key[:1].isupper():
        return say('write it as "- {{organization: {key}, from: …}}"', key=key)
    if model is Correction and key[:1].isdigit():
        return say('write it as "- {{date: {key}, text: …}}"', key=key)
    if model is RosterEntry and (entry := _ENTRY.fullmatch(key)):
        name, organization, day = entry.groups()
        return write(f"- {{name: {name}, organization: {organization}, {day}: …}}")
    if model is RosterEntry and key[:1].isupper():
        return say(
            "an entry of a roster is one person: Anna Lind (Orust, samordnare); of whom more "
            "is to be said: {{name: Anna Lind, organization: Orust, until: 2024-06-30, "
            "aliases: Anna Ek}}"
        )
    if model is RosterEntry and key == "substitutes_for":
        return say("take it away: who sits in for whom is said in the minutes of each meeting")
    if model is Project:
        return _in_series(key)
    if model is Item and (meant_key(key) or key) in ("notes", "summary"):
        return say('what was said of an item stands under "text:"')
    if model is NextMeeting and key == "end_date":
        return say("a meeting ahead is one day: write a line for each")
    if model is Person and key == "title":
        return say('did you mean "{near}"?', near="role")
    if model is Action and key[:1].isupper():
        return say('each action begins with a hyphen: "- {key}: …"', key=key)
    if model.__module__ == Project.__module__:
        return say("choose one of: {choices}", choices=", ".join(fields_by_key(model)))
    word = meant_key(key)
    parts = ((Item, "items"), (Update, "updates"), (Action, "actions"), (Decision, "decisions"))
    for part, where in parts[: 2 if model is Meeting else 4]:
        if model is not part and (key in fields_by_key(part) or word in fields_by_key(part)):
            return say('it belongs under "{belongs}"', belongs=where)
    if model is Item and (key in fields_by_key(Meeting) or word in fields_by_key(Meeting)):
        return say("it is about the whole meeting: write it at the top, above items")
    if model is Item and (key[:1].isupper() or key[:1] in "§0123456789"):
        return say(
            'if it is the title of an item, write "- title: {key}"; an organization that reports '
            'stands under "updates:", two spaces further in; '
            "if it is part of a text, put quotes around the whole text",
            key=key,
        )
    if model in (Item, Update):
        return say(
            'what was said stands under "text:"; '
            "if it is part of a text, put quotes around the whole text"
        )
    if model is Meeting and (key[:1].isupper() or " " in key):
        return say(
            'if it was taken up, it is an item: "- title: {key}" under items; '
            "if it is part of a text, put quotes around the whole text",
            key=key,
        )
    return None


def _in_series(key: str) -> Message | None:
    """Return where a key of a series belongs, if it is typed at the top of minnes.yaml."""
    if not {key, meant_key(key)} & fields_by_key(Series).keys():
        return None
    return say(
        'it belongs to a series: below "series:" stands its short name, and this two spaces '
        "further in than the name"
    )


def _choices(model: type[BaseModel], loc: tuple[str | int, ...]) -> list[str]:
    """Return the words that a field takes: those of the `Literal` in its type."""
    field = fields_by_key(part_at(model, loc[:-1])).get(str(loc[-1]))
    return list(_literals(field.annotation)) if field else []


def _literals(annotation: Any) -> Iterator[str]:
    for inner in get_args(annotation):
        if isinstance(inner, str):
            yield inner
        else:
            yield from _literals(inner)
