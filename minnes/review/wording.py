"""Which words of a text are new and which are gone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

Side = Literal["both", "old", "new"]

_AROUND = 6
"""Words that are shown on each side of a change."""


class Piece(NamedTuple):
    """A stretch of text that stands in the old version, in the new one, or in both."""

    side: Side
    text: str


def wording(old: str, new: str) -> list[Piece]:
    """Return two texts as one, with what is gone and what is new, and little of what is the same.

    Blanks and line breaks count as one blank: what is left out between changes is "…".
    """
    return _shortened(list(_joined(_compared(old.split(), new.split()))))


def listing(old: Sequence[str], new: Sequence[str]) -> list[Piece]:
    """Return two lists of short texts as one, with commas between."""
    pieces = []
    for side, texts in _runs(old, new):
        pieces += [Piece(side, text) for text in texts]
    return [
        part
        for number, piece in enumerate(pieces)
        for part in ([Piece("both", ", "), piece] if number else [piece])
    ]


def _compared(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Side, Sequence[str]]]:
    """Yield runs of words; sentences that are the same are found first, which keeps it quick."""
    for side, sentences in _paired(_sentences(old), _sentences(new)):
        if isinstance(side, str):
            yield side, [word for sentence in sentences for word in sentence]
        else:
            before, after = side
            yield from _runs(
                [word for sentence in before for word in sentence],
                [word for sentence in after for word in sentence],
            )


_Sentences = Sequence[tuple[str, ...]]


def _paired(
    old: _Sentences, new: _Sentences
) -> Iterator[tuple[Side | tuple[_Sentences, _Sentences], _Sentences]]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            yield "both", old[a:b]
        else:
            yield (old[a:b], new[c:d]), ()


def _sentences(words: Sequence[str]) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    start = 0
    for end, word in enumerate(words, 1):
        if re.search(r"[.!?:]\W*$", word) or end == len(words):
            found.append(tuple(words[start:end]))
            start = end
    return found


def _runs(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Side, Sequence[str]]]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            yield "both", old[a:b]
        else:
            if a < b:
                yield "old", old[a:b]
            if c < d:
                yield "new", new[c:d]


def _joined(runs: Iterator[tuple[Side, Sequence[str]]]) -> Iterator[tuple[Side, list[str]]]:
    """Yield runs of words, neighbours of one side joined."""
    last: tuple[Side, list[str]] | None = None
    for side, words in runs:
        if last and last[0] == side:
            last[1].extend(words)
            continue
        if last:
            yield last
        last = (side, list(words))
    if last:
        yield last


def _shortened(runs: list[tuple[Side, list[str]]]) -> list[Piece]:
    pieces: list[Piece] = []
    for number, (side, words) in enumerate(runs):
        first, last = number == 0, number == len(runs) - 1
        kept = words
        if side == "both" and len(words) > (1 if first or last else 2) * _AROUND:
            before = [] if first else words[:_AROUND]
            after = [] if last else words[-_AROUND:]
            kept = [*before, "…", *after]
        if number:
            pieces.append(Piece("both", " "))
        pieces.append(Piece(side, " ".join(kept)))
    return pieces
