"""Circulates, approves (with a seal) and corrects minutes.

Each function gives a file's new bytes: the keys it sets, and every other byte as it was (but letters
that were taken apart are put together, as they were read: what is sealed is never read otherwise).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from minnes.language.message import Message, say
from minnes.language.problem import Problem
from minnes.model.document import Approval, Correction
from minnes.model.meeting import Meeting
from minnes.model.person import Person, labels
from minnes.register.names import fold, nearest
from minnes.source import insert
from minnes.source.codes.advice import Problems
from minnes.source.diagnostic import Edit, Severity
from minnes.source.edits import apply
from minnes.source.reader import Reading, read_meeting
from minnes.source.seal import SealState, seal, seal_state
from minnes.source.value_steps import names
from minnes.source.writing.read_back import Data
from minnes.source.writing.shortest_people import names as names_typed


class Declined(Problem):
    """The operation is not possible for this file; the message says why."""


def approve(content: bytes, path: str, by: Sequence[Person], day: date) -> bytes:
    """Return minutes approved and sealed; raises `Declined`.

    An approval that was written without a seal is sealed as it stands.
    """
    reading, meeting = _sound(content, path)
    _approvable(meeting)
    approval = _approval(meeting, by, day)
    changed = meeting.model_copy(update={"status": "approved", "approval": approval})
    sealed = approval.model_copy(update={"seal": seal(changed)})
    keys: dict[str, Data] = {}
    if meeting.status != "approved":
        keys["status"] = "approved"
    text = reading.source.text
    edits: list[Edit] = []
    if meeting.approval:
        edits += [_placed(insert.put_below, text, "approval", "seal", str(sealed.seal))]
    else:
        keys["approval"] = {
            "by": names_typed(sealed.by),
            "date": sealed.date.isoformat(),
            "seal": sealed.seal,
        }
    edits += _placed(insert.put, text, keys)
    return _changed(reading, edits, changed.model_copy(update={"approval": sealed}))


def circulate(content: bytes, path: str, until: date) -> bytes:
    """Return minutes that are circulated, with the last day for answers; raises `Declined`."""
    reading, meeting = _sound(content, path)
    if meeting.status == "approved" or meeting.approval:
        raise Declined(_approved(meeting), _CORRECT)
    _held(meeting)
    wanted = {"status": "circulated", "circulated_until": until.isoformat()}
    keys: dict[str, Data] = {
        key: value for key, value in wanted.items() if str(getattr(meeting, key)) != value
    }
    edits = _placed(insert.put, reading.source.text, keys)
    changed = meeting.model_copy(update={"status": "circulated", "circulated_until": until})
    return _changed(reading, edits, changed)


def correct(content: bytes, path: str, by: Sequence[Person], text: str, day: date) -> bytes:
    """Return approved minutes with one more correction below the others; raises `Declined`."""
    reading, meeting = _sound(content, path)
    if meeting.status != "approved" and not meeting.approval:
        raise Declined(
            say("these minutes are not approved yet"),
            say("change what they say in the file itself"),
        )
    if seal_state(meeting) is SealState.BROKEN:
        raise Declined(
            say("these minutes say something else than when they were approved"),
            say("minnes verify tells what changed; take that back first"),
        )
    correction = Correction(date=day, text="\n".join(text.strip().splitlines()), by=list(by))
    if not correction.text:
        raise Declined(say("the correction says nothing"), say("say after --text what is right"))
    if meeting.approval and day < meeting.approval.date:
        raise Declined(
            say(
                "{day} is before the day of approval, {approved}",
                day=day,
                approved=meeting.approval.date,
            ),
            say("give the day of the correction after --date"),
        )
    entry: dict[str, Data] = {"date": day.isoformat(), "text": correction.text}
    if by:
        entry["by"] = names_typed(list(by))
    edits = _placed(insert.append, reading.source.text, "corrections", entry)
    changed = meeting.model_copy(update={"corrections": [*meeting.corrections, correction]})
    return _changed(reading, edits, changed)


def people(typed: Iterable[str]) -> list[Person]:
    """Return the people that were typed, each by itself or several with commas; raises `Declined`."""
    listed: list[Person] = []
    for line in typed:
        problems = Problems()
        read = names(line, problems)
        if problems.found or not all(isinstance(person, Person) and person.name for person in read):
            raise Declined(
                say('"{text}" is no name', text=line),
                say("write a full name, and several with commas between"),
            )
        listed += [person for person in read if person not in listed]
    return listed


def responsible(meeting: Meeting) -> list[Person]:
    """Return those who may approve: adjusters, chair and secretary."""
    return [*meeting.adjusters, *meeting.chair, *meeting.secretary]


def meant(meeting: Meeting, named: Person) -> str | None:
    """Return the most similar name in the minutes to one that is not in them, if any.

    A part of a name means the only one who has it.
    """
    here = [*responsible(meeting), *meeting.participants, *meeting.absent]
    known = [person.name for person in here if person.name]
    if fold(named.label) in {fold(name) for name in known}:
        return None
    words = set(named.label.casefold().split())
    whole = {name for name in known if words < set(name.casefold().split())}
    if len(whole) == 1:
        return whole.pop()
    return next(iter(nearest(named.label, known, 1)), None)


def outside(meeting: Meeting, by: Iterable[Person]) -> list[Person]:
    """Return those among `by` who are neither adjuster, chair nor secretary of a meeting."""
    known = _folded(responsible(meeting))
    return [person for person in by if fold(person.label) not in known]


_CORRECT = say("what turns out to be wrong is added by: minnes correct FILE --by NAME --text TEXT")


def _approvable(meeting: Meeting) -> None:
    """Raise `Declined` for minutes that cannot be approved."""
    state = seal_state(meeting)
    if state is SealState.HOLDS:
        raise Declined(_approved(meeting), _CORRECT)
    if state is not SealState.NONE:
        raise Declined(
            say("these minutes were approved before, and say something else since"),
            say("minnes verify tells what changed; to approve anew, take approval: out first"),
        )
    _held(meeting)


def _approval(meeting: Meeting, by: Sequence[Person], day: date) -> Approval:
    """Return the approval that minutes have without a seal, or a new one; raises `Declined`."""
    approval = meeting.approval or Approval(by=list(by), date=day)
    if by and _folded(approval.by) != _folded(by):
        raise Declined(
            say("the file says already that {names} approved it", names=labels(approval.by)),
            say("leave --by out to seal it as it stands, or change approval: in the file first"),
        )
    if not approval.by:
        raise Declined(
            say("nobody is named who approved"),
            say('name them, as: --by "{name}"', name="Anna Lind"),
        )
    held = meeting.end_date or meeting.date
    if held and approval.date < held:
        raise Declined(
            say(
                "the day of the meeting, {held}, comes after the day of approval, {day}",
                held=held,
                day=approval.date,
            ),
            say("correct the date in the file, or give the day of approval after --date"),
        )
    return approval


def _approved(meeting: Meeting) -> Message:
    if meeting.approval is None:
        return say("these minutes are approved already")
    return say(
        "{names} approved these minutes on {day}",
        names=labels(meeting.approval.by),
        day=meeting.approval.date,
    )


def _held(meeting: Meeting) -> None:
    if meeting.status in {"planned", "cancelled"}:
        raise Declined(
            say(
                'the file says "status: {status}", so there are no minutes yet',
                status=meeting.status,
            ),
            say("change it to draft if the meeting was held"),
        )


def _sound(content: bytes, path: str) -> tuple[Reading[Meeting], Meeting]:
    """Return a file as it was read, and its meeting; raises `Declined` for one with errors."""
    reading = read_meeting(content, path)
    wrong = any(diagnostic.severity is Severity.ERROR for diagnostic in reading.diagnostics)
    if wrong or reading.value is None:
        raise Declined(say("it has errors"), say("minnes check {path} shows them", path=path))
    return reading, reading.value


def _placed(make: Any, *arguments: Any) -> Any:
    """Return the edits that are made, or say why the file has no place for them."""
    try:
        return make(*arguments)
    except insert.NoPlace as error:
        raise Declined(
            say('what stands under "{key}" cannot be changed in place', key=error.key),
            say("minnes fmt FILE gives the file its usual form; or change it by hand"),
        ) from None


def _changed(reading: Reading[Meeting], edits: Sequence[Edit], wanted: Meeting) -> bytes:
    """Return the file with its edits, when it then says what was meant and nothing else."""
    text = reading.source.text.encode("utf-8")
    content = apply(b"\xef\xbb\xbf" * reading.source.bom + text, edits)
    if read_meeting(content, reading.source.path).value != wanted:
        raise Declined(
            say("the file is written in a way that minnes cannot add to"),
            say("minnes fmt FILE gives it its usual form; then try again"),
        )
    return content


def _folded(people: Iterable[Person]) -> set[str]:
    return {fold(person.label) for person in people}
