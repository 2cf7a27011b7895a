"""The rule about words that name nobody, such as `vakant`, where people are named."""

from __future__ import annotations

from collections.abc import Iterator

from minnes.language.cues import NO_NAMES
from minnes.language.message import say
from minnes.model.meeting import Meeting
from minnes.rules.mentions import OWNERS
from minnes.rules.organizations import is_title
from minnes.rules.roll import call_roll
from minnes.rules.rule import Context
from minnes.source.diagnostic import Finding


def nobodys_name(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """Words that name nobody, where people are named.

    What it checks: words such as `m.fl.`, `inga`, `vakant` or `se bilaga`, in lists of people and in
        roles; and in roles words such as `rektor` or `ordf.` after a name.
    Why: each is read as a person, who is counted and listed.
    Example:
        participants: Karin Holm (Orust), Johan Storm (Tanum), m.fl.
        absent: inga
    Instead:
        participants: Karin Holm (Orust), Johan Storm (Tanum)
        headcount: ca 12
    """
    roll = context.once(call_roll, meeting)
    for field, people in roll.lists:
        # Inga is somebody's name as well, but hardly the only one in a list.
        alone = len(people) == 1
        for name in people:
            word = name.strip(" .")
            sure = alone or word != "Inga"
            if (word.casefold() if sure else word) not in NO_NAMES:
                continue
            yield Finding(
                (field, people[name], "name"),
                say('"{name}" is read as the name of a person', name=name),
                say("take it away; how many there were can stand under headcount"),
            )
    for number, role in roll.roles if any(not p.name for p in meeting.participants) else ():
        if not meeting.participants[number].name:
            yield Finding(
                ("participants", number, "role"),
                say('nobody is named before "{role}"', role=role),
                say("write who came; if nobody did, take it away"),
            )
    for mention in roll.mentions:
        # Who is to do something, and is nobody, is told of as an owner.
        if mention.role in OWNERS:
            continue
        word = (mention.person.name or "").strip(" .")
        title = word[:1].islower() and is_title(word)
        if title or (word != "Inga" and word.casefold() in NO_NAMES):
            hint = say("leave it blank until there is a name")
            if title and mention.loc[-1] != 0:
                hint = say("take it away; a role can stand in parentheses among the participants")
            yield Finding(
                (*mention.loc, "name"),
                say('"{name}" is read as the name of a person', name=mention.person.name),
                hint,
            )
