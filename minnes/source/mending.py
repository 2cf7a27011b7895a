"""A text read on although something in it cannot be read: mended in memory, its places kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Self

from minnes.source.diagnostic import Edit
from minnes.source.lines import changed
from minnes.source.shape import Said


class Slip(NamedTuple):
    """Something typed that cannot mean what its writer meant: where, and what is said of it.

    `mend` makes it readable; `certain` tells whether that is the only way to read it, so that it
    may be offered to the writer. Without a code the parser is wrong, and nothing is said.
    """

    code: Callable[..., Said] | None
    start: int
    end: int
    said: Said
    mend: tuple[Edit, ...] = ()
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Mended:
    """A text with edits made to it; they are in order, and count in the text as it was."""

    original: str
    text: str
    edits: tuple[Edit, ...] = ()

    @classmethod
    def of(cls, text: str) -> Self:
        """Return a text that nothing is mended in yet."""
        return cls(text, text)

    def origin(self, offset: int) -> int:
        """Return where in the original text a place in the mended one lies."""
        grown = 0
        for edit in self.edits:
            start = edit.start + grown
            if offset <= start:
                break
            if offset < start + len(edit.replacement):
                return edit.start + min(offset - start, edit.end - edit.start)
            grown += len(edit.replacement) - (edit.end - edit.start)
        return offset - grown

    def original_edits(self, edits: Sequence[Edit]) -> tuple[Edit, ...]:
        """Return edits of the mended text as edits of the original one."""
        return tuple(
            Edit(self.origin(one.start), self.origin(one.end), one.replacement) for one in edits
        )

    def adding(self, edits: Sequence[Edit]) -> Self | None:
        """Return the text with more edits of the original; nothing if some touch earlier ones."""
        for one in edits:
            if any(one.start <= old.end and old.start <= one.end for old in self.edits):
                return None
        every = tuple(sorted((*self.edits, *edits), key=lambda one: one.start))
        return type(self)(self.original, changed(self.original, every), every)
