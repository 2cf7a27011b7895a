"""A text read on although something in it cannot be read: mended in memory, its places kept."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import NamedTuple

from minnes.source.codes.advice import Advice
from minnes.source.diagnostic import Edit
from minnes.source.recovery.lines import apply_edits


class Slip(NamedTuple):
    """Something typed that cannot mean what its writer meant: where, and what is said of it.

    `mend` makes it readable; `certain` tells whether that is the only way to read it, so that it
    may be offered to the writer. Without a code the parser is wrong, and nothing is said.
    """

    code: Callable[..., Advice] | None
    start: int
    end: int
    advice: Advice
    mend: tuple[Edit, ...] = ()
    certain: bool = True


class MendedText:
    """A text with edits made to it; they are in order, and count in the text as it was."""

    def __init__(self, original: str, edits: tuple[Edit, ...] = ()) -> None:
        self.original, self.edits = original, edits
        self.text = apply_edits(original, edits)
        self._starts: list[int] = []
        self._grown = [0]
        for edit in edits:
            self._starts.append(edit.start + self._grown[-1])
            self._grown.append(self._grown[-1] + len(edit.replacement) - (edit.end - edit.start))

    def origin(self, offset: int) -> int:
        """Return where in the original text a place in the mended one lies."""
        after = bisect_left(self._starts, offset)
        if after:
            edit, into = self.edits[after - 1], offset - self._starts[after - 1]
            if into < len(edit.replacement):
                return edit.start + min(into, edit.end - edit.start)
        return offset - self._grown[after]

    def original_edits(self, edits: Sequence[Edit]) -> tuple[Edit, ...]:
        """Return edits of the mended text as edits of the original one."""
        return tuple(
            Edit(self.origin(edit.start), self.origin(edit.end), edit.replacement) for edit in edits
        )

    def adding(self, edits: Sequence[Edit]) -> MendedText | None:
        """Return the text with more edits of the original; nothing if some touch earlier ones."""
        for edit in edits:
            after = bisect_left(self.edits, edit.start, key=lambda old: old.end)
            if after < len(self.edits) and self.edits[after].start <= edit.end:
                return None
        every = sorted((*self.edits, *edits), key=lambda edit: edit.start)
        return MendedText(self.original, tuple(every))
