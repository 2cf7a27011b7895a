"""The secrets of minutes: texts that the public edition withholds, and that no published file may hold."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from minnes import resources
from minnes.language.catalog import Translator, sentences
from minnes.language.regex import regex
from minnes.model.base import Part
from minnes.model.identity import absolute
from minnes.model.item import Update
from minnes.model.meeting import Meeting
from minnes.model.outcome import FollowUp
from minnes.model.person import Contact
from minnes.model.project import Project
from minnes.publish.name_redaction import initials
from minnes.register.names import fold

_NO_TEXT = frozenset(
    {
        *("kind", "status", "outcome", "mode", "series", "month", "seal", "sha256"),
        *("reference", "replaces", "deferred_to"),
    }
)
"""Fields that hold no prose: words of the format, numbers, references."""

_COUNTED = regex(r"[A-Za-z]{1,2}\d+")
_COMMENT = regex(r"(?:^|\s)#+[ \t]*(.*)$", re.MULTILINE)
COMMENT = "#"
"""The place of a secret that is a comment."""
_FILLED_IN = regex(r"\{\w+\}|%\(\w+\)s")
"""What a sentence of minnes leaves to the minutes."""
_OF_THE_TOOL = ("yaml-language-server:", "minnes:")

Loc = tuple[str | int, ...]


class Secret(NamedTuple):
    """A text that must not be published, with the path of its file and its place there, in words.

    A text of the kind "name" is a person's: it is withheld even where a published meeting has the same
    words. One of the kind "number" is looked for although it has no letters.
    """

    path: str
    place: str
    text: str
    kind: str = "text"


def name_secret(name: str) -> Secret:
    """Return a withheld name of a person as a secret, which is told of by its initials."""
    return Secret("", initials(name), name, "name" if " " in name else "text")


def own_texts(project: Project | None, translator: Translator) -> Iterator[str]:
    """Yield what stands on pages without being in any minutes."""
    for sentence in sentences(translator.language):
        yield from _FILLED_IN.split(sentence)
    if project:
        yield project.organization or ""
        yield project.publish.logo_text or ""
    for file in sorted(resources.templates().rglob("*")):
        if file.suffix in (".j2", ".css", ".js", ".txt"):
            yield file.read_text("utf-8")


class MeetingText(NamedTuple):
    """A text of a meeting with its place, and whether the public edition withholds it."""

    loc: Loc
    text: str
    withheld: bool


def meeting_texts(meeting: Meeting, identity: str, silent: Collection[str]) -> list[MeetingText]:
    """Return all texts of a meeting; `silent` are references that it must not mention.

    Why it does not compare with the edition: a fault of the edition would then be repeated here. This
    walks the meeting by itself, by the rules of the format.
    """
    texts = list(_texts(meeting, (), False, _Silence(identity, silent)))
    titles = {fold(each.text) for each in texts if each.withheld and each.loc[-1] == "title"}
    return [
        each._replace(withheld=True)
        if each.loc[0] == "ranking" and fold(each.text) in titles
        else each
        for each in texts
    ]


def secrets_of(path: str, texts: Iterable[MeetingText]) -> Iterator[Secret]:
    """Yield the withheld ones among the texts of a meeting as secrets; ids like A1 are none."""
    for loc, text, hidden in texts:
        if hidden and not (loc[-1] == "id" and _COUNTED.fullmatch(text)):
            yield Secret(path, in_words(loc), text, "number" if loc[-1] == "phone" else "text")


class _Silence(NamedTuple):
    """The references that a meeting must not mention."""

    identity: str
    references: Collection[str]

    def covers(self, part: Part) -> bool:
        if not isinstance(part, FollowUp):
            return False
        return absolute(part.reference, self.identity) in self.references


def _texts(part: object, loc: Loc, hidden: bool, silence: _Silence) -> Iterator[MeetingText]:
    if isinstance(part, str):
        yield MeetingText(loc, part, hidden)
    elif isinstance(part, list):
        for position, inner in enumerate(part):
            yield from _texts(inner, (*loc, position), hidden, silence)
    elif isinstance(part, Part):
        fields = part.filled()
        own = hidden or any(name == "internal" for name, _ in fields) or silence.covers(part)
        for name, value in fields:
            if name in _NO_TEXT:
                continue
            if isinstance(value, str):
                yield MeetingText((*loc, name), value, _hides(part, name, hidden, own))
            elif isinstance(value, (list, Part)):
                yield from _texts(value, (*loc, name), _hides(part, name, hidden, own), silence)


def _hides(part: Part, name: str, above: bool, own: bool) -> bool:
    """Return whether a field of a part is withheld; `above` says that what the part stands in is."""
    if name == "internal" or (name == "notes" and isinstance(part, Meeting)):
        return True
    if name == "public_text":
        return above
    if name == "organization" and isinstance(part, Update) and part.public_text:
        return above
    if name in ("email", "phone") and isinstance(part, Contact) and not part.public:
        return True
    return own


def comments(path: str, source: str) -> Iterator[Secret]:
    """Yield the comments of a minute file as secrets: they were written for editors.

    A number sign within a text is taken for one too; that does no harm, as published texts are no secrets.
    """
    for match in _COMMENT.finditer(source):
        text = match[1].strip()
        if text and not text.startswith(_OF_THE_TOOL):
            line = source.count("\n", 0, match.start(1)) + 1
            yield Secret(f"{path}:{line}", COMMENT, text)


def in_words(loc: Loc) -> str:
    """Return a place in a meeting in words, counted from one: `items 2, decisions 1, text`."""
    words = ""
    for part in loc:
        if isinstance(part, int):
            words += f" {part + 1}"
        else:
            words += f", {part}" if words else part
    return words
