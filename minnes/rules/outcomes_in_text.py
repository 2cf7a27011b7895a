"""The rule about decisions and tasks whose own text says what became of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minnes.language.cues import NOT_ADOPTED
from minnes.language.message import say
from minnes.model.meeting import Meeting
from minnes.rules.parts import gather_parts
from minnes.rules.rule import Context
from minnes.source.diagnostic import Finding

_REFUSAL = "|".join(NOT_ADOPTED)
# Without the first letter, which may be a capital: to search without regard to case takes long.
_IN_REFUSALS = tuple(word[1:] for word in NOT_ADOPTED)
# `Bordläggs till mars`, `Frågan om en jour bordlades.`; not `Mötet som sköts upp hålls i maj`.
_REFUSED = re.compile(
    rf"(?P<word>{_REFUSAL})"
    rf"|(?:(?!som |that |which )\S+ ){{1,10}}?(?P<last>{_REFUSAL})\w*(?=[ ]?$|[.,;!]|(?: till| to| until)\b)",
    re.IGNORECASE,
)
_LAST = 15
"""Characters at the end of an action in which it may be said that it is done."""
# `ringer skolan (klart)`, `ringer skolan. KLART`
_DONE = re.compile(
    r"(?:[(\[–—-] ?|[.,;:] )(?:klara?|klart|färdigt?|gjort|utfört|done|completed)[)\]]?[.!]?$",
    re.IGNORECASE,
)


def outcome_in_text(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """A decision whose text says that it was not taken, or a task whose text says that it is done.

    What it checks: decisions without an outcome that begin or end by saying they are put off or
        refused, and open actions that end with a word such as `(klart)`.
    Why: without the key, the decision stands among those that hold, and the task is asked for.
    Example:
        decisions:
          - Bordläggs till nästa möte.
    Instead:
        decisions:
          - text: Frågan om en gemensam jour.
            outcome: deferred
    """
    for loc, action in context.once(gather_parts, meeting).actions:
        if action.status == "open" and _DONE.search(action.what[-_LAST:]):
            yield Finding(
                (*loc, "what"),
                say("this stands as open"),
                say("if it is done, write below it: status: done"),
            )
    decisions = context.once(gather_parts, meeting).decisions
    texts = "\n".join([decision.text for _, decision in decisions])
    if not any(stem in texts for stem in _IN_REFUSALS):
        return
    for loc, decision in decisions:
        refused = _REFUSED.match(decision.text) if decision.outcome == "adopted" else None
        if refused:
            word = (refused["word"] or refused["last"]).casefold()
            yield Finding(
                (*loc, "text"),
                say("this stands as adopted"),
                say(
                    "if it was not, write it so:\n- text: …\n  outcome: {outcome}",
                    outcome=NOT_ADOPTED[word],
                ),
            )
