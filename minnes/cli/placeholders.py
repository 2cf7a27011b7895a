"""The placeholders in help pages, as FILE and DATE, in the user's language."""

from __future__ import annotations

import re
from typing import Any

from minnes.language.catalog import Translator
from minnes.language.message import say

_WORDS = {
    word.singular: word
    for word in (
        *(say("ADDRESS"), say("BASE"), say("CODE"), say("CODES"), say("COLUMN"), say("DATE")),
        *(say("FILE"), say("FOLDER"), say("KIND"), say("LANGUAGE"), say("NAME")),
        *(say("NAMES"), say("NUMBER"), say("ORGANIZATION"), say("OURS"), say("PATH")),
        *(say("PATHS"), say("PLACE"), say("REMOTE"), say("REV"), say("SERIES"), say("TARGET")),
        *(say("THEIRS"), say("TIME"), say("TITLE"), say("TOPIC"), say("WHAT"), say("WORD")),
        *(say("WORDS"), say("YEAR")),
    )
}
"""Placeholders that are not the same in every language, as ID and TEXT are."""


def placeholder(parameter: Any, language: Translator) -> str:
    """Return what stands for the value of an option or an argument."""
    written = str(parameter.metavar or parameter.name.upper())
    return re.sub("[A-Z]+", lambda match: _translated(match[0], language), written)


def _translated(word: str, language: Translator) -> str:
    return language.text(_WORDS[word]) if word in _WORDS else word
