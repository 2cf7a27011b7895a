"""The open outcomes of a series, to be carried over into the file of its next meeting."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from textwrap import shorten, wrap
from typing import NamedTuple

from minnes.archive.ledger import (
    UNFINISHED,
    WORDLESS,
    Saying,
    Standing,
    Stated,
    last_day,
    replay,
    task_status,
)
from minnes.archive.loading import Loaded
from minnes.archive.statements import is_task, stated
from minnes.language.message import Message, say
from minnes.model.identity import (
    NumberedOutcome,
    NumberedQuestion,
    absolute,
    is_internal,
    numbered_outcomes,
    referable_entries,
)
from minnes.model.meeting import Meeting
from minnes.model.outcome import Action, Decision, Question, text_of
from minnes.model.person import labels
from minnes.source.diagnostic import Loc

_LONGEST = 80
"""Characters of a title that is made of a decision."""

_WIDTH = 94
"""Characters of a line of a comment."""


class OpenOutcome(NamedTuple):
    """An outcome that is still open, with its place in its file.

    `reference` is as the series' own minutes write it, `2021-12-10#A3`. With `pin`, its id is that of
    its position, which may still change: it has to be written out. `topic` is the agenda title of a
    decision that was deferred until now.
    """

    reference: str
    path: str
    id: str
    loc: Loc
    outcome: Decision | Action | Question
    pin: bool
    remarks: tuple[Message, ...]
    topic: str = ""


def open_outcomes(
    meetings: Sequence[Loaded], series: str, day: date, standing: Sequence[str] = ()
) -> list[OpenOutcome]:
    """Return the open outcomes of earlier meetings of a series, oldest first.

    These are unfinished actions and decisions to be carried out, deferred decisions, and unanswered
    questions. `meetings` are all that may refer to them, `standing` the titles of items that every
    meeting of the series has.
    """
    said = _sayings(meetings)
    found: dict[str, OpenOutcome] = {}
    for loaded in sorted(meetings, key=lambda entry: (str(entry.meeting.date or ""), entry.path)):
        held = loaded.meeting.date
        own = loaded.meeting.series == series and loaded.meeting.kind != "example"
        if not own or not held or held >= day or loaded.meeting.status in WORDLESS:
            continue
        for entry in referable_entries(loaded.meeting):
            sayings = said.get(f"{loaded.id}#{entry.id}", [])
            first = stated(entry.outcome, str(held))
            now = replay(first, sayings)
            if _is_open(entry.outcome, now):
                open_outcome = _open_outcome(loaded, entry, first, now, str(held), sayings)
                if _comes_back(first, now, series, str(day)):
                    topic = _title(loaded.meeting, entry, standing)
                    open_outcome = open_outcome._replace(topic=topic)
                # A copied file says all of it once more.
                found.setdefault(open_outcome.reference, open_outcome)
    return [*found.values()]


def comment(open_outcome: OpenOutcome, text: Callable[[Message], str]) -> list[str]:
    """Return the lines of the comment on an open outcome; `text` translates messages."""
    return [line for remark in open_outcome.remarks for line in wrap(_plain(text(remark)), _WIDTH)]


def is_fixed(meeting: Meeting) -> bool:
    """Return whether positions in minutes cannot change any more, because they are approved."""
    return meeting.status == "approved" or meeting.approval is not None


def _open_outcome(
    loaded: Loaded,
    entry: NumberedOutcome | NumberedQuestion,
    first: Stated,
    now: Standing,
    held: str,
    sayings: Sequence[Saying],
) -> OpenOutcome:
    reference = f"{loaded.id}#{entry.id}".removeprefix(f"{loaded.meeting.series}/")
    outcome = entry.outcome
    pin = outcome.id is None and not is_fixed(loaded.meeting)
    remarks = [_what(entry, first, now, held)]
    noted = [said for said in sorted(sayings) if said.note]
    if is_internal(loaded.meeting, entry):
        # A comment has no mark of its own that would keep it from a public place.
        where = say("internal: see {path}", path=loaded.path)
        remarks = [
            say(
                "{text} ({circumstances})",
                text=where,
                circumstances=_when(first._replace(condition=""), now, held),
            )
        ]
    elif noted:
        remarks.append(say("{date}: {note}", date=noted[-1].date, note=noted[-1].note))
    return OpenOutcome(reference, loaded.path, entry.id, entry.loc, outcome, pin, tuple(remarks))


def _what(
    entry: NumberedOutcome | NumberedQuestion, first: Stated, now: Standing, held: str
) -> Message:
    """Return who promised what, when, and by when, in words."""
    text = text_of(entry.outcome)
    if now.owner:
        text = f"{now.owner}: {text}"
    return say("{text} ({circumstances})", text=text, circumstances=_when(first, now, held))


def _comes_back(first: Stated, now: Standing, series: str, day: str) -> bool:
    """Return whether a decision was deferred to this day, its month, or the series' meeting then."""
    until = now.due or first.deferred_to
    of, _, when = until.rpartition("/")
    named = now.status == "deferred" and of in ("", series) and last_day(when) != ""
    return named and when[:10] <= day[: len(when)]


