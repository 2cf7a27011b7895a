"""Steps for actions, decisions, questions, next meetings, events and attachments."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from minnes.source import shorthand
from minnes.source.codes import days, shape
from minnes.source.codes.advice import Problems
from minnes.source.steps import Step, Table, each, entry, fields, is_slip, part, placed_like
from minnes.source.value_steps import WITHHELD, names, organizations, paragraphs, texts, times

ATTACHMENT: Table = {
    **dict.fromkeys(("file", "url", "title", "organization", "note")),
    **WITHHELD,
}
ACTION: Table = {
    **dict.fromkeys(("what", "id", "status", "due", "condition", "note")),
    "who": names,
    **WITHHELD,
}
DECISION: Table = {
    **dict.fromkeys(("text", "id", "outcome", "deferred_to", "due", "immediate")),
    "concerns": organizations,
    "owner": names,
    "vote": part(dict.fromkeys(("for", "against", "abstain"))),
    "replaces": texts,
    "proposals": paragraphs,
    "reservations": paragraphs,
    **WITHHELD,
}
QUESTION: Table = {
    **dict.fromkeys(("text", "id", "answer")),
    "by": names,
    "answered_by": names,
    **WITHHELD,
}
NEXT_MEETING: Table = {
    **dict.fromkeys(("date", "month", "place", "topic", "extra", "weekday", "note")),
    "time": times,
}
EVENT: Table = {
    **dict.fromkeys(("date", "end_date", "month", "text")),
    "time": times,
    **WITHHELD,
}


def _marked(field: str, *known: str) -> Callable[[str], dict[str, Any]]:
    """Return a function from a line to its text and the marks at its end, which must be `known`."""

    def read(line: str) -> dict[str, Any]:
        text, marks = shorthand.split_marks(line)
        return {field: text, **marks} if marks.keys() <= {*known} else {field: line}

    return read


_task = _marked("what", "due", "id")
decision = entry(DECISION, _marked("text", "due", "id"))
question = entry(QUESTION, _marked("text", "id"))


def action(data: Any, problems: Problems) -> Any:
    """Return an action from `Per Lind: ringer skolan due:2022-03-11 id:A3`, maybe with keys below it."""
    if isinstance(data, str):
        return placed_like(data, _task(data))
    if not isinstance(data, dict):
        return data
    owner = next((key for key in data if key not in ACTION), None)
    if owner is None or "what" in data or "who" in data or is_slip(owner, ACTION):
        return fields(ACTION, data, problems)
    if owner.endswith((" due", " id")):
        problems.add(shape.colon_in_text, owner)
    rest = fields(
        ACTION, placed_like(data, {k: v for k, v in data.items() if k != owner}), problems
    )
    found = {"who": names(owner, problems)}
    if isinstance(data[owner], str):
        found |= _task(data[owner])
    elif data[owner] is not None:
        found["what"] = data[owner]
    return placed_like(data, {**found, **rest})


def dated(table: Table, rest: str) -> Step:
    """Return the step for `2022-03-11 9-12, place: rest`, maybe with keys below it.

    `rest` is the field of the text after the colon.
    """

    def read(data: Any, problems: Problems) -> Any:
        if isinstance(data, str):
            return placed_like(data, _date_fields(data, table, problems) or {rest: data})
        if not isinstance(data, dict):
            return data
        when = next((key for key in data if key not in table), None)
        if when is None or (len(data) > 1 and not when[0].isdigit()):
            return fields(table, data, problems)
        found = _date_fields(when, table, problems) or {rest: when}
        if data[when] is not None:
            found[rest] = data[when]
        below = placed_like(data, {k: v for k, v in data.items() if k != when})
        return placed_like(data, {**found, **fields(table, below, problems)})

    return read


def _date_fields(text: str, table: Table, problems: Problems) -> dict[str, Any] | None:
    found: dict[str, Any] | None = shorthand.parse_dated(text)
    if table is EVENT and (found is None or "place" in found):
        problems.add(days.bad_event, text)
        return None
    if found is None:
        problems.add(days.bad_when, text)
    elif "time" in found:
        found["time"] = times(found["time"], problems)
    return found


def next_meetings(data: Any, problems: Problems) -> Any:
    """Return next meetings, one for each date of those that share a time or a place (`dates`)."""
    return each(dated(NEXT_MEETING, "topic"))(_one_entry_per_date(data), problems)


def _one_entry_per_date(data: Any) -> Any:
    if isinstance(data, dict):
        data = placed_like(data, [data])
    if not isinstance(data, list):
        return data
    found: list[Any] = []
    for meeting in data:
        dates = meeting.get("dates") if isinstance(meeting, dict) else None
        if isinstance(dates, str):
            dates = shorthand.split_list(dates)
        if not isinstance(dates, list):
            found.append(meeting)
            continue
        shared = {key: value for key, value in meeting.items() if key != "dates"}
        found.extend(
            placed_like(meeting, {("date" if len(str(day)) != 7 else "month"): day, **shared})
            for day in dates
        )
    return placed_like(data, found)


def _path_or_address(line: str) -> dict[str, Any]:
    web = "://" in line or line.startswith("www.")
    return {"url" if web else "file": line}


attachment = entry(ATTACHMENT, _path_or_address)
attachments = each(attachment)
