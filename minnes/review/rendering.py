"""Renders the lines of a review for a terminal, and as Markdown for a merge request."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from minnes.review.changes_in_words import Line
from minnes.review.wording import Piece, Side

_COLOURS = {"+": "32", "-": "31", "~": "33", ">": "36"}
_MARKS = {"old": ("[-", "-]"), "new": ("{+", "+}"), "both": ("", "")}
_TAGS = {"old": ("<del>", "</del>"), "new": ("<ins>", "</ins>"), "both": ("", "")}


def plain(lines: Iterable[Line], colour: bool = False, width: int = 0) -> str:
    """Return lines for a terminal; without colours, what is gone and new stands within marks.

    Lines longer than a `width` go on below, further in.
    """
    return "".join(_plain_line(line, colour, width) for line in lines)


def _plain_line(line: Line, colour: bool, width: int) -> str:
    # A change from one to the other says by its arrow which is which, as a sign says of a whole line.
    marked = not colour and line.sign not in ("+", "-")
    marked = marked and not any(piece.text == " → " for piece in line.pieces)
    pieces = [(piece.side, _marked(piece, marked)) for piece in line.pieces]
    margin = "  " + "  " * line.depth
    sign: str = line.sign or " "
    if colour and line.sign:
        sign = f"\x1b[{_COLOURS[line.sign]}m{sign}\x1b[0m"
    text = _folded(pieces, f"{margin}    ", width) if width else pieces
    shown = "".join(_painted(side, part) if colour else part for side, part in text)
    return f"{margin}{sign} {shown}".rstrip().replace(" \n", "\n") + "\n"


def _folded(pieces: list[tuple[Side, str]], margin: str, width: int) -> Iterator[tuple[Side, str]]:
    """Yield pieces word by word, with line breaks where a line would be too long."""
    column = len(margin) - 2
    for side, text in pieces:
        for word in re.findall(r"\s*\S+|\s+", text):
            if column + len(word) > width and word.strip():
                yield "both", f"\n{margin}"
                column, word = len(margin), word.lstrip()  # noqa: PLW2901
            column += len(word)
            yield side, word


def _painted(side: Side, text: str) -> str:
    tint = {"old": "31;9", "new": "32", "both": ""}[side]
    return f"\x1b[{tint}m{text}\x1b[0m" if tint else text


def _marked(piece: Piece, marked: bool) -> str:
    before, after = _MARKS[piece.side] if marked else ("", "")
    return f"{before}{printable(piece.text)}{after}"


def printable(text: str) -> str:
    """Return a text without the signs that would steer a terminal."""
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in text)


def markdown(lines: Iterable[Line]) -> str:
    """Return lines as a Markdown list, with what is gone struck out and what is new underlined."""
    return "".join(f"{'  ' * line.depth}- {_markdown_line(line)}\n" for line in lines)


def _markdown_line(line: Line) -> str:
    text = "".join(map(_tagged, line.pieces))
    return f"**{text}**" if line.is_heading else text


def _tagged(piece: Piece) -> str:
    before, after = _TAGS[piece.side]
    return f"{before}{escaped(piece.text)}{after}"


def escaped(text: str) -> str:
    """Return a text that Markdown shows as it is, which calls upon nobody and refers to no issue.

    A sign without width (U+2060) after `@`, `#` and `!` keeps code hosts from reading more into them.
    """
    text = printable(re.sub(r"\s+", " ", text))
    text = re.sub(r"([\\`*_{}\[\]<>|~$&#])", r"\\\1", text)
    text = re.sub(r"([@#!])(?=\w)", "\\1\u2060", text)
    # What would begin a list or a heading at the beginning of a line.
    return re.sub(r"^(\s*)([-+=]|\d+(?=[.)]))", _not_a_mark, text)


def _not_a_mark(match: re.Match[str]) -> str:
    return match[1] + (f"\\{match[2]}" if not match[2].isdigit() else f"{match[2]}\u2060")
