"""What in a project hinders its pages: its own templates, its theme, its logo."""

from __future__ import annotations

from minnes.language.message import Message


class PublishProblem(Exception):
    """No page can be made as the project asks for it; somebody can mend that, and the hint says how."""

    def __init__(self, message: Message, hint: Message | None = None) -> None:
        super().__init__(str(message))
        self.message = message
        self.hint = hint
