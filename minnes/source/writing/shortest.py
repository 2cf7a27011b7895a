"""From a model to data as people would type it: the shortest form that reads back as the same.

A one-line form is taken only if reading it yields an equal model; the long form is always right.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from minnes.model.base import Part
from minnes.model.document import Attachment
from minnes.model.figure import Figure, NamedFigure
from minnes.model.item import Update
from minnes.model.outcome import Action, Decision, FollowUp, Question
from minnes.model.schedule import Event, NextMeeting, TimeSpan
from minnes.source import outcome_steps, value_steps
from minnes.source.codes.advice import Problems
from minnes.source.steps import Step
from minnes.source.writing.read_back import LINE, Data, all_read_back, keys, reads_back
from minnes.source.writing.scalars import plain
from minnes.source.writing.shortest_people import names, people


def part(model: Part, *without: str) -> dict[str, Data]:
    """Return a mapping of a part's keys, but for some fields, each value in its shortest form."""
    return keys(model, _WRITTEN, without)


def texts(step: Step) -> Callable[[Sequence[str]], Data]:
    """Return a function that writes texts on one line, or as a list if they would not read back."""

    def written(values: Sequence[str]) -> Data:
        line = ", ".join(values)
        problems = Problems()
        same = len(line) <= LINE and step(line, problems) == values and not problems.found
        return line if same else list(values)

    return written


def paragraphs(values: Sequence[str]) -> Data:
    """Return a single text as it is, several as a list."""
    problems = Problems()
    if (
        len(values) == 1
        and value_steps.paragraphs(values[0], problems) == values
        and not problems.found
    ):
        return values[0]
    return list(values)


def times(spans: Sequence[TimeSpan]) -> Data:
    """Return time spans as `09:00-12:00, 13:00-15:00`."""
    return ", ".join(str(span) for span in spans)


def _short_or_keys(short: Data, step: Step, model: Part) -> Data:
    """Return the short form of a part if reading it yields an equal part, else its keys."""
    return short if reads_back(step, short, model) else part(model)


def figure(model: Figure) -> Data:
    """Return a figure as it was written, or its keys."""
    return _short_or_keys(model.written, value_steps.figure, model)


def figures(found: Sequence[NamedFigure]) -> Data:
    """Return a mapping from labels to figures, or to figures by period."""
    written: dict[str, Data] = {}
    for named in found:
        if named.period is None:
            written[named.label] = _labelled(named)
            continue
        periods = written.setdefault(named.label, {})
        if isinstance(periods, dict):
            periods[named.period] = figure(named.figure)
    return written


def _labelled(named: NamedFigure) -> Data:
    short: Data = {named.label: named.figure.written}
    same = all_read_back(value_steps.figures, short, NamedFigure, [named])
    return figure(named.figure) if same else part(named.figure)


def action(model: Action) -> Data:
    """Return `Per Lind: ringer skolan due:2022-03-11 id:A3`, maybe with keys below it."""
    line = _marked(model.what, model.due, model.id)
    below = part(model, "who", "what", "due", "id")
    owner = names(model.who) if model.who else None
    short: list[Data] = []
    if isinstance(owner, str) and plain(owner):
        short = [{owner: line, **below}, {owner: model.what, **part(model, "who", "what")}]
    elif not (model.who or below):
        short = [line]
    return next(
        (data for data in short if reads_back(outcome_steps.action, data, model)), part(model)
    )


def decision(model: Decision) -> Data:
    """Return a decision as a text with marks at its end, or its keys."""
    return _short_or_keys(_marked(model.text, model.due, model.id), outcome_steps.decision, model)


def _marked(text: str, due: date | None, name: str | None) -> str:
    return text + (f" due:{due}" if due else "") + (f" id:{name}" if name else "")


def question(model: Question) -> Data:
    """Return a question as a text with its id at the end, or its keys."""
    return _short_or_keys(_marked(model.text, None, model.id), outcome_steps.question, model)


def attachment(model: Attachment) -> Data:
    """Return an attachment as its path or address, or its keys."""
    return _short_or_keys(model.file or model.url, outcome_steps.attachment, model)


def next_meeting(model: NextMeeting) -> Data:
    """Return `2022-03-11 09:00-12:00, Uddevalla: Kunskapsstödet`, or keys."""
    return _ahead(model, outcome_steps.NEXT_MEETING, "topic")


def event(model: Event) -> Data:
    """Return `2022-04-06: BIM-utbildning`, or keys."""
    return _ahead(model, outcome_steps.EVENT, "text")


def _ahead(model: NextMeeting | Event, table: Any, rest: str) -> Data:
    line = model.month or (model.date.isoformat() if model.date else "")
    if isinstance(model, Event) and model.end_date:
        line += f"/{model.end_date}"
    if len(model.time) == 1:
        line += f" {model.time[0]}"
    if isinstance(model, NextMeeting) and model.place:
        line += f", {model.place}"
    subject = getattr(model, rest)
    several = () if len(model.time) > 1 else ("time",)
    below = part(model, "date", "end_date", "month", "place", rest, *several)
    short = line if subject is None else {line: subject, **below}
    return (
        _short_or_keys(short, outcome_steps.dated(table, rest), model)
        if plain(line)
        else part(model)
    )


def updates(listed: Sequence[Update]) -> Data:
    """Return a mapping from organizations to their reports; None for one that said nothing."""
    return _by_name(
        [(update.organization, part(update, "organization")) for update in listed], "text"
    )


def follow_up(follow_ups: Sequence[FollowUp]) -> Data:
    """Return a mapping from references to what is said of these outcomes."""
    return _by_name([(one.reference, part(one, "reference")) for one in follow_ups], "status")


def _by_name(pairs: Sequence[tuple[str, dict[str, Data]]], line: str) -> Data:
    return {
        name: (below[line] if below.keys() == {line} else below or None) for name, below in pairs
    }


def _each(written: Callable[[Any], Data]) -> Callable[[Sequence[Any]], Data]:
    return lambda found: [written(entry) for entry in found]


_WRITTEN: dict[str, Callable[[Any], Data]] = {
    **dict.fromkeys(("chair", "secretary", "adjusters", "lead", "by", "answered_by"), names),
    **dict.fromkeys(("owner", "who"), names),
    **dict.fromkeys(("participants", "absent"), people),
    **dict.fromkeys(("tags", "replaces"), texts(value_steps.texts)),
    "concerns": texts(value_steps.organizations),
    **dict.fromkeys(("proposals", "reservations", "conclusions"), paragraphs),
    "time": times,
    "headcount": figure,
    "figures": figures,
    "actions": _each(action),
    "decisions": _each(decision),
    "questions": _each(question),
    "attachments": _each(attachment),
    "next_meetings": _each(next_meeting),
    "events": _each(event),
    "updates": updates,
    "follow_up": follow_up,
    **dict.fromkeys(("items", "ranking", "contacts", "corrections"), _each(part)),
    **dict.fromkeys(("vote", "approval", "source"), part),
    "next_step": lambda text: text or None,
}
