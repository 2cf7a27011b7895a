"""Messages: English sentences with parameters, translated only when they are shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import LiteralString


@dataclass(frozen=True, slots=True)
class Message:
    """An English sentence with parameters; `catalog.Translator.text` translates it."""

    singular: str
    plural: str = ""
    count: int = 1
    params: tuple[tuple[str, object], ...] = ()

    def __str__(self) -> str:
        """Return the sentence in English."""
        chosen = self.plural if self.plural and self.count != 1 else self.singular
        return chosen.format_map(dict(self.params))


def say(sentence: LiteralString, /, **params: object) -> Message:
    """Return a message whose `{name}` are replaced by parameters, which may be messages, when shown."""
    return Message(sentence, params=tuple(params.items()))


def say_many(
    singular: LiteralString, plural: LiteralString, count: int, /, **params: object
) -> Message:
    """Return a message with a singular and a plural form; `count` is also its parameter `{count}`."""
    return Message(singular, plural, count, (("count", count), *params.items()))
