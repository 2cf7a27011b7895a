"""Compares two texts word by word: which words are new, and which are gone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple, TypeAlias

from minnes.language.regex import regex
from minnes.review.three_way import Thing, matcher

Side: TypeAlias = Literal["both", "old", "new"]

_AROUND = 7
"""Words and signs that are shown on each side of a change."""

# A word with what stands inside it (1,8 · 2022-03-11 · e-post), or signs.
_WORD = regex(r"(?P<blank>\s*)(?P<text>\w+(?:[.,:/’'@-]\w+)*|[^\w\s]+)")
_ENDS_SENTENCE = regex(r"[.!?:]")


class Piece(NamedTuple):
    """A stretch of text that stands in the old version, in the new one, or in both."""

    side: Side
    text: str


class _Word(NamedTuple):
    text: str
    apart: bool
    """Whether a blank stands before it."""


def wording(old: str, new: str) -> list[Piece]:
    """Return two texts as one, with what is gone and what is new, and little of what is the same.

    Blanks and line breaks count as one blank: what is left out between changes is "…".
    """
    runs = list(_joined(_compared(_words(old), _words(new))))
    return [piece for number in range(len(runs)) for piece in _pieces(runs, number)]


def listing(old: Sequence[str], new: Sequence[str]) -> list[Piece]:
    """Return two lists of short texts as one, with commas between."""
    pieces = [Piece(side, text) for side, texts in _runs(old, new) for text in texts]
    return [
        part
        for number, piece in enumerate(pieces)
        for part in ([Piece("both", ", "), piece] if number else [piece])
    ]


def _words(text: str) -> list[_Word]:
    return [_Word(match["text"], bool(match["blank"])) for match in _WORD.finditer(text.strip())]


def _compared(old: list[_Word], new: list[_Word]) -> Iterator[tuple[Side, list[_Word]]]:
    """Yield runs of words; sentences that are the same are found first, which keeps it quick."""
    before, after = _sentences(old), _sentences(new)
    for tag, a, b, c, d in matcher(before, after).get_opcodes():
        if tag == "equal":
            yield "both", _flat(before[a:b])
        else:
            yield from _runs(_flat(before[a:b]), _flat(after[c:d]))


def _sentences(words: list[_Word]) -> list[tuple[_Word, ...]]:
    sentences: list[tuple[_Word, ...]] = []
    start = 0
    for end, word in enumerate(words, 1):
        if _ENDS_SENTENCE.match(word.text) or end == len(words):
            sentences.append(tuple(words[start:end]))
            start = end
    return sentences


def _flat(sentences: Iterable[tuple[_Word, ...]]) -> list[_Word]:
    return [word for sentence in sentences for word in sentence]


def _runs(old: Sequence[Thing], new: Sequence[Thing]) -> Iterator[tuple[Side, list[Thing]]]:
    for tag, a, b, c, d in matcher(old, new).get_opcodes():
        if tag == "equal":
            yield "both", list(old[a:b])
        else:
            if a < b:
                yield "old", list(old[a:b])
            if c < d:
                yield "new", list(new[c:d])


def _joined(runs: Iterable[tuple[Side, list[_Word]]]) -> Iterator[tuple[Side, list[_Word]]]:
    """Yield runs of words, neighbours of one side joined."""
    last: tuple[Side, list[_Word]] | None = None
    for side, words in runs:
        if last and last[0] == side:
            last[1].extend(words)
            continue
        if last:
            yield last
        last = (side, list(words))
    if last:
        yield last


def _pieces(runs: Sequence[tuple[Side, list[_Word]]], number: int) -> Iterator[Piece]:
    """Yield a run as text, after the blank before it; of a long one that is the same, the ends."""
    side, words = runs[number]
    first, last = number == 0, number == len(runs) - 1
    # What is gone and what came for it are kept apart, to be told from one another.
    instead = side == "new" and not first and runs[number - 1][0] == "old"
    if not first and (words[0].apart or instead):
        yield Piece("both", " ")
    if side == "both" and len(words) > (1 if first or last else 2) * _AROUND:
        before = "" if first else _text(words[:_AROUND]) + " "
        after = "" if last else " " + _text(words[-_AROUND:])
        yield Piece(side, f"{before}…{after}")
    else:
        yield Piece(side, _text(words))


def _text(words: Iterable[_Word]) -> str:
    return "".join(f" {word.text}" if word.apart else word.text for word in words).strip()
