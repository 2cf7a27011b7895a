"""`minnes guard REMOTE ADDRESS`: the last look before commits are pushed where others can read them."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from minnes.cli.day import day as stands_on

if TYPE_CHECKING:
    from minnes.review.git import Repository

_AT_ONCE = 100
"""Files whose contents are held at a time."""


def command(
    remote: str = typer.Argument(..., metavar="REMOTE", help="The name of where it is pushed to."),
    address: str = typer.Argument("", metavar="ADDRESS", help="Its address."),
    today: str = typer.Option("", metavar="DATE", help="Check as if it were this day."),
) -> None:
    """Look through commits before they are pushed, for what must not be read by strangers.

    The hook pre-push runs it, and hands over on standard input what is pushed; minnes init --git sets
    it up. Every version of every file that is new to the other side is looked into: for personal
    identity numbers, and for what is internal where everybody can read the files, which is what
    minnes.yaml says (publish.repository) or else any well-known open host.

    Exits with 0 when all may go, 1 when something must not, 2 when it could not be looked into.
    """
    from minnes.archive.workspace import open_workspace
    from minnes.cli import console, repository
    from minnes.language.message import say
    from minnes.review.remotes import goes_public, pushed
    from minnes.review.secrets import secrets

    workspace = open_workspace(Path.cwd())
    if workspace.project is not None:
        console.choose_language(workspace.project.language, by="project")
    repo = repository.around(Path.cwd())
    setting = workspace.project.publish.repository if workspace.project else None
    public = goes_public(setting, [address or remote])
    # Typed by hand, it looks into what a push of the branch would bring.
    refs = f"HEAD {repo.commit('HEAD')} HEAD 0" if sys.stdin.isatty() else sys.stdin.read()
    news = pushed(repo, remote, refs)
    is_minutes = repository.minutes_pattern(repo, workspace)
    day, language, lines = stands_on(today), console.language(), []
    for commit, path, content in _contents(repo, news):
        for found in secrets(content, path, day, minutes=is_minutes(path), public=public):
            place = f"{path}:{found.span.line}:{found.span.column}"
            where = language.text(say("{place} (commit {commit})", place=place, commit=commit[:10]))
            lines.append(f"{where}: {language.text(found.message)} [{found.code}]\n")
    if not lines:
        return
    console.show("".join(lines))
    console.tell(
        say("Nothing was pushed. Git forgets nothing: what strangers have once read stays read.")
    )
    if public and setting is None:
        console.tell(
            say(
                "  help: if only your own people can read {address}, write in minnes.yaml, under"
                " publish: repository: private",
                address=address or remote,
            )
        )
    console.tell(
        say("  help: take it out of these commits too, not only out of the files; ask for help")
    )
    raise typer.Exit(1)


def _contents(
    repo: Repository, news: Sequence[tuple[str, str, str]]
) -> Iterator[tuple[str, str, bytes]]:
    """Yield commit, path and content of each file, some at a time: a first push brings everything."""
    for start in range(0, len(news), _AT_ONCE):
        some = news[start : start + _AT_ONCE]
        contents = repo.blobs(blob for _, _, blob in some)
        yield from (
            (commit, path, contents[blob]) for commit, path, blob in some if blob in contents
        )
