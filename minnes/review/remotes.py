"""The remotes that commits are pushed to, and whether they are public."""

from __future__ import annotations

import os
import re
from typing import Literal

from minnes.language.regex import regex
from minnes.review.git import Repository
from minnes.review.git_problem import not_a_push

OPEN_HOSTS = frozenset(
    {
        *("github.com", "gitlab.com", "codeberg.org", "bitbucket.org", "git.sr.ht", "gitea.com"),
        *("notabug.org", "sourceforge.net", "git.code.sf.net", "framagit.org", "gitee.com"),
    }
)
"""Hosts where whoever starts a repository chooses who may read it, and everybody is one choice."""

_HASH = regex("0|[0-9a-f]{40}|[0-9a-f]{64}")
"""What git calls a version in full; nothing but zeros where there is none."""

_HOST = regex(r"(?:[a-z+]+://)?(?:[^@/]*@)?(?P<host>\[[^]]+\]|[^/:]+)[:/]", re.IGNORECASE)


def host(address: str) -> str:
    """Return the host of a remote's address, in small letters; blank for a folder on a disk."""
    drive = re.match(r"[A-Za-z]:[\\/]", address)
    match = None if drive or address.startswith(("/", ".", "file:")) else _HOST.match(address)
    return match["host"].casefold() if match else ""


def remotes(repository: Repository) -> dict[str, list[str]]:
    """Return the addresses that are pushed to, by the name of each remote."""
    listed = repository.asked("remote") or ""
    by_name = {}
    for name in listed.splitlines():
        said = repository.asked("remote", "get-url", "--push", "--all", "--end-of-options", name)
        by_name[name] = (said or "").splitlines()
    return by_name


def goes_public(setting: Literal["public", "private"] | None, addresses: list[str]) -> bool:
    """Return whether strangers may come to read what is pushed to these addresses.

    What minnes.yaml says counts (`publish.repository`); where it says nothing, an open host does.
    """
    if setting is not None:
        return setting == "public"
    hosts = (f".{host(address)}".rstrip(".") for address in addresses)
    # Hosts have names below their own too, as ssh.github.com for places that let no other door open.
    return any(named.endswith(tuple(f".{known}" for known in OPEN_HOSTS)) for named in hosts)


def tips(refs: str) -> list[str]:
    """Return the newest commits of what is pushed, from what git tells the hook."""
    named = [line.split()[1] for line in refs.splitlines() if len(line.split()) == 4]
    return [name for name in named if name.strip("0")]


def pushed(repository: Repository, remote: str, refs: str) -> list[tuple[str, str, str]]:
    """Return commit, path and hash of each file that a push brings to a remote for the first time.

    `refs` is what git tells the hook: local name and hash, remote name and hash, a line each.
    """
    news, known = [], [f"--remotes={remote}"]
    for line in refs.splitlines():
        words = line.split()
        if len(words) != 4 or not all(_HASH.fullmatch(name) for name in words[1::2]):
            raise not_a_push(line)
        _, local, _, theirs = words
        if local.strip("0"):
            news.append(local)
        if theirs.strip("0") and repository.asked("cat-file", "-e", theirs) is not None:
            known.append(theirs)
    if not news:
        return []
    commits = repository.run("rev-list", *news, "--not", *known)
    options = ("--stdin", "-r", "-m", "--root", "--raw", "-z", "--no-abbrev", "--no-renames")
    fields = iter(os.fsdecode(repository.run("diff-tree", *options, given=commits)).split("\0"))
    found: dict[tuple[str, str], str] = {}
    commit = ""
    for record in fields:
        if not record.startswith(":"):
            commit = record.split(" ")[0].strip() or commit
            continue
        _, mode, _, blob, status = record[1:].split(" ")
        path = next(fields)
        if mode.startswith("100") and status != "D":
            found.setdefault((path, blob), commit)
    return [(commit, path, blob) for (path, blob), commit in found.items()]
