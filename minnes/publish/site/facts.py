"""The facts of a meeting: what the pages of other meetings need to know of it, in plain values.

Facts are small and kept in the site cache: with those of all other meetings, the page of one whose file
has changed is rendered without reading the others.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from minnes.archive.ledger import Stated
from minnes.archive.loading import Loaded
from minnes.archive.statements import stated
from minnes.model.identity import absolute, numbered_outcomes, referable_entries
from minnes.model.meeting import Meeting
from minnes.model.outcome import Action, Decision, Question
from minnes.model.person import Person, labels
from minnes.publish.edition import hidden_outcomes
from minnes.publish.gist import gist
from minnes.rules.unwritten import is_unwritten


class OutcomeFacts(NamedTuple):
    """A decision (kind "D"), action ("A") or question ("Q") as its own meeting's edition shows it.

    `who` are people as `plain_people` returns them, `owner` their names; `due` is an ISO date or "".
    """

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
        """Return the outcome as the ledger takes it; `day` is the ISO date of its meeting."""
        return Stated(
            self.kind, self.status, self.due, self.owner, self.condition, self.deferred_to, day
        )


class FollowUpFacts(NamedTuple):
    """What a meeting says of an earlier outcome; `replaced_by` is the id of a decision in its place."""

    reference: str
    status: str
    due: str
    who: list[dict[str, Any]]
    owner: str
    note: str
    replaced_by: str

    def is_shown(self) -> bool:
        """Return whether a page has anything to show of it."""
        return bool(self.status or self.due or self.note or self.who)


class MeetingFacts(NamedTuple):
    """A meeting as the pages of others see it, in its edition but for what others withhold.

    `internal` are the references of outcomes that the edition does not show, `announced` pairs of an
    ISO date ahead and its topic, `files` the documents it names that exist, and `gist` what calendars
    and feeds show of it.
    """

    path: str
    id: str
    series: str
    day: str
    status: str
    outcomes: list[OutcomeFacts]
    follow_ups: list[FollowUpFacts]
    internal: list[str]
    announced: list[list[str]]
    files: list[str]
    gist: dict[str, Any]

    @property
    def was_held(self) -> bool:
        """Return whether the meeting took place, as far as its minutes know."""
        return self.status not in ("planned", "cancelled")


def from_plain(values: list[Any]) -> MeetingFacts:
    """Return facts from the list that JSON makes of them."""
    facts = MeetingFacts(*values)
    return facts._replace(
        outcomes=[OutcomeFacts(*outcome) for outcome in facts.outcomes],
        follow_ups=[FollowUpFacts(*follow_up) for follow_up in facts.follow_ups],
    )


def meeting_facts(loaded: Loaded, edition: Meeting, files: Iterable[str]) -> MeetingFacts:
    """Return the facts of a meeting and its edition; `files` are the documents that exist."""
    day = edition.date or edition.published
    outcomes = _outcomes(edition)
    shown = {f"{loaded.id}#{outcome.id}" for outcome in outcomes if outcome.text}
    return MeetingFacts(
        path=loaded.path,
        id=loaded.id,
        series=edition.series or "",
        day=day.isoformat() if day else "",
        status="planned" if is_unwritten(loaded.meeting) else edition.status or "",
        outcomes=outcomes,
        follow_ups=_follow_ups(edition, loaded.id),
        internal=sorted(hidden_outcomes(loaded.meeting, loaded.id) - shown),
        announced=[
            [next_meeting.date.isoformat(), next_meeting.topic]
            for next_meeting in edition.next_meetings
            if next_meeting.date and next_meeting.topic
        ],
        files=sorted(files),
        gist=gist(edition),
    )


def _outcomes(meeting: Meeting) -> list[OutcomeFacts]:
    outcomes = []
    for entry in referable_entries(meeting):
        outcome = entry.outcome
        if isinstance(outcome, Action):
            text, people = outcome.what, outcome.who
        elif isinstance(outcome, Question):
            text, people = outcome.text, outcome.by
        else:
            text, people = outcome.text, outcome.owner
        words = stated(outcome)[:-1]
        outcomes.append(OutcomeFacts(entry.id, text, plain_people(people), *words))
    return outcomes


def _follow_ups(meeting: Meeting, identity: str) -> list[FollowUpFacts]:
    found = [
        FollowUpFacts(
            absolute(follow_up.reference, identity),
            follow_up.status or "",
            follow_up.due.isoformat() if follow_up.due else "",
            plain_people(follow_up.owner),
            labels(follow_up.owner),
            follow_up.note or "",
            "",
        )
        for follow_up in meeting.follow_up
    ]
    for entry in numbered_outcomes(meeting):
        if isinstance(entry.outcome, Decision):
            status = str(entry.outcome.outcome)
            for reference in entry.outcome.replaces:
                whole = absolute(reference, identity)
                found.append(FollowUpFacts(whole, status, "", [], "", "", entry.id))
    return found


def plain_people(people: Iterable[Person]) -> list[dict[str, Any]]:
    """Return people as plain values, from which `Person` makes them again."""
    return [person.model_dump(exclude_defaults=True, by_alias=True) for person in people]
