"""Finds the minute files that differ between two states of a project: commits, index, working tree."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from minnes.language.message import Message, say
from minnes.language.os_errors import os_error_message
from minnes.review.git import Repository

WORKING = "working"
STAGED = "staged"

_RENAMED = 0.75
"""How alike the words of two files must be for one to be the other under a new name."""


class Side(NamedTuple):
    """A file in one of two states: its path, and its bytes or why they cannot be read."""

    path: str
    content: bytes
    problem: Message | None = None


@dataclass(frozen=True, slots=True)
class Differing:
    """A file in two states; one side is missing where it was added or removed."""

    old: Side | None
    new: Side | None

    @property
    def path(self) -> str:
        """Return the newer path."""
        side = self.new or self.old
        return side.path if side else ""


def differing(
    repository: Repository,
    old: str,
    new: str,
    wanted: Callable[[str], bool],
    *,
    unknown: bool = True,
) -> list[Differing]:
    """Return the wanted files that differ, by path; a file that was renamed is one.

    `old` is a revision; `new` is one too, or `STAGED`, or `WORKING` for the files as they lie in the
    folder, where those that are `unknown` to git yet count as added. Before anything is committed, all
    is added to `HEAD`. Raises `GitProblem`.
    """
    entries = [entry for entry in _listed(repository, old, new) if entry.wanted(wanted)]
    if new == WORKING and unknown:
        out = repository.run("ls-files", "--others", "--exclude-standard", "-z")
        paths = [os.fsdecode(name) for name in out.split(b"\0") if name]
        entries += [_Entry("A", path, path, "", "") for path in paths if wanted(path)]
    contents = repository.blobs(
        name for entry in entries for name in (entry.old, entry.new) if name
    )

    def kept(path: str, name: str) -> Side:
        if name in contents:
            return Side(path, contents[name])
        return Side(path, b"", say("git does not have it here"))

    def newer(path: str, name: str) -> Side:
        # Of a renamed file that was changed since, git names a content that it does not keep yet.
        if new == WORKING and name not in contents:
            return _read(repository.root, path)
        return kept(path, name)

    pairs = [
        Differing(
            kept(entry.old_path, entry.old) if entry.status != "A" else None,
            newer(entry.path, entry.new) if entry.status != "D" else None,
        )
        for entry in entries
    ]
    # What was only touched, and says what it said, git may list too.
    pairs = [pair for pair in pairs if pair.old != pair.new]
    return sorted(_renamed(pairs), key=lambda file: file.path)


class _Entry(NamedTuple):
    status: str
    old_path: str
    path: str
    old: str
    new: str

    def wanted(self, wanted: Callable[[str], bool]) -> bool:
        return wanted(self.path) or wanted(self.old_path)


def _listed(repository: Repository, old: str, new: str) -> Iterator[_Entry]:
    """Yield what git lists as different; a file that lies in the folder has no hash."""
    unborn = old == "HEAD" and not repository.begun()
    before = repository.nothing() if unborn else repository.commit(old)
    options = ("--raw", "-z", "--no-abbrev", "--find-renames", "--no-color", "--no-ext-diff")
    command: tuple[str, ...] = ("diff-index", *options, before, "--")
    if new == STAGED:
        command = ("diff-index", "--cached", *options, before, "--")
    elif new != WORKING:
        command = ("diff-tree", "-r", *options, before, repository.commit(new), "--")
    fields = iter(os.fsdecode(repository.run(*command)).split("\0"))
    for raw in fields:
        if not raw:
            continue
        old_mode, mode, name, new_name, status = raw[1:].split(" ")
        old_path = path = next(fields)
        if status[0] in "RC":
            path = next(fields)
        # Links and other repositories are no minutes, on whichever side they stand.
        was, is_ = (bits.startswith("100") for bits in (old_mode, mode))
        kind = "A" if status[0] == "C" or not was else "D" if not is_ else "M"
        if was or is_:
            yield _Entry(kind, old_path, path, name, new_name if new_name.strip("0") else "")


def _read(root: Path, path: str) -> Side:
    try:
        return Side(path, (root / path).read_bytes())
    except OSError as error:
        return Side(path, b"", os_error_message(error))


def _renamed(pairs: Sequence[Differing]) -> Iterator[Differing]:
    """Yield the pairs; what went and what came, if they are nearly the same, as one that was renamed."""
    gone = [pair for pair in pairs if pair.new is None]
    for pair in pairs:
        if pair.old is not None and pair.new is not None:
            yield pair
        elif pair.new is not None:
            old = _likest(gone, pair.new)
            gone = [other for other in gone if other.old is not old]
            yield replace(pair, old=old)
    yield from gone


def _likest(gone: Sequence[Differing], new: Side) -> Side | None:
    """Return the file that a new one most likely is, if any is like it."""
    likest = max((file.old for file in gone), key=lambda old: _likeness(old, new), default=None)
    return likest if _likeness(likest, new) >= _RENAMED else None


def _likeness(one: Side | None, other: Side | None) -> float:
    words = [Counter(side.content.split()) if side else Counter() for side in (one, other)]
    total = words[0].total() + words[1].total()
    return 2 * (words[0] & words[1]).total() / total if total else 0.0