def _title(
    meeting: Meeting, entry: NumberedOutcome | NumberedQuestion, standing: Sequence[str]
) -> str:
    """Return the title under which a deferred decision comes back; "" if it is internal.

    It is that of its item, or, of an item that every meeting has, what was to be decided.
    """
    if is_internal(meeting, entry) or not isinstance(entry.outcome, Decision):
        return ""
    titles = [item.title for place, item in meeting.all_items() if entry.loc[: len(place)] == place]
    title = titles[-1] if titles else ""
    return (
        title if title not in standing else shorten(entry.outcome.text, _LONGEST, placeholder="…")
    )


def _when(first: Stated, now: Standing, held: str) -> Message:
    if first.kind == "Q":
        return say("asked {date}, not yet answered", date=held)
    if now.status == "deferred":
        if not first.deferred_to:
            return say("put off {date}", date=held)
        return say("put off {date} until {later}", date=held, later=first.deferred_to)
    if first.kind == "D":
        if not now.due:
            return say("decided {date}", date=held)
        return say("decided {date}, to be done by {due}", date=held, due=now.due)
    if now.due:
        return say("promised {date}, to be done by {due}", date=held, due=now.due)
    if now.status == "waiting" and first.condition:
        return say("promised {date}, waits for: {what}", date=held, what=first.condition)
    return say("promised {date}", date=held)


def _is_open(outcome: Decision | Action | Question, now: Standing) -> bool:
    if now.status == "deferred" or isinstance(outcome, Question):
        return now.status in UNFINISHED
    return is_task(outcome) and task_status(now) in UNFINISHED


def _sayings(meetings: Sequence[Loaded]) -> dict[str, list[Saying]]:
    """Return what meetings that were held say of earlier outcomes, by reference."""
    by_reference: dict[str, list[Saying]] = {}
    for loaded in meetings:
        if loaded.meeting.status not in WORDLESS:
            for reference, said in _sayings_of(loaded):
                by_reference.setdefault(reference, []).append(said)
    return by_reference


def _sayings_of(loaded: Loaded) -> Iterator[tuple[str, Saying]]:
    day = str(loaded.meeting.date or "")
    for follow_up in loaded.meeting.follow_up:
        words = (
            follow_up.status or "",
            str(follow_up.due or ""),
            labels(follow_up.owner),
            follow_up.note or "",
        )
        yield absolute(follow_up.reference, loaded.id), Saying(day, loaded.id, *words)
    for entry in numbered_outcomes(loaded.meeting):
        if isinstance(entry.outcome, Decision):
            said = Saying(day, loaded.id, entry.outcome.outcome, by=f"{loaded.id}#{entry.id}")
            for reference in entry.outcome.replaces:
                yield absolute(reference, loaded.id), said


def _plain(text: str) -> str:
    """Return a text on one line, without signs that no comment can hold or that would silence a rule."""
    line = " ".join(text.split())
    return "".join(sign for sign in line if sign.isprintable()).replace("minnes:", "minnes")
