"""The rule about figures that are not understood as numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minnes.language.message import Message, say
from minnes.language.regex import regex
from minnes.language.words import MANY
from minnes.model.meeting import Meeting
from minnes.rules.parts import gather_parts
from minnes.rules.rule import Context
from minnes.source import shorthand
from minnes.source.diagnostic import Finding, Loc

_GROUPED = regex(r"[1-9]\d{0,2}(?:[.,]\d{3})+(?!\d)")
"""Digits with a sign between them that may be one of thousands or of decimals: `12.500`."""
_WITH_UNIT = regex(r"(?P<figure>\D*\d(?:.{0,30}\d)?) ?(?P<unit>[^\W\d]+\.?|%)")
# Units that say no more than that something is counted.
_PIECES = frozenset(("st", "stycken", "styck", "pers", "personer", "people", "pcs"))


def figure_not_understood(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """A figure that is not understood as a number.

    What it checks: figures and headcounts, which may be exact (`3`, `1,8`), a range (`55–60`), or
        have a word before them: `ca`, `upp till`, `minst`, `drygt`, `knappt`. Between thousands
        stands a space, before decimals a comma.
    Why: it is shown as it is written, but cannot be counted in sums and charts.
    Example:
        figures:
          personal: 10+3
    Instead:
        figures:
          personal: 13
    """
    for loc, written in _unread(meeting, context):
        if written and written.casefold() not in MANY:
            figure, unit = _without_unit(written)
            pieces = unit.casefold().strip(".") in _PIECES
            hint = _hint(written)
            if pieces:
                hint = say('write "{line}"', line=figure)
            elif unit:
                hint = say(
                    'write the figure alone, and its unit before the colon: "… ({unit}): {figure}"',
                    unit=unit,
                    figure=figure,
                )
            yield Finding(
                loc,
                say('"{figure}" is kept as written, but not understood', figure=written),
                hint,
                replacement=figure if pieces else None,
            )


def _unread(meeting: Meeting, context: Context) -> Iterator[tuple[Loc, str]]:
    """Yield the figures that could not be read as numbers, with their places."""
    if meeting.headcount and not meeting.headcount.understood:
        yield ("headcount", "written"), meeting.headcount.written or ""
    parts = context.once(gather_parts, meeting)
    for place, item in parts.items:
        if item.headcount and not item.headcount.understood:
            yield (*place, "headcount", "written"), item.headcount.written or ""
    for place, update in parts.updates:
        for number, named in enumerate(update.figures):
            if not named.figure.understood:
                loc = (*place, "figures", number, "figure", "written")
                yield loc, named.figure.written or ""


def _without_unit(written: str) -> tuple[str, str]:
    """Return the figure and the unit of `1 200 kr`; no unit if the rest would not be understood."""
    match = _WITH_UNIT.fullmatch(written)
    understood = match is not None and len(shorthand.parse_figure(match["figure"])) > 1
    return (match["figure"], match["unit"]) if match and understood else (written, "")


def _hint(written: str) -> Message:
    """Return how to write a figure so that it can be counted."""
    found = _GROUPED.search(written)
    spaced = re.sub("[.,]", " ", found[0]) if found else ""
    whole = _GROUPED.sub(spaced, written)
    if found is None or len(shorthand.parse_figure(whole)) == 1:
        return say("to be counted it needs one number or a range, as 3, 1,8 or ca 55–60")
    if spaced.count(" ") > 1:
        return say('write "{line}"', line=whole)
    decimal = _GROUPED.sub(found[0].replace(".", ",").rstrip("0").rstrip(","), written)
    return say('write "{line}" or "{other}", whichever is meant', line=whole, other=decimal)
