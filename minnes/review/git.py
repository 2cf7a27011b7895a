"""Runs git, in such a way that no file or revision can be taken for an option.

Names of files are taken as they are, never as patterns, and come back whole whatever they hold.
What git refuses is a `GitProblem`, with a cure.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from minnes.language.message import Message, say
from minnes.review.git_problem import GitProblem, no_repository, refused

_OWN = {
    "LC_ALL": "C",  # what git says is read below
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_OPTIONAL_LOCKS": "0",  # looking never hinders somebody who commits
    "GIT_TERMINAL_PROMPT": "0",
}
_LEFT_OUT = ("GIT_DIR", "GIT_WORK_TREE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_EXTERNAL_DIFF")
"""Where git is, when it runs a hook; asking from the right folder finds the same, from any folder."""

# A folder of somebody's that git would take for a repository could name programs to run.
_CAREFUL = ("-c", "safe.bareRepository=explicit", "-c", "core.fsmonitor=false")


@dataclass(frozen=True)
class Repository:
    """The files of a repository as they lie in a folder, and the history behind them.

    `root` is the topmost folder; all paths are from there, with forward slashes. `folder` is where
    git keeps what belongs to this work tree, `environment` what git runs in.
    """

    root: Path
    folder: Path
    environment: Mapping[str, str] = field(repr=False)

    def run(self, *arguments: str, given: bytes = b"") -> bytes:
        """Return what a git command writes; raises `GitProblem` when it fails."""
        done = _git(self.root, self.environment, arguments, given)
        if done.returncode:
            raise refused(os.fsdecode(done.stderr))
        return done.stdout

    def asked(self, *arguments: str) -> str | None:
        """Return the output of a git command without its line break; nothing if it fails."""
        done = _git(self.root, self.environment, arguments)
        return None if done.returncode else os.fsdecode(done.stdout).rstrip("\n")

    def commit(self, revision: str) -> str:
        """Return the hash of a commit, by any name git knows for it; raises `GitProblem`."""
        if "\0" not in revision:
            name = f"{revision}^{{commit}}"
            sha = self.asked("rev-parse", "--verify", "--quiet", "--end-of-options", name)
            if revision and re.fullmatch("[0-9a-f]+", sha or ""):
                return str(sha)
        raise self._unknown(revision)

    def knows(self, revision: str) -> bool:
        """Return whether a name is that of a commit."""
        try:
            self.commit(revision)
        except GitProblem:
            return False
        return True

    def begun(self) -> bool:
        """Return whether the repository has a commit."""
        return self.asked("rev-parse", "--verify", "--quiet", "HEAD^{commit}") is not None

    def shared(self, one: str, other: str) -> str:
        """Return the newest commit that two commits have in common; raises `GitProblem`."""
        first, second = self.commit(one), self.commit(other)
        sha = self.asked("merge-base", first, second)
        if sha is None:
            raise GitProblem(
                say('"{one}" and "{other}" have no history in common', one=one, other=other),
                _FETCH if self.shallow() else None,
            )
        return sha

    def nothing(self) -> str:
        """Return the hash of a tree without files, which every repository has."""
        return os.fsdecode(self.run("hash-object", "-t", "tree", "--stdin")).strip()

    def shallow(self) -> bool:
        """Return whether only the newest part of the history was fetched."""
        return self.asked("rev-parse", "--is-shallow-repository") == "true"

    def blobs(self, names: Iterable[str]) -> dict[str, bytes]:
        """Return the contents that hashes name, all at once; those that are missing are left out."""
        wanted = list(dict.fromkeys(names))
        contents: dict[str, bytes] = {}
        if not wanted:
            return contents
        out = self.run(
            "cat-file", "--batch", given="".join(f"{name}\n" for name in wanted).encode()
        )
        start = 0
        for name in wanted:
            end = out.index(b"\n", start)
            said = out[start:end].split()
            start = end + 1
            if said[-1] == b"missing":
                continue
            size = int(said[-1])
            contents[name] = out[start : start + size]
            start += size + 1
        return contents

    def content(self, revision: str, path: str) -> bytes | None:
        """Return a file's content in a commit, or nothing if it is not there; raises `GitProblem`."""
        listed = self.run("ls-tree", "-z", "--full-tree", self.commit(revision), "--", path)
        names = [
            entry.split(b"\t")[0].split()[2].decode()
            for entry in listed.split(b"\0")
            if entry and os.fsdecode(entry.split(b"\t", 1)[1]) == path and b" blob " in entry
        ]
        return next(iter(self.blobs(names).values()), None)

    def staged(self, path: str) -> bytes | None:
        """Return a file's content as it would be committed now, or nothing if it is not there."""
        return next(iter(self.blobs(self.index((path,)).values()).values()), None)

    def index(self, paths: Iterable[str] = ()) -> dict[str, str]:
        """Return the hash of each file that would be committed now, by path."""
        listed = self.run("ls-files", "-z", "--stage", "--", *paths)
        by_path = {}
        for entry in listed.split(b"\0")[:-1]:
            about, _, path = entry.partition(b"\t")
            mode, name, stage = about.split()
            if stage == b"0" and mode.startswith(b"100"):
                by_path[os.fsdecode(path)] = name.decode()
        return by_path

    def _unknown(self, revision: str) -> GitProblem:
        from difflib import get_close_matches

        if revision in ("HEAD", "@") or not self.begun():
            return GitProblem(
                say("nothing has been committed here yet"),
                say('git add FILES and git commit -m "why" keep a first version'),
            )
        hint: Message | None = say("git log and git branch show what there is")
        listed = self.asked("for-each-ref", "--format=%(refname:short)") or ""
        # Of master~9, master may well be known: then the history is too short.
        begun_at = re.split("[~^]", revision, maxsplit=1)[0]
        too_far = begun_at != revision and self.knows(begun_at or "HEAD")
        near = get_close_matches(revision, listed.splitlines(), 1, 0.6)
        if near and not too_far:
            hint = say('did you mean "{near}"?', near=near[0])
        elif self.shallow():
            hint = _FETCH
        return GitProblem(say('git knows no version called "{revision}"', revision=revision), hint)


