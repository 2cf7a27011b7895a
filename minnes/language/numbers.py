"""Numbers as text that no language changes."""

from __future__ import annotations


def plain_number(value: float) -> str:
    """Return a number with all its digits: `1250000`, `1.8`."""
    return str(int(value)) if value.is_integer() else str(value)
