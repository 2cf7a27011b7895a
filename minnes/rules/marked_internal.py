"""The rule about texts that are marked as internal in words, such as `(internt)`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from minnes.language.message import say
from minnes.model.meeting import Meeting
from minnes.rules.rule import Context, Rule
from minnes.rules.texts import texts
from minnes.source.diagnostic import Finding, Loc, Severity

_WORD = (
    r"(?:internt?|internal|sekretess(?:belag[dt])?|(?:ej|inte) offentligt?|konfidentiell?t?|hemligt?"
    r"|(?:strictly )?confidential|private|not (?:public|for publication)|(?:in )?closed session|in camera)"
)
_BRACKETS = rf"[(\[]{_WORD}(?:[:,;] [^()\[\]]*)?[)\]]"
_MARK = re.compile(rf"^{_BRACKETS}|{_BRACKETS}(?=\.?$)", re.IGNORECASE)
_BEGINS = r"(?:inte|ej |sekr|konf|heml|stri|conf|priv|not |in c|clos)"
_IN_FILE = tuple(re.compile(rf"\{bracket}{_BEGINS}", re.IGNORECASE) for bracket in "([")
"""Quick tests that few files pass; each begins with a fixed character, for which search is fast."""


def marked_internal(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """A text that is marked as internal in words.

    What it checks: texts that begin or end with a word such as `(internt)`, `(sekretess)` or
        `(ej offentligt)` in parentheses, in a part that says nothing of `internal`.
    Why: such a word is a part of the text; it withholds nothing, and all of it would be published.
    Example:
        items:
          - title: Ett personalärende (internt)
    Instead:
        items:
          - title: Ett personalärende
            internal: ja
    """
    if not any(mark.search(context.text) for mark in _IN_FILE):
        return
    for loc, text, hidden in texts(meeting):
        if hidden or loc[-1] == "public_text" or not (match := _MARK.search(text)):
            continue
        part = _part(meeting, loc)
        if hasattr(part, "internal") and "internal" not in part.model_fields_set:
            yield Finding(
                loc,
                say('"{mark}" withholds nothing: this would be published', mark=match[0]),
                say(
                    'write "internal: ja", or the reason, on a line of its own; if this is public, '
                    '"internal: nej"'
                ),
                match.span(),
            )


def _part(meeting: Meeting, loc: Loc) -> Any:
    """Return the part whose field, or whose list, stands at a place."""
    part: Any = meeting
    for step in loc[:-1]:
        part = part[step] if isinstance(step, int) else getattr(part, step)
    return part


RULES: tuple[Rule, ...] = (Rule(marked_internal, Severity.ERROR),)
