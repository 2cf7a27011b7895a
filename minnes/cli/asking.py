"""Opens the index for commands that query it, and reports the files that it could not read."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import typer

from minnes.archive.index import Index, open_index
from minnes.archive.project_paths import PROJECT_FILE
from minnes.archive.scan import PROJECT_FILES, find_root
from minnes.cli import console, places, projects, scout
from minnes.cli.problem import UsageProblem
from minnes.language.message import Message, say
from minnes.query.ask import NotApplicable, prepare
from minnes.query.filters import Unknown

_LISTED = {
    "organization": say("minnes query organizations lists those there are"),
    "meeting": say("minnes query meetings lists those there are"),
    "person": say("minnes people lists those there are"),
    "outcome": say("minnes query actions and minnes query decisions list those there are"),
}
_KINDS: dict[str, Callable[[str], Message]] = {
    "series": lambda name: say('there is no series "{name}"', name=name),
    "organization": lambda name: say('there is no organization "{name}"', name=name),
    "status": lambda name: say('--status knows no "{name}"', name=name),
    "outcome": lambda name: say('there is no decision, action or question "{name}"', name=name),
    "tag": lambda name: say('no meeting has the tag "{name}"', name=name),
    "meeting": lambda name: say('there is no meeting "{name}"', name=name),
    "person": lambda name: say('nobody is called "{name}"', name=name),
}


def opened(today: date, no_cache: bool = False) -> Index:
    """Return the index of the project around the working directory, with views as of a day.

    From here on the project's language is spoken, unless the user asked for another.
    """
    root = find_root(Path.cwd())
    if root is None:
        found = projects.by_project(())
        places.refuse_several(found)
        root = places.start_of(found[0])
    cache = None if no_cache else places.cache_folder()
    index = open_index(root, cache, scout.seen)
    console.choose_language(index.header("language") or None, by="project")
    if cache is not None and not index.kept:
        console.tell(say("the answers could not be kept in {folder}", folder=cache))
    _refuse_unsound(index)
    prepare(index, today)
    return index


def _refuse_unsound(index: Index) -> None:
    """Raise `UsageProblem` where no answer would be right: without sound settings, or any project."""
    for problem in index.problems():
        if problem.path in PROJECT_FILES:
            raise places.unsound(path_as_seen(index)(problem.path), problem.line, problem.code)
    if not (index.root / PROJECT_FILE).exists() and not index.query("SELECT 1 FROM file LIMIT 1"):
        raise places.nowhere(index.root)


def finish(index: Index) -> None:
    """Report the files that could not be read; exit with 1 if there are any."""
    problems = index.problems()
    shown = path_as_seen(index)
    for problem in problems:
        console.tell(
            say(
                "{path}:{line}: not in the answer, since it cannot be read [{code}]",
                path=shown(problem.path),
                line=problem.line,
                code=problem.code,
            )
        )
    if problems:
        console.tell(say("minnes check tells what is wrong"))
        raise typer.Exit(1)


def path_as_seen(index: Index) -> Callable[[str], str]:
    """Return how a path of the project is written as seen from the working directory."""
    above = Path(os.path.relpath(index.root)).as_posix()
    return (lambda path: path) if above == "." else (lambda path: f"{above}/{path}")


@contextmanager
def answering() -> Iterator[None]:
    """Turn a name that the project does not know, or an option that means nothing, into a `UsageProblem`."""
    try:
        yield
    except Unknown as error:
        raise _unknown(error) from None
    except NotApplicable as error:
        raise UsageProblem(
            say("{option} means nothing for {subject}", option=error.option, subject=error.subject),
            say("choose one of: {choices}", choices=", ".join(error.choices)),
        ) from None


def _unknown(error: Unknown) -> UsageProblem:
    """Return the problem with a name that the project does not know."""
    near = ", ".join(f'"{name}"' for name in _in_the_users_language(error))
    hint = say("did you mean {near}?", near=near) if near else _LISTED.get(error.kind)
    if error.choices and not near:
        shown = map(_status_word, error.choices) if error.kind == "status" else error.choices
        hint = say("choose one of: {choices}", choices=", ".join(shown))
    return UsageProblem(_KINDS[error.kind](error.written), hint)


def _in_the_users_language(error: Unknown) -> list[str]:
    """Return the likest names; of words for a status, those of the user's language if there are any."""
    if error.kind != "status":
        return error.near
    english = console.language().language != "sv"
    return [word for word in error.near if (word in error.choices) == english] or error.near


def _status_word(status: str) -> str:
    """Return the word that tables show for a status, where the user may write it as well."""
    from minnes.language.labels import WORDS

    language = console.language()
    return language.text(WORDS[status]) if language.language == "sv" else status
