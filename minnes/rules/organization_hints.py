"""What to write instead of what is no organization: several of them, a key, people."""

from __future__ import annotations

from minnes.language.cues import GUESTS, NO_NAMES
from minnes.language.message import Message, say
from minnes.language.regex import regex
from minnes.language.words import AND, EVERYBODY, KEYS, OTHERS
from minnes.model.item import Update
from minnes.model.meeting import Meeting
from minnes.rules.rule import Context
from minnes.source import shorthand
from minnes.source.diagnostic import Loc

_AND = regex(rf"\s(?:{'|'.join(AND)})\s")


def hint_for_several(text: str, context: Context) -> Message | None:
    """Return what to write for `Tjörn, Bengtsfors` or `Tjörn och Orust` where one is to stand."""
    if text in Update.model_fields:
        return say("if it is a key, begin it two spaces further in than its organization")
    key = KEYS.get(text.casefold(), "")
    if key in Update.model_fields:
        return say('if it is about the organization above, write "{key}:" two spaces in', key=key)
    names = [name for part in shorthand.split_list(text) for name in _AND.split(part)]
    if len(names) < 2 or not all(map(context.register.find, names)):
        return None
    return say("write a line for each: {lines}", lines=" ".join(f'"{name}: …"' for name in names))


def hint_for_person(loc: Loc, text: str, meeting: Meeting, context: Context) -> Message | None:
    """Return what to write for `Frida Storm (Tanum)` or `Tanum - Jennie Storm` in a round.

    Among people, what follows in parentheses is said of each of them.
    """
    if loc[0] in ("participants", "absent") and text.casefold() in GUESTS:
        return say('those of no organization stand under "others:"')
    if "updates" in loc and text.casefold().partition(" ")[0] in EVERYBODY | OTHERS:
        return say("what no organization said by itself stands under the item's own text")
    if text.casefold() in NO_NAMES:
        return say("leave it blank until there is a name")
    before, bracket, inside = text.rstrip(" )").partition("(" if "(" in text else " - ")
    for name, person in ((inside.strip(), before.strip()), (before.strip(), inside.strip())):
        if bracket and context.register.find(name) and loc[0] in ("participants", "absent"):
            who = getattr(meeting, str(loc[0]))[loc[1]].name or "…"
            return say('write "{line}"', line=f"{name}: {who} ({person})")
        if bracket and context.register.find(name):
            return say('write "{name}:", and below it "by: {person}"', name=name, person=person)
    return None
