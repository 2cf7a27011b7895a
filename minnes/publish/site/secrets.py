"""What the public edition withholds, as texts to look for in all that is to be published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from minnes.model.base import Part
from minnes.model.meeting import Meeting

_NO_TEXT = frozenset(
    {
        *("kind", "status", "outcome", "mode", "series", "month", "seal", "sha256"),
        *("reference", "replaces", "deferred_to"),
    }
)
"""Fields whose values are the format's own words, or lead to something else."""

_COUNTED = re.compile(r"[A-Za-z]{1,2}\d+")
_COMMENT = re.compile(r"(?:^|\s)#+[ \t]*(.*)$", re.M)
_OF_THE_TOOL = ("yaml-language-server:", "minnes:")

Loc = tuple[str | int, ...]


class Secret(NamedTuple):
    """A text that must not be published, with the file it stands in and its place there.

    A `name` of a person is withheld even where a published meeting holds the same words; a `number`
    is looked for although it has no letters.
    """

    path: str
    place: str
    text: str
    kind: str = "text"


def texts(part: object, loc: Loc = ()) -> Iterator[tuple[Loc, str]]:
    """Yield every text in a part of minutes, with its place."""
    if isinstance(part, str):
        yield loc, part
    elif isinstance(part, list):
        for position, one in enumerate(part):
            yield from texts(one, (*loc, position))
    elif isinstance(part, Part):
        for name, value in part:
            if name not in _NO_TEXT:
                yield from texts(value, (*loc, name))


def withheld(path: str, whole: Meeting, shown: Meeting | None) -> Iterator[Secret]:
    """Yield the texts of a meeting that are not in `shown`; of one not published at all, all of them."""
    public = {text for _, text in texts(shown)} if shown is not None else set()
    for loc, text in texts(whole):
        if text not in public and not (loc[-1:] == ("id",) and _COUNTED.fullmatch(text)):
            yield Secret(path, in_words(loc), text, "number" if loc[-1] == "phone" else "text")


def comments(path: str, source: str) -> Iterator[Secret]:
    """Yield the comments of a minute file: nobody who reads pages was meant to read them.

    A number sign within a text is taken for one too; what is published is not looked for.
    """
    for match in _COMMENT.finditer(source):
        text = match[1].strip()
        if text and not text.startswith(_OF_THE_TOOL):
            line = source.count("\n", 0, match.start(1)) + 1
            yield Secret(f"{path}:{line}", "#", text)


def in_words(loc: Loc) -> str:
    """Return a place in a meeting as its file has it, counted from one: `items 2, decisions 1, text`."""
    words = ""
    for part in loc:
        if isinstance(part, int):
            words += f" {part + 1}"
        else:
            words += f", {part}" if words else part
    return words
