"""The decisions that concern an organization and what it is to do, as they stand on a day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from minnes.archive.ledger import (
    WORDLESS,
    Saying,
    Standing,
    State,
    Stated,
    is_task,
    last_day,
    replay,
    state,
    task_status,
)
from minnes.model.identity import Numbered, absolute, numbered
from minnes.model.outcome import Action, Decision
from minnes.model.person import Person
from minnes.query.own import OwnMinutes, names_of
from minnes.query.report import Resolved, Task


class Outcomes:
    """All decisions and actions of meetings, with what later meetings say of them."""

    def __init__(self, own: Sequence[OwnMinutes], today: date) -> None:
        self._today = today
        self._all: list[tuple[str, OwnMinutes, Numbered]] = []
        self._sayings: dict[str, list[Saying]] = {}
        self._owners: dict[str, list[tuple[OwnMinutes, list[Person]]]] = {}
        for one in own:
            outcomes = numbered(one.meeting)
            self._all += [(f"{one.id}#{each.id}", one, each) for each in outcomes]
            if one.meeting.status not in WORDLESS:
                self._listen(one, outcomes)

    def resolved(self) -> Iterator[Resolved]:
        """Yield the decisions that concern the organization, oldest first."""
        for reference, one, each in self._all:
            outcome = each.outcome
            if isinstance(outcome, Decision) and any(map(one.own, outcome.concerns)):
                standing = self._standing(reference, outcome)
                status = self._state(standing, outcome).word
                place = one.place(_item(one, each))
                yield Resolved(place, reference, outcome.text, status, standing.replaced_by)

    def tasks(self) -> list[Task]:
        """Return what the organization or somebody of it is to do, what is not done first."""
        found = [
            self._task(reference, one, each)
            for reference, one, each in self._all
            if self._is_own_task(reference, one, each)
        ]
        return sorted(found, key=lambda task: (not task.unfinished, -task.late))

    def _listen(self, one: OwnMinutes, outcomes: Sequence[Numbered]) -> None:
        day = one.day.isoformat() if one.day else ""
        for said in one.meeting.follow_up:
            reference = absolute(said.reference, one.id)
            due = said.due.isoformat() if said.due else ""
            owner = ", ".join(names_of(said.owner))
            saying = Saying(day, one.id, said.status or "", due, owner, said.note or "")
            self._sayings.setdefault(reference, []).append(saying)
            self._owners.setdefault(reference, []).append((one, said.owner))
        for each in outcomes:
            if isinstance(each.outcome, Decision):
                for replaced in each.outcome.replaces:
                    by = f"{one.id}#{each.id}"
                    saying = Saying(day, one.id, each.outcome.outcome, by=by)
                    self._sayings.setdefault(absolute(replaced, one.id), []).append(saying)

    def _is_own_task(self, reference: str, one: OwnMinutes, each: Numbered) -> bool:
        outcome = each.outcome
        who = outcome.who if isinstance(outcome, Action) else outcome.owner
        if not _text(outcome) or not is_task(_stated(outcome)):
            return False
        later = self._owners.get(reference, ())
        return one.is_party(who) or any(there.is_party(owner) for there, owner in later)

    def _task(self, reference: str, one: OwnMinutes, each: Numbered) -> Task:
        outcome = each.outcome
        standing = self._standing(reference, outcome)
        at = self._state(standing, outcome)
        status = task_status(standing._replace(status=at.word))
        who = outcome.who if isinstance(outcome, Action) else outcome.owner
        age = (self._today - one.day).days if one.day else 0
        return Task(
            place=one.place(_item(one, each)),
            id=reference,
            who=(standing.owner,) if standing.owner != _owner(outcome) else names_of(who),
            what=_text(outcome),
            status=status,
            due=standing.due,
            age=max(age, 0),
            late=at.days,
            condition=outcome.condition or "" if isinstance(outcome, Action) else "",
        )

    def _standing(self, reference: str, outcome: Decision | Action) -> Standing:
        return replay(_stated(outcome), self._sayings.get(reference, ()))

    def _state(self, standing: Standing, outcome: Decision | Action) -> State:
        later = outcome.deferred_to if isinstance(outcome, Decision) else None
        return state(standing, standing.due or last_day(later or ""), self._today)


def _stated(outcome: Decision | Action) -> Stated:
    due = outcome.due.isoformat() if outcome.due else ""
    if isinstance(outcome, Action):
        return Stated("A", outcome.status, due, _owner(outcome), outcome.condition or "")
    later = outcome.deferred_to or ""
    return Stated("D", outcome.outcome, due, _owner(outcome), "", later)


def _owner(outcome: Decision | Action) -> str:
    return ", ".join(names_of(outcome.who if isinstance(outcome, Action) else outcome.owner))


def _text(outcome: Decision | Action) -> str:
    return outcome.what if isinstance(outcome, Action) else outcome.text


def _item(one: OwnMinutes, each: Numbered) -> str:
    """Return the title of the item that an outcome stands in."""
    places = dict(one.meeting.all_items())
    return places[each.loc[:-2]].title
