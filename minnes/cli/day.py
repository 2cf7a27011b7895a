"""The day a command stands on: today, unless it is asked to stand on another."""

from __future__ import annotations

from datetime import date

from minnes.cli.problem import UsageProblem
from minnes.language.message import say


def day(text: str) -> date:
    """Return the day a command stands on: today, unless one is given."""
    if not text:
        return date.today()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageProblem(
            say('"{text}" is not a date', text=text), say("write year-month-day, as 2021-12-10")
        ) from None
