"""A text as a tree that can be written again: values with comments, blank lines and styles."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(slots=True)
class Scalar:
    """A text as it is typed; without text, nothing was typed.

    `style` is the quote, `|` or `>` for text under a bar, or empty for plain text. `lines` are the
    typed lines of a text under a bar, or of a plain text over several lines, without indentation.
    """

    text: str | None
    style: str = ""
    lines: tuple[str, ...] = ()

    @property
    def is_block(self) -> bool:
        """Return whether the text stands under a bar, or will: quotes over several lines become one."""
        return self.style in ("|", ">") or (not self.lines and "\n" in (self.text or ""))


@dataclass(frozen=True, slots=True)
class LineComment:
    """A comment at the end of a line: the blanks before it, and its distance from the entry."""

    text: str
    gap: int = 2
    offset: int = 0

    @property
    def lacks_blank(self) -> bool:
        """Return whether a word follows the number sign at once: after plain text, that is a slip."""
        return self.text[1:2] not in ("", " ", "\t", "#")


@dataclass(slots=True)
class Entry:
    """An entry of a list (without a key) or a key with its value.

    `above` and `below` are whole lines, empty for a blank line; those below stand further in.
    """

    value: Value
    key: Scalar | None = None
    above: list[str] = field(default_factory=list)
    line_comment: LineComment | None = None
    below: list[str] = field(default_factory=list)
    column: int = 0


@dataclass(slots=True)
class Collection:
    """Keys with values, or a list; `inline` when it stands on one line within braces or brackets.

    `after` are the comment lines that stand below the last entry, as far in as the entries.
    """

    keyed: bool
    entries: list[Entry] = field(default_factory=list)
    inline: bool = False
    after: list[str] = field(default_factory=list)
    column: int = 0

    @property
    def spread(self) -> bool:
        """Return whether its entries stand on lines of their own."""
        return bool(self.entries) and not self.inline


Value: TypeAlias = Scalar | Collection


def comments(entry: Entry) -> list[str]:
    """Return every comment of an entry and of all within it."""
    found = [line for line in (*entry.above, *entry.below) if line]
    if entry.line_comment:
        found.append(entry.line_comment.text)
    if isinstance(entry.value, Collection):
        found += [line for line in entry.value.after if line]
        for inner in entry.value.entries:
            found += comments(inner)
    return found
