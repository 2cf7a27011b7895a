"""Rules about people named in roles (chair, owner, speaker …) who were away, or are not listed."""

from __future__ import annotations

from collections.abc import Iterator

from minnes.language.message import Message, say
from minnes.model.meeting import Meeting
from minnes.rules.known_people import is_short
from minnes.rules.mentions import OWNERS, MentionStatus, mentions_with
from minnes.rules.roll import call_roll
from minnes.rules.rule import Context
from minnes.source.diagnostic import Finding

_OFFICERS = ("chair", "secretary", "adjusters")
_SPEAKERS = ("lead", "by", "answered_by")
_NOT_LISTED = (MentionStatus.KNOWN, MentionStatus.UNKNOWN)


def absent_owner(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """A task given to somebody who was absent.

    What it checks: the owners of actions and decisions, against the absent and those replaced.
    Why: the one who is to do it does not know of it.
    Example:
        participants: Lidia Storm (Orust)
        absent: Jenny Hav (Orust)
        items:
          - title: Utbildningen
            actions:
              - Jenny Hav: skickar ut inbjudan
    Instead:
        participants: Lidia Storm (Orust)
        absent: Jenny Hav (Orust)
        items:
          - title: Utbildningen
            actions:
              - Lidia Storm: ber Jenny Hav skicka ut inbjudan
    """
    for mention in mentions_with(meeting, context, MentionStatus.ABSENT):
        if mention.role in OWNERS:
            name = mention.names[0]
            yield Finding(
                mention.loc,
                say('"{name}" is given a task, but was not at the meeting', name=name),
                say("write somebody who was there, and what to ask of {name}", name=name),
            )


def absent_person_acting(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """Somebody absent who chairs, writes, presents, speaks or answers.

    What it checks: those named in a role other than as owner, against the absent and the replaced.
    Why: who was not there cannot have done it; one of the two is wrong.
    Example:
        absent: Jenny Hav (Orust)
        items:
          - title: Utbildningen
            lead: Jenny Hav
    Instead:
        participants: Jenny Hav (Orust)
        items:
          - title: Utbildningen
            lead: Jenny Hav
    """
    for mention in mentions_with(meeting, context, MentionStatus.ABSENT):
        if mention.role in OWNERS or is_short(mention.name):
            continue
        yield Finding(
            mention.loc,
            say(
                '"{name}" stands among the absent, but is named here as {role}',
                name=mention.name,
                role=_role(mention.role),
            ),
            say("move the name to participants, or write somebody else here"),
        )


def officer_not_present(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """A chair, secretary or adjuster who is not among the participants.

    What it checks: who chaired, wrote and adjusts the minutes, where participants are named.
    Why: who signs for a meeting was there; the list of participants lacks somebody, or the name is
        misspelt.
    Example:
        chair: Anna Storm
        participants: Karin Holm (Orust), Johan Ekdal (Tanum)
    Instead:
        chair: Anna Storm
        participants: Anna Storm (Orust), Karin Holm (Orust), Johan Ekdal (Tanum)
    """
    if not context.once(call_roll, meeting).present:
        return
    for mention in mentions_with(meeting, context, *_NOT_LISTED):
        if mention.role in _OFFICERS and any(map(str.isdigit, mention.name)):
            yield Finding(
                mention.loc,
                say('"{name}" is read as the name of a person', name=mention.name),
                say("take it away: minnes approve writes the day"),
            )
        elif mention.role in _OFFICERS and not is_short(mention.name):
            yield Finding(
                mention.loc,
                say(
                    '"{name}" is not among the participants, but is named here as {role}',
                    name=mention.name,
                    role=_role(mention.role),
                ),
                say("add the name under participants"),
            )


def person_not_listed(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """Somebody who presents, speaks, answers or gets a task, and is not among the participants.

    What it checks: who presents an item, reports in a round, asks and answers, and owners known from
        a roster, where participants are named. Each name is told once.
    Why: a guest is easily forgotten in the list, the name is misspelt, or the owner has not heard of
        the task.
    Example:
        participants: Karin Holm (Orust)
        items:
          - title: Utbildningen
            lead: Jessica Fjord
    Instead:
        participants: Karin Holm (Orust), Jessica Fjord (Tanum)
        items:
          - title: Utbildningen
            lead: Jessica Fjord
    """
    if not context.once(call_roll, meeting).present:
        return
    reported = set()
    for mention in mentions_with(meeting, context, *_NOT_LISTED):
        speaks = mention.role in _SPEAKERS and not is_short(mention.name)
        owns = mention.role in OWNERS and mention.status is MentionStatus.KNOWN
        if (speaks or owns) and mention.name not in reported:
            reported.add(mention.name)
            yield Finding(
                mention.loc,
                say('"{name}" is not among the participants', name=mention.name),
                say("add the name under participants, or write somebody else here")
                if owns
                else say("add the name under participants"),
            )


def _role(field: str) -> Message:
    return {
        "chair": say("chair"),
        "secretary": say("secretary"),
        "adjusters": say("adjuster"),
        "lead": say("the one who presents"),
        "by": say("the one who spoke"),
        "answered_by": say("the one who answered"),
    }.get(field, say("one of those who took part"))
