"""A rule about the marks of a line, `due:` and `id:`, where they are read as text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minnes.language.message import say
from minnes.model.meeting import Meeting
from minnes.rules.parts import gather_parts
from minnes.rules.rule import Context
from minnes.source.diagnostic import Finding

_MARK = re.compile(
    r"(?:^|\s)(?P<mark>(?P<key>due|deadline|senast|klart|id):(?P<value>[A-Z]?\d[\w/-]*))",
    re.IGNORECASE,
)
_LAST = re.compile(r"(\s+(due|id):\S+)*\s*")


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
            if mark["mark"] == right and _LAST.fullmatch(text, mark.end()):
                # It stands where it should, but below a key: there a text is only text.
                own = f"{key}: {mark['value']}"
                hint = say('write "{own}" as a key of its own, beside the text', own=own)
            message = say('"{mark}" is read as a part of the text', mark=mark["mark"])
            yield Finding(loc, message, hint, piece=mark.span("mark"))


def find_mark(text: str) -> re.Match[str] | None:
    """Return the mark in a text, if there is one."""
    return _MARK.search(text)
