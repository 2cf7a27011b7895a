"""The rule about figures that are not understood as numbers."""

from __future__ import annotations

from collections.abc import Iterator

from minnes.language.message import say
from minnes.language.words import MANY
from minnes.model.meeting import Meeting
from minnes.rules.parts import gather_parts
from minnes.rules.rule import Context, Rule
from minnes.source.diagnostic import Finding, Loc, Severity


def figure_not_understood(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """A figure that is not understood as a number.

    What it checks: figures and headcounts, which may be exact (`3`, `1,8`), a range (`55–60`), or
        have a word before them: `ca`, `upp till`, `minst`, `drygt`, `knappt`.
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
            yield Finding(
                loc,
                say('"{figure}" is kept as written, but not understood', figure=written),
                say("to be counted it needs one number or a range, as 3, 1,8 or ca 55–60"),
            )


def _unread(meeting: Meeting, context: Context) -> Iterator[tuple[Loc, str]]:
    """Yield the figures that could not be read as numbers, with their places."""
    if meeting.headcount and not meeting.headcount.understood:
        yield ("headcount", "written"), meeting.headcount.written or ""
    for place, item in context.once(gather_parts, meeting).items:
        if item.headcount and not item.headcount.understood:
            yield (*place, "headcount", "written"), item.headcount.written or ""
        for position, update in enumerate(item.updates):
            for number, named in enumerate(update.figures):
                if not named.figure.understood:
                    loc = (*place, "updates", position, "figures", number, "figure", "written")
                    yield loc, named.figure.written or ""


RULES: tuple[Rule, ...] = (Rule(figure_not_understood, Severity.NOTE),)
