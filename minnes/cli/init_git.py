"""`minnes init --git`: sets up git for a project, and reports what was done."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from minnes.cli import changes, console, places, repository
from minnes.language.message import Message, say

if TYPE_CHECKING:
    from minnes.review.git import Repository
    from minnes.review.git_setup import SetupOptions, Step


def set_up(root: Path, host: str, dry_run: bool, as_if: Path | None = None) -> str:
    """Set up git for the project in a folder, and return what is said of it.

    A folder that is in no repository is made one. With `dry_run`, nothing is changed, and what would
    be is returned as a diff; `as_if` holds the files of a project that would be there by then.
    Raises `GitProblem` and `UsageProblem`.
    """
    from minnes.archive.workspace import open_workspace
    from minnes.review.git import init_repository
    from minnes.review.git_problem import GitProblem
    from minnes.review.git_setup import SetupOptions, steps, take

    workspace = open_workspace(as_if or root)
    places.refuse_unsound(workspace)
    there = next(folder for folder in (root, *root.parents) if folder.is_dir())
    made = False
    with TemporaryDirectory(prefix="minnes-") as elsewhere:
        try:
            repo = repository.around(there)
        except GitProblem as problem:
            if not problem.missing:
                raise
            made = True
            root = as_if or root
            apart = Path(elsewhere) / ".git" if dry_run else None
            repo = init_repository(root, repository.environment(), apart)
        if workspace.project is not None:
            console.choose_language(workspace.project.language, by="project")
        pattern = workspace.project.meetings if workspace.project else "**/*.yaml"
        hosts = _hosts(repo, host)
        options = SetupOptions(root, pattern, console.language(), hosts, _program())
        planned = steps(repo, options)
        if dry_run:
            return _would(planned, made)
        for step in planned:
            take(repo, step)
    return _done(planned, made, options, unknown=host == "auto" and not hosts)


def ready(root: Path) -> None:
    """Raise `GitProblem` if git cannot be set up here, before anything is written."""
    from minnes.review.git_problem import GitProblem

    try:
        repository.around(next(path for path in (root, *root.parents) if path.is_dir()))
    except GitProblem as problem:
        if not problem.missing:
            raise


def _program() -> list[str]:
    """Return how git starts minnes: by its name, or where it is not on the path, in full."""
    # -P: a folder that happens to be called minnes, or json, is not taken for the program.
    return ["minnes"] if shutil.which("minnes") else [sys.executable, "-P", "-m", "minnes"]


def _hosts(repo: Repository, host: str) -> Sequence[str]:
    from minnes.review import remotes

    if host == "none":
        return ()
    if host in ("github", "gitlab"):
        return (host,)
    addresses = [address for several in remotes.remotes(repo).values() for address in several]
    known = {remotes.host(address) for address in addresses} - {""}
    hosts = [name for name in ("github", "gitlab") if any(name in address for address in known)]
    if host == "auto" and (hosts or not known):
        return hosts
    return ("github", "gitlab")


def _would(planned: Sequence[Step], made: bool) -> str:
    """Return what would be done: a diff of each file, and the settings of git."""
    from minnes.review.git_setup import State

    language, lines = console.language(), []
    if made:
        lines.append("$ git init\n")
    for step in planned:
        if step.state in (State.SAME, State.BY_HAND):
            continue
        if step.file is None:
            lines.append(f"$ git config --local {step.name} {step.new!r}\n")
        else:
            old, new = (text.encode("utf-8", "surrogateescape") for text in (step.old, step.new))
            lines.append(changes.diff(old, new, step.name, console.colourful()))
    lines += [f"{line}\n" for line in _left(planned)]
    return "".join(lines) or language.text(say("Everything is set up already.")) + "\n"


def _done(planned: Sequence[Step], made: bool, options: SetupOptions, unknown: bool) -> str:
    from minnes.review.git_setup import State

    lines = []
    if made:
        lines += [_text(say("Made a git repository of the folder: git init."))]
    for heading, states in (
        (say("Set up:"), (State.NEW, State.CHANGED)),
        (say("Set up already:"), (State.SAME,)),
    ):
        listed = [step for step in planned if step.state in states]
        width = max((len(step.name) for step in listed), default=0)
        lines += [_text(heading)] if listed else []
        lines += [f"  {step.name.ljust(width)}  {_text(step.about)}" for step in listed]
    lines += [
        _text(
            say("What was in {path} before is kept in {kept}", path=step.name, kept=step.kept.name)
        )
        for step in planned
        if step.kept
    ]
    lines += _left(planned)
    if unknown:
        lines += [
            _text(
                say("Where commits will be pushed is not known yet, so no workflow was written.")
            ),
            _text(
                say("When git knows, or with --host github or gitlab, run minnes init --git again.")
            ),
        ]
    shared = [
        _quoted(os.path.relpath(step.file.resolve(), options.project.resolve()))
        for step in planned
        if step.file and not step.executable and step.state in (State.NEW, State.CHANGED)
    ]
    if shared:
        elsewhere = options.project.resolve() != Path.cwd().resolve()
        lines += [
            _text(say("Commit what others shall have too, and push it:")),
            *([f"  cd {_quoted(os.path.relpath(options.project))}"] if elsewhere else []),
            f"  git add {' '.join(shared)}",
            f'  git commit -m "{_text(say("Minutes are checked and compared by minnes"))}"',
            _text(say("The rest is this copy's own: each one who works here types this once:")),
            "  minnes init --git",
        ]
    return "\n".join(lines) + "\n"


def _quoted(path: str) -> str:
    return shlex.quote(Path(path).as_posix())


def _left(planned: Sequence[Step]) -> Iterator[str]:
    """Yield what is said of files that are there already and are not minnes' own."""
    from minnes.review.git_setup import State

    left = [step for step in planned if step.state is State.BY_HAND]
    if left:
        yield _text(say("Left as it is, because somebody else wrote or changed it:"))
    for step in left:
        yield f"  {step.name}"
        if step.by_hand:
            above = say("add this by hand, above any line that begins with exec:")
            yield "    " + _text(above if step.executable else say("add this by hand:"))
            yield from (f"      {line}" for line in step.by_hand.splitlines())
        else:
            yield "    " + _text(say("move it away and run again, to compare it with minnes' own"))


def _text(message: Message) -> str:
    return console.language().text(message)
