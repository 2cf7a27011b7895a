"""The translations of every message and label, one compiled catalogue a language."""

from __future__ import annotations

from functools import cache
from gettext import NullTranslations
from pathlib import Path

from minnes.language.message import Message
from minnes.language.mo_file import Compiled

LANGUAGES = {"sv": "svenska", "en": "English"}
"""Languages in which everything exists, with their own names."""

PUBLISHED = {**LANGUAGES, "nb": "norsk bokmål", "da": "dansk", "fi": "suomi"}
"""Languages in which minutes can be published; in those further ones, commands speak English."""


class Translator:
    """Turns messages and labels into one language."""

    def __init__(self, language: str, translations: NullTranslations) -> None:
        self.language = language
        self.gettext = translations.gettext
        self.ngettext = translations.ngettext
        self.pgettext = translations.pgettext
        self.npgettext = translations.npgettext

    def text(self, message: Message) -> str:
        """Return the message as a sentence in this language."""
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
    """Return every sentence and label that minnes itself has in a language."""
    texts: list[str] = []
    for file in sorted(Path(__file__).parent.glob("*/minnes.mo")):
        for originals, translations in Compiled(file.read_bytes()).texts():
            texts += originals
            if file.parent.name == language:
                texts += translations
    return texts


@cache
def translator(language: str) -> Translator:
    """Return the translator for a language code; one without a catalogue speaks English."""
    compiled = Path(__file__).parent / language / "minnes.mo"
    if language == "en" or not compiled.is_file():
        return Translator(language, NullTranslations())
    return Translator(language, Compiled(compiled.read_bytes()))
