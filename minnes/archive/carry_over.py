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
    is_task,
    last_day,
    replay,
    task_status,
)
from minnes.archive.loading import Loaded
from minnes.archive.statements import stated
from minnes.language.message import Message, say
from minnes.model.identity import (
    NumberedOutcome,
    NumberedQuestion,
    absolute,
    numbered_outcomes,
    referable_entries,
)
from minnes.model.meeting import Meeting
from minnes.model.outcome import Action, Decision, Question
from minnes.model.person import labels
from minnes.source.diagnostic import Loc

_LONGEST = 80
"""Characters of a title that is made of a decision."""

_WIDTH = 94
"""Characters of a line of a comment."""


class Carried(NamedTuple):
    """An outcome that is still open, with its place in its file.

    `reference` is as the series' own minutes write it, `2021-12-10#A3`. `pin` says that its id goes
    by its position, which may still change: it is to be written out. `topic` is the title under which
    a decision that was put off until now comes back on the agenda.
    """

    reference: str
    path: str
    id: str
    loc: Loc
    outcome: Decision | Action | Question
    pin: bool
    remarks: tuple[Message, ...]
    topic: str = ""


def carried(
    meetings: Sequence[Loaded], series: str, day: date, standing: Sequence[str] = ()
) -> list[Carried]:
    """Return what earlier meetings of a series left open, oldest first.

    Actions and decisions to be seen to that are not done, decisions put off that have not come back,
    and questions without an answer. `meetings` are all that may speak of them, and `standing` are the
    titles of items that every meeting of the series has.
    """
    said = _sayings(meetings)
    matters = []
    for loaded in sorted(meetings, key=lambda each: (str(each.meeting.date or ""), each.path)):
        held = loaded.meeting.date
        own = loaded.meeting.series == series and loaded.meeting.kind != "example"
        if not own or not held or held >= day or loaded.meeting.status in WORDLESS:
            continue
        for each in referable_entries(loaded.meeting):
            sayings = said.get(f"{loaded.id}#{each.id}", [])
            first = stated(each.outcome, str(held))
            now = replay(first, sayings)
            if _is_open(first, now):
                carried_over = _carried(loaded, each, first, now, str(held), sayings)
                if _comes_back(first, now, series, str(day)):
                    carried_over = carried_over._replace(
                        topic=_title(loaded.meeting, each, standing)
                    )
                matters.append(carried_over)
    return matters


def comment(matter: Carried, text: Callable[[Message], str]) -> list[str]:
    """Return the lines of the comment that says what is carried over; `text` gives messages' words."""
    return [line for remark in matter.remarks for line in wrap(_plain(text(remark)), _WIDTH)]


def is_fixed(meeting: Meeting) -> bool:
    """Return whether positions in minutes cannot change any more, because they are approved."""
    return meeting.status == "approved" or meeting.approval is not None


def _carried(
    loaded: Loaded,
    each: NumberedOutcome | NumberedQuestion,
    first: Stated,
    now: Standing,
    held: str,
    sayings: Sequence[Saying],
) -> Carried:
    reference = f"{loaded.id}#{each.id}".removeprefix(f"{loaded.meeting.series}/")
    outcome = each.outcome
    pin = outcome.id is None and not is_fixed(loaded.meeting)
    remarks = [_what(each, first, now, held)]
    noted = [said for said in sorted(sayings) if said.note]
    if _is_internal(loaded.meeting, each):
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
    return Carried(reference, loaded.path, each.id, each.loc, outcome, pin, tuple(remarks))


def _what(
    each: NumberedOutcome | NumberedQuestion, first: Stated, now: Standing, held: str
) -> Message:
    """Return who promised what, when, and by when, in words."""
    outcome = each.outcome
    text = outcome.what if isinstance(outcome, Action) else outcome.text
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
    meeting: Meeting, each: NumberedOutcome | NumberedQuestion, standing: Sequence[str]
) -> str:
    """Return the title under which a deferred decision comes back; "" if it is internal.

    It is that of its item, or, of an item that every meeting has, what was to be decided.
    """
    if _is_internal(meeting, each) or not isinstance(each.outcome, Decision):
        return ""
    titles = [item.title for place, item in meeting.all_items() if each.loc[: len(place)] == place]
    title = titles[-1] if titles else ""
    return title if title not in standing else shorten(each.outcome.text, _LONGEST, placeholder="…")


def _is_internal(meeting: Meeting, each: NumberedOutcome | NumberedQuestion) -> bool:
    return bool(each.outcome.internal) or any(
        item.internal and each.loc[: len(place)] == place for place, item in meeting.all_items()
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


def _is_open(first: Stated, now: Standing) -> bool:
    if now.status == "deferred" or first.kind == "Q":
        return now.status in UNFINISHED
    return is_task(first) and task_status(now) in UNFINISHED


def _sayings(meetings: Sequence[Loaded]) -> dict[str, list[Saying]]:
    """Return what meetings that were held say of earlier outcomes, by reference."""
    by_reference: dict[str, list[Saying]] = {}
    for loaded in meetings:
        if loaded.meeting.status not in WORDLESS:
            for reference, said in _said(loaded):
                by_reference.setdefault(reference, []).append(said)
    return by_reference


def _said(loaded: Loaded) -> Iterator[tuple[str, Saying]]:
    day = str(loaded.meeting.date or "")
    for follow_up in loaded.meeting.follow_up:
        words = (
            follow_up.status or "",
            str(follow_up.due or ""),
            labels(follow_up.owner),
            follow_up.note or "",
        )
        yield absolute(follow_up.reference, loaded.id), Saying(day, loaded.id, *words)
    for each in numbered_outcomes(loaded.meeting):
        if isinstance(each.outcome, Decision):
            said = Saying(day, loaded.id, each.outcome.outcome, by=f"{loaded.id}#{each.id}")
            for reference in each.outcome.replaces:
                yield absolute(reference, loaded.id), said


def _plain(text: str) -> str:
    """Return a text on one line, without signs that no comment can hold or that would silence a rule."""
    line = " ".join(text.split())
    return "".join(sign for sign in line if sign.isprintable()).replace("minnes:", "minnes")
