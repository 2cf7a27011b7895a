"""The rule about owners of actions and decisions: nobody known, with who may be meant."""

from __future__ import annotations

from collections.abc import Iterator

from minnes.language.cues import LABELS
from minnes.language.message import Message, say
from minnes.model.meeting import Meeting
from minnes.rules.mentions import OWNERS, MentionStatus, mentions_with
from minnes.rules.organizations import did_you_mean, suggestions
from minnes.rules.roll import call_roll
from minnes.rules.rule import Context
from minnes.source.diagnostic import Finding


def unknown_owner(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """A task given to nobody we know of.

    What it checks: that what stands before the colon of an action is a person of the meeting or of
        a roster, an organization, a group, `alla` or `ingen`. Without a project, only slips.
    Why: a word that is nobody's name hides that nobody took the task.
    Example:
        actions:
          - OBS: glöm inte anmälan
    Instead:
        actions:
          - alla: glöm inte anmälan
    """
    roll = context.once(call_roll, meeting)
    for mention in mentions_with(meeting, context, MentionStatus.UNKNOWN):
        if mention.role not in OWNERS:
            continue
        name = mention.name
        near = suggestions(name, meeting, context) if name[:1].isupper() else []
        label = name.casefold() in LABELS
        plausible = not roll.present and (name[:1].isupper() and not name.isupper())
        if label or near or (context.project and not plausible):
            yield Finding(
                mention.loc,
                say('"{name}" is nobody we know of', name=name),
                _who_instead(name, label, near, context),
            )


def _who_instead(name: str, label: bool, near: list[str], context: Context) -> Message:
    if near and not label:
        return did_you_mean(near) or say("write who does it")
    if label or not context.project or not name[:1].islower():
        return say('write who does it before the colon, or "everyone", or "nobody"')
    return say(
        "write who does it; if it is a group, add it to minnes.yaml under organizations: "
        "{name}: {{kind: group}}",
        name=name,
    )
