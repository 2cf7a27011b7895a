"""What a rule is, and what it may know besides the meeting it looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple, TypeVar

from minnes.language.message import Message
from minnes.model.meeting import Meeting
from minnes.model.project import Project, Series
from minnes.register.register import Register
from minnes.rules.facts import Facts
from minnes.source.diagnostic import Finding, Loc, Severity

Result = TypeVar("Result")


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
    _results: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)

    def series(self, meeting: Meeting) -> Series | None:
        """Return the declared series of a meeting."""
        return self.project.series.get(meeting.series or "") if self.project else None

    def once(self, compute: Callable[[Meeting, Context], Result], meeting: Meeting) -> Result:
        """Return what `make` works out about this file's meeting; several rules share the work."""
        result: Result | None = self._results.get(compute)
        if result is None:
            result = self._results[compute] = compute(meeting, self)
        return result


class Rule(NamedTuple):
    """A rule of one file: a function named as its code, and how sure its findings are."""

    check: Callable[[Meeting, Context], Iterable[Finding]]
    severity: Severity
    needs_project: bool = False


@dataclass(frozen=True, slots=True)
class ArchiveFinding:
    """A finding across files: the file it stands in, and how its place is found in that meeting."""

    path: str
    place: Callable[[Meeting], Loc]
    message: Message
    hint: Message | None = None
    key: bool = False
    replacement: str | None = None


@dataclass(frozen=True, slots=True)
class ArchiveContext:
    """What is known beside the facts of all files.

    `unread` are the ids that meetings whose files cannot be read most likely have.
    """

    today: date
    project: Project
    register: Register
    unread: frozenset[str] = frozenset()
    _results: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)

    def once(
        self,
        compute: Callable[[Sequence[Facts], ArchiveContext], Result],
        all_facts: Sequence[Facts],
    ) -> Result:
        """Return what `make` works out about all files; several rules share the work."""
        result: Result | None = self._results.get(compute)
        if result is None:
            result = self._results[compute] = compute(all_facts, self)
        return result


class ArchiveRule(NamedTuple):
    """A rule of all files together; each file is known by its facts."""

    check: Callable[[Sequence[Facts], ArchiveContext], Iterable[ArchiveFinding]]
    severity: Severity
