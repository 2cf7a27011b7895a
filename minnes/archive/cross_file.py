"""Checks all files together with the rules across files, and locates the findings in each file."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from minnes.archive.check_cache import CheckCache
from minnes.archive.loading import read_file
from minnes.archive.processes import spread
from minnes.archive.workspace import Workspace
from minnes.model.project import Project
from minnes.register.register import Register
from minnes.rules.catalog import ARCHIVE_RULES
from minnes.rules.facts import Facts
from minnes.rules.rule import ArchiveContext, ArchiveFinding
from minnes.source.codes.advice import code_name
from minnes.source.diagnostic import Diagnostic, Finding, Severity
from minnes.source.ignore import unsilenced

PARALLEL_FROM = 150
"""Files with findings from which a second process pays: each of them is composed with its places."""


class CodedFinding(NamedTuple):
    """A finding across files, with its code and severity."""

    finding: ArchiveFinding
    code: str
    severity: Severity


def cross_file_findings(
    project: Project,
    register: Register,
    facts: Sequence[Facts],
    asked: Collection[str],
    today: date,
    unread: Iterable[str] = (),
) -> dict[str, list[CodedFinding]]:
    """Return the findings across files by path, for the paths that are `asked` about.

    `unread` are the paths of files of which nothing could be read.
    """
    likely = frozenset(identity for path in unread for identity in _likely_ids(path))
    context = ArchiveContext(today, project, register, likely)
    by_file: dict[str, list[CodedFinding]] = defaultdict(list)
    for rule in ARCHIVE_RULES:
        code = code_name(rule.check)
        for finding in rule.check(facts, context):
            if finding.path in asked:
                by_file[finding.path].append(CodedFinding(finding, code, rule.severity))
    return by_file


def locate_findings(
    workspace: Workspace,
    by_file: Mapping[str, Sequence[CodedFinding]],
    cache: CheckCache | None,
) -> Iterator[Diagnostic]:
    """Yield the findings with their places; a file is composed for them only if the cache has none."""
    if cache is None:
        for _, located in spread(partial(_located, workspace), [*by_file.items()], PARALLEL_FROM):
            yield from located
        return
    keys = {path: _cache_key(workspace, path, entries) for path, entries in by_file.items()}
    pending = []
    for path, entries in by_file.items():
        cached = cache.cross_file(path, keys[path])
        if cached is None:
            pending.append((path, entries))
        else:
            yield from cached
    fresh = list(spread(partial(_located, workspace), pending, PARALLEL_FROM))
    for _, located in fresh:
        yield from located
    cache.save_cross_file((path, keys[path], located) for path, located in fresh)


def _likely_ids(path: str) -> Iterator[str]:
    """Yield the ids that the meeting of an unreadable file may have: by its path, or by its series."""
    whole = path.removesuffix(".yaml")
    yield whole
    yield "/".join(whole.split("/")[-2:])


def _located(
    workspace: Workspace, file: tuple[str, Sequence[CodedFinding]]
) -> tuple[str, list[Diagnostic]]:
    """Return the findings in one file with their places, without those that a comment silences."""
    path, entries = file
    reading = read_file(workspace, workspace.root / path)
    meeting = reading.value or reading.partial
    if meeting is None:
        return path, []
    located = [
        reading.locate(_finding(finding, finding.place(meeting)), code, severity)
        for finding, code, severity in entries
    ]
    return path, unsilenced(located, reading.source.text)


def _finding(found: ArchiveFinding, loc: tuple[str | int, ...]) -> Finding:
    return Finding(loc, found.message, found.hint, key=found.key, replacement=found.replacement)


def _cache_key(workspace: Workspace, path: str, entries: Sequence[CodedFinding]) -> str:
    """Return a digest of a file's content and of the findings in it: their places depend on nothing else."""
    try:
        whole = hashlib.blake2b((workspace.root / path).read_bytes(), digest_size=16)
    except OSError:
        whole = hashlib.blake2b(digest_size=16)
    for finding, code, severity in entries:
        texts = (str(finding.message), str(finding.hint), finding.key, finding.replacement)
        whole.update(repr(((code, severity, *texts), _callable_key(finding.place))).encode())
    return whole.hexdigest()


def _callable_key(place: Callable[..., Any]) -> tuple[object, ...]:
    """Return what identifies a function that finds a place: its name, and the arguments bound to it."""
    if isinstance(place, partial):
        return (place.func.__qualname__, place.args, sorted(place.keywords.items()))
    return (place.__qualname__,)
