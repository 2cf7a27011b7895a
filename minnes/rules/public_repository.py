"""The rule about internal content in a repository that everybody can read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from minnes.language.message import say
from minnes.model.base import Part
from minnes.model.meeting import Meeting
from minnes.rules.rule import Context
from minnes.source.diagnostic import Finding, Loc


def internal_in_public(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """Something internal in a repository that everybody can read.

    What it checks: items, reports, decisions and all else that is `internal`, and `notes`, where
        minnes.yaml says that everybody can read the files (`publish.repository: public`).
    Why: the public edition leaves out what is internal, but the file holds it, and what has once
        been pushed with git can be read in its history for ever.
    Example:
        items:
          - title: Ett ärende
            internal: OSL 26 kap. 1 §
    Instead:
        items:
          - title: Ett ärende
            text: Ärendet finns i de interna anteckningarna.
    """
    if context.project is not None and context.project.publish.repository == "public":
        yield from find_internal(meeting)


def find_internal(meeting: Meeting) -> Iterator[Finding]:
    """Yield a finding for each part of a meeting that is internal, and for its notes."""
    hint = say(
        "keep it in minutes of their own, in a repository that only your own people can read"
    )
    for loc in _internal(meeting, ()):
        message = say("this is internal, and everybody can read the repository it goes to")
        yield Finding(loc, message, hint, key=True)
    if meeting.notes:
        message = say("notes are internal, and everybody can read the repository they go to")
        yield Finding(("notes",), message, hint, key=True)


def _internal(value: Any, loc: Loc) -> Iterator[Loc]:
    """Yield the place of each `internal`; parts within an internal part are not searched."""
    if isinstance(value, list):
        for position, part in enumerate(value):
            yield from _internal(part, (*loc, position))
    elif isinstance(value, Part):
        if getattr(value, "internal", False):
            yield (*loc, "internal")
            return
        for name, part in value:
            yield from _internal(part, (*loc, name.rstrip("_")))
