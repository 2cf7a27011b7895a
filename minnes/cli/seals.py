"""Verifies approved files: whether each seal holds, and its history in git."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from minnes.archive.loading import read_file
from minnes.archive.workspace import Workspace
from minnes.cli import places
from minnes.cli.repository import around, below, minutes_pattern
from minnes.cli.unsealed import stands_somewhere
from minnes.language.message import Message, say
from minnes.model.document import Approval
from minnes.model.meeting import Meeting
from minnes.review.changes import Change
from minnes.review.conflicts import undecided
from minnes.review.git import Repository
from minnes.review.git_problem import GitProblem
from minnes.review.removed_seals import remembered
from minnes.review.seal_history import SealHistory, seal_history, since
from minnes.source.reader import read_meeting
from minnes.source.seal import SealState, seal_state

State = Literal["holds", "broken", "unknown", "unsealed", "unreadable", "removed", "missing"]

TAKEN_OUT = ("removed", "missing")
"""States of a file that had a seal, as git remembers, and has none, or is no longer there."""


@dataclass(frozen=True, slots=True)
class SealResult:
    """The result for an approved file: the state of its seal, and what changed, as far as git can tell.

    `problem` says why it cannot be told.
    """

    path: str
    state: State
    approval: Approval | None = None
    history: SealHistory = field(default_factory=SealHistory)
    changes: tuple[Change, ...] = ()
    problem: Message | None = None

    @property
    def wrong(self) -> bool:
        """Return whether somebody must look at it: the seal is broken, gone, or its signature is bad."""
        false = self.history.signature is not None and self.history.signature.state == "B"
        return false or self.state in ("broken", "unknown", "unreadable", "removed")


def seal_results(workspace: Workspace, files: Sequence[Path], whole: bool) -> list[SealResult]:
    """Return what is to be said of each file that is approved, that has a seal or that had one.

    Where the `whole` project is asked about, also of approved minutes that are no longer there.
    """
    repository = repository_of(workspace.root)
    by_path = {seal.path: seal for seal in _approved(workspace, files, repository)}
    if isinstance(repository, Repository):
        by_path |= {
            seal.path: seal for seal in _taken_out(workspace, files, by_path, repository, whole)
        }
    return sorted(by_path.values(), key=lambda seal: seal.path)


def _approved(
    workspace: Workspace, files: Sequence[Path], repository: Repository | GitProblem
) -> Iterator[SealResult]:
    for file in files:
        path = places.shown_path(workspace, workspace.relative(file))
        try:
            content = file.read_bytes()
        except OSError:
            yield SealResult(path, "unreadable")
            continue
        if b"approv" not in content:
            continue
        reading = read_file(workspace, file)
        if reading.value is None or undecided(reading.diagnostics):
            if b"seal" in content:
                yield SealResult(path, "unreadable")
        elif reading.value.approval or reading.value.status == "approved":
            yield seal_result(path, file, reading.value, repository)


def _taken_out(
    workspace: Workspace,
    files: Sequence[Path],
    known: Mapping[str, SealResult],
    repository: Repository,
    whole: bool,
) -> Iterator[SealResult]:
    """Yield files that had a seal in some commit and have none, or are no longer there."""
    shown = {
        below(repository, file): places.shown_path(workspace, workspace.relative(file))
        for file in files
    }
    is_minutes = minutes_pattern(repository, workspace)

    def wanted(path: str) -> bool:
        if path not in shown:
            return whole and is_minutes(path) and not (repository.root / path).exists()
        here = known.get(shown[path])
        return here is None or here.state == "unsealed"

    told = set()
    for unsealed in remembered(repository, below(repository, workspace.root), wanted):
        seal, story = str(unsealed.approval.seal), SealHistory(broken=unsealed.gone)
        if seal in told or stands_somewhere(workspace, seal):
            continue
        # Under the older names of a renamed file there is nothing new to tell.
        told.add(seal)
        if unsealed.path in shown:
            now = read_meeting((repository.root / unsealed.path).read_bytes(), unsealed.path).value
            changed = tuple(since(unsealed.meeting, now)) if now is not None else ()
            yield SealResult(shown[unsealed.path], "removed", unsealed.approval, story, changed)
        else:
            path = os.path.relpath(repository.root / unsealed.path, workspace.root)
            shown_path = places.shown_path(workspace, path)
            yield SealResult(shown_path, "missing", unsealed.approval, story)


def repository_of(root: Path) -> Repository | GitProblem:
    """Return the repository around a project, or why there is none."""
    try:
        return around(root)
    except GitProblem as problem:
        return problem


def seal_result(
    path: str, file: Path, meeting: Meeting, repository: Repository | GitProblem
) -> SealResult:
    """Return whether a meeting's seal holds, and what git remembers of it."""
    states: dict[SealState, State] = {
        SealState.HOLDS: "holds",
        SealState.BROKEN: "broken",
        SealState.UNKNOWN: "unknown",
        SealState.NONE: "unsealed",
    }
    approval, state = meeting.approval, states[seal_state(meeting)]
    if approval is None or not approval.seal:
        return SealResult(path, state, approval)
    try:
        if isinstance(repository, GitProblem):
            raise repository
        inside = file.resolve().relative_to(repository.root).as_posix()
        history = seal_history(repository, inside, approval.seal)
    except GitProblem as problem:
        return SealResult(path, state, approval, problem=problem.message)
    if state != "broken":
        return SealResult(path, state, approval, history)
    if history.held is None:
        short = repository.shallow()
        reason = (
            say(
                "only the newest part of the history is here; git fetch --unshallow brings the rest"
            )
            if short
            else say("git has no version of the file that the seal holds for")
        )
        return SealResult(path, state, approval, history, problem=reason)
    return SealResult(path, state, approval, history, tuple(since(history.held, meeting)))
