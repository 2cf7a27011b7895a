"""What is said of each approved file: whether its seal holds, and what git knows of it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from textwrap import dedent
from typing import Any, Literal

from minnes.archive.loading import read_file
from minnes.archive.workspace import Workspace
from minnes.cli import places
from minnes.cli.repository import around
from minnes.language import dates
from minnes.language.catalog import Translator
from minnes.language.message import Message, say, say_many
from minnes.model.document import Approval
from minnes.model.meeting import Meeting
from minnes.review.changes import Change
from minnes.review.git import Repository
from minnes.review.git_problem import GitProblem
from minnes.review.history import Version
from minnes.review.rendering import plain
from minnes.review.sealing import Story, since, story
from minnes.review.words import lines
from minnes.source.diagnostic import Diagnostic
from minnes.source.reader import read_meeting
from minnes.source.seal import SealState, seal_state

State = Literal["holds", "broken", "unknown", "unsealed", "unreadable"]

_STATES: dict[State, Message] = {
    "holds": say("the seal holds"),
    "broken": say("THE SEAL IS BROKEN"),
    "unknown": say("the seal is of a form that is not known here"),
    "unsealed": say("approved, but not sealed"),
    "unreadable": say("it has errors, so its seal cannot be compared; minnes check shows them"),
}
_SIGNATURES = {
    "G": say("signed by {signer}"),
    "U": say("signed by {signer}, whose key nobody here vouches for"),
    "X": say("signed by {signer}, with a signature that has expired"),
    "Y": say("signed by {signer}, with a key that has expired"),
    "R": say("signed by {signer}, with a key that was withdrawn"),
    "B": say("the signature of the commit is FALSE"),
    "E": say("signed, but with a key that is not at hand here"),
}
"""What git's letters for a signature mean (`git help log`, `%G?`); unsigned is nothing special."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """An approved file: whether its seal holds, and otherwise what changed, as far as git can tell.

    `problem` says why it cannot be told.
    """

    path: str
    state: State
    approval: Approval | None = None
    story: Story = field(default_factory=Story)
    changes: tuple[Change, ...] = ()
    problem: Message | None = None

    @property
    def wrong(self) -> bool:
        """Return whether somebody must look at it."""
        false = self.story.signature is not None and self.story.signature.state == "B"
        return false or self.state in ("broken", "unknown", "unreadable")


def verdicts(workspace: Workspace, files: Sequence[Path]) -> Iterator[Verdict]:
    """Yield what is to be said of each file that is approved, or that has a seal."""
    repository = _repository(workspace.root)
    for file in files:
        content = file.read_bytes()
        if b"approv" not in content:
            continue
        reading = read_file(workspace, file)
        path = places.shown_path(workspace, workspace.relative(file))
        if reading.value is None:
            if b"seal" in content:
                yield Verdict(path, "unreadable")
        elif reading.value.approval or reading.value.status == "approved":
            yield _verdict(path, file, reading.value, repository)


def explained(root: Path, found: Sequence[Diagnostic], language: Translator) -> list[Diagnostic]:
    """Return findings whose broken seals tell what was changed since, where git knows it."""
    repository = _repository(root)
    return [
        _with_changes(root, one, repository, language) if one.code == "seal-broken" else one
        for one in found
    ]


def _with_changes(
    root: Path, found: Diagnostic, repository: Repository | GitProblem, language: Translator
) -> Diagnostic:
    file = root / found.path
    meeting = read_meeting(file.read_bytes(), found.path).value
    if meeting is None or found.hint is None:
        return found
    told = _verdict(found.path, file, meeting, repository)
    if told.problem is not None:
        return found
    changed = plain(lines(told.changes, language)).rstrip("\n")
    text = "\n".join([*_since(told, language), changed, language.text(_CURE)])
    return replace(found, hint=say("{problem}", problem=text))


_CURE = say("take the change back, and write what was wrong as a correction: minnes correct")


def _repository(root: Path) -> Repository | GitProblem:
    try:
        return around(root)
    except GitProblem as problem:
        return problem


def _verdict(
    path: str, file: Path, meeting: Meeting, repository: Repository | GitProblem
) -> Verdict:
    states: dict[SealState, State] = {
        SealState.HOLDS: "holds",
        SealState.BROKEN: "broken",
        SealState.UNKNOWN: "unknown",
        SealState.NONE: "unsealed",
    }
    approval, state = meeting.approval, states[seal_state(meeting)]
    if approval is None or not approval.seal:
        return Verdict(path, state, approval)
    try:
        if isinstance(repository, GitProblem):
            raise repository
        inside = file.resolve().relative_to(repository.root).as_posix()
        told = story(repository, inside, approval.seal)
    except GitProblem as problem:
        return Verdict(path, state, approval, problem=problem.message)
    if state != "broken":
        return Verdict(path, state, approval, told)
    if told.held is None:
        short = repository.shallow()
        reason = (
            say(
                "only the newest part of the history is here; git fetch --unshallow brings the rest"
            )
            if short
            else say("git has no version of the file that the seal holds for")
        )
        return Verdict(path, state, approval, told, problem=reason)
    return Verdict(path, state, approval, told, tuple(since(told.held, meeting)))


def as_text(found: Sequence[Verdict], language: Translator, colour: bool) -> str:
    """Return verdicts for people: one line each, and below it what changed."""
    return "".join(_told(one, language, colour) for one in found)


def _told(one: Verdict, language: Translator, colour: bool) -> str:
    parts = [language.text(_STATES[one.state])]
    if one.approval is not None:
        approved = say(
            "approved by {names} on {day}",
            names=dates.listed([person.label for person in one.approval.by], language.language),
            day=dates.plain_day(one.approval.date, language.language),
        )
        parts.append(language.text(approved))
    signature = one.story.signature
    if signature is not None and signature.state in _SIGNATURES:
        message = _SIGNATURES[signature.state]
        parts.append(language.gettext(message.singular).format(signer=signature.signer))
    text = f"{one.path}: {'; '.join(parts)}\n"
    if one.state != "broken":
        return text
    return (
        text
        + "".join(f"  {line}\n" for line in _since(one, language))
        + plain(lines(one.changes, language), colour)
    )


def _since(one: Verdict, language: Translator) -> Iterator[str]:
    """Yield who changed the file after it was sealed, or why that cannot be told."""
    if one.problem is not None:
        problem = say("what changed cannot be told: {problem}", problem=one.problem)
        yield language.text(problem)
    elif one.story.broken is None:
        yield language.text(say("changed since, and not committed yet:"))
    else:
        by = one.story.broken
        yield language.text(
            say(
                "changed since, first by {author} on {day} ({commit}):",
                author=by.author,
                day=by.date[:10],
                commit=by.commit[:10],
            )
        )


def summary(found: Sequence[Verdict]) -> Message:
    """Return how many seals hold, and how many do not."""
    count = Counter(one.state for one in found)
    holding = say_many("{count} seal holds", "{count} seals hold", count["holds"])
    unsealed = count["unsealed"]
    wrong = sum(one.wrong for one in found)
    return say(
        "{holding}, {wrong} to look at, {unsealed} without a seal.",
        holding=holding,
        wrong=wrong,
        unsealed=unsealed,
    )


def as_json(found: Sequence[Verdict], language: Translator) -> str:
    """Return verdicts as one JSON array."""
    rows = [_row(one, language) for one in found]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def _row(one: Verdict, language: Translator) -> dict[str, Any]:
    approval, signature = one.approval, one.story.signature
    changed = dedent(plain(lines(one.changes, language))).splitlines()
    return {
        "path": one.path,
        "state": one.state,
        "ok": not one.wrong,
        "by": [person.label for person in approval.by] if approval else [],
        "date": approval.date.isoformat() if approval else None,
        "seal": approval.seal if approval else None,
        "sealed_in": _commit(one.story.sealed),
        "signature": signature.state if signature else None,
        "signer": (signature.signer or None) if signature else None,
        "changed_in": _commit(one.story.broken),
        "changes": changed,
        "problem": language.text(one.problem) if one.problem else None,
    }


def _commit(version: Version | None) -> dict[str, str] | None:
    if version is None:
        return None
    return {"commit": version.commit, "author": version.author, "date": version.date}
