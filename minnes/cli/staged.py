"""`minnes check --staged`: checks the project as it would be committed."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from minnes.archive.workspace import Workspace
    from minnes.review.git import Repository
    from minnes.source.diagnostic import Diagnostic


class Staged(NamedTuple):
    """What is wrong in what is staged, in how many files; `root` is the folder the project lies in."""

    root: Path
    found: list[Diagnostic]
    files: int
    contents: dict[str, bytes]
    language: str | None


def check(start: Path, today: date) -> Staged:
    """Return what is wrong in the files that will be committed, and what must not be pushed."""
    from minnes.archive.checking import check_with_cache
    from minnes.archive.scan import PROJECT_FILES, find_root
    from minnes.archive.workspace import minute_files
    from minnes.cli import repository
    from minnes.cli.unsealed import merged, removed
    from minnes.review.files import STAGED, differing
    from minnes.review.secrets import numbers
    from minnes.source.reader import read_meeting

    repo = repository.around(start)
    root = (find_root(start) or repo.root).resolve()
    top = (
        ""
        if root == repo.root.resolve()
        else root.relative_to(repo.root.resolve()).as_posix() + "/"
    )
    pairs = differing(repo, "HEAD", STAGED, lambda path: path.startswith(top))
    changed = {pair.new.path.removeprefix(top): pair.new.content for pair in pairs if pair.new}
    with _laid_out(repo, top) as workspace:
        language = workspace.project.language if workspace.project else None
        every = minute_files(workspace)
        names = {workspace.relative(file): file for file in every}
        # Other settings may be right or wrong for any file.
        everything = bool(changed.keys() & set(PROJECT_FILES))
        asked = [file for name, file in names.items() if everything or name in changed]
        others = [file for file in every if file not in asked]
        diagnostics = check_with_cache(workspace, asked, today, others).found
        told = {*changed, *PROJECT_FILES}
        diagnostics = [
            diagnostic for diagnostic in diagnostics if everything or diagnostic.path in told
        ]
        pairs = [pair for pair in pairs if not pair.new or pair.path.removeprefix(top) in names]
        diagnostics = merged(
            diagnostics, removed(workspace, pairs, lambda path: path.removeprefix(top))
        )
        for path, content in changed.items():
            # The rules look into minutes that can be read, and heed the comments in them.
            if path not in names or read_meeting(content, path).value is None:
                diagnostics += numbers(content, path, today)
        paths = {workspace.root / diagnostic.path for diagnostic in diagnostics}
        contents = {workspace.relative(path): path.read_bytes() for path in paths if path.exists()}
    return Staged(
        root,
        sorted(diagnostics, key=lambda diagnostic: diagnostic.order),
        len(asked),
        contents,
        language,
    )


@contextmanager
def _laid_out(repo: Repository, top: str) -> Iterator[Workspace]:
    """Give the project as it is staged, in a folder of its own that is gone afterwards."""
    from minnes.archive.workspace import open_workspace
    from minnes.review.remotes import goes_public, remotes
    from minnes.review.staged_files import lay_out

    with TemporaryDirectory(prefix="minnes-") as folder:
        target = Path(folder).resolve()
        lay_out(repo, top, target, lambda path: path.endswith((".yaml", ".yml")))
        workspace = open_workspace(target)
        project = workspace.project
        addresses = [address for remote in remotes(repo).values() for address in remote]
        if project and goes_public(project.publish.repository, addresses):
            publish = project.publish.model_copy(update={"repository": "public"})
            project = project.model_copy(update={"publish": publish})
        yield dataclasses.replace(workspace, project=project)
