"""A rule about the series that minutes belong to."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import normalize

from minnes.language.message import say
from minnes.model.meeting import Meeting
from minnes.register.names import nearest
from minnes.rules.organizations import did_you_mean
from minnes.rules.rule import Context, Rule
from minnes.source.diagnostic import Finding, Severity


def unknown_series(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """A series that minnes.yaml does not have.

    What it checks: the series of each file, in a project that has declared any.
    Why: the meeting gets no title, and is missing wherever the group is asked for: a slip, or a series
        that has changed its name in minnes.yaml.
    Example:
        series: styrgrupen
    Instead:
        series: styrgruppen
    """
    declared = context.project.series if context.project else {}
    folder = normalize("NFC", context.path.rpartition("/")[0].rpartition("/")[2])
    if not meeting.series or not declared or meeting.series in declared or folder in declared:
        return  # that a folder's series differs is told by another rule
    yield Finding(
        ("series",),
        say('there is no series "{series}" in minnes.yaml', series=meeting.series),
        did_you_mean(nearest(meeting.series, declared))
        or say(
            "write the name that stands there, or add it there under series: {name}: {{title: …}}",
            name=meeting.series,
        ),
    )


RULES: tuple[Rule, ...] = (Rule(unknown_series, Severity.WARNING, needs_project=True),)
