"""The rule about texts that are marked as internal in words, such as `(internt)` or `# internt`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from minnes.language.message import say
from minnes.language.regex import regex
from minnes.model.meeting import Meeting
from minnes.rules.rule import Context
from minnes.rules.texts import texts
from minnes.source.diagnostic import Finding, Loc

_WORD = (
    r"(?:internt?|internal|sekretess(?:belag[dt])?|(?:ej|inte) offentligt?|konfidentiell?t?|hemligt?"
    r"|(?:strictly )?confidential|private|internal only|not (?:public|for publication)|do not publish"
    r"|(?:in )?closed session|in camera"
    r"|fortroligt?|konfidensielt|unntatt offentlighet|ikke offentligt?|hemmeligt?"
    r"|luottamuksellinen|salassa pidettävä|ei julkinen|salainen)"
)
_BRACKETS = rf"[(\[]{_WORD}(?:[:,;] [^()\[\]]*)?[)\]]"
# `Confidential: …`: words that are nobody's heading for something else, as `Sekretess:` can be.
_LABEL = (
    r"(?m:^)[*_]*(?:(?:strictly )?confidential|konfidentiellt?|konfidensielt|fortroligt?"
    r"|not for publication|(?:ej|inte) offentligt)[*_]*:(?=\s|[*_]|$)"
)
_LABELS = ("onfiden", "ONFIDEN", "ortrolig", "or publication", "offentligt:")
"""What a file holds in which such a label may stand."""
_MARK = regex(rf"^{_BRACKETS}|{_BRACKETS}(?=\.?$)|{_LABEL}", re.IGNORECASE)
_BEGINS = (
    r"(?:inte|ej |sekr|konf|heml|stri|conf|priv|not |do n|in c|clos"
    r"|fort|unnt|ikke|hemm|luot|sala|ei j)"
)
# `title: Ett ärende # internt`, or the comment alone on the line above.
_COMMENT = regex(
    rf"^(?P<typed>.*?)(?<!\S)(?P<mark>#[ \t]*[(\[]?{_WORD}[)\]]?)[ \t]*(?:[.!]?|[:,;].*)$"
    r"(?=(?P<below>\s+.*)?)",
    re.IGNORECASE | re.MULTILINE,
)
_KEY = regex(r"(?:^|(?<=[\s{]))(?:-|[^\s:]+:)[ \t]+")
_FIELDS = regex(r"(?: (?:due|id):\S+)+$")
_IN_FILE = tuple(regex(rf"\{bracket}[ \t]*{_BEGINS}", re.IGNORECASE) for bracket in "([#")
"""Quick tests that few files pass; each begins with a fixed character, for which search is fast."""


def marked_internal(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """A text that is marked as internal in words.

    What it checks: texts that begin or end with a word such as `(internt)`, `(sekretess)` or
        `(ej offentligt)` in parentheses, with `Konfidentiellt:`, or with a comment such as
        `# internt` after or above them, in a part that says nothing of `internal`, or cannot.
    Why: such a word is a part of the text, or a comment; it withholds nothing, and all of it would
        be published.
    Example:
        items:
          - title: Ett personalärende (internt)
    Instead:
        items:
          - title: Ett personalärende
            internal: ja
    """
    labelled = any(label in context.text for label in _LABELS)
    if not labelled and not any(mark.search(context.text) for mark in _IN_FILE):
        return
    comments = _marked_in_comments(context.text)
    for loc, text, hidden in texts(meeting):
        if hidden or loc[-1] == "public_text":
            continue
        match = _MARK.search(text)
        mark = match[0] if match else comments.get(text.partition("\n")[0])
        if not mark:
            continue
        part = _part(meeting, loc)
        if "internal" not in part.model_fields_set:
            hint = say(
                'write "internal: yes", or the reason, on a line of its own; if this is public, '
                '"internal: no"'
            )
            if not hasattr(part, "internal"):
                hint = say(
                    'no "internal" belongs here: move it to an item that has one, or to notes, which '
                    'are never published; if this is public, take "{mark}" away',
                    mark=mark,
                )
            message = say('"{mark}" withholds nothing: this would be published', mark=mark)
            yield Finding(loc, message, hint, match.span() if match else None)


def _marked_in_comments(text: str) -> dict[str, str]:
    """Return the comments that mark what is internal, by what may be the text they are about."""
    marks: dict[str, str] = {}
    for match in _COMMENT.finditer(text):
        line = match["typed"].strip()
        if "internal:" in line:
            continue
        if not line or line[-1] in ":|>-":
            line = (match["below"] or "").partition(" #")[0].strip()
        line = _FIELDS.sub("", line).rstrip("\"'} ")
        for start in [0, *(key.end() for key in _KEY.finditer(line))]:
            value = line[start:].lstrip("\"'")
            marks.setdefault(value.partition(",")[0] if "{" in line else value, match["mark"])
    return marks


def _part(meeting: Meeting, loc: Loc) -> Any:
    """Return the part whose text, alone or in a list, stands at a place."""
    part: Any = meeting
    for step in loc[: -2 if isinstance(loc[-1], int) else -1]:
        part = part[step] if isinstance(step, int) else getattr(part, step)
    return part
