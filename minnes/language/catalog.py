"""Translators of messages and labels, from each language's compiled catalogue."""

from __future__ import annotations

from functools import cache
from gettext import NullTranslations
from pathlib import Path

from minnes.language.message import Message
from minnes.language.mo_file import Compiled

LANGUAGES = {"sv": "svenska", "en": "English"}
"""Languages into which everything is translated, with their own names."""

PUBLISHED = {**LANGUAGES, "nb": "norsk bokmål", "da": "dansk", "fi": "suomi"}
"""Languages in which minutes can be published; commands speak English in the last three."""


class Translator:
    """Turns messages and labels into one language."""

    def __init__(self, language: str, translations: NullTranslations) -> None:
        self.language = language
        self.gettext = translations.gettext
        self.ngettext = translations.ngettext
        self.pgettext = translations.pgettext
        self.npgettext = translations.npgettext

    def text(self, message: Message) -> str:
        """Return a message in this language."""
        if message.plural:
            sentence = self.ngettext(message.singular, message.plural, message.count)
        else:
            sentence = self.gettext(message.singular)
        if not message.params:
            return sentence.format()
        return sentence.format_map(
            {
                name: self.text(value) if isinstance(value, Message) else value
                for name, value in message.params
            }
        )


def sentences(language: str) -> list[str]:
    """Return all sentences and labels of minnes, in English and in a language."""
    texts: list[str] = []
    for file in sorted(Path(__file__).parent.glob("*/minnes.mo")):
        for originals, translations in Compiled(file.read_bytes()).texts():
            texts += originals
            if file.parent.name == language:
                texts += translations
    return texts


@cache
def translator(language: str) -> Translator:
    """Return the translator to a language, or to English if it has no catalogue."""
    compiled = Path(__file__).parent / language / "minnes.mo"
    if language == "en" or not compiled.is_file():
        return Translator(language, NullTranslations())
    return Translator(language, Compiled(compiled.read_bytes()))
