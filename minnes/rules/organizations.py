"""Rules about organizations: unknown, misspelt, repeated or under two names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minnes.language.cues import NO_NAMES, REMARKS, TITLE_ENDINGS, TITLES
from minnes.language.message import Message, say
from minnes.language.regex import regex
from minnes.model.meeting import Meeting
from minnes.rules.organization_hints import hint_for_person, hint_for_several
from minnes.rules.parts import Parts, gather_parts
from minnes.rules.remark_hints import key_of
from minnes.rules.roll import Roll, call_roll, organization_places
from minnes.rules.rule import Context
from minnes.source.diagnostic import Finding, Loc

_PLAIN = regex(r"\w[\w .&/-]*")


def unknown_organization(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """An organization that nobody knows.

    What it checks: that every organization is in the country's register or in minnes.yaml. Without
        a project only what looks like a slip is told.
    Why: what an organization said and decided is found under its name; misspelt, it is lost.
    Example:
        Bengtstors: Karin Holm, Johan Öst
    Instead:
        Bengtsfors: Karin Holm, Johan Öst
    """
    roll = context.once(call_roll, meeting)
    unknown = {text for text, match in roll.inexact.items() if match is None}
    if not unknown:
        return
    for loc, text, must in organization_places(meeting, context):
        if text not in unknown or is_title(text) or known_part(text, context):
            continue
        if loc[0] in ("participants", "absent") and (is_remark(text) or is_role(text, context)):
            continue
        if 0 <= text.find(")") < (text.find("(") if "(" in text else len(text)):
            continue
        hint = hint_for_several(text, context) or did_you_mean(suggestions(text, meeting, context))
        hint = hint or hint_for_person(loc, text, meeting, context)
        if hint is None and must and context.project:
            hint = say(
                "if it is right, add it to minnes.yaml under organizations: "
                "{name}: {{kind: other}}",
                name=text,
            )
        if hint:
            yield Finding(loc, say('unknown organization "{name}"', name=text), hint)


def inexact_organization(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """An organization not written as it writes itself.

    What it checks: hyphens, capitals and spaces in the names of organizations.
    Why: it is understood, but whoever searches for the right name does not find it.
    Example:
        Dals Ed: Anette Storm
    Instead:
        Dals-Ed: Anette Storm
    """
    roll = context.once(call_roll, meeting)
    loose = {text for text, match in roll.inexact.items() if match and match.how == "loose"}
    if not loose:
        return
    for loc, text, _ in organization_places(meeting, context):
        name = roll.official(text)
        if text in loose and text[:1].lower() + text[1:] != name:
            yield Finding(
                loc,
                say('"{written}" is written "{name}"', written=text, name=name),
                say('write "{name}"', name=name),
                replacement=name if _PLAIN.fullmatch(name) else None,
            )


def repeated_organization(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """An organization that stands twice where it can stand once.

    What it checks: rounds, the organizations a decision concerns, and those that sent nobody.
    Why: in a report the second would hide the first, or count twice.
    Example:
        updates:
          SUN: Tre ärenden.
          Stenungsund: Ett ärende till.
    Instead:
        updates:
          Stenungsund: Fyra ärenden.
    """
    roll = context.once(call_roll, meeting)
    for loc, names in _lists_of_organizations(meeting, roll, context.once(gather_parts, meeting)):
        first: dict[str, str] = {}
        for place, name in names:
            official = roll.official(name)
            if official in first:
                yield Finding(
                    (*loc, *place),
                    say('"{name}" stands here a second time', name=name),
                    say('put both under "{name}"', name=first[official]),
                )
            first.setdefault(official, name)


def organization_two_ways(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """One organization under two names in one list.

    What it checks: that those who come from one organization have it written in one way.
    Why: a reader takes two names for two organizations.
    Example:
        participants:
          SUN: Farid Moss
          Stenungsund: Inger Holt
    Instead:
        participants:
          Stenungsund: Farid Moss, Inger Holt
    """
    roll = context.once(call_roll, meeting)
    if not roll.inexact:
        return
    for field in ("participants", "absent"):
        first: dict[str, str] = {}
        for position, person in enumerate(getattr(meeting, field)):
            name = person.organization
            match = roll.organizations.get(name)
            if name is None or match is None or match.how == "loose":
                continue
            before = first.setdefault(match.organization.name, name)
            if before != name:
                first[match.organization.name] = name
                yield Finding(
                    (field, position, "organization"),
                    say('"{one}" and "{other}" are the same organization', one=name, other=before),
                    say("write one of them all through the list"),
                )


def absent_organization_present(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """An organization said to have sent nobody, from which somebody came.

    What it checks: organizations listed as absent without a name, against the participants.
    Why: attendance would be counted both ways.
    Example:
        participants: Karin Holm (Tanum)
        absent:
          - {organization: Tanum}
    Instead:
        participants: Karin Holm (Tanum)
    """
    roll = context.once(call_roll, meeting)
    for position, absentee in enumerate(meeting.absent):
        if absentee.name or not absentee.organization:
            continue
        official = roll.official(absentee.organization)
        for person in meeting.participants:
            if person.organization and roll.official(person.organization) == official:
                yield Finding(
                    ("absent", position, "organization"),
                    say(
                        '"{name}" stands as absent, but {person} was there from it',
                        name=absentee.organization,
                        person=person.label,
                    ),
                    say("take it away here, or name the person who was absent"),
                )
                break


def suggestions(text: str, meeting: Meeting, context: Context) -> list[str]:
    """Return organizations that a text may be a misspelling of, the series' members first."""
    numbered = context.register.find(text.lstrip("0123456789.) "))
    if numbered:
        return [numbered.organization.name]
    names = context.members(meeting)
    if len(names) == 1:
        names = list(context.register.members(names[0])) or names
    return context.register.suggest(text, names)


