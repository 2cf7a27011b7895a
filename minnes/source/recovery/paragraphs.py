"""A text of several paragraphs without a bar: blank lines would be lost, and they become one."""

from __future__ import annotations

from minnes.language.regex import regex
from minnes.source.codes import prose
from minnes.source.codes.keys import PROSE
from minnes.source.diagnostic import Edit
from minnes.source.recovery.line_edits import bar_edits, preview
from minnes.source.recovery.lines import line_at, parent_line
from minnes.source.recovery.mending import Slip

_BLANK_LINE = regex(r"\r?\n[ \t]*\r?\n\s*")
_REPORTS = "updates"
"""The key below which a text stands after the name of its organization."""


def within(text: str, start: int, end: int, under: str) -> Slip | None:
    """Return the slip of the second paragraph in `text[start:end]`, a text without quotes.

    `under` is the nearest key of the format above it; elsewhere than in prose there is none.
    """
    blank = _BLANK_LINE.search(text, start, end) if under in PROSE | {_REPORTS} else None
    if blank is None:
        return None
    line = line_at(text, start)
    second = line_at(text, blank.end())
    if line.key:
        edits = bar_edits(text, line, start, end)
        shown = preview(text, edits)
    else:
        # The text is on lines of its own already.
        owner = parent_line(text, line)
        edits = (Edit(owner.colon + 1, owner.end, " |"),)
        shown = preview(text, (*edits, Edit(second.end, second.end, "")))
    advice = prose.text_without_bar(shown)
    return Slip(prose.text_without_bar, blank.end(), second.end, advice, edits)
