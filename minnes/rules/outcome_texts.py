"""Rules about the texts of decisions, tasks and questions: nothing, a mark, what became of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from minnes.language.cues import NOT_ADOPTED, NOTHING_PATTERN
from minnes.language.message import say
from minnes.language.regex import regex
from minnes.model.meeting import Meeting
from minnes.rules.parts import gather_parts
from minnes.rules.rule import Context
from minnes.source.diagnostic import Finding, Loc

_NOTHING = regex(NOTHING_PATTERN, re.IGNORECASE)
_MARK = regex(
    r"(?:^|\s)(?P<mark>(?P<key>due|deadline|senast|klart|id):(?P<value>[A-Z]?\d[\w/-]*))",
    re.IGNORECASE,
)
_MARKS_AT_END = regex(r"(\s+(due|id):\S+)*\s*")
_REFUSAL = "|".join(NOT_ADOPTED)
# Without the first letter, which may be a capital: to search without regard to case takes long.
_IN_REFUSALS = tuple(word[1:] for word in NOT_ADOPTED)
# `Bordläggs till mars`, `Frågan om en jour bordlades.`; not `Mötet som sköts upp hålls i maj`.
_REFUSED = regex(
    rf"(?P<word>{_REFUSAL})"
    rf"|(?:(?!som |that |which )\S+ ){{1,10}}?(?P<last>{_REFUSAL})\w*(?=[ ]?$|[.,;!]|(?: till| to| until)\b)",
    re.IGNORECASE,
)
# `ringer skolan (klart)`, `ringer skolan. KLART`
_DONE = regex(
    r"(?:[(\[–—-] ?|[.,;:] )(?:klara?|klart|färdigt?|gjort|utfört|done|completed)[)\]]?[.!]?$",
    re.IGNORECASE,
)


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


def mark_in_text(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """A `due:` or `id:` that is read as text.

    What it checks: actions and decisions in which `due:` or `id:` stands anywhere but at the end, or
        with another word or a capital; and texts, also of questions, with such a mark below a key.
    Why: only at the end of the line, and written so, does it give the last day or the name. Where
        there are keys, each of them is a key itself.
    Example:
        actions:
          - Maria Ekdal: mejlar länken due:2022-03-11 till alla
    Instead:
        actions:
          - Maria Ekdal: mejlar länken till alla due:2022-03-11
    """
    parts = context.once(gather_parts, meeting)
    texts = [((*loc, "what"), action.what) for loc, action in parts.actions]
    texts += [((*loc, "text"), decision.text) for loc, decision in parts.decisions]
    texts += [((*loc, "text"), asked.text) for loc, asked in parts.questions if "id:" in asked.text]
    for loc, text in texts:
        if ":" in text and (mark := find_mark(text)):
            key = "id" if mark["key"].casefold() == "id" else "due"
            right = f"{key}:{mark['value']}"
            hint = say("write it last on the line, as {mark}", mark=right)
            if mark["mark"] == right and _MARKS_AT_END.fullmatch(text, mark.end()):
                # It stands where it should, but below a key: there a text is only text.
                own = f"{key}: {mark['value']}"
                hint = say('write "{own}" as a key of its own, beside the text', own=own)
            message = say('"{mark}" is read as a part of the text', mark=mark["mark"])
            yield Finding(loc, message, hint, piece=mark.span("mark"))


def find_mark(text: str) -> re.Match[str] | None:
    """Return the mark in a text, if there is one."""
    return _MARK.search(text)


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
        if action.status == "open" and _DONE.search(action.what):
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
