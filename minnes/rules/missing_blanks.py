"""The rule about a missing blank after the colon that follows a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minnes.language.cues import INFLECTIONS
from minnes.language.message import say
from minnes.language.words import EVERYBODY, NOBODY
from minnes.model.meeting import Meeting
from minnes.rules.known_people import full_names, is_group, is_short, known_names
from minnes.rules.parts import gather_parts
from minnes.rules.roll import call_roll
from minnes.rules.rule import Context
from minnes.source import shorthand
from minnes.source.diagnostic import Finding, Loc


def missing_blank_after_colon(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """A space missing after the colon that follows a name.

    What it checks: actions that begin with a known name and a colon, and people whose name begins
        with a known organization and a colon.
    Why: without the space, all is read as one text, and the task has no owner.
    Example:
        participants: Maria Ekdal (Orust)
        items:
          - title: Skolan
            actions:
              - Maria Ekdal:ringer skolan
    Instead:
        participants: Maria Ekdal (Orust)
        items:
          - title: Skolan
            actions:
              - Maria Ekdal: ringer skolan
    """
    for loc, action in context.once(gather_parts, meeting).actions:
        if not action.who and ":" in action.what:
            owner = owner_before_colon(action.what, meeting, context)
            if owner:
                yield _blank((*loc, "what"), action.what, owner, True)
    if not any(":" in name for name in context.once(call_roll, meeting).present):
        return
    for position, person in enumerate(meeting.participants):
        before, _, after = (person.name or "").partition(":")
        if after[:1].isalpha() and context.register.find(before):
            own_line = f"- {person.name}" in context.text
            loc = ("participants", position, "name")
            yield _blank(loc, person.name or "", before, own_line)


def owner_before_colon(text: str, meeting: Meeting, context: Context) -> str:
    """Return the known name at the beginning of a text if a colon without a blank follows, else ""."""
    before, colon, after = text.partition(":")
    ending = re.match(r"\w*", after)
    if not colon or not after or not after[0].isalnum() or before != before.strip():
        return ""
    if ending and ending[0] in INFLECTIONS:
        return ""
    names = shorthand.split_names(before)
    return before if names and all(_is_known(name, meeting, context) for name in names) else ""


def _is_known(name: str, meeting: Meeting, context: Context) -> bool:
    if name.casefold() in EVERYBODY | NOBODY:
        return True
    known = context.once(known_names, meeting)
    return (
        name in known
        or (is_short(name) and bool(full_names(name, meeting, context)))
        or is_group(name, meeting, context)
    )


def _blank(loc: Loc, text: str, before: str, certain: bool) -> Finding:
    word = text[len(before) + 1 :].split(maxsplit=1)[0]
    return Finding(
        loc,
        say('a space is missing after the colon that follows "{name}"', name=before),
        say('write "{name}: {word} …"', name=before, word=word),
        piece=(0, len(before) + 1 + len(word)),
        replacement=f"{before}: {word}" if certain else None,
    )
