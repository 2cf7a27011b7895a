"""A rule about entries that only say that there is nothing to list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minnes.language.cues import NOTHING_PATTERN
from minnes.language.message import say
from minnes.model.meeting import Meeting
from minnes.rules.parts import gather_parts
from minnes.rules.rule import Context
from minnes.source.diagnostic import Finding, Loc

_NOTHING = re.compile(NOTHING_PATTERN, re.IGNORECASE)


def no_outcome(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """An entry that says that there is none.

    What it checks: decisions, actions, questions and needs such as `Inga beslut`.
    Why: each is counted and listed as if something had been decided, promised or asked for.
    Example:
        decisions:
          - Inga beslut fattades.
    Instead:
        decisions:
    """
    parts = context.once(gather_parts, meeting)
    texts: list[tuple[Loc, str]] = [
        *(((*loc, "text"), decision.text) for loc, decision in parts.decisions),
        *(((*loc, "what"), action.what) for loc, action in parts.actions),
        *(((*loc, "text"), question.text) for loc, question in parts.questions),
        *(((*loc, "need"), update.need) for loc, update in parts.updates if update.need),
    ]
    for loc, text in texts:
        if len(text) < 60 and _NOTHING.fullmatch(text):
            yield Finding(
                loc,
                say('"{text}" is counted and listed like any other entry', text=text),
                say("take it away; if readers are to see it, write it under text"),
            )
