"""Rules about decisions and promises that are told only in running text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
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
from minnes.rules.rule import Context
from minnes.source.diagnostic import Finding, Loc

_LINE = 100
_SENTENCE = 1_000
"""Characters around a match in which the beginning and the end of its sentence are looked for."""


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
    for loc, text in _texts(meeting, context, DECIDED, _has_decisions):
        if found := _told(text, DECIDED_PATTERN, meeting):
            yield Finding(
                loc,
                say("a decision seems to be told in the text only"),
                say('if it was made here, add under decisions: "- {text}"', text=found[1]),
                piece=found[0],
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
    for loc, text in _texts(meeting, context, PROMISED, _has_actions):
        if found := _told(text, PROMISED_PATTERN, meeting):
            yield Finding(
                loc,
                say("a promise seems to be told in the text only"),
                say('if somebody took it on, add under actions: "- Name: {what}"', what=found[1]),
                piece=found[0],
            )


def _texts(
    meeting: Meeting, context: Context, cues: tuple[str, ...], has_outcomes: Callable[[Item], bool]
) -> Iterator[tuple[Loc, str]]:
    """Yield the texts that hold one of the cues, of items without outcomes of that kind."""
    if meeting.kind in ("notes", "protocol"):
        for place, item in context.once(gather_parts, meeting).items:
            text = item.text or ""
            for cue in cues if text else ():
                if cue in text:
                    if not has_outcomes(item):
                        yield (*place, "text"), text
                    break


def _has_decisions(item: Item) -> bool:
    return bool(item.decisions) or any(_has_decisions(below) for below in item.items)


def _has_actions(item: Item) -> bool:
    return bool(item.actions or item.next_step) or any(_has_actions(below) for below in item.items)


def _told(text: str, pattern: str, meeting: Meeting) -> tuple[tuple[int, int], str] | None:
    """Return the (start, end) of the first match about this meeting, and its sentence, or None."""
    for match in _compiled(pattern).finditer(text):
        before = text[max(match.start() - _SENTENCE, 0) : match.start()]
        after = text[match.start() : match.end() + _SENTENCE]
        begin = max(before.rfind(sign) for sign in (". ", ".\n", "\n\n", "\n-")) + 1
        ends = [
            at for sign in (". ", ".\n", "\n\n") if (at := after.find(sign, len(match[0]))) >= 0
        ]
        whole = before[begin:] + after[: min(ends, default=len(after))]
        sentence = " ".join(whole.split()).lstrip("-* ")
        if not _of_another_time(sentence.casefold(), meeting):
            if match[0].rstrip().endswith((":", "**")):  # `Beslut: Vi köper bil.`
                line = text[match.end() : match.end() + _SENTENCE].partition("\n")[0]
                sentence = line.partition(". ")[0]
            return match.span(), _cut(sentence.rstrip(". "))
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
