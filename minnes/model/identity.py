"""Ids of meetings, decisions, actions and questions, and the references that point at them."""

from __future__ import annotations

import itertools
from pathlib import PurePosixPath
from typing import NamedTuple

from minnes.model.meeting import Meeting
from minnes.model.outcome import Action, Decision, Question


class NumberedOutcome(NamedTuple):
    """A decision or an action with its id within the meeting, and its place in the model."""

    id: str
    loc: tuple[str | int, ...]
    outcome: Decision | Action


class NumberedQuestion(NamedTuple):
    """A question with its id within the meeting, and its place in the model."""

    id: str
    loc: tuple[str | int, ...]
    outcome: Question


def meeting_id(meeting: Meeting, path: str) -> str:
    """Return `series/date`, `series/id` or the explicit id; else the file's path without its ending.

    `path` is relative to the project's root, with forward slashes.
    """
    day = meeting.published if meeting.kind == "example" and not meeting.date else meeting.date
    name = meeting.id or (day.isoformat() if day else "")
    if meeting.series and name:
        return f"{meeting.series}/{name}"
    return meeting.id or str(PurePosixPath(path).with_suffix(""))


def numbered_outcomes(meeting: Meeting) -> list[NumberedOutcome]:
    """Return all decisions and actions in document order with their ids.

    Decisions are D1, D2, …, actions A1, A2, …; numbers taken by an explicit id are skipped.
    """
    outcomes = _outcomes(meeting)
    taken = {outcome.id for _, outcome in outcomes if outcome.id}
    counts = {"D": 0, "A": 0}
    entries = []
    for loc, outcome in outcomes:
        name = outcome.id
        # Not isinstance(): for models it takes longer than all else here together.
        letter = "D" if type(outcome) is Decision else "A"
        while name is None:
            counts[letter] += 1
            candidate = f"{letter}{counts[letter]}"
            name = None if candidate in taken else candidate
        entries.append(NumberedOutcome(name, loc, outcome))
    return entries


def _outcomes(meeting: Meeting) -> list[tuple[tuple[str | int, ...], Decision | Action]]:
    placed: list[tuple[tuple[str | int, ...], Decision | Action]] = []
    for place, item in meeting.all_items():
        placed += [
            ((*place, "decisions", at), decision) for at, decision in enumerate(item.decisions)
        ]
        placed += [((*place, "actions", at), action) for at, action in enumerate(item.actions)]
    return placed


def numbered_questions(meeting: Meeting) -> list[NumberedQuestion]:
    """Return all questions in document order with their ids: Q1, Q2, …"""
    questions = [
        ((*place, "questions", position), question)
        for place, item in meeting.all_items()
        for position, question in enumerate(item.questions)
    ]
    taken = {question.id for _, question in questions if question.id}
    free = (name for count in itertools.count(1) if (name := f"Q{count}") not in taken)
    return [
        NumberedQuestion(question.id or next(free), loc, question) for loc, question in questions
    ]


def referable_entries(meeting: Meeting) -> list[NumberedOutcome | NumberedQuestion]:
    """Return all that a later meeting can refer to: decisions, actions, then questions."""
    return [*numbered_outcomes(meeting), *numbered_questions(meeting)]


def is_internal(meeting: Meeting, entry: NumberedOutcome | NumberedQuestion) -> bool:
    """Return whether an outcome of a meeting is internal, itself or by an item it stands in."""
    internal, items = bool(entry.outcome.internal), meeting.items
    for name, position in zip(entry.loc[::2], entry.loc[1::2], strict=True):
        if name == "items":
            item = items[int(position)]
            internal, items = internal or bool(item.internal), item.items
    return internal


def from_anywhere(identity: str) -> str:
    """Return the id of a meeting, or of an outcome, as a reference in minutes of any series has it."""
    return identity if "/" in identity else f"/{identity}"


def absolute(reference: str, meeting: str) -> str:
    """Return a reference with its series, that of the meeting with this id if it names none.

    `2021-12-10#D1` in a meeting of `bim` is `bim/2021-12-10#D1`; `/internat#D1` is that of a meeting
    of no series.
    """
    target, _, outcome = reference.partition("#")
    series, slash, _ = meeting.rpartition("/")
    if "/" in target or not slash:
        return reference.removeprefix("/")
    return f"{series}/{target}#{outcome}"
