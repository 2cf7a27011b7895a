"""Rules about owners of actions and decisions: unknown, or not present."""

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


def owner_not_present(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """A task given to somebody who is named neither as present nor as absent.

    What it checks: owners who are known from a roster, where participants are named. Each name is
        told once.
    Why: either the list of participants lacks a name, or the owner has not heard of the task.
    Example:
        participants: Karin Holm (Orust)
        items:
          - title: Utbildningen
            actions:
              - Jenny Hav: skickar ut inbjudan
    Instead:
        participants: Karin Holm (Orust), Jenny Hav (Orust)
        items:
          - title: Utbildningen
            actions:
              - Jenny Hav: skickar ut inbjudan
    """
    if not context.once(call_roll, meeting).present:
        return
    reported = set()
    for mention in mentions_with(meeting, context, MentionStatus.KNOWN):
        if mention.role in OWNERS and mention.name not in reported:
            reported.add(mention.name)
            yield Finding(
                mention.loc,
                say(
                    '"{name}" is given a task, but is not among the participants', name=mention.name
                ),
                say("add the name under participants or absent, or write who took it on"),
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
