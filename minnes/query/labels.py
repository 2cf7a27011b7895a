"""The labels of columns, and the text of values in them, for people; programs get the values."""

from __future__ import annotations

from typing import Any

from minnes.language.catalog import Translator
from minnes.language.labels import FIELDS, WORDS, WORDY
from minnes.language.message import Message, say

COLUMNS: dict[str, Message] = FIELDS | {
    "meeting": say("meeting"),
    "item": say("item"),
    "late": say("days late"),
    "age": say("age in days"),
    "replaced_by": say("replaced by"),
    "changed": say("changed"),
    "organizations": say("organizations"),
    "meetings": say("meetings"),
    "people": say("people"),
    "first": say("first time"),
    "last": say("last time"),
    "held": say("meetings held"),
    "came": say("came"),
    "in_part": say("in part"),
    "substituted": say("sent a substitute"),
    "nobody": say("nobody came"),
    "silent": say("not mentioned"),
    "share": say("share"),
    "guest": say("as a guest"),
    "missed": say("missed in a row"),
    "how": say("how"),
    "right": say("spelt as"),
    "line": say("line"),
    "where": say("where"),
}
_YES_OR_NO = frozenset({"extra", "approximate", "internal"})


def label(column: str, language: Translator) -> str:
    """Return the label of a column."""
    return language.text(COLUMNS[column]) if column in COLUMNS else column


def display_value(column: str, value: Any, language: Translator) -> str:
    """Return a value as people read it, on one line."""
    if value is None or value == "":
        return ""
    if column in WORDY and value in WORDS:
        return language.text(WORDS[value])
    if column in _YES_OR_NO:
        return language.text(say("yes")) if value else ""
    if column == "share":
        return f"{value:.0%}" if language.language == "en" else f"{100 * value:.0f} %"
    if isinstance(value, float):
        number = f"{value:.10g}"
        return number if language.language == "en" else number.replace(".", ",")
    return " ".join(str(value).split())
