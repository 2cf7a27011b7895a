"""A YAML file as a tree that keeps comments, blank lines and quoting styles."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(slots=True)
class Scalar:
    """A text as it is typed; `text` is None for a blank value.

    `style` is the quote, `|` or `>` for a block scalar, or "" for plain text. `lines` are the typed
    lines, without indentation, of a block scalar or of a plain text over several lines.
    """

    text: str | None
    style: str = ""
    lines: tuple[str, ...] = ()

    @property
    def is_block(self) -> bool:
        """Whether the text is, or will be written as, a block scalar."""
        return self.style in ("|", ">") or (not self.lines and "\n" in (self.text or ""))


@dataclass(frozen=True, slots=True)
class LineComment:
    """A comment at the end of a line; `gap` blanks before it, `offset` columns from its entry's."""

    text: str
    gap: int = 2
    offset: int = 0

    @property
    def lacks_blank(self) -> bool:
        """Whether a word follows the number sign at once, which after plain text is a slip."""
        return self.text[1:2] not in ("", " ", "\t", "#")


@dataclass(slots=True)
class Entry:
    """An entry of a list (then `key` is None) or a key with its value.

    `above` and `below` are comment lines around it, "" for a blank line; those below are indented.
    """

    value: Value
    key: Scalar | None = None
    above: list[str] = field(default_factory=list)
    line_comment: LineComment | None = None
    below: list[str] = field(default_factory=list)
    column: int = 0


@dataclass(slots=True)
class Collection:
    """A mapping (`keyed`) or a list; `inline` if it is on one line within braces or brackets.

    `after` are the comment lines below the last entry, in the column of the entries.
    """

    keyed: bool
    entries: list[Entry] = field(default_factory=list)
    inline: bool = False
    after: list[str] = field(default_factory=list)
    column: int = 0

    @property
    def spread(self) -> bool:
        """Whether its entries are on lines of their own."""
        return bool(self.entries) and not self.inline


Value: TypeAlias = Scalar | Collection


def comments(entry: Entry) -> list[str]:
    """Return all comments of an entry and within it."""
    found = [line for line in (*entry.above, *entry.below) if line]
    if entry.line_comment:
        found.append(entry.line_comment.text)
    if isinstance(entry.value, Collection):
        found += [line for line in entry.value.after if line]
        for inner in entry.value.entries:
            found += comments(inner)
    return found
