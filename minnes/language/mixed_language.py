"""Texts of two languages: the words of a page, and words of the minutes within them.

They are plain `str` to everything but to a page that speaks another language than the minutes, which
marks each with its own (WCAG 3.1.2). Names of people and organizations belong to no language.
"""

from __future__ import annotations

from collections.abc import Iterable


class Written(str):
    """Words of the minutes, where words in the page's language could stand."""

    __slots__ = ()


class PageWords(str):
    """Words in the page's language, where words of the minutes could stand; some of them may do so.

    `pieces` are its parts in order; of these, words of the minutes are `Written`.
    """

    pieces: tuple[str, ...]

    def __new__(cls, *pieces: str) -> PageWords:
        made = super().__new__(cls, "".join(pieces))
        made.pieces = tuple(
            piece
            for part in pieces
            for piece in (part.pieces if isinstance(part, PageWords) else (part,))
        )
        return made


def joined(separator: str, parts: Iterable[str]) -> str:
    """Join texts as `str.join` does, keeping the language of each."""
    found = list(parts)
    if all(type(part) is str for part in found):
        return separator.join(found)
    apart = [piece for part in found for piece in (separator, part)]
    return PageWords(*apart[1:])
