"""What a rule is, and what it may know besides the meeting it looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from minnes.language.message import Message
from minnes.model.meeting import Meeting
from minnes.model.project import Project, Series
from minnes.register.register import Register
from minnes.rules.facts import Facts
from minnes.source.diagnostic import Finding, Loc, Severity


@dataclass(frozen=True, slots=True)
class Context:
    """What is known beside a meeting: the project, if there is one, and the day of the check.

    `path` is the file's path relative to the project's root (or as given, without a project);
    `text` is the file's text; `exists` tells whether a path relative to the file is there.
    """

    today: date
    path: str
    text: str
    project: Project | None
    register: Register
    exists: Callable[[str], bool]

    def series(self, meeting: Meeting) -> Series | None:
        """Return the declared series of a meeting."""
        return self.project.series.get(meeting.series or "") if self.project else None


class Rule(NamedTuple):
    """A rule of one file: a function named as its code, and how sure its findings are."""

    check: Callable[[Meeting, Context], Iterable[Finding]]
    severity: Severity
    needs_project: bool = False


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A finding across files: the file it stands in, and how its place is found in that meeting."""

    path: str
    place: Callable[[Meeting], Loc]
    message: Message
    hint: Message | None = None
    key: bool = False
    replacement: str | None = None


class ArchiveRule(NamedTuple):
    """A rule of all files together; each file is known by its facts."""

    check: Callable[[Sequence[Facts], "ArchiveContext"], Iterable[Elsewhere]]
    severity: Severity


@dataclass(frozen=True, slots=True)
class ArchiveContext:
    """What is known beside the facts of all files."""

    today: date
    project: Project
    register: Register
