"""The day that a command takes as today: the clock's, unless `--today` gives another."""

from __future__ import annotations

from datetime import date

from minnes.cli.problem import UsageProblem


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
