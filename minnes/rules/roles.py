"""Rules about the names of people in roles (chair, owner, speaker …): whole, right, and of one person?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from minnes.language.cues import BEHIND_NAMES, PARTICLES
from minnes.language.message import say
from minnes.language.regex import regex
from minnes.model.meeting import Meeting
from minnes.rules.mentions import MentionStatus, mentions_with
from minnes.rules.organizations import did_you_mean
from minnes.rules.rule import Context
from minnes.source.diagnostic import Finding

# A name of words with capitals, but for `von` and the like.
_PLAIN = regex(
    rf"\w\S*(?: (?:{'|'.join(map(re.escape, sorted(PARTICLES | BEHIND_NAMES)))}|[^\W\d_a-zåäö][\w.'’´-]*))+"
)


def ambiguous_name(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """A name that two of those present have.

    What it checks: given names alone, and full names that two share, wherever somebody is named in
        a role.
    Why: nobody can tell afterwards who promised it.
    Example:
        participants: Maria Storm (Orust), Maria Ekdal (Tanum)
        items:
          - title: Översatt material
            actions:
              - Maria: reder ut frågan
    Instead:
        participants: Maria Storm (Orust), Maria Ekdal (Tanum)
        items:
          - title: Översatt material
            actions:
              - Maria Ekdal: reder ut frågan
    """
    for mention in mentions_with(meeting, context, MentionStatus.AMBIGUOUS):
        yield Finding(
            mention.loc,
            say(
                '"{name}" can be any of {names}',
                name=mention.name,
                names=", ".join(mention.names),
            ),
            say('write the full name, as "{name}"', name=mention.names[0]),
        )


def first_name_only(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """A given name alone, where only one person can be meant.

    What it checks: given names, maybe with an initial, wherever somebody is named in a role.
    Why: at the next meeting there may be two of that name, and in a list of everything that
        somebody promised it is missing.
    Example:
        participants: Maria Storm (Orust), Anders Torpman (Tanum)
        items:
          - title: Material
            actions:
              - Anders T: hör med utgivaren
    Instead:
        participants: Maria Storm (Orust), Anders Torpman (Tanum)
        items:
          - title: Material
            actions:
              - Anders Torpman: hör med utgivaren
    """
    for mention in mentions_with(meeting, context, MentionStatus.GIVEN_NAME):
        name = mention.names[0]
        if _PLAIN.fullmatch(name):  # else the full name is to be mended first
            yield Finding(
                mention.loc,
                say('"{name}" is not a full name', name=mention.name),
                say('write "{name}"', name=name),
                replacement=name,
            )


def misspelt_person(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """A name that is nearly that of somebody we know of.

    What it checks: full names, wherever somebody is named in a role, against the lists of the
        meeting and the series' roster.
    Why: what was said and promised is found under the right name only.
    Example:
        participants: Christina Linderoth (Tingsryd)
        items:
          - title: Läget
            lead: Kristina Linderoth
    Instead:
        participants: Christina Linderoth (Tingsryd)
        items:
          - title: Läget
            lead: Christina Linderoth
    """
    for mention in mentions_with(meeting, context, MentionStatus.MISSPELT):
        if mention.role != "participants":
            yield Finding(
                mention.loc,
                say('"{name}" is nobody we know of', name=mention.name),
                did_you_mean(list(mention.names)),
            )
