"""What is wrong across files: the rules of all together, and where their findings stand."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from minnes.archive.loading import read_file
from minnes.archive.processes import spread
from minnes.archive.verdicts import Verdicts
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


class Told(NamedTuple):
    """A finding across files, with its code and severity."""

    found: ArchiveFinding
    code: str
    severity: Severity


def told_across(
    project: Project,
    register: Register,
    known: Sequence[Facts],
    asked: Collection[str],
    today: date,
    unread: Iterable[str] = (),
) -> dict[str, list[Told]]:
    """Return what is wrong across files, by the path of the file that it stands in.

    `unread` are the paths of files of which nothing could be read.
    """
    likely = frozenset(identity for path in unread for identity in _likely_ids(path))
    context = ArchiveContext(today, project, register, likely)
    by_file: dict[str, list[Told]] = defaultdict(list)
    for rule in ARCHIVE_RULES:
        for elsewhere in rule.check(known, context):
            if elsewhere.path in asked:
                by_file[elsewhere.path].append(
                    Told(elsewhere, code_name(rule.check), rule.severity)
                )
    return by_file


def placed_across(
    workspace: Workspace, by_file: Mapping[str, Sequence[Told]], verdicts: Verdicts | None
) -> Iterator[Diagnostic]:
    """Yield what was told across files with its places; with `verdicts`, known ones are not sought again."""
    rest = list(by_file.items())
    basis: dict[str, str] = {}
    if verdicts is not None:
        basis = {path: _basis(workspace, path, told) for path, told in rest}
        rest = []
        for path, told in by_file.items():
            before = verdicts.elsewhere(path, basis[path])
            if before is None:
                rest.append((path, told))
            else:
                yield from before
    fresh = list(spread(partial(_placed, workspace), rest, PARALLEL_FROM))
    for _, placed in fresh:
        yield from placed
    if verdicts is not None:
        verdicts.keep_elsewhere((path, basis[path], placed) for path, placed in fresh)


def _likely_ids(path: str) -> Iterator[str]:
    """Yield what a meeting may be called whose file is all that is known: by its path, or by its series."""
    whole = path.removesuffix(".yaml")
    yield whole
    yield "/".join(whole.split("/")[-2:])


def _placed(workspace: Workspace, told: tuple[str, Sequence[Told]]) -> tuple[str, list[Diagnostic]]:
    """Return the findings in one file with their places, without those that a comment silences."""
    path, entries = told
    reading = read_file(workspace, workspace.root / path)
    meeting = reading.value or reading.partial
    if meeting is None:
        return path, []
    placed = [
        reading.locate(
            _finding(entry.found, entry.found.place(meeting)), entry.code, entry.severity
        )
        for entry in entries
    ]
    return path, unsilenced(placed, reading.source.text)


def _finding(elsewhere: ArchiveFinding, loc: tuple[str | int, ...]) -> Finding:
    return Finding(
        loc, elsewhere.message, elsewhere.hint, key=elsewhere.key, replacement=elsewhere.replacement
    )


def _basis(workspace: Workspace, path: str, told: Sequence[Told]) -> str:
    """Return a digest of a file's content and what is said of it: where that stands follows."""
    try:
        whole = hashlib.blake2b((workspace.root / path).read_bytes(), digest_size=16)
    except OSError:
        whole = hashlib.blake2b(digest_size=16)
    for elsewhere, code, severity in told:
        said = (
            code,
            severity,
            str(elsewhere.message),
            str(elsewhere.hint),
            elsewhere.key,
            elsewhere.replacement,
        )
        whole.update(repr((said, _named(elsewhere.place))).encode())
    return whole.hexdigest()


def _named(place: Callable[..., Any]) -> tuple[object, ...]:
    """Return a way to find a place as text: a function's name, and what it is given."""
    if isinstance(place, partial):
        return (place.func.__qualname__, place.args, sorted(place.keywords.items()))
    return (place.__qualname__,)
