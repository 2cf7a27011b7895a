"""The exception for a failure that the user can do something about."""

from __future__ import annotations

from minnes.language.message import Message


class Problem(Exception):
    """A request that cannot be fulfilled: why not, and a hint what to do."""

    def __init__(self, message: Message, hint: Message | None = None) -> None:
        super().__init__(str(message))
        self.message = message
        self.hint = hint
