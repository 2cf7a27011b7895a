"""The types of rules and of their contexts, for one file and across files."""

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
    """What a rule of one file knows besides the meeting.

    `path` is the file's path relative to the project's root, or as given without a project; `text`
    is the file's text; `exists` tells whether there is a file at a path relative to this one.
    """

    today: date
    path: str
    text: str
    project: Project | None
    register: Register
    exists: Callable[[str], bool]
    _results: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def in_swedish(self) -> bool:
        """Whether the minutes are in Swedish, as they are unless the project says otherwise."""
        return self.project is None or self.project.language in (None, "sv")

    def series(self, meeting: Meeting) -> Series | None:
        """Return the series of a meeting, if the project declares it."""
        return self.project.series.get(meeting.series or "") if self.project else None

    def members(self, meeting: Meeting) -> list[str]:
        """Return the members of the meeting's series, as they are declared."""
        series = self.series(meeting)
        return [member.organization for member in series.members] if series else []

    def once(self, compute: Callable[[Meeting, Context], Result], meeting: Meeting) -> Result:
        """Return the result of `compute` for this file's meeting, computed once for all rules."""
        result: Result | None = self._results.get(compute)
        if result is None:
            result = self._results[compute] = compute(meeting, self)
        return result


class Rule(NamedTuple):
    """A rule of one file: a function named as its code, and the severity of its findings."""

    check: Callable[[Meeting, Context], Iterable[Finding]]
    severity: Severity
    needs_project: bool = False


@dataclass(frozen=True, slots=True)
class ArchiveFinding:
    """A finding across files: the path of its file, and a function to its place in the meeting."""

    path: str
    place: Callable[[Meeting], Loc]
    message: Message
    hint: Message | None = None
    key: bool = False
    replacement: str | None = None


@dataclass(frozen=True, slots=True)
class ArchiveContext:
    """What a rule across files knows besides the facts of all files.

    `unread` are the probable ids of meetings whose files cannot be read.
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
        """Return the result of `compute` for all files, computed once for all rules."""
        result: Result | None = self._results.get(compute)
        if result is None:
            result = self._results[compute] = compute(all_facts, self)
        return result


class ArchiveRule(NamedTuple):
    """A rule across files, of which it gets the facts."""

    check: Callable[[Sequence[Facts], ArchiveContext], Iterable[ArchiveFinding]]
    severity: Severity
