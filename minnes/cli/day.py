"""The day that a command takes as today: the clock's, unless `--today` gives another."""

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
        from minnes.source.codes.days import bad_date

        advice = bad_date(text)
        raise UsageProblem(advice.message, advice.hint) from None


def day_done(text: str) -> date:
    """Return the day something was done: today, unless an earlier one is given."""
    done = day(text)
    if done > date.today():
        raise UsageProblem(
            say("{day} is still to come", day=done),
            say("give the day it was done; without --date, it is today"),
        )
    return done
