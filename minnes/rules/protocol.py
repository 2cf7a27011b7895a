"""Rules of formal protocols (`kind: protocol`): chair, secretary, adjusters, § numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from minnes.language.message import Message, say
from minnes.language.regex import regex
from minnes.model.meeting import Meeting
from minnes.rules.rule import Context
from minnes.source.diagnostic import Finding

ADJUSTED_WITHIN = timedelta(days=14)
"""Kommunallagen (2017:725) 5 kap. 69 §; by 6 kap. it holds for boards and committees too."""
_IN_TITLE = regex(r"(?P<number>§+\s*(?P<digits>\d{1,6})(?: ?[a-z]\b)?|(?P<before>\d{1,6})\s*§)")
"""The § of an item that stands in its title: `§ 5 Budget`, `5 § Budget`."""


def _has_two_weeks(meeting: Meeting, context: Context) -> bool:
    """Return whether a meeting is a protocol under Swedish law, as far as the language tells."""
    return meeting.kind == "protocol" and context.in_swedish


def _held(meeting: Meeting, context: Context) -> bool:
    """Return whether a meeting is a formal protocol and has been held."""
    if meeting.kind != "protocol" or meeting.status in {"planned", "cancelled"}:
        return False
    return meeting.date is None or meeting.date <= context.today


def adjusted_late(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """A protocol that was adjusted too late.

    What it checks: that a protocol is approved at most 14 days after the meeting's last day, in
        projects whose language is Swedish.
        (Kommunallagen 2017:725, 5 kap. 69 §.)
    Why: until then the decisions cannot be announced, nor the time for appeals begin.
    Example:
        kind: protocol
        date: 2022-03-11
        approval: {by: Anna Lind, date: 2022-04-11}
    Instead:
        kind: protocol
        date: 2022-03-11
        approval: {by: Anna Lind, date: 2022-03-21}
    """
    if not _has_two_weeks(meeting, context) or not meeting.approval or not meeting.date:
        return
    late = meeting.approval.date - (meeting.end_date or meeting.date)
    if late > ADJUSTED_WITHIN:
        yield Finding(
            ("approval", "date"),
            say("the protocol was adjusted {days} days after the meeting", days=late.days),
            say("municipalities have 14 days (kommunallagen 5 kap. 69 §); is the date right?"),
        )


def not_adjusted(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """A protocol that should have been adjusted by now.

    What it checks: that a protocol with `status: draft` or `circulated` is not older than 14 days,
        counted from the meeting's last day, in projects whose language is Swedish.
        (Kommunallagen 2017:725, 5 kap. 69 §.)
    Why: until it is adjusted the decisions cannot be announced, nor the time for appeals begin.
    Example:
        kind: protocol
        date: 2022-03-11
        status: circulated
    Instead:
        kind: protocol
        date: 2022-03-11
        status: approved
        approval: {by: Anna Lind, date: 2022-03-21}
    """
    if not _has_two_weeks(meeting, context) or meeting.approval or not meeting.date:
        return
    last = (meeting.end_date or meeting.date) + ADJUSTED_WITHIN
    if meeting.status in {"draft", "circulated"} and last < context.today:
        yield Finding(
            ("status",),
            say("the protocol should have been adjusted by {day}", day=last),
            say('when it is, type: minnes approve {path} --by "NAME"', path=context.path),
        )


def missing_chair(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """A protocol that does not say who was in the chair.

    What it checks: that a protocol has a `chair`.
    Why: the chair answers for the protocol and signs it.
    Example:
        kind: protocol
        secretary: Lidia Berg
    Instead:
        kind: protocol
        chair: Anna Lind
        secretary: Lidia Berg
    """
    if _held(meeting, context) and not meeting.chair:
        message = say("the protocol does not say who was in the chair")
        yield _missing(message, meeting, "chair", "ordförande", "chair")


def missing_secretary(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """A protocol that does not say who wrote it.

    What it checks: that a protocol has a `secretary`.
    Why: whoever has a question about the wording must know whom to ask.
    Example:
        kind: protocol
        chair: Anna Lind
    Instead:
        kind: protocol
        chair: Anna Lind
        secretary: Lidia Berg
    """
    if _held(meeting, context) and not meeting.secretary:
        message = say("the protocol does not say who wrote it")
        yield _missing(message, meeting, "secretary", "sekreterare", "secretary")


def missing_adjusters(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """A protocol that names nobody to adjust it.

    What it checks: that a protocol has `adjusters`, or is approved already.
    Why: somebody besides the chair vouches that it says what was decided.
    Example:
        kind: protocol
        chair: Anna Lind
    Instead:
        kind: protocol
        chair: Anna Lind
        adjusters: Maria Ek
    """
    if _held(meeting, context) and not meeting.adjusters and not meeting.approval:
        message = say("the protocol names nobody to adjust it")
        yield _missing(message, meeting, "adjusters", "justerare", "adjuster")


def _missing(message: Message, meeting: Meeting, key: str, *roles: str) -> Finding:
    """Return the finding of a missing key; its hint names the participant with one of the roles."""
    names = [p.name for p in meeting.participants if p.name and (p.role or "").casefold() in roles]
    name = names[0] if len(names) == 1 else "…"
    return Finding(("kind",), message, say('add a line "{key}: {name}"', key=key, name=name))


def paragraph_gap(meeting: Meeting, _context: Context) -> Iterator[Finding]:
    """Items whose numbers do not follow each other.

    What it checks: in a protocol, that each item's § is the one after the item before it, that no
        item lacks one if others have it, and that none stands in a title.
    Why: the § is how a decision is found again; a gap looks as if something were taken out.
    Example:
        items:
          - {title: Mötet öppnas, number: § 12}
          - {title: Budget, number: § 14}
    Instead:
        items:
          - {title: Mötet öppnas, number: § 12}
          - {title: Budget, number: § 13}
    """
    items = meeting.items if meeting.kind == "protocol" else []
    if not any(item.number or "§" in item.title[:8] for item in items):
        return
    before: int | None = None
    for position, item in enumerate(items):
        number, in_title = item.number, _IN_TITLE.match(item.title)
        if number is None and in_title:
            number = in_title["number"]
            yield Finding(
                ("items", position, "title"),
                say('"{number}" is read as a part of the title', number=number),
                say(
                    'write it on a line of its own, as "number: {number}"',
                    number=f"§ {in_title['before']}" if in_title["before"] else number,
                ),
                piece=in_title.span("number"),
            )
            before = int(in_title["digits"] or in_title["before"])
            continue
        if number is None:
            hint = say('add "number: § {number}"', number=before + 1) if before else None
            message = say("this item has no § though others have")
            yield Finding(("items", position, "title"), message, hint)
            before = before + 1 if before else None
            continue
        match = re.match(r"§*\s*(\d{1,6})\s*([a-z]?)", number, re.IGNORECASE)
        if match is None:
            before = None
            continue
        this = int(match[1])
        if before is not None and this != before + 1 and not (match[2] and this == before):
            yield Finding(
                ("items", position, "number"),
                say("§ {number} comes after § {before}", number=this, before=before),
                say('write "number: § {number}"', number=before + 1),
            )
        before = this
