"""The five rules of typing, as a comment for new files and as a page of help."""

from __future__ import annotations

from minnes.language.catalog import Translator
from minnes.language.message import Message, say

RULES: tuple[tuple[Message, tuple[Message | str, ...]], ...] = (
    (say("Type a space after the colon."), ("place: Teams",)),
    (
        say("Type a bar before free text, and the text on the lines below it."),
        ("text: |", say("  Everything here is text: colons, # and all.")),
    ),
    (
        say("What belongs to a line stands below it, two spaces further in."),
        ("participants:", "  Orust: Karin Holm"),
    ),
    (say("Never use the tab key for it."), ()),
    (say("What follows # is a comment, and is not part of the minutes."), (say("# ask Karin"),)),
)
"""Each rule with the lines of an example."""


def short(language: Translator) -> list[str]:
    """Return the rules as lines for a comment."""
    lines = [language.text(say("The five rules of typing (minnes help rules says more):"))]
    return lines + [f"{n}. {language.text(rule)}" for n, (rule, _) in enumerate(RULES, 1)]


def full(language: Translator) -> list[str]:
    """Return the rules as lines of a page, with examples."""
    lines: list[str] = []
    for number, (rule, example) in enumerate(RULES, 1):
        lines += [f"{number}. {language.text(rule)}"]
        shown = [line if isinstance(line, str) else language.text(line) for line in example]
        lines += ["", *(f"     {line}" for line in shown)] if shown else []
        lines += [""]
    return lines[:-1]
