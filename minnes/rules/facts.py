"""The facts of a meeting that rules across files need: small, and cheap to send to processes."""

from __future__ import annotations

from collections.abc import Iterable
from sys import intern
from typing import Any, NamedTuple

from minnes.model.identity import absolute, meeting_id, numbered_outcomes, numbered_questions
from minnes.model.meeting import Meeting
from minnes.model.outcome import Action, Decision, FollowUp


class Outcome(NamedTuple):
    """A decision (`D`), an action (`A`) or a question (`Q`) that other files may refer to.

    A question is open until it is answered, and then done.
    """

    id: str
    kind: str
    status: str
    due: str
    deferred_to: str
    replaces: tuple[str, ...]


class FollowUpFact(NamedTuple):
    """A follow-up of an earlier outcome; `meeting` and `outcome` are the parts of its reference.

    It is `blank` if nothing follows the reference, as `minnes new` writes it.
    """

    meeting: str
    outcome: str
    status: str
    due: str
    blank: bool


class Facts(NamedTuple):
    """One meeting as other files see it; days are ISO text or "".

    `people` are (name, organization) of the participants and the absent.
    """

    path: str
    id: str
    series: str
    kind: str
    status: str
    date: str
    announced: tuple[str, ...]
    outcomes: tuple[Outcome, ...]
    follow_ups: tuple[FollowUpFact, ...]
    people: tuple[tuple[str, str], ...]


def facts(meeting: Meeting, path: str) -> Facts:
    """Return the facts of a meeting; references are made absolute."""
    identity = meeting_id(meeting, path)
    outcomes = []
    for entry in numbered_outcomes(meeting):
        outcome = entry.outcome
        due = outcome.due.isoformat() if outcome.due else ""
        # Not isinstance(): for models it takes longer than all the rest.
        if type(outcome) is Action:
            outcomes.append(Outcome(entry.id, "A", outcome.status, due, "", ()))
        elif type(outcome) is Decision:
            replaced = tuple([absolute(reference, identity) for reference in outcome.replaces])
            later = outcome.deferred_to or ""
            outcomes.append(Outcome(entry.id, "D", outcome.outcome, due, later, replaced))
    for question in numbered_questions(meeting):
        status = "done" if question.outcome.answer else "open"
        outcomes.append(Outcome(question.id, "Q", status, "", "", ()))
    # The same names stand in file after file: interned, they are sent between processes once.
    people = [
        (intern(person.name), intern(person.organization or ""))
        for listed in (meeting.participants, meeting.absent)
        for person in listed
        if person.name
    ]
    return Facts(
        path,
        identity,
        meeting.series or "",
        meeting.kind,
        meeting.status or "",
        meeting.date.isoformat() if meeting.date else "",
        tuple([n.date.isoformat() if n.date else n.month or "" for n in meeting.next_meetings]),
        tuple(outcomes),
        tuple([_follow_up_fact(follow_up, identity) for follow_up in meeting.follow_up]),
        tuple(dict.fromkeys(people)),
    )


def with_shared_parts(values: Iterable[Any], known: dict[Any, Any]) -> Facts:
    """Return facts, from JSON or another process, that share equal parts with those of other files.

    Without sharing, names and days would take four times the memory. `known` has the parts so far.
    """

    def kept(parts: Iterable[Any]) -> list[Any]:
        return [known.setdefault(part, part) for part in parts]

    path, identity, series, kind, status, day, announced, outcomes, follow_ups, people = values
    series, kind, status = kept((series, kind, status))
    return Facts(
        path,
        identity,
        series,
        kind,
        status,
        day,
        tuple(kept(announced)),
        tuple(
            kept([Outcome._make([*kept(parts), tuple(replaced)]) for *parts, replaced in outcomes])
        ),
        tuple([FollowUpFact._make([*kept(parts), blank]) for *parts, blank in follow_ups]),
        tuple(kept(map(tuple, people))),
    )


def _follow_up_fact(follow_up: FollowUp, identity: str) -> FollowUpFact:
    target, _, name = absolute(follow_up.reference, identity).partition("#")
    due = follow_up.due.isoformat() if follow_up.due else ""
    blank = not (follow_up.status or due or follow_up.owner or follow_up.note)
    return FollowUpFact(target, name, follow_up.status or "", due, blank)
