"""Rules about keys that are indented so far that they are read as text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from minnes.language.message import say
from minnes.language.regex import regex
from minnes.model.meeting import Meeting
from minnes.rules.parts import gather_parts
from minnes.rules.rule import Context
from minnes.rules.texts import texts
from minnes.source.diagnostic import Finding, Loc

_KEY = regex(
    r"^[ \t]*(?P<key>decisions|actions|questions|updates|attachments|participants|absent|figures"
    r"|need|next_step|next_meetings|follow_up):(?=\s|$)",
    re.MULTILINE,
)
# At the beginning of a line; or anywhere without a blank after the colon, as due: and id: are written,
# or with "ja" after it.
_WITHHOLDING = regex(
    r"(?:^[ \t]*|(?<!\S)(?=\w+:(?:\w|[ \t]+(?:ja|yes|true)\b)))"
    r"(?P<key>internal|public_text):(?=\s|\w|$)",
    re.MULTILINE,
)


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
    yield from _found(_KEY, _texts(meeting, context), context)


def internal_in_text(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """`internal` where it is read as a part of a text.

    What it checks: lines of a text that begin with `internal:` or `public_text:`, and such a word
        within a line, without a space after its colon or with `ja` after it.
    Why: below a bar, all that stands further in is text, and so is all on a line but `due:` and `id:`
        at its end; it withholds nothing, and all of it would be published.
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
    if "internal:" in context.text or "public_text:" in context.text:
        names = {loc: name for loc, _, name in _texts(meeting, context)}
        public = [
            (loc, text, names.get(loc, "")) for loc, text, hidden in texts(meeting) if not hidden
        ]
        yield from _found(_WITHHOLDING, public, context)


def _found(
    keys: re.Pattern[str], texts: Iterable[tuple[Loc, str, str]], context: Context
) -> Iterator[Finding]:
    for loc, text, name in texts:
        if ":" in text and (match := keys.search(text)):
            hint = say('if it is a key, begin its line as far in as "text", and not further')
            before = text[: match.start("key")].rpartition("\n")[2]
            if before.strip() or text[match.end() : match.end() + 1].strip():
                hint = say(
                    'give the text a key, and write "{key}: …" on a line of its own below it',
                    key=match["key"],
                )
            elif name and re.search(
                rf"^\s*{re.escape(name)}:[ \t]*[|>]", context.text, re.MULTILINE
            ):
                lines = f"{name}:\n  text: |\n    …\n  {match['key']}: …"
                hint = say("if it is a key, give the text one too:\n{lines}", lines=lines)
            message = say('"{key}:" is read as a part of the text', key=match["key"])
            yield Finding(loc, message, hint, piece=match.span("key"))


def _texts(meeting: Meeting, context: Context) -> Iterator[tuple[Loc, str, str]]:
    """Yield the texts of items and of reports, these with the organization's name."""
    parts = context.once(gather_parts, meeting)
    yield from (((*loc, "text"), item.text, "") for loc, item in parts.items if item.text)
    for loc, update in parts.updates:
        if update.text:
            yield (*loc, "text"), update.text, update.organization
