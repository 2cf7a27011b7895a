"""`minnes diff [REV[..REV]] [PATHS]`: what changed in minutes, in meaning and in words."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import typer

if TYPE_CHECKING:
    from minnes.archive.workspace import Workspace
    from minnes.cli.problem import UsageProblem
    from minnes.review.comparing import Compared
    from minnes.review.document import Document
    from minnes.review.files import Differing
    from minnes.review.git import Repository


Format = Literal["text", "markdown", "json"]


def command(
    what: list[str] | None = typer.Argument(
        None,
        metavar="[REV[..REV]] [PATHS]",
        help="Versions as git names them, and files or folders; or two files, OLD and NEW.",
    ),
    staged: bool = typer.Option(
        False, "--staged", "--cached", help="Compare what will be committed, not what lies there."
    ),
    format: Format = typer.Option("text", help="How the review is written."),
    exit_code: bool = typer.Option(
        False, "--exit-code", help="Exit with 1 when the meaning of something changed."
    ),
) -> None:
    """Tell what changed in meaning, in minutes and settings: what came, went, moved or was reworded.

    Without versions, what is not yet committed is compared with what is; with one, what lies there is
    compared with that version; with A..B, B with A; with A...B, B with where it left A. Layout and
    comments are no changes. Of two files, the second is compared with the first, without git.

    Exits with 0 when all was compared, 1 when a file could not be read, 2 when nothing could be done.
    """
    from minnes.archive.workspace import open_workspace
    from minnes.cli import console, places
    from minnes.language.message import say
    from minnes.review.comparing import compare
    from minnes.review.document import Document

    given = list(what or ())
    if len(given) == 2 and all(Path(name).is_file() for name in given) and not staged:
        workspace = open_workspace(Path.cwd() / given[1])
        pairs, root = _two_files(*given), Path.cwd()
    else:
        workspace, pairs, root = _from_git(given, staged)
    if workspace.project is not None:
        console.choose_language(workspace.project.language, by="project")
    compared = compare(pairs)
    document = Document(
        console.language(), workspace.project, lambda path: places.seen(root / path)
    )
    console.show(_written(document, compared, format))
    if not compared and format == "text":
        console.tell(say("no minutes were changed"))
    changed = any(
        file.changes or file.settings or file.state in ("added", "removed") for file in compared
    )
    if any(file.unread for file in compared) or (exit_code and changed):
        raise typer.Exit(1)


def _written(document: Document, compared: list[Compared], format: Format) -> str:
    from minnes.cli import console

    if format == "json":
        return document.json(compared)
    if format == "markdown":
        return document.markdown(compared)
    # Only a terminal has a width: what is piped on stays a line for each thing.
    width = console.width() if sys.stdout.isatty() else 0
    return document.text(compared, console.colourful(), width)


def _two_files(old: str, new: str) -> list[Differing]:
    from minnes.review.files import Differing, Side

    before, after = (Side(path, Path(path).read_bytes()) for path in (old, new))
    return [] if before.content == after.content else [Differing(before, after)]


def _from_git(given: list[str], staged: bool) -> tuple[Workspace, list[Differing], Path]:
    """Return the project, the files of it that differ, and the folder their paths begin in."""
    from minnes.archive.workspace import open_workspace
    from minnes.cli import repository
    from minnes.review.files import STAGED, WORKING, differing

    existing = [Path.cwd() / path for path in given if Path(path).exists()]
    repo = repository.around(existing[0] if existing else Path.cwd())
    revisions, paths = _sorted_out(repo, given)
    workspace = open_workspace(paths[0] if paths and paths[0].exists() else Path.cwd())
    old, new = _versions(repo, revisions)
    if staged and new == WORKING:
        new = STAGED
    pairs = differing(repo, old, new, _wanted(repo, workspace, paths))
    found = {side.path for pair in pairs for side in (pair.old, pair.new) if side}
    for path in paths:
        below = repository.below(repo, path)
        if not path.exists() and not any(f"{name}/".startswith(f"{below}/") for name in found):
            raise _nothing_there(repo, given, path)
    return workspace, pairs, repo.root


def _nothing_there(repo: Repository, given: list[str], path: Path) -> UsageProblem:
    """Return what to say of a path that is in neither version; two versions may have been meant."""
    from minnes.cli.places import no_such_path, seen
    from minnes.cli.problem import UsageProblem
    from minnes.language.message import say

    if len(given) == 2 and all(repo.knows(name) for name in given):
        return UsageProblem(
            say('"{name}" is a version, not a file', name=given[1]),
            say("two versions are written in one: {old}..{new}", old=given[0], new=given[1]),
        )
    if repo.knows(path.name) and Path(given[0]).exists():
        return UsageProblem(
            say('"{name}" is a version, not a file', name=path.name),
            say(
                "versions stand before files: minnes diff {new} {old}", old=given[0], new=path.name
            ),
        )
    return no_such_path(seen(path))


def _sorted_out(repo: Repository, given: list[str]) -> tuple[str, list[Path]]:
    """Return what was given as revision, and the paths; raises `UsageProblem` for what may be both."""
    from minnes.cli import repository
    from minnes.cli.places import no_such_path
    from minnes.cli.problem import UsageProblem
    from minnes.language.message import say

    if not given:
        return "", []
    first, rest = given[0], given[1:]
    is_path, below = Path(first).exists(), repository.below(repo, Path.cwd() / first)
    if not is_path and below.startswith("../"):
        raise no_such_path(first)
    is_path = is_path or bool(repo.index([below]))
    if is_path and repo.knows(first):
        raise UsageProblem(
            say('"{name}" is both a file and a version', name=first),
            say("write ./{name} for the file, or {name}..HEAD for what came after", name=first),
        )
    if is_path:
        rest, first = given, ""
    return first, [Path.cwd() / path for path in rest]


def _versions(repo: Repository, written: str) -> tuple[str, str]:
    """Return the two versions that `REV`, `A..B` or `A...B` names; a blank side is the newest commit."""
    from minnes.review.files import WORKING

    if "..." in written:
        one, _, other = written.partition("...")
        return repo.shared(one or "HEAD", other or "HEAD"), other or "HEAD"
    if ".." in written:
        one, _, other = written.partition("..")
        return one or "HEAD", other or "HEAD"
    return written or "HEAD", WORKING


def _wanted(repo: Repository, workspace: Workspace, paths: Sequence[Path]) -> Callable[[str], bool]:
    """Return what tells whether a path of the repository is one of the files asked for.

    Those are the project's minutes, and its settings.
    """
    from minnes.archive.scan import PROJECT_FILES
    from minnes.cli import repository

    is_minutes = repository.minutes_pattern(repo, workspace)
    settings = {repository.below(repo, workspace.root / name) for name in PROJECT_FILES}
    chosen = [repository.below(repo, path) for path in paths]

    def wanted(path: str) -> bool:
        if path in chosen:
            return True
        within = not chosen or any(
            folder == "." or path.startswith(f"{folder}/") for folder in chosen
        )
        return within and (is_minutes(path) or path in settings)

    return wanted
