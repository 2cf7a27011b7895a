"""Slips, and a text in which they are mended in memory so that parsing can go on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import NamedTuple

from minnes.source.codes.advice import Advice
from minnes.source.diagnostic import Edit
from minnes.source.recovery.line_edits import apply_edits, preview


class Slip(NamedTuple):
    """A typing error at `text[start:end]`, with the advice that its code gives.

    `mend` makes it readable; it is offered to the writer only if it is `certain`, the one way to
    read it. Without a code, the parser is wrong and nothing is reported.
    """

    code: Callable[..., Advice] | None
    start: int
    end: int
    advice: Advice
    mend: tuple[Edit, ...] = ()
    certain: bool = True


def slip_with_fix(
    code: Callable[..., Advice],
    text: str,
    start: int,
    end: int,
    mend: tuple[Edit, ...],
    *args: object,
    certain: bool = True,
) -> Slip:
    """Return a slip whose advice shows the mended lines: they are the last argument of its code."""
    return Slip(code, start, end, code(*args, preview(text, mend)), mend, certain)


class MendedText:
    """A text after edits that can tell where each of its offsets lies in the original."""

    def __init__(self, original: str, edits: tuple[Edit, ...] = ()) -> None:
        self.original, self.edits = original, edits
        self.text = apply_edits(original, edits)
        self._starts: list[int] = []
        self._grown = [0]
        for edit in edits:
            self._starts.append(edit.start + self._grown[-1])
            self._grown.append(self._grown[-1] + len(edit.replacement) - (edit.end - edit.start))

    def origin(self, offset: int) -> int:
        """Return the offset in the original text of an offset in the mended one."""
        after = bisect_left(self._starts, offset)
        if after:
            edit, into = self.edits[after - 1], offset - self._starts[after - 1]
            if into < len(edit.replacement):
                return edit.start + min(into, edit.end - edit.start)
        return offset - self._grown[after]

    def original_edits(self, edits: Sequence[Edit]) -> tuple[Edit, ...]:
        """Return edits of the mended text as edits of the original."""
        return tuple(
            Edit(self.origin(edit.start), self.origin(edit.end), edit.replacement) for edit in edits
        )

    def adding(self, edits: Sequence[Edit]) -> MendedText | None:
        """Return the text with further edits of the original, or None if some touch earlier ones."""
        for edit in edits:
            after = bisect_left(self.edits, edit.start, key=lambda old: old.end)
            if after < len(self.edits) and self.edits[after].start <= edit.end:
                return None
        every = sorted((*self.edits, *edits), key=lambda edit: edit.start)
        return MendedText(self.original, tuple(every))
