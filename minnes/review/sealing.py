"""What git remembers of a seal: the commit that brought it, and what was changed since."""

from __future__ import annotations

from dataclasses import dataclass

from minnes.model.meeting import Meeting
from minnes.review.changes import Change, changes
from minnes.review.git import Repository
from minnes.review.history import Signature, Version, signature, versions
from minnes.source.reader import read_meeting
from minnes.source.seal import SealState, seal_state


@dataclass(frozen=True, slots=True)
class Story:
    """What the commits of a file tell of its seal.

    `sealed` brought the seal, with its `signature`; `held` is what the newest version said that the
    seal holds for, and `broken` the commit after it, if what was changed is committed.
    """

    sealed: Version | None = None
    signature: Signature | None = None
    held: Meeting | None = None
    broken: Version | None = None


def story(repository: Repository, path: str, seal: str) -> Story:
    """Return what git remembers of a seal in a file, whose path is from the repository's root.

    Raises `GitProblem` when git fails.
    """
    if not repository.begun():
        return Story()
    sealed = broken = newer = None
    held: Meeting | None = None
    known = [version for version in versions(repository, path) if version.blob]
    contents = repository.blobs(version.blob for version in known)
    for version in known:
        content = contents.get(version.blob, b"")
        if seal.encode() not in content:
            break
        sealed = version
        if held is None:
            held = _held(content, version.path, seal)
            broken = newer if held is not None else None
        newer = version
    whole = sealed is not None and (sealed is not known[-1] or not repository.shallow())
    signed = signature(repository, sealed.commit) if sealed is not None and whole else None
    return Story(sealed if whole else None, signed, held, broken)


def since(held: Meeting, now: Meeting) -> list[Change]:
    """Return what minutes say otherwise than when they were sealed; corrections are no change."""
    return changes(held, now.model_copy(update={"corrections": held.corrections}))


def _held(content: bytes, path: str, seal: str) -> Meeting | None:
    meeting = read_meeting(content, path).value
    if meeting is None or meeting.approval is None or meeting.approval.seal != seal:
        return None
    return meeting if seal_state(meeting) is SealState.HOLDS else None
