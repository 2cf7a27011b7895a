"""What minutes state of their decisions, actions and questions, as the ledger takes it."""

from __future__ import annotations

from minnes.archive.ledger import Stated
from minnes.model.outcome import Action, Decision, Question
from minnes.model.person import labels


def stated(outcome: Decision | Action | Question, day: str = "") -> Stated:
    """Return an outcome as its own meeting states it, whose ISO date is `day`."""
    if isinstance(outcome, Question):
        answered = "done" if outcome.answer else "open"
        return Stated("Q", answered, owner=labels(outcome.by), date=day)
    due = outcome.due.isoformat() if outcome.due else ""
    if isinstance(outcome, Action):
        owner, condition = labels(outcome.who), outcome.condition or ""
        return Stated("A", outcome.status, due, owner, condition, date=day)
    owner, later = labels(outcome.owner), outcome.deferred_to or ""
    return Stated("D", outcome.outcome, due, owner, deferred_to=later, date=day)
