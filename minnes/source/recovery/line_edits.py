"""Edits of lines and values (indent, quote, put under a bar), and how messages show them."""

from __future__ import annotations

import re

from minnes.source.diagnostic import Edit
from minnes.source.recovery.lines import Line, line_end


def indent_edits(lines: list[Line], columns: int) -> tuple[Edit, ...]:
    """Return the edits that indent lines by a number of columns, or dedent them if negative."""
    if columns >= 0:
        return tuple(Edit(line.start, line.start, " " * columns) for line in lines)
    return tuple(Edit(line.start, line.start + min(-columns, line.indent), "") for line in lines)


def quote_edits(text: str, start: int, end: int) -> tuple[Edit, ...]:
    """Return the edits that put quotes around `text[start:end]`, so that it is one text."""
    inside = text[start:end]
    if '"' not in inside and "\\" not in inside:
        return Edit(start, start, '"'), Edit(end, end, '"')
    inner = [start + match.start() for match in re.finditer("'", inside)]
    doubled = [Edit(at, at, "'") for at in inner]
    return Edit(start, start, "'"), *doubled, Edit(end, end, "'")


def bar_edits(text: str, line: Line, start: int, end: int) -> tuple[Edit, ...]:
    """Return the edits that make a value a block scalar, two columns further in than its key."""
    blanks = " " * (line.column + 2)
    edits = [Edit(start, start, f"|\n{blanks}")]
    for match in re.finditer(r"\n[ \t]*(?=\S)", text[start:end]):
        edits.append(Edit(start + match.start() + 1, start + match.end(), blanks))
    return tuple(edits)


def preview(text: str, edits: tuple[Edit, ...], since: int | None = None) -> str:
    """Return the edited lines as a message shows them: dedented, at most five.

    They begin with the first line that is changed, or with that of the offset `since`.
    """
    start = text.rfind("\n", 0, edits[0].start if since is None else since) + 1
    end = line_end(text, edits[-1].end)
    shift = tuple(Edit(e.start - start, e.end - start, e.replacement) for e in edits)
    lines = apply_edits(text[start:end], shift).replace("\r", "").rstrip().lstrip("\n").split("\n")
    if len(lines) > 5:
        lines[4:] = [lines[4][: len(lines[4]) - len(lines[4].lstrip())] + "…"]
    indents = [len(line) - len(line.lstrip(" ")) for line in lines if line.strip()]
    shown = (line[min(indents, default=0) :] for line in lines)
    return "\n".join(line if len(line) <= 1_000 else f"{line[:999]}…" for line in shown)


def apply_edits(text: str, edits: tuple[Edit, ...]) -> str:
    """Return the edited text; the edits are sorted and do not overlap."""
    parts, at = [], 0
    for edit in edits:
        parts += [text[at : edit.start], edit.replacement]
        at = edit.end
    return "".join([*parts, text[at:]])
