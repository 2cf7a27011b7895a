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
    from minnes.source.diagnostic import Diagnostic

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
    minnes.yaml says (publish.repository) or else any well-known open host. Minutes in which two
    people's versions still stand beside each other are not pushed either.

    Exits with 0 when all may go, 1 when something must not, 2 when it could not be looked into.
    """
    from minnes.cli import console, places, repository
    from minnes.language.message import say
    from minnes.review.remotes import goes_public, pushed, tips
    from minnes.review.secrets import secrets

    workspace, _ = places.open_at(())
    repo = repository.around(Path.cwd())
    setting = workspace.project.publish.repository if workspace.project else None
    public = goes_public(setting, [address or remote])
    # Typed by hand, it looks into what a push of the branch would bring.
    refs = f"HEAD {repo.commit('HEAD')} HEAD 0" if sys.stdin.isatty() else sys.stdin.read()
    news = pushed(repo, remote, refs)
    is_minutes = repository.minutes_pattern(repo, workspace)
    day, newest = stands_on(today), tips(refs)
    hidden, undecided = [], []
    for commit, path, content in _contents(repo, news):
        minutes = is_minutes(path)
        for secret in secrets(content, path, day, minutes=minutes, public=public):
            hidden.append(_line(secret, commit))
        # What was left undecided once, and is settled now, does no harm.
        left = _undecided(content, path) if minutes else None
        if left and any(repo.content(tip, path) == content for tip in newest):
            undecided.append(_line(left, commit))
    if not (hidden or undecided):
        return
    console.show("".join([*hidden, *undecided]))
    if undecided:
        console.tell(
            say(
                "Nothing was pushed. Keep what is right of the two versions, and then: git add FILES,"
                ' git commit -m "chosen", and git push again.'
            )
        )
    if hidden:
        _tell_of_secrets(address or remote, public and setting is None)
    raise typer.Exit(1)


def _undecided(content: bytes, path: str) -> Diagnostic | None:
    """Return where two people's versions stand beside each other in minutes, if they do."""
    from minnes.review.conflicts import undecided
    from minnes.source.reader import read_meeting

    if b"<<<<<<<" not in content:
        return None
    return undecided(read_meeting(content, path).diagnostics)


def _tell_of_secrets(address: str, maybe_private: bool) -> None:
    from minnes.cli import console
    from minnes.language.message import say

    console.tell(
        say("Nothing was pushed. Git forgets nothing: what strangers have once read stays read.")
    )
    if maybe_private:
        console.tell(
            say(
                "  help: if only your own people can read {address}, write in minnes.yaml, under"
                " publish: repository: private",
                address=address,
            )
        )
    console.tell(
        say("  help: take it out of these commits too, not only out of the files; ask for help")
    )


def _line(diagnostic: Diagnostic, commit: str) -> str:
    from minnes.cli import console
    from minnes.language.message import say

    language = console.language()
    place = f"{diagnostic.path}:{diagnostic.span.line}:{diagnostic.span.column}"
    where = language.text(say("{place} (commit {commit})", place=place, commit=commit[:10]))
    return f"{where}: {language.text(diagnostic.message)} [{diagnostic.code}]\n"


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
