"""A rule about what is written down twice: the same decision, action or question in one meeting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from minnes.language.message import say
from minnes.model.meeting import Meeting
from minnes.rules.parts import gather_parts
from minnes.rules.rule import Context
from minnes.source.diagnostic import Finding, Loc


def outcome_twice(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """The same decision, action or question twice.

    What it checks: decisions and questions of one item that say the same, word by word, and actions
        of one meeting that give the same people the same task.
    Why: each counts, and is listed and followed up as one of its own. Different items may well
        decide the same.
    Example:
        decisions:
          - Nätverket möts på distans.
          - Nätverket möts på distans.
    Instead:
        decisions:
          - Nätverket möts på distans.
    """
    parts = context.once(gather_parts, meeting)
    if len({action.what.casefold() for _, action in parts.actions}) < len(parts.actions):
        yield from _repeated(
            ((*loc, "what"), f"{sorted(person.label for person in action.who)}: {action.what}")
            for loc, action in parts.actions
        )
    for place, item in parts.items:
        if len(item.decisions) > 1:
            yield from _repeated(
                ((*place, "decisions", number, "text"), decision.text)
                for number, decision in enumerate(item.decisions)
            )
        if len(item.questions) > 1:
            yield from _repeated(
                ((*place, "questions", number, "text"), question.text)
                for number, question in enumerate(item.questions)
            )


def _repeated(texts: Iterable[tuple[Loc, str]]) -> Iterator[Finding]:
    seen: set[str] = set()
    for loc, text in texts:
        words = " ".join(text.casefold().split()).rstrip(".")
        if words in seen:
            message = say("this stands here a second time, word by word")
            yield Finding(loc, message, say("take one of the two away, or say how they differ"))
        seen.add(words)
