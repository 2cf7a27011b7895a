"""Rules about the separators of people in a line: commas, and none within a name."""

from __future__ import annotations

from collections.abc import Iterator

from minnes.language.message import say
from minnes.language.regex import regex
from minnes.language.words import AND
from minnes.model.meeting import Meeting
from minnes.model.person import Person
from minnes.rules.mentions import find_reversed_names, named_people, split_people
from minnes.rules.roll import OWN_PEOPLE, call_roll, entry_names
from minnes.rules.rule import Context
from minnes.source.diagnostic import Finding

_ANY = regex("[;|&+/–—]")
# `); ` between two people with parentheses.
_AFTER_PARENTHESIS = regex(r"\)\s*[;|&+/–—-]\s*(?=[^\W\d_])")


def wrong_divider(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """People with something else than a comma between them.

    What it checks: semicolons, slashes, dashes, `&`, `+` and `|` between two names.
    Why: all of it is read as the name of one person, who is known to nobody.
    Example:
        participants: Karin Holmdal (Orust); Johan Storm (Tanum)
        chair: Karin Holmdal & Johan Storm
    Instead:
        participants: Karin Holmdal (Orust), Johan Storm (Tanum)
        chair: Karin Holmdal, Johan Storm
    """
    if not _may_be_divided(meeting, context):
        return
    entries = context.once(entry_names, meeting)
    for loc, person in context.once(named_people, meeting):
        own_line = loc[-2] in ("participants", "absent") and person.name in entries
        for field, mended, certain in _mended(person, meeting, context):
            if own_line:
                hint = say("in a list, give each person a line, the given name first")
            elif certain:
                hint = say('put a comma between: "{mended}"', mended=mended)
            else:
                hint = say("put a comma between people, and write the given name first")
            yield Finding(
                (*loc, field),
                say("several people are read as one: between people stands a comma"),
                hint,
                replacement=mended if certain and not own_line else None,
            )


def surname_first(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """A surname before the given name, with a comma between.

    What it checks: two names of one word in a row that, turned round, are somebody we know of.
    Why: the comma divides them, so that one person is read as two.
    Example:
        participants: Karin Holmdal (Orust), Johan Storm (Tanum)
        chair: Holmdal, Karin
    Instead:
        participants: Karin Holmdal (Orust), Johan Storm (Tanum)
        chair: Karin Holmdal
    """
    for pair in context.once(find_reversed_names, meeting):
        given, surname = pair.given[1].name, pair.surname[1].name
        yield Finding(
            (*pair.surname[0], "name"),
            say('"{written}" is read as two people', written=f"{surname}, {given}"),
            say('write "{line}"', line=f"{given} {surname}"),
        )


def _may_be_divided(meeting: Meeting, context: Context) -> bool:
    """Return whether any name may hold a separator: a quick test before looking at each."""
    roll = context.once(call_roll, meeting)
    texts = [*roll.present, *roll.absent, *roll.inexact, *(role for _, role in roll.roles)]
    texts += [mention.person.label for mention in roll.mentions]
    text = "\n".join(texts)
    words = (" - ", *(f" {word} " for word in AND))
    return (
        meeting.kind in OWN_PEOPLE
        or _ANY.search(text) is not None
        or any(word in text for word in words)
    )


def _mended(person: Person, meeting: Meeting, context: Context) -> Iterator[tuple[str, str, bool]]:
    """Yield each field that holds several people, its text with commas, and whether that is certain."""
    if found := split_people(person.name or "", meeting, context):
        yield "name", ", ".join(found), all(" " in name for name in found)
    for field in ("organization", "role"):
        text = getattr(person, field) or ""
        mended = _AFTER_PARENTHESIS.sub("), ", text)
        if mended != text:
            yield field, mended, True
