"""The history of a seal in git: the commit that added it, and what was changed since."""

from __future__ import annotations

from dataclasses import dataclass

from minnes.model.meeting import Meeting
from minnes.review.changes import Change, changes
from minnes.review.git import Repository
from minnes.review.history import Signature, Version, signature, versions
from minnes.source.reader import read_meeting
from minnes.source.seal import SealState, seal_state


@dataclass(frozen=True, slots=True)
class SealHistory:
    """The commits of a file that concern its seal.

    `sealed` added the seal, with its `signature`; `held` is the meeting in the newest version for which
    the seal holds, and `broken` the commit after it, if the change is committed.
    """

    sealed: Version | None = None
    signature: Signature | None = None
    held: Meeting | None = None
    broken: Version | None = None


def seal_history(repository: Repository, path: str, seal: str) -> SealHistory:
    """Return the history of a seal in a file; the path is relative to the repository's root.

    Raises `GitProblem` when git fails.
    """
    if not repository.begun():
        return SealHistory()
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
            held = _sealed_meeting(content, version.path, seal)
            broken = newer if held is not None else None
        newer = version
    whole = sealed is not None and (sealed is not known[-1] or not repository.shallow())
    signed = signature(repository, sealed.commit) if sealed is not None and whole else None
    return SealHistory(sealed if whole else None, signed, held, broken)


def since(held: Meeting, now: Meeting) -> list[Change]:
    """Return the changes of minutes since they were sealed, corrections aside."""
    return changes(held, now.model_copy(update={"corrections": held.corrections}))


def _sealed_meeting(content: bytes, path: str, seal: str) -> Meeting | None:
    meeting = read_meeting(content, path).value
    if meeting is None or meeting.approval is None or meeting.approval.seal != seal:
        return None
    return meeting if seal_state(meeting) is SealState.HOLDS else None
