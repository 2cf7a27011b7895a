"""What stops a command: told as a message with a cure, and exit status 2."""

from __future__ import annotations

from minnes.language.message import Message


class UsageProblem(Exception):
    """The command could not do its work as it was asked to; nothing was changed."""

    def __init__(self, message: Message, hint: Message | None = None) -> None:
        super().__init__(str(message))
        self.message = message
        self.hint = hint