_FETCH = say("only the newest part of the history is here; git fetch --unshallow brings the rest")


def open_repository(start: Path, environment: Mapping[str, str]) -> Repository:
    """Return the repository around an absolute path; raises `GitProblem` when there is none.

    `environment` is that of the process: what git itself put there for a hook is heeded.
    """
    folder = start if start.is_dir() else start.parent
    own = {name: text for name, text in environment.items() if name not in _LEFT_OUT}
    index = own.pop("GIT_INDEX_FILE", None)
    own |= _OWN
    asked = ("rev-parse", "--show-toplevel", "--absolute-git-dir")
    done = _git(folder, own, asked)
    if done.returncode:
        raise no_repository(folder, os.fsdecode(done.stderr))
    root, git_folder = (Path(line) for line in os.fsdecode(done.stdout).splitlines()[:2])
    if index and _within(root / index, git_folder):
        # `git commit FILES` prepares an index of its own, which is what will be committed.
        own["GIT_INDEX_FILE"] = str(root / index)
    return Repository(root, git_folder, own)


def init_repository(
    folder: Path, environment: Mapping[str, str], apart: Path | None = None
) -> Repository:
    """Make a folder a repository, and return it; raises `GitProblem`.

    With `apart`, what git keeps lies there instead, and the folder is not touched.
    """
    own = {name: text for name, text in environment.items() if name not in _LEFT_OUT} | _OWN
    own.pop("GIT_INDEX_FILE", None)
    if apart:
        own |= {"GIT_DIR": str(apart), "GIT_WORK_TREE": str(folder)}
    done = _git(folder, own, ("init", "--quiet"))
    if done.returncode:
        raise refused(os.fsdecode(done.stderr))
    return Repository(folder, apart or folder / ".git", own)


def _within(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())


def _git(
    folder: Path, environment: Mapping[str, str], arguments: Iterable[str], given: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    command = ["git", *_CAREFUL, *arguments]
    try:
        return subprocess.run(
            command, cwd=folder, env=environment, input=given, capture_output=True, check=False
        )
    except FileNotFoundError:
        if not folder.is_dir():
            raise
        raise GitProblem(
            say("git is not installed, or cannot be found"),
            say("install it from https://git-scm.com, and open a new window to type in"),
        ) from None
