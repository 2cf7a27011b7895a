"""The exception that stops a command: a message with a hint, and exit status 2."""

from __future__ import annotations

from minnes.language.problem import Problem


class UsageProblem(Problem):
    """The command could not do its work as it was asked to; nothing was changed."""