def did_you_mean(names: list[str]) -> Message | None:
    """Return the hint that asks whether one of the names was meant; None without names."""
    if not names:
        return None
    if len(names) == 1:
        return say('did you mean "{near}"?', near=names[0])
    return say('did you mean "{near}" or "{other}"?', near=names[0], other=names[1])


def is_remark(text: str) -> bool:
    """Return whether a text tells when, how or why not somebody was there: `sjuk`, `via Teams`."""
    small = text.casefold().strip(" .")
    begins = text[:1].islower() and small.split()[0].strip(".,;") in REMARKS
    return begins or bool(key_of(text))


def is_role(text: str, context: Context) -> bool:
    """Return whether a text in parentheses after a name is a role: organizations have a capital."""
    if is_title(text):
        return True
    small = text[:1].islower() and " " not in text and not is_remark(text)
    return small and text not in NO_NAMES and not context.register.suggest(text)


def is_title(text: str) -> bool:
    """Return whether a text is a title or a role rather than an organization."""
    words = text.casefold().replace(".", " ").split()
    return bool(words) and (words[-1] in TITLES or words[-1].endswith(TITLE_ENDINGS))


def known_part(text: str, context: Context) -> str | None:
    """Return the known organization in a text such as `Trollhättan/BIM-ansvarig`, or None."""
    halves = [part.strip() for part in re.split("[/;]", text)] if re.search("[/;]", text) else []
    known = [part for part in halves if part and context.register.find(part)]
    return known[0] if known else None


def _lists_of_organizations(
    meeting: Meeting, roll: Roll, parts: Parts
) -> Iterator[tuple[Loc, list[tuple[Loc, str]]]]:
    """Yield the lists in which an organization may occur twice though it should occur once."""
    names: list[tuple[Loc, str]] = [
        ((position, "organization"), person.organization)
        for position, person in enumerate(meeting.absent)
        if person.organization and not person.name
    ]
    if len(names) > 1:
        yield ("absent",), names
    if roll.inexact:
        for place, item in parts.items:
            names = [
                ((n, "organization"), update.organization) for n, update in enumerate(item.updates)
            ]
            yield (*place, "updates"), names
    for place, decision in parts.decisions:
        if len(decision.concerns) > 1:
            yield (*place, "concerns"), [((n,), name) for n, name in enumerate(decision.concerns)]
