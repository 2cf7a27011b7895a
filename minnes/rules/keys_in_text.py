"""Rules about keys that are indented so far that they are read as text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minnes.language.message import say
from minnes.model.meeting import Meeting
from minnes.rules.parts import gather_parts
from minnes.rules.rule import Context, Rule
from minnes.source.diagnostic import Finding, Loc, Severity

_KEY = re.compile(
    r"^[ \t]*(?P<key>decisions|actions|questions|updates|attachments|participants|absent|figures"
    r"|need|next_step|next_meetings|follow_up):(?=\s|$)",
    re.MULTILINE,
)
_WITHHOLDING = re.compile(r"^[ \t]*(?P<key>internal|public_text):(?=\s|$)", re.MULTILINE)


def key_in_text(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """A key that is read as a part of a text.

    What it checks: lines of a text that begin with a key such as `decisions:` or `need:`.
    Why: below a bar, all that stands further in is text; decisions there are in no list.
    Example:
        - title: Skolan
          text: |
            Frågan togs upp igen.
            decisions:
              - Vi ses i mars.
    Instead:
        - title: Skolan
          text: |
            Frågan togs upp igen.
          decisions:
            - Vi ses i mars.
    """
    yield from _found(_KEY, meeting, context)


def internal_in_text(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """`internal` where it is read as a part of a text.

    What it checks: lines of a text that begin with `internal:` or `public_text:`.
    Why: below a bar, all that stands further in is text; it withholds nothing, and all of it would be
        published.
    Example:
        - title: Ett ärende
          text: |
            En familj har sökt stöd.
            internal: sekretess
    Instead:
        - title: Ett ärende
          text: |
            En familj har sökt stöd.
          internal: sekretess
    """
    yield from _found(_WITHHOLDING, meeting, context)


RULES: tuple[Rule, ...] = (
    Rule(key_in_text, Severity.WARNING),
    Rule(internal_in_text, Severity.ERROR),
)


def _found(keys: re.Pattern[str], meeting: Meeting, context: Context) -> Iterator[Finding]:
    for loc, text, name in _texts(meeting, context):
        if ":" in text and (match := keys.search(text)):
            hint = say('if it is a key, begin its line as far in as "text", and not further')
            if name and re.search(rf"^\s*{re.escape(name)}:[ \t]*[|>]", context.text, re.MULTILINE):
                lines = f"{name}:\n  text: |\n    …\n  {match['key']}: …"
                hint = say("if it is a key, give the text one too:\n{lines}", lines=lines)
            message = say('"{key}:" is read as a part of the text', key=match["key"])
            yield Finding(loc, message, hint, piece=match.span("key"))


def _texts(meeting: Meeting, context: Context) -> Iterator[tuple[Loc, str, str]]:
    """Yield the texts of items and of reports, these with the organization's name."""
    for place, item in context.once(gather_parts, meeting).items:
        if item.text:
            yield (*place, "text"), item.text, ""
        for number, update in enumerate(item.updates):
            if update.text:
                yield (*place, "updates", number, "text"), update.text, update.organization
