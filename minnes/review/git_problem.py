"""The problems with git, in messages for users who hardly know it."""

from __future__ import annotations

import re
from pathlib import Path

from minnes.language.message import Message, say
from minnes.language.problem import Problem


class GitProblem(Problem):
    """Git is not there, or could not do what was asked: why, and what to do."""

    def __init__(
        self, message: Message, hint: Message | None = None, *, missing: bool = False
    ) -> None:
        super().__init__(message, hint)
        self.missing = missing
        """Whether there simply is no repository."""


def no_repository(folder: Path, said: str) -> GitProblem:
    """Return why git finds no repository around a folder, from what it said."""
    if "dubious ownership" in said:
        trust = f'git config --global --add safe.directory "{folder}"'
        return GitProblem(
            say("git does not trust {path}, which belongs to somebody else", path=folder),
            say("if you do, type: {command}", command=trust),
        )
    if "must be run in a work tree" in said or "cannot use bare repository" in said:
        return GitProblem(
            say("{path} holds only history, and no files to look at", path=folder),
            say("git clone {path} FOLDER makes a folder with the files", path=folder),
        )
    if "not a git repository" in said:
        return GitProblem(
            say("{path} is in no git repository", path=folder),
            say("git init makes one of the folder you are in; minnes init --git does it for you"),
            missing=True,
        )
    return refused(said)


def refused(said: str) -> GitProblem:
    """Return that git could not do something, in its own words."""
    lines = [re.sub(r"^(fatal|error): ", "", line) for line in said.splitlines() if line.strip()]
    return GitProblem(
        say("git could not do it: {problem}", problem=lines[0] if lines else "?"),
        say("git status, typed in the same folder, may tell more"),
    )


def not_a_push(line: str) -> GitProblem:
    """Return that a line is not what git tells a hook of a push."""
    return GitProblem(
        say('"{line}" is not what git says of a push', line=line),
        say("the hook pre-push runs this by itself; minnes init --git sets it up"),
    )
