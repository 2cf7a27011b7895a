"""The history of a file in git: its versions, and the signatures of commits."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass

from minnes.review.git import Repository


@dataclass(frozen=True, slots=True)
class Version:
    """A file as a commit left it: under which path, by whom and when (ISO 8601 with its time zone).

    `blob` names the content (`Repository.blobs`); it is blank where the commit removed the file.
    """

    commit: str
    path: str
    author: str
    date: str
    blob: str


@dataclass(frozen=True, slots=True)
class Signature:
    """Whether a commit is signed, in git's own letter (`git help log`, `%G?`), and by whom.

    G is a good signature, U one whose key nobody vouches for, B a bad one, X, Y and R are good ones
    past their time or withdrawn, E cannot be checked here, and N is none.
    """

    state: str
    signer: str


def versions(repository: Repository, path: str) -> Iterator[Version]:
    """Yield the versions of a file, newest first; a renamed file is followed to its older names.

    Raises `GitProblem` when nothing is committed yet.
    """
    # Of a merge, -c lists the files that are as on neither side: somebody wrote them anew.
    options, commit = ("-c", "--find-renames", "--follow"), repository.commit("HEAD")
    for version, _ in changes(repository, *options, "--end-of-options", commit, "--", path):
        yield version


def changes(repository: Repository, *asked: str) -> Iterator[tuple[Version, str]]:
    """Yield the files that commits changed, newest first, each with the blob of what was before.

    `asked` are the options, commits and paths of `git log`. What was not there before is blank.
    """
    shape = ("--raw", "-z", "--no-abbrev", "--no-color", "--no-show-signature", "--no-ext-diff")
    listed = repository.run("log", *shape, "--format=%H%x00%an%x00%aI", *asked)
    fields = iter(os.fsdecode(listed).split("\0"))
    name = author = date = ""
    for record in fields:
        raw = record.lstrip("\n")
        if not raw:
            continue
        if not raw.startswith(":"):
            name, author, date = raw, next(fields, ""), next(fields, "")
            continue
        parents = len(raw) - len(raw.lstrip(":"))
        *about, change = raw[parents:].split(" ")
        before, now = (blob if blob.strip("0") else "" for blob in (about[parents + 1], about[-1]))
        path = next(fields)
        if parents == 1 and change[0] in "RC":
            path = next(fields)
        yield Version(name, path, author, date, now), before


def signature(repository: Repository, commit: str) -> Signature:
    """Return who signed a commit, as far as git can tell here."""
    format = "--format=%G?%x00%GS"
    commit = repository.commit(commit)
    said = repository.run("show", "--no-patch", "--no-show-signature", format, commit, "--")
    state, _, signer = os.fsdecode(said).rstrip("\n").partition("\0")
    return Signature(state, signer)
