"""What the pages of other meetings need to know of a meeting, in plain values.

Facts are small and can be kept: with those of all other meetings, the page of one that was changed
can be made without reading the others.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from minnes.archive.ledger import Stated
from minnes.archive.loading import Loaded
from minnes.model.identity import absolute, numbered
from minnes.model.meeting import Meeting
from minnes.model.outcome import Action, Decision
from minnes.model.person import Person
from minnes.publish.edition import hidden_outcomes
from minnes.publish.gist import gist


class Known(NamedTuple):
    """A decision or an action as its own meeting's edition shows it; people as plain values."""

    id: str
    text: str
    who: list[dict[str, Any]]
    kind: str
    status: str
    due: str
    owner: str
    condition: str
    deferred_to: str

    def stated(self, day: str) -> Stated:
        """Return it as the ledger takes it; `day` is that of its meeting."""
        return Stated(
            self.kind, self.status, self.due, self.owner, self.condition, self.deferred_to, day
        )


class Said(NamedTuple):
    """What a meeting says of an earlier outcome; `by` is the id of a decision that replaces it."""

    reference: str
    status: str
    due: str
    who: list[dict[str, Any]]
    owner: str
    note: str
    by: str

    def tells(self) -> bool:
        """Return whether it says anything that a page can show."""
        return bool(self.status or self.due or self.note or self.who)


class Facts(NamedTuple):
    """A meeting as the pages of others see it, in its edition but for what others withhold.

    `internal` are the references of its internal outcomes, `announced` days ahead with their topics,
    `files` the documents it names that are there, and `gist` what calendars and feeds tell of it.
    """

    path: str
    id: str
    series: str
    day: str
    status: str
    outcomes: list[Known]
    said: list[Said]
    internal: list[str]
    announced: list[list[str]]
    files: list[str]
    gist: dict[str, Any]

    @property
    def was_held(self) -> bool:
        """Return whether the meeting took place, as far as its minutes know."""
        return self.status not in ("planned", "cancelled")


def from_plain(values: list[Any]) -> Facts:
    """Return facts from what JSON keeps of them."""
    facts = Facts(*values)
    return facts._replace(
        outcomes=[Known(*outcome) for outcome in facts.outcomes],
        said=[Said(*said) for said in facts.said],
    )


def facts(loaded: Loaded, shown: Meeting, files: Iterable[str]) -> Facts:
    """Return the facts of a meeting; `shown` is its edition, `files` the documents that are there."""
    day = shown.date or shown.published
    return Facts(
        path=loaded.path,
        id=loaded.id,
        series=shown.series or "",
        day=day.isoformat() if day else "",
        status=shown.status or "",
        outcomes=_outcomes(shown),
        said=_said(shown, loaded.id),
        internal=sorted(hidden_outcomes(loaded.meeting, loaded.id)),
        announced=[
            [next_meeting.date.isoformat(), next_meeting.topic]
            for next_meeting in shown.next_meetings
            if next_meeting.date and next_meeting.topic
        ],
        files=sorted(files),
        gist=gist(shown),
    )


def _outcomes(meeting: Meeting) -> list[Known]:
    outcomes = []
    for entry in numbered(meeting):
        outcome = entry.outcome
        if isinstance(outcome, Action):
            text, people, kind, status = outcome.what, outcome.who, "A", str(outcome.status)
            condition, later = outcome.condition or "", ""
        else:
            text, people, kind, status = outcome.text, outcome.owner, "D", str(outcome.outcome)
            condition, later = "", outcome.deferred_to or ""
        due = outcome.due.isoformat() if outcome.due else ""
        known = Known(
            entry.id, text, plain(people), kind, status, due, labels(people), condition, later
        )
        outcomes.append(known)
    return outcomes


def _said(meeting: Meeting, identity: str) -> list[Said]:
    sayings = [
        Said(
            absolute(follow_up.reference, identity),
            follow_up.status or "",
            follow_up.due.isoformat() if follow_up.due else "",
            plain(follow_up.owner),
            labels(follow_up.owner),
            follow_up.note or "",
            "",
        )
        for follow_up in meeting.follow_up
    ]
    for entry in numbered(meeting):
        if isinstance(entry.outcome, Decision):
            status = str(entry.outcome.outcome)
            for reference in entry.outcome.replaces:
                whole = absolute(reference, identity)
                sayings.append(Said(whole, status, "", [], "", "", entry.id))
    return sayings


def plain(people: Iterable[Person]) -> list[dict[str, Any]]:
    """Return people as plain values, from which `Person` makes them again."""
    return [person.model_dump(exclude_defaults=True, by_alias=True) for person in people]


def labels(people: Iterable[Person]) -> str:
    """Return what people are called, as one text."""
    return ", ".join(person.label for person in people if person.label)
