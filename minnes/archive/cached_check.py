"""Checks files one by one, each on its own, taking what it can from the cache."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from minnes.archive import findings_json, scan
from minnes.archive.check_cache import (
    CachedFile,
    CheckCache,
    FileResult,
    are_unchanged,
    is_unchanged,
)
from minnes.archive.checker import Checked, Checker
from minnes.archive.digests import content_digest
from minnes.archive.listing import Signature
from minnes.archive.loading import refused
from minnes.archive.processes import spread
from minnes.rules.facts import Facts, with_shared_parts
from minnes.source.reader import read_meeting

FileToCheck: TypeAlias = tuple[Path, bool]
"""A file, and whether it is asked about; of others only the facts count."""

_SAVED_AT_ONCE = 1_000
"""Results that wait to be saved: few enough to hold, many enough to be quick."""


class _FreshResult(NamedTuple):
    """What checking a file gave, with the content it was given for."""

    checked: Checked
    path: str
    signature: Signature | None
    digest: str
    asked: bool


def check_each(
    checker: Checker, files: Sequence[FileToCheck], cache: CheckCache | None
) -> Iterator[Checked]:
    """Yield the result of each file, from the cache or by reading it, in no order."""
    same: dict[Any, Any] = {}
    for checked in _check_each(checker, files, cache):
        shared = with_shared_parts(checked.facts, same) if checked.facts else None
        yield checked._replace(facts=shared)


def _check_each(
    checker: Checker, files: Sequence[FileToCheck], cache: CheckCache | None
) -> Iterator[Checked]:
    pending = []
    for file, asked in files:
        cached = cache.file(checker.workspace.relative(file)) if cache else None
        if cached and _is_valid(cached, file, asked):
            yield _from_cache(cached.result, asked)
        else:
            pending.append((file, asked))
    unsaved: list[tuple[Signature, FileResult]] = []
    for fresh in spread(partial(_check, checker), pending):
        yield fresh.checked
        if cache and fresh.signature is not None:
            unsaved.append((fresh.signature, _to_cache(fresh)))
            if len(unsaved) == _SAVED_AT_ONCE:
                cache.save_files(unsaved)
                unsaved = []
    if cache:
        cache.save_files(unsaved)


def _check(checker: Checker, wanted: FileToCheck) -> _FreshResult:
    """Check a file whose signature is taken before its content is read, which is done once."""
    file, asked = wanted
    path = checker.workspace.relative(file)
    try:
        signature = scan.signature(file)
        content = file.read_bytes()
    except OSError as error:
        checked = checker.check_reading(refused(path, error), file.parent, asked)
        return _FreshResult(checked, path, None, "", asked)
    checked = checker.check_reading(read_meeting(content, path), file.parent, asked)
    return _FreshResult(checked, path, signature, content_digest(content), asked)


def _is_valid(cached: CachedFile, file: Path, asked: bool) -> bool:
    result = cached.result
    if asked and not result.asked:
        return False
    try:
        return is_unchanged(cached, file) and are_unchanged(result.dependencies)
    except OSError:
        return False


def _to_cache(fresh: _FreshResult) -> FileResult:
    diagnostics, facts, dependencies = fresh.checked
    return FileResult(
        fresh.path,
        fresh.digest,
        fresh.asked,
        dependencies,
        findings_json.text_of(diagnostics),
        json.dumps(facts, ensure_ascii=False) if facts else "",
    )


def _from_cache(result: FileResult, asked: bool) -> Checked:
    facts = Facts(*json.loads(result.facts)) if result.facts else None
    found = findings_json.diagnostics(result.found) if asked else []
    return Checked(found, facts, result.dependencies)
