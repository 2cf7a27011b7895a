"""A sentence for a person, kept apart from its language until it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import LiteralString


@dataclass(frozen=True, slots=True)
class Message:
    """An English sentence with named gaps; `catalog.Translator.text` turns it into the reader's language."""

    singular: str
    plural: str = ""
    count: int = 1
    params: tuple[tuple[str, object], ...] = ()

    def __str__(self) -> str:
        """Return the sentence in English."""
        chosen = self.plural if self.plural and self.count != 1 else self.singular
        return chosen.format_map(dict(self.params))


def say(sentence: LiteralString, /, **params: object) -> Message:
    """Return a message; gaps are written `{name}` and filled when it is shown (a filler may be a message)."""
    return Message(sentence, params=tuple(params.items()))


def say_many(
    singular: LiteralString, plural: LiteralString, count: int, /, **params: object
) -> Message:
    """Return a message whose form follows `count`, which also fills the gap `{count}`."""
    return Message(singular, plural, count, (("count", count), *params.items()))
