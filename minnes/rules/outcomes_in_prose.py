"""Rules about decisions and promises that are told only in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from minnes.language.cues import (
    BEFORE_NOW,
    DECIDED,
    DECIDED_PATTERN,
    PROMISED,
    PROMISED_PATTERN,
)
from minnes.language.message import say
from minnes.model.item import Item
from minnes.model.meeting import Meeting
from minnes.rules.parts import gather_parts
from minnes.rules.rule import Context, Rule
from minnes.source.diagnostic import Finding, Severity

_LINE = 100
_KINDS = ("notes", "protocol")


def decision_in_prose(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """A decision told in the text only.

    What it checks: items without decisions whose text says that something was decided. What was
        decided before, or elsewhere, is left alone.
    Why: whoever asks what the group has decided does not find it.
    Example:
        - title: Nästa möte
          text: Beslut togs om att bjuda in socialsekreterarna.
    Instead:
        - title: Nästa möte
          decisions:
            - Socialsekreterarna bjuds in.
    """
    if meeting.kind not in _KINDS:
        return
    for place, item in context.once(gather_parts, meeting).items:
        if item.decisions or not item.text or not _holds_any(item.text, DECIDED):
            continue
        found = _told(item.text, DECIDED_PATTERN, meeting)
        if found and not _has_decisions(item):
            start, end, sentence = found
            yield Finding(
                (*place, "text"),
                say("a decision seems to be told in the text only"),
                say('if it was made here, add under decisions: "- {text}"', text=sentence),
                piece=(start, end),
            )


def action_in_prose(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """A promise told in the text only.

    What it checks: items without actions whose text says that somebody takes something on.
    Why: nobody is reminded of it, and no later meeting asks how it went.
    Example:
        - title: Grannlänet
          text: Maria Ekdal tar med sig frågan och återkommer med svar.
    Instead:
        - title: Grannlänet
          actions:
            - Maria Ekdal: frågar om det finns ett nätverk i grannlänet
    """
    if meeting.kind not in _KINDS:
        return
    for place, item in context.once(gather_parts, meeting).items:
        if item.actions or not item.text or not _holds_any(item.text, PROMISED):
            continue
        found = _told(item.text, PROMISED_PATTERN, meeting)
        if found and not _has_actions(item):
            start, end, sentence = found
            yield Finding(
                (*place, "text"),
                say("a promise seems to be told in the text only"),
                say('if somebody took it on, add under actions: "- Name: {what}"', what=sentence),
                piece=(start, end),
            )


RULES: tuple[Rule, ...] = (
    Rule(decision_in_prose, Severity.NOTE),
    Rule(action_in_prose, Severity.NOTE),
)


def _holds_any(text: str, cues: tuple[str, ...]) -> bool:
    """Return whether a text has one of the cues: a quick test before the pattern."""
    for cue in cues:  # noqa: SIM110 - any() would take twice as long, and this is asked often
        if cue in text:
            return True
    return False


def _has_decisions(item: Item) -> bool:
    return bool(item.decisions) or any(_has_decisions(below) for below in item.items)


def _has_actions(item: Item) -> bool:
    return bool(item.actions or item.next_step) or any(_has_actions(below) for below in item.items)


def _told(text: str, pattern: str, meeting: Meeting) -> tuple[int, int, str] | None:
    """Return the (start, end) of the first match about this meeting, and its sentence, or None."""
    for match in _compiled(pattern).finditer(text):
        first = max(text.rfind(sign, 0, match.start()) for sign in (". ", ".\n", "\n\n", "\n-"))
        start = first + 1 if first >= 0 else 0
        ends = [at for sign in (". ", ".\n", "\n\n") if (at := text.find(sign, match.end())) >= 0]
        sentence = " ".join(text[start : min(ends, default=len(text))].split()).lstrip("-* ")
        if not _of_another_time(sentence.casefold(), meeting):
            return *match.span(), _cut(sentence.rstrip("."))
    return None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace(" ", r"\s+"), re.IGNORECASE)


def _of_another_time(sentence: str, meeting: Meeting) -> bool:
    """Return whether a sentence is about something before the meeting."""
    year = str(meeting.date.year) if meeting.date else ""
    years = re.findall(r"\b(?:19|20)\d\d\b", sentence)
    return any(word in sentence for word in BEFORE_NOW) or any(
        earlier < year for earlier in years if year
    )


def _cut(sentence: str) -> str:
    if len(sentence) <= _LINE:
        return sentence
    return sentence[:_LINE].rpartition(" ")[0] + " …"
