"""Rules about the series that minutes belong to."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import normalize

from minnes.language.message import say
from minnes.model.meeting import Meeting
from minnes.register.names import nearest
from minnes.rules.organizations import did_you_mean
from minnes.rules.rule import Context
from minnes.source.diagnostic import Finding


def folder_differs(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """Minutes that lie in the folder of another series.

    What it checks: that a file in a folder named as a series belongs to that series.
    Why: a file that was copied from another group easily keeps that group's name, and its
        meetings are then counted as the other's.
    Example:
        (the file meetings/bim/2021-12-10.yaml)
        series: styrgruppen
    Instead:
        (the file meetings/bim/2021-12-10.yaml)
        series: bim
    """
    folder = _folder(context)
    if context.project is None or folder not in context.project.series or folder == meeting.series:
        return
    if meeting.series:
        yield Finding(
            ("series",),
            say(
                'the file lies in the folder "{folder}", but belongs to "{series}"',
                folder=folder,
                series=meeting.series,
            ),
            say('write "series: {folder}", or move the file', folder=folder),
        )
    else:
        yield Finding(
            (),
            say('the file lies in the folder of "{folder}", but names no series', folder=folder),
            say('add a line "series: {folder}", or move the file', folder=folder),
        )


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
    if not meeting.series or not declared or meeting.series in declared:
        return
    if _folder(context) in declared:
        return  # folder_differs tells of it
    yield Finding(
        ("series",),
        say('there is no series "{series}" in minnes.yaml', series=meeting.series),
        did_you_mean(nearest(meeting.series, declared))
        or say(
            "write the name that stands there, or add it there under series: {name}: {{title: …}}",
            name=meeting.series,
        ),
    )


def _folder(context: Context) -> str:
    """Return the name of the folder that the file lies in."""
    return normalize("NFC", context.path.rpartition("/")[0].rpartition("/")[2])
