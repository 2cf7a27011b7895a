"""Finds seals in the history of git that approved minutes no longer have."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from minnes.language.regex import regex
from minnes.model.document import Approval
from minnes.model.meeting import Meeting
from minnes.review.files import Differing
from minnes.review.git import Repository
from minnes.review.history import Version, changes
from minnes.source.reader import read_meeting

_SEAL = ":sha256:"
"""What every seal holds, whatever its form."""

_APPROVAL = regex(r"^approval:.*(?:\n+[ \t]+\S.*)*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Unsealed:
    """Minutes as they were while they had a seal, with the lines of the approval.

    `gone` is the commit that took the seal out; there is none while that is not committed.
    """

    path: str
    meeting: Meeting
    approval: Approval
    lines: str
    gone: Version | None = None


def unsealed(file: Differing) -> Unsealed | None:
    """Return what a file had, if it is gone, or can be read and has no seal any more."""
    if file.old is None or _SEAL.encode() not in file.old.content:
        return None
    if file.new is not None:
        now = read_meeting(file.new.content, file.path).value
        if now is None or (now.approval and now.approval.seal):
            return None
    return _had(file.path, file.old.content, None)


def remembered(
    repository: Repository, folder: str, wanted: Callable[[str], bool]
) -> Iterator[Unsealed]:
    """Yield the wanted files below a folder that have or had a seal in any commit of this branch.

    Of those whose seal was taken out in a commit, `gone` is that commit. Raises `GitProblem`.
    """
    if not repository.begun():
        return
    news: dict[str, tuple[Version, str]] = {}
    # Of commits only those count that brought a seal or took one out.
    options = ("-m", "--no-renames", f"-S{_SEAL}")
    for version, old in changes(repository, *options, "HEAD", "--", folder):
        if wanted(version.path):
            news.setdefault(version.path, (version, old))
    contents = repository.blobs(
        name for version, old in news.values() for name in (version.blob, old)
    )
    for path, (version, old) in news.items():
        now = contents.get(version.blob, b"")
        kept = _SEAL.encode() in now
        found = _had(path, now if kept else contents.get(old, b""), None if kept else version)
        if found is not None:
            yield found


def _had(path: str, content: bytes, gone: Version | None) -> Unsealed | None:
    meeting = read_meeting(content, path).value
    if meeting is None or meeting.approval is None or not meeting.approval.seal:
        return None
    lines = _APPROVAL.search(content.decode("utf-8", "replace"))
    return Unsealed(path, meeting, meeting.approval, lines[0] if lines else "", gone)
