"""Checking files one by one, and remembering what each gave."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from minnes.archive import findings_json, scan
from minnes.archive.checker import Checked, Checker
from minnes.archive.digests import content_digest
from minnes.archive.listing import Signature
from minnes.archive.loading import refused
from minnes.archive.processes import spread
from minnes.archive.verdicts import Verdict, Verdicts, trusted
from minnes.rules.facts import Facts, with_shared_parts
from minnes.source.reader import read_meeting

Wanted: TypeAlias = tuple[Path, bool]
"""A file, and whether it is asked about; of others only the facts count."""


_KEPT_AT_ONCE = 1_000
"""Verdicts that wait to be written: few enough to hold, many enough to be quick."""


class _Judged(NamedTuple):
    """What checking one file gave, with the content it was given for."""

    checked: Checked
    path: str
    signature: Signature | None
    digest: str
    asked: bool


def judged(
    checker: Checker, files: Sequence[Wanted], verdicts: Verdicts | None
) -> Iterator[Checked]:
    """Yield what checking each file gives, from what is known of it or by reading it."""
    same: dict[Any, Any] = {}
    for checked in _each(checker, files, verdicts):
        yield checked._replace(facts=with_shared_parts(checked.facts, same)) if checked.facts else checked


def _each(
    checker: Checker, files: Sequence[Wanted], verdicts: Verdicts | None
) -> Iterator[Checked]:
    if verdicts is None:
        yield from spread(partial(_checked, checker), files)
        return
    pending = []
    for file, asked in files:
        before = verdicts.file(checker.workspace.relative(file))
        verdict = before[2] if before else None
        if before and verdict and _holds(before, file, asked, verdicts):
            yield _recalled(verdict, asked)
        else:
            pending.append((file, asked))
    fresh: list[tuple[Signature, Verdict]] = []
    for judgement in spread(partial(_judge, checker), pending):
        yield judgement.checked
        if judgement.signature is not None:
            fresh.append((judgement.signature, _verdict(judgement)))
        if len(fresh) == _KEPT_AT_ONCE:
            verdicts.keep_files(fresh)
            fresh = []
    verdicts.keep_files(fresh)


def _checked(checker: Checker, wanted: Wanted) -> Checked:
    return checker.check(*wanted)


def _judge(checker: Checker, wanted: Wanted) -> _Judged:
    """Check a file whose content is seen once, and after what the system says of it."""
    file, asked = wanted
    path = checker.workspace.relative(file)
    try:
        signature = scan.signature(file)
        content = file.read_bytes()
    except OSError as error:
        checked = checker.judge(refused(path, error), file.parent, asked)
        return _Judged(checked, path, None, "", asked)
    checked = checker.judge(read_meeting(content, path), file.parent, asked)
    return _Judged(checked, path, signature, content_digest(content), asked)


def _holds(
    before: tuple[Signature, int, Verdict], file: Path, asked: bool, verdicts: Verdicts
) -> bool:
    try:
        return (before[2].asked or not asked) and (
            trusted(before, file) and verdicts.is_so(before[2].looked)
        )
    except OSError:
        return False


def _verdict(judgement: _Judged) -> Verdict:
    diagnostics, known = judgement.checked.diagnostics, judgement.checked.facts
    facts = json.dumps(known, ensure_ascii=False) if known else ""
    return Verdict(
        judgement.path,
        judgement.digest,
        judgement.asked,
        judgement.checked.looked,
        findings_json.text_of(diagnostics),
        facts,
    )


def _recalled(verdict: Verdict, asked: bool) -> Checked:
    facts = Facts(*json.loads(verdict.facts)) if verdict.facts else None
    return Checked(findings_json.diagnostics(verdict.found) if asked else [], facts, verdict.looked)
