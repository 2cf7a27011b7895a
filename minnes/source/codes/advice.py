"""The advice that the function of a code returns: message, hint and replacement."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from minnes.language.message import Message, say


class Advice(NamedTuple):
    """The message and the hint of a problem; `replacement` is the right text, if there is only one."""

    message: Message
    hint: Message | None = None
    replacement: str | None = None


@dataclass(slots=True)
class Problems:
    """Problems met while data is expanded: the code's function, and the value it is about."""

    found: list[tuple[Callable[[Any], Advice], Any]] = field(default_factory=list)

    def add(self, code: Callable[[Any], Advice], at: Any) -> None:
        """Add a problem of the value `at`, which has a position if the data is placed."""
        self.found.append((code, at))


def code_name(function: Callable[..., Any]) -> str:
    """Return the code that a function is named as: `bad_date` is `bad-date`."""
    return function.__name__.replace("_", "-")


def brief(text: object) -> str:
    """Return a value as a message shows it: on one line, cut to 60 characters."""
    shown = " ".join(str(text).split())
    return shown if len(shown) <= 60 else f"{shown[:59]}…"


def write(line: str) -> Message:
    """Return the hint that shows the line to write instead."""
    if "\n" in line:
        return say("write it so:\n{lines}", lines=line)
    return say("write it so: {line}", line=line)
