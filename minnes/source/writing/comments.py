"""The trivia between two values (comments, blank lines, hyphens), and which entry they belong to."""

from __future__ import annotations

from dataclasses import dataclass

from minnes.language.regex import regex
from minnes.source.writing.tree import Collection, Entry, Scalar

_PIECE = regex(r"\n|#[^\n]*|[^\s#]")


@dataclass(frozen=True, slots=True)
class Trivia:
    """A comment, a blank line (`text` is "") or a list's hyphen.

    `gap` is the number of blanks before it; `alone` tells that it begins its line.
    """

    text: str
    column: int = 0
    gap: int = 0
    alone: bool = True


def trivia_between(text: str, start: int, end: int) -> list[Trivia]:
    """Return the trivia in `text[start:end]`, which holds no values."""
    trivia = []
    line = text.rfind("\n", 0, start) + 1
    empty = alone = not text[line:start].strip(" \t")
    for match in _PIECE.finditer(text, start, end):
        shown = match[0]
        if shown == "\n":
            if empty:
                trivia.append(Trivia(""))
            empty, alone, line = True, True, match.end()
            continue
        if shown[0] in "#-":
            before = text[line : match.start()]
            gap = len(before) - len(before.rstrip(" \t"))
            trivia.append(Trivia(shown.rstrip(), len(before), gap, alone))
        empty = alone = False
    return trivia


def assign_comments(trivia: list[Trivia], last: list[Entry], column: int) -> list[str]:
    """Assign each comment to an entry by its indentation; return those of the entry that follows.

    `last` holds the entry before, if there is one; the entry that follows is in `column`.
    """
    homes = _homes(last[0], column) if last else []
    rest: list[str] = []
    blank = False
    for piece in trivia:
        if not piece.text:
            blank = True
            continue
        homes = [home for home in homes if home[0] <= piece.column]
        # the innermost that stands no further in; of two equally far in, the outer one
        depth = max((home[0] for home in homes), default=0)
        place = next((lines for at, lines in homes if at == depth), rest)
        homes = [home for home in homes if place is not rest and home[0] <= depth]
        place += ["", piece.text] if blank else [piece.text]
        blank = False
    if blank:
        rest.append("")
    return rest


def _homes(entry: Entry, column: int) -> list[tuple[int, list[str]]]:
    """Return the lists that a comment after an entry can go to, with their columns, outermost first."""
    homes = []
    while isinstance(entry.value, Collection) and entry.value.spread:
        if entry.value.column > column:
            homes.append((entry.value.column, entry.value.after))
        entry = entry.value.entries[-1]
    # below a text under a bar, what stands further in would become part of the text
    if not (isinstance(entry.value, Scalar) and entry.value.is_block):
        homes.append((max(entry.column, column) + 1, entry.below))
    return homes
