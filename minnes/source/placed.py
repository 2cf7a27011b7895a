"""`str`, `list` and `dict` with positions in the file, kept by slices and stripped parts.

When something is wrong, the reader runs the same steps again over these, so that every piece of
every value can be pointed at.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from re import Match
from typing import Any, NamedTuple, Self, SupportsIndex, TypeAlias

from minnes.language.regex import regex

Offsets: TypeAlias = range | list[int]
Origin: TypeAlias = Callable[[int], int]


class Extent(NamedTuple):
    """The start and end offset of a list or a mapping."""

    start: int
    end: int


class Place:
    """A position in the file, that of `_at`: character offsets from 0, the end exclusive."""

    _at: Place | Extent

    @property
    def start(self) -> int:
        """The offset of the first character."""
        return self._at.start

    @property
    def end(self) -> int:
        """The offset just after the last character."""
        return self._at.end


class PlacedList(list[Any], Place):
    """A list with the position of `at`; `starts` are the offsets of its entries, blank ones too."""

    def __init__(self, items: list[Any], at: Place | Extent, starts: tuple[int, ...] = ()) -> None:
        super().__init__(items)
        self._at, self.starts = at, starts


class PlacedDict(dict[Any, Any], Place):
    """A mapping with the position of `at`; its keys are `Placed` themselves."""

    def __init__(self, items: dict[Any, Any], at: Place | Extent) -> None:
        super().__init__(items)
        self._at = at


class Placed(str, Place):
    """A text with its position, which slices and stripped parts keep.

    The offsets of its characters are computed when first asked for: most never are.
    """

    _offsets: Offsets | Callable[[], Offsets]

    def __new__(cls, text: str, offsets: Offsets | Callable[[], Offsets]) -> Self:
        """Return a text with the offset of each character and of the end."""
        self = super().__new__(cls, text)
        self._offsets = offsets
        return self

    def __reduce__(self) -> tuple[type[str], tuple[str]]:
        """Pickle as a plain `str`, without the position."""
        return str, (str(self),)

    @property
    def offsets(self) -> Offsets:
        """The file offset of each character and of the end."""
        if callable(self._offsets):
            self._offsets = self._offsets()
        return self._offsets

    @property
    def start(self) -> int:
        """Return the offset of the first character."""
        return self.offsets[0]

    @property
    def end(self) -> int:
        """Return the offset just after the last character."""
        return self.offsets[len(self)]

    def __getitem__(self, index: SupportsIndex | slice) -> str:
        """Return a part of the text, placed."""
        if not isinstance(index, slice):
            at = index.__index__()
            index = slice(at, at + 1 or None)
        first, last, _ = index.indices(len(self))
        end = max(first, last) + 1
        return Placed(super().__getitem__(slice(first, last)), lambda: self.offsets[first:end])

    def lstrip(self, chars: str | None = None) -> str:
        """Return the text without leading blanks, placed."""
        return self[len(self) - len(super().lstrip(chars)) :]

    def rstrip(self, chars: str | None = None) -> str:
        """Return the text without trailing blanks, placed."""
        return self[: len(super().rstrip(chars))]

    def strip(self, chars: str | None = None) -> str:
        """Return the text without spaces around it, placed."""
        return self.lstrip(chars).rstrip(chars)

    def partition(self, separator: str) -> tuple[str, str, str]:
        """Return the parts before, at and after the separator, placed."""
        at = self.find(separator)
        if at < 0:
            return self, self[len(self) :], self[len(self) :]
        return self[:at], self[at : at + len(separator)], self[at + len(separator) :]


def at_item(items: list[Any], position: int) -> str:
    """Return an empty text at the position of a list's entry."""
    if isinstance(items, PlacedList) and items.starts:
        return Placed("", [items.starts[position]])
    return ""


def group(match: Match[str], name: str | int = 0) -> str:
    """Return a group of a match as a slice of the matched text, so that its position is kept."""
    start, end = match.span(name)
    return match.string[start:end]


# Blanks are looked through once, from the first of them.
_FOLD = r"(?<![ \t])[ \t]*(?:\r?\n[ \t]*)+"
_TYPED = {
    "'": regex(rf"''|{_FOLD}|.", re.DOTALL),
    '"': regex(rf"\\\r?\n[ \t]*|\\(?:x.{{2}}|u.{{4}}|U.{{8}}|.)|{_FOLD}|.", re.DOTALL),
    "": regex(rf"{_FOLD}|.", re.DOTALL),
}
"""What is typed for one character of a value, by quote (YAML 1.2, 7.3.1 to 7.3.3)."""


def placed(
    text: str, style: str, source: str, start: int, end: int, *, origin: Origin | None = None
) -> Placed:
    """Return a scalar's value with the file offset of each of its characters.

    `source[start:end]` is what is typed, with quotes or block header; `style` is the quote, `|` or
    `>` for a block scalar, or "". `origin` maps an offset in `source` to one in the file.
    """
    return Placed(text, partial(_offsets, text, style, source, start, end, origin=origin))


def _offsets(
    text: str, style: str, source: str, start: int, end: int, *, origin: Origin | None
) -> Offsets:
    if style in ("'", '"'):
        start, end = start + 1, end - 1
    elif style:
        start = min(source.find("\n", start) + 1 or end, end)
    raw = source[start:end]
    offsets: Offsets = range(start, end + 1)
    if raw != text:
        known = None if style in ("|", ">") else _flow(raw, style, start)
        offsets = known if known and len(known) == len(text) else _block(text, raw, start)
        offsets = [*offsets, end]
    return [origin(at) for at in offsets] if origin else offsets


def _flow(raw: str, style: str, start: int) -> list[int]:
    """Return the offset of each character of a quoted or plain scalar, folded lines included."""
    offsets: list[int] = []
    for typed in _TYPED[style].finditer(raw):
        shown = typed.group()
        breaks = shown.count("\n")
        count = 0 if breaks and shown[0] == "\\" else max(1, breaks - 1)
        offsets.extend([start + typed.start()] * count)
    return offsets


def _block(text: str, raw: str, start: int) -> list[int]:
    """Return the offset of each character of a block scalar, whose lines lost their indentation.

    Every typed line is found in the text after blanks and line breaks only. Blanks kept before it
    are those typed right before it; a line break is where the line before it ends.
    """
    offsets: list[int] = []
    line_end = start
    for match in re.finditer(r"[^ \r\n][^\r\n]*", raw):
        found = text.find(match.group(), len(offsets))
        if found < 0:
            break
        gap = text[len(offsets) : found]
        kept = len(gap) - len(gap.rstrip(" "))
        line = start + match.start()
        offsets.extend([line_end] * (len(gap) - kept))
        offsets.extend(range(max(line_end, line - kept), line))
        offsets.extend([line] * (found - len(offsets)))
        offsets.extend(range(line, line + len(match.group())))
        line_end = start + match.end()
    return offsets + [line_end] * (len(text) - len(offsets))
