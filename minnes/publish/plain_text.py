"""Converts CommonMark to plain text for an e-mail: no mark-up, lines of limited length."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence
from functools import lru_cache

from minnes.language.regex import regex
from minnes.publish.prose import Node, prose

WIDTH = 72
"""Columns of a line: what remains readable when a mail is answered and quoted (RFC 3676, 4.2)."""

_MARK = regex(r" *(?:(?:[-–] |\d+[.)] |[DA]\d+ +))*")
_CELL_GAP = "  "


def filled(text: str) -> str:
    """Return text whose long lines are broken; what follows stands under the words of a list.

    Where a template left several blank lines, one remains.
    """
    lines = [broken for line in text.split("\n") for broken in _broken(line)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n") + "\n"


def underlined(title: str, sign: str) -> str:
    """Return a title with a line of a sign below it."""
    lines = textwrap.wrap(title, WIDTH, break_long_words=False, break_on_hyphens=False)
    return "\n".join([*lines, sign * min(WIDTH, max(map(len, lines), default=0))])


def _broken(line: str) -> list[str]:
    line = line.rstrip()
    if len(line) <= WIDTH:
        return [line]
    mark = _MARK.match(line)
    start = mark[0] if mark else ""
    # An address that is broken leads nowhere: a word longer than the line stays whole.
    return textwrap.wrap(
        line[len(start) :],
        WIDTH,
        initial_indent=start,
        subsequent_indent=" " * len(start),
        break_long_words=False,
        break_on_hyphens=False,
    )


@lru_cache(maxsize=4096)
def to_text(text: str, _level: int = 2) -> str:
    """Return CommonMark as paragraphs of plain text, a blank line between them."""
    return "\n\n".join(_block(node) for node in prose(text))


def _block(node: Node) -> str:
    kind = node["kind"]
    if kind == "list":
        return _listed(node, ["- "] * len(node["body"]))
    if kind == "numbered":
        numbers = range(node["start"], node["start"] + len(node["body"]))
        return _listed(node, [f"{number}. " for number in numbers])
    if kind == "table":
        return "\n".join(_table(node["body"]))
    if kind in ("quote", "code"):
        inside = node["text"] if kind == "code" else _blocks(node["body"])
        return textwrap.indent(inside, "    ")
    if kind == "rule":
        return "* * *"
    return _words(node["body"])


def _blocks(nodes: Sequence[Node], between: str = "\n\n") -> str:
    return between.join(_block(node) for node in nodes)


def _listed(node: Node, marks: Sequence[str]) -> str:
    lines = []
    for mark, item in zip(marks, node["body"], strict=True):
        inside = _blocks(item["body"], "\n")
        lines.append(mark + textwrap.indent(inside, " " * len(mark)).lstrip(" "))
    return "\n".join(lines)


def _words(nodes: Sequence[Node]) -> str:
    return "".join(_word(node) for node in nodes)


def _word(node: Node) -> str:
    kind = node["kind"]
    if kind == "break":
        return "\n"
    if kind == "link":
        words, href = _words(node["body"]), node["href"].removeprefix("mailto:")
        return words if words == href else f"{words} ({href})"
    return node["text"] if "text" in node else _words(node["body"])


def _table(rows: Sequence[Node]) -> Iterator[str]:
    """Yield a table in columns; one too wide for an e-mail, row by row with its headings."""
    cells = [[_words(cell["body"]) for cell in row["body"]] for row in rows]
    wide = [max(len(cell) for cell in column) for column in zip(*cells, strict=True)]
    if sum(wide) + len(_CELL_GAP) * (len(wide) - 1) <= WIDTH:
        for number, row in enumerate(cells):
            yield _CELL_GAP.join(map(_aligned, row, rows[number]["body"], wide)).rstrip()
            if rows[number]["header"]:
                yield _CELL_GAP.join("-" * size for size in wide)
        return
    heads = cells[0]
    for row in cells[1:]:
        labelled = [
            f"{head}: {cell}" if head else cell for head, cell in zip(heads, row, strict=True)
        ]
        yield "- " + "; ".join(labelled)


def _aligned(text: str, cell: Node, wide: int) -> str:
    return text.rjust(wide) if cell["align"] == "right" else text.ljust(wide)
