"""Seals that were taken out since the newest commit, as `minnes check` tells of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from minnes.archive.workspace import Workspace, minute_files
from minnes.cli import repository
from minnes.review.files import WORKING, Differing, differing
from minnes.review.git_problem import GitProblem
from minnes.review.unsealing import unsealed
from minnes.rules.approval import seal_removed
from minnes.source.diagnostic import Diagnostic, Severity
from minnes.source.reader import code_name, read_meeting

_CODE = code_name(seal_removed)


def taken_out(workspace: Workspace, files: Sequence[Path]) -> list[Diagnostic]:
    """Return files that lost the seal they have in the newest commit; none where git cannot tell."""
    try:
        repo = repository.around(workspace.root)
        asked = {repository.below(repo, file): workspace.relative(file) for file in files}
        pairs = differing(repo, "HEAD", WORKING, asked.__contains__)
        return removed(workspace, pairs, asked.__getitem__)
    except GitProblem:
        return []


def removed(
    workspace: Workspace, pairs: Iterable[Differing], path: Callable[[str], str]
) -> list[Diagnostic]:
    """Return the files that lost their seal; `path` gives their paths from the project's root.

    A seal that another file of the project has now went there with the minutes.
    """
    found = []
    for one in pairs:
        before = unsealed(one)
        if (
            before is None
            or one.new is None
            or stands_somewhere(workspace, str(before.approval.seal))
        ):
            continue
        name = path(one.path)
        reading = read_meeting(one.new.content, name)
        if reading.value is not None:
            told = seal_removed(reading.value, before.approval, before.lines, name)
            found += [reading.locate(said, _CODE, Severity.ERROR) for said in told]
    return found


def stands_somewhere(workspace: Workspace, seal: str) -> bool:
    """Return whether a file of the project has a seal: it went there with the minutes."""
    # In a comment it seals nothing.
    line = re.compile(rb"^[^#\n]*" + re.escape(seal.encode()), re.MULTILINE)
    return any(line.search(file.read_bytes()) for file in minute_files(workspace))


def merged(found: Sequence[Diagnostic], taken: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Return findings with those of seals taken out, in place of the note that there is none."""
    paths = {one.path for one in taken}
    kept = [one for one in found if one.code != "not-sealed" or one.path not in paths]
    return sorted([*kept, *taken], key=lambda one: one.order)
