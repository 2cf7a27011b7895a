"""Finds seals removed since the newest commit, for `minnes check`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from shlex import quote

from minnes.archive.workspace import Workspace, minute_files
from minnes.cli import repository
from minnes.language.message import say
from minnes.model.person import labels
from minnes.review.files import WORKING, Differing, differing
from minnes.review.git_problem import GitProblem
from minnes.review.removed_seals import Unsealed, unsealed
from minnes.rules.approval import seal_removed
from minnes.source.codes.advice import code_name
from minnes.source.diagnostic import Diagnostic, Severity, Span
from minnes.source.reader import read_meeting

_CODE = code_name(seal_removed)


def taken_out(workspace: Workspace, files: Sequence[Path]) -> list[Diagnostic]:
    """Return files that lost the seal they have in the newest commit; none where git cannot tell."""
    try:
        repo = repository.around(workspace.root)
        asked = {repository.below(repo, file): workspace.relative(file) for file in files}
        pairs = differing(repo, "HEAD", WORKING, asked.__contains__, unknown=False)
        return removed(workspace, pairs, lambda path: asked.get(path, path))
    except (GitProblem, OSError):
        return []


def removed(
    workspace: Workspace, pairs: Iterable[Differing], path: Callable[[str], str]
) -> list[Diagnostic]:
    """Return the files that lost their seal; `path` gives their paths from the project's root.

    A seal that another file of the project has now went there with the minutes.
    """
    diagnostics = []
    for pair in pairs:
        before = unsealed(pair)
        if before is not None and not stands_somewhere(workspace, str(before.approval.seal)):
            diagnostics += _diagnostics(pair, before, path(pair.path))
    return diagnostics


def _diagnostics(file: Differing, before: Unsealed, path: str) -> list[Diagnostic]:
    approval = before.approval
    if file.new is None:
        names = labels(approval.by)
        message = say(
            "the minutes that {names} approved on {day} are gone", names=names, day=approval.date
        )
        # :/ is git's word for the topmost folder, whatever folder one stands in.
        place = quote(file.path if file.path == path else f":/{file.path}")
        cure = say("bring them back: git restore --staged --worktree {path}", path=place)
        return [Diagnostic(path, Span(0, 0), Severity.ERROR, _CODE, message, cure)]
    reading = read_meeting(file.new.content, path)
    if reading.value is None:
        return []
    findings = seal_removed(reading.value, approval, before.lines, path)
    return [reading.locate(said, _CODE, Severity.ERROR) for said in findings]


def stands_somewhere(workspace: Workspace, seal: str) -> bool:
    """Return whether a file of the project has a seal: it went there with the minutes."""
    # In a comment it seals nothing.
    line = re.compile(rb"^[^#\n]*" + re.escape(seal.encode()), re.MULTILINE)
    return any(line.search(file.read_bytes()) for file in minute_files(workspace))


def merged(diagnostics: Sequence[Diagnostic], taken: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Return findings with those of seals taken out, in place of the note that there is none."""
    paths = {diagnostic.path for diagnostic in taken}
    kept = [
        diagnostic
        for diagnostic in diagnostics
        if diagnostic.code != "not-sealed" or diagnostic.path not in paths
    ]
    return sorted([*kept, *taken], key=lambda diagnostic: diagnostic.order)
