"""What hinders a piece of work and can be mended by whoever asked for it."""

from __future__ import annotations

from minnes.language.message import Message


class Problem(Exception):
    """Something could not be done as it was asked for: why, and what to do about it."""

    def __init__(self, message: Message, hint: Message | None = None) -> None:
        super().__init__(str(message))
        self.message = message
        self.hint = hint
