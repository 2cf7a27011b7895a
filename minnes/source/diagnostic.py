"""Diagnostics, which every check yields and every output format shows, and their spans and edits."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Self, TypeAlias

from minnes.language.message import Message

Loc: TypeAlias = tuple[str | int, ...]
"""The place of a value in a model: field names and list positions from the top."""


class Severity(IntEnum):
    """How certain a finding is: errors are wrong, warnings probably wrong, notes worth a look."""

    ERROR = 0
    WARNING = 1
    NOTE = 2

    @property
    def word(self) -> str:
        """Return the stable lower-case name used in machine-readable output."""
        return self.name.lower()


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A range in a file; offsets count characters from 0, lines and columns from 1, ends exclusive."""

    start: int
    end: int
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1

    @classmethod
    def within(cls, text: str, start: int, end: int) -> Self:
        """Return the span of `text[start:end]` with its lines and columns."""
        line, column = _line_and_column(text, start)
        end_line, end_column = _line_and_column(text, end)
        return cls(start, end, line, column, end_line, end_column)


@dataclass(frozen=True, slots=True)
class Edit:
    """An edit of a file's text: `text[start:end]` becomes `replacement`."""

    start: int
    end: int
    replacement: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule reports of a value in a meeting, before its position in the file is known.

    `piece` is the (start, end) within the value's text; `key` points at the key instead.
    `replacement` is the right text, if there is only one.
    """

    loc: Loc
    message: Message
    hint: Message | None = None
    piece: tuple[int, int] | None = None
    key: bool = False
    replacement: str | None = None


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding with its position in a file; `edits` fix it, if there is exactly one fix."""

    path: str
    span: Span
    severity: Severity
    code: str
    message: Message
    hint: Message | None = None
    edits: tuple[Edit, ...] = ()

    @property
    def order(self) -> tuple[str, int, int, str]:
        """Return the key that sorts diagnostics: by file, place and code."""
        return self.path, self.span.start, self.span.end, self.code


def _line_and_column(text: str, offset: int) -> tuple[int, int]:
    line = text.count("\n", 0, offset) + 1
    return line, offset - (text.rfind("\n", 0, offset) + 1) + 1
