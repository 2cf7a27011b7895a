"""`minnes check --staged`: checks the project as it would be committed."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Container, Iterator, Mapping
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

    repo = repository.around(start)
    root = (find_root(start) or repo.root).resolve()
    below = repository.below(repo, root)
    top = "" if below == "." else f"{below}/"
    pairs = differing(repo, "HEAD", STAGED, lambda path: path.startswith(top))
    changed = {pair.new.path.removeprefix(top): pair.new.content for pair in pairs if pair.new}
    with _laid_out(repo, top) as workspace:
        language = workspace.project.language if workspace.project else None
        names = {workspace.relative(file): file for file in minute_files(workspace)}
        # Other settings may be right or wrong for any file.
        everything = bool(changed.keys() & set(PROJECT_FILES))
        asked = [file for name, file in names.items() if everything or name in changed]
        others = [file for name, file in names.items() if not (everything or name in changed)]
        diagnostics = check_with_cache(workspace, asked, today, others).found
        if not everything:
            told = {*changed, *PROJECT_FILES}
            diagnostics = [diagnostic for diagnostic in diagnostics if diagnostic.path in told]
        pairs = [pair for pair in pairs if not pair.new or pair.path.removeprefix(top) in names]
        diagnostics = merged(
            diagnostics, removed(workspace, pairs, lambda path: path.removeprefix(top))
        )
        diagnostics += _numbers(changed, names, today)
        paths = {workspace.root / diagnostic.path for diagnostic in diagnostics}
        contents = {workspace.relative(path): path.read_bytes() for path in paths if path.exists()}
    return Staged(
        root,
        sorted(diagnostics, key=lambda diagnostic: diagnostic.order),
        len(asked),
        contents,
        language,
    )


def _numbers(
    changed: Mapping[str, bytes], minutes: Container[str], today: date
) -> Iterator[Diagnostic]:
    """Yield the personal numbers in what no rule looks into: no minutes, or none that can be read."""
    from minnes.review.secrets import numbers
    from minnes.source.reader import read_meeting

    for path, content in changed.items():
        # The rules heed the comments in the others.
        if path not in minutes or read_meeting(content, path).value is None:
            yield from numbers(content, path, today)


@contextmanager
def _laid_out(repo: Repository, top: str) -> Iterator[Workspace]:
    """Give the project as it is staged, in a folder of its own that is gone afterwards."""
    from minnes.archive.workspace import open_workspace
    from minnes.review.remotes import goes_public, remotes

    with TemporaryDirectory(prefix="minnes-") as folder:
        target = Path(folder).resolve()
        _lay_out(repo, top, target, lambda path: path.endswith((".yaml", ".yml")))
        workspace = open_workspace(target)
        project = workspace.project
        addresses = [address for remote in remotes(repo).values() for address in remote]
        if project and goes_public(project.publish.repository, addresses):
            publish = project.publish.model_copy(update={"repository": "public"})
            project = project.model_copy(update={"publish": publish})
        yield dataclasses.replace(workspace, project=project)


def _lay_out(repository: Repository, top: str, target: Path, whole: Callable[[str], bool]) -> None:
    """Write the staged files below `top` (a path that is blank or ends in /) into a new folder.

    Those that are not wanted `whole` are blank there: it is enough that they exist.
    """
    staged = {
        path.removeprefix(top): blob
        for path, blob in repository.index().items()
        if path.startswith(top)
    }
    contents = repository.blobs(blob for path, blob in staged.items() if whole(path))
    for path, blob in staged.items():
        file = target / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(contents.get(blob, b"") if whole(path) else b"")
