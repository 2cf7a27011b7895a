"""A meeting as an outline that git compares line by line: one thing a line, one sentence a line.

Whatever stands in the file is in the outline, and nothing of how it was typed: so a file that was
only formatted shows no difference, and a sentence that was moved to another line shows none either.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from minnes.language.catalog import Translator
from minnes.language.regex import regex
from minnes.model.base import Part
from minnes.model.identity import referable_entries
from minnes.model.meeting import Meeting
from minnes.review.nodes import KNOWN_BY
from minnes.review.part_text import HEADLINE, fields, headline, label, noun, shown
from minnes.source.diagnostic import Loc

_LONG = 80
"""Signs from which a text is broken into sentences."""

# What stands on a line of its own in CommonMark, and is not joined with the line before it.
_OWN_LINE = regex(r"\s*(?:[-*+>#|]|\d+[.)]\s|```|~~~|$)")
_SENTENCE_END = regex(r"(?<=[.!?])\s+(?=[^\W\d_a-zåäö])")


def outline(meeting: Meeting, language: Translator) -> str:
    """Return a meeting as an outline; a line with an item's title begins with #."""
    names = {entry.loc: entry.id for entry in referable_entries(meeting)}
    return "".join(f"{line}\n" for line in _Outline(language, names).part(meeting, (), 0, 0))


class _Outline:
    def __init__(self, language: Translator, names: dict[Loc, str]) -> None:
        self.language = language
        self.names = names

    def part(
        self, part: Part, loc: Loc, depth: int, items: int, told: tuple[str, ...] = ()
    ) -> Iterator[str]:
        """Yield the lines of what a part says, then those of its own parts; items come last."""
        for name, value in fields(part, *told):
            yield from self.field(name, value, depth)
        # What stands below an item's title belongs to that item.
        for name in sorted(type(part).model_fields, key=lambda name: name == "items"):
            if name in KNOWN_BY:
                for position, inner in enumerate(getattr(part, name)):
                    yield from self.listed(name, inner, (*loc, name, position), depth, items)

    def listed(self, field: str, part: Part, loc: Loc, depth: int, items: int) -> Iterator[str]:
        """Yield the lines of one part of a list."""
        text = headline(field, part, self.language)
        if field == "items":
            yield ""
            yield f"{'#' * (items + 1)} {text}".rstrip()
            yield from self.part(part, loc, 0, items + 1, HEADLINE[field])
            return
        known = " ".join(filter(None, (noun(field, self.language), self.names.get(loc))))
        first, *rest = sentences(text) or [""]
        yield f"{'  ' * depth}{known}: {first}".rstrip()
        yield from (f"{'  ' * depth}    {line}".rstrip() for line in rest)
        yield from self.part(part, loc, depth + 1, items, HEADLINE[field])

    def field(self, name: str, value: Any, depth: int) -> Iterator[str]:
        """Yield the lines of one field: on the line of its name, or below it if it is long."""
        margin, known = "  " * depth, label(name, self.language)
        values = value if isinstance(value, list) else [value]
        lines = [
            line
            for each in values
            for line in (
                sentences(each) if isinstance(each, str) else [shown(name, each, self.language)]
            )
        ]
        if len(lines) == 1:
            yield f"{margin}{known}: {shown(name, value, self.language)}".rstrip()
            return
        yield f"{margin}{known}:"
        yield from (f"{margin}  {line}".rstrip() for line in lines)


def sentences(text: str) -> list[str]:
    """Return a text one sentence a line; lists, tables and blank lines keep their own lines."""
    lines: list[str] = []
    for line in text.splitlines():
        if lines and lines[-1] and not _OWN_LINE.match(line):
            lines[-1] = f"{lines[-1]} {line.strip()}"
        else:
            lines.append(line.rstrip())
    found: list[str] = []
    for line in lines:
        found += _SENTENCE_END.split(line) if len(line) > _LONG else [line]
    return found
