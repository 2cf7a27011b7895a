"""The history of a decision or action: what was stated, what later meetings said, how it stands now.

Nothing here knows files or databases. `replay` gives what holds whatever day it is, so that it can
be kept; what depends on the day (what is overdue, and by how much) is added by query/views.sql.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

WORDLESS = frozenset({"planned", "cancelled"})
"""Statuses of a meeting that was not held: what its file says of earlier outcomes is no news."""

UNFINISHED = frozenset({"open", "waiting", "deferred"})


class Stated(NamedTuple):
    """A decision (`D`), an action (`A`) or a question (`Q`) as its own meeting states it.

    A day is ISO text, or nothing; so it is throughout this file. `date` is that of its meeting.
    """

    kind: str
    status: str
    due: str = ""
    owner: str = ""
    condition: str = ""
    deferred_to: str = ""
    date: str = ""


class Saying(NamedTuple):
    """What a later meeting says of an outcome, in a follow-up or by a decision that replaces it.

    `by` is the id of the replacing decision, and `status` then its own outcome.
    """

    date: str
    meeting: str
    status: str = ""
    due: str = ""
    owner: str = ""
    note: str = ""
    by: str = ""


class Standing(NamedTuple):
    """The standing of an outcome after all sayings; `since` is the day of the last change.

    `status` is open, waiting, done, dropped or replaced; of a decision also adopted, rejected or
    deferred.
    """

    status: str
    due: str
    owner: str
    since: str = ""
    replaced_by: str = ""


def replay(stated: Stated, sayings: Iterable[Saying]) -> Standing:
    """Return the standing of an outcome: its own status, changed by every saying in order of date.

    A condition is waited for until a later meeting sets a day or closes the action. What an earlier
    meeting seems to say, before there was anything to speak of, is a slip and changes nothing.
    """
    standing = Standing(_first(stated), stated.due, stated.owner)
    for said in sorted(sayings, key=lambda saying: (saying.date, saying.meeting)):
        if said.date >= stated.date:
            standing = _after(standing, stated, said)
    return standing


def _first(stated: Stated) -> str:
    if stated.kind == "A" and stated.status == "open" and stated.condition:
        return "waiting"
    return stated.status


def _after(standing: Standing, stated: Stated, said: Saying) -> Standing:
    if said.by:
        return _replaced(standing, said)
    status = standing.status
    if said.status == "open":
        # "Still open" of something that waits says that it still waits.
        status = status if status in UNFINISHED else _reopened(stated)
    elif said.status:
        status = said.status
    if said.due and status == "waiting":
        status = "open"
    since = said.date if status != standing.status else standing.since
    by = standing.replaced_by if status == "replaced" else ""
    return Standing(status, said.due or standing.due, said.owner or standing.owner, since, by)


def _replaced(standing: Standing, said: Saying) -> Standing:
    # A proposal that fell, or was put off, leaves what was adopted before as it was; but what was
    # itself put off is settled as soon as it has been taken up again.
    if said.status != "adopted" and standing.status != "deferred":
        return standing
    return standing._replace(status="replaced", since=said.date, replaced_by=said.by)


def _reopened(stated: Stated) -> str:
    if stated.kind != "D":
        return "open"
    # What never was adopted is not so by being taken up again: it waits to be decided.
    return "deferred" if stated.status in ("deferred", "rejected") else "adopted"


def task_status(standing: Standing) -> str:
    """Return the status of a decision as an action: adopted is open, deferred waits."""
    return {"adopted": "open", "deferred": "waiting"}.get(standing.status, standing.status)


def last_day(later: str) -> str:
    """Return the last day of a date, a month or a meeting named by its date; "" for anything else.

    `2022-06` is 2022-06-30 and `bim/2022-06-03` is 2022-06-03.
    """
    text = later.rpartition("/")[2]
    try:
        if len(text) != len("2022-06"):
            return date.fromisoformat(text[:10]).isoformat()
        first = date.fromisoformat(f"{text}-01")
        following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
        return date.fromordinal(following.toordinal() - 1).isoformat()
    except ValueError:
        return ""
