"""What minutes state of their decisions, actions and questions, as the ledger takes it."""

from __future__ import annotations

from minnes.archive.ledger import Stated
from minnes.model.outcome import Action, Decision, Question, people_of
from minnes.model.person import labels


def stated(outcome: Decision | Action | Question, day: str = "") -> Stated:
    """Return an outcome as its own meeting states it, whose ISO date is `day`."""
    names = labels(people_of(outcome))
    if isinstance(outcome, Question):
        return Stated("Q", "done" if outcome.answer else "open", owner=names, date=day)
    due = outcome.due.isoformat() if outcome.due else ""
    if isinstance(outcome, Action):
        return Stated("A", outcome.status, due, names, outcome.condition or "", date=day)
    later = outcome.deferred_to or ""
    return Stated("D", outcome.outcome, due, names, deferred_to=later, date=day)


def is_task(outcome: Decision | Action | Question) -> bool:
    """Return whether an outcome is a task: an action, or a decision with an owner or a due date.

    An owner whose name is withheld, and so the empty text, is one too.
    """
    if not isinstance(outcome, Decision):
        return isinstance(outcome, Action)
    return outcome.outcome != "rejected" and bool(outcome.owner or outcome.due)
