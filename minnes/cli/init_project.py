"""Starting a project: the questions, what answers are right, and the files made of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple

import typer

from minnes.cli import console, new_file
from minnes.cli.day import day as stands_on
from minnes.cli.init_answers import QUESTIONS, Answers, project_text, undeclared, wrong
from minnes.language.catalog import translator
from minnes.language.message import say

_OF_THE_GROUP = ("series", "place", "time", "members", "date")


def answers(given: Mapping[str, str | None], ask: bool) -> Answers:
    """Return an answer to every question: what is given, else asked for, else what is usual.

    Raises `UsageProblem` for what is given and cannot stand in a project.
    """
    answered: Answers = {}
    if ask and None in given.values():
        console.tell(say("Enter alone takes what stands in brackets, or leaves the answer blank."))
    for name in QUESTIONS:
        # A group without a name is no group: nothing more is asked of it.
        of_no_group = name in _OF_THE_GROUP and not (answered["title"] or given["series"])
        value = given[name]
        if value is None and ask and not of_no_group:
            value = _ask(name, answered)
        answered[name] = (_usual(name, answered) if value is None else value).strip()
        if problem := wrong(name, answered):
            raise problem
        if name == "language":
            console.choose_language(answered[name], by="project")
    answered["title"] = answered["title"] or answered["series"]
    return answered


def _ask(name: str, answered: Answers) -> str:
    question = console.language().text(QUESTIONS[name])
    while True:
        usual = _usual(name, answered)
        answer = typer.prompt(
            question, default=usual, show_default=bool(usual), prompt_suffix="\n> "
        )
        value = str(answer).strip()
        problem = wrong(name, {**answered, name: value})
        if problem is None:
            return value
        console.tell(problem.message)
        if problem.hint is not None:
            console.tell(say("  help: {hint}", hint=problem.hint))


def _usual(name: str, answered: Answers) -> str:
    """Return the answer where none is given."""
    from minnes.source.codes.values import short_name

    usual: dict[str, Callable[[], str]] = {
        "language": lambda: console.language().language,
        "series": lambda: short_name(answered["title"]),
        "date": lambda: stands_on("").isoformat(),
    }
    return usual.get(name, str)()


class Started(NamedTuple):
    """The paths of a new project's files: those written, those left as they were, the first meeting's.

    `declared` are the organizations that minnes.yaml tells of since nobody else does, `committed` the
    pages that git takes along, for all a .gitignore says that was there.
    """

    written: list[str]
    left: list[str]
    declared: list[str]
    committed: list[str]
    first: str = ""


def write(root: Path, answered: Answers) -> Started:
    """Write the files of a project, in its language; what is there already is left as it was."""
    from minnes.archive.new_file_text import fill
    from minnes.archive.scaffold import new_path
    from minnes.archive.workspace import open_workspace
    from minnes.model.schema import schema_files

    language = translator(answered["language"])
    typed: Callable[[str], str] = partial(fill, language=language)
    files = {
        "minnes.yaml": project_text(answered),
        **{f"schemas/{name}": text for name, text in schema_files(language.gettext).items()},
        ".vscode/settings.json": typed("settings.json"),
        ".vscode/extensions.json": typed("extensions.json"),
        ".editorconfig": typed("editorconfig"),
        ".gitignore": typed("gitignore"),
    }
    left = [path for path in files if (root / path).exists()]
    written = [path for path in files if path not in left]
    declared = undeclared(answered) if "minnes.yaml" in written else []
    for path in written:
        new_file.create(root / path, files[path])
    ignored = (root / ".gitignore").read_text("utf-8", errors="replace").splitlines()
    pages = [line for line in files[".gitignore"].splitlines() if line.startswith("/")]
    committed = [line for line in pages if line not in ignored]
    if not answered["series"]:
        return Started(written, left, declared, committed)
    workspace = open_workspace(root)
    project, _ = new_file.project_with(workspace, answered["series"])
    day = stands_on(answered["date"])
    path = new_path(project, answered["series"], day)
    if (root / path).exists():
        return Started(written, [*left, path], declared, committed, path)
    first = new_file.prepare(workspace, project, answered["series"], day, ())
    new_file.create(root / first.path, first.text)
    return Started([*written, first.path], left, declared, committed, first.path)


@contextmanager
def would_write(root: Path, answered: Answers) -> Iterator[tuple[str, Path]]:
    """Give the files that `write` would make, as a diff, and a folder where they are for a while."""
    from tempfile import TemporaryDirectory

    from minnes.cli import changes

    with TemporaryDirectory(prefix="minnes-") as name:
        folder = Path(name).resolve()
        shown = [
            changes.diff(b"", (folder / path).read_bytes(), path, console.colourful())
            for path in write(folder, answered).written
            if not (root / path).exists()
        ]
        yield "".join(shown), folder


def told(folder: Path, started: Started) -> str:
    """Return what is said of the files written, and the lines to type next."""
    language = console.language()
    lines = [language.text(say("Written:"))]
    lines += [f"  {(folder / path).as_posix()}" for path in started.written]
    if started.left:
        lines += [language.text(say("Left as it was:"))]
        lines += [f"  {(folder / path).as_posix()}" for path in started.left]
    if started.committed:
        paths = " ".join(started.committed)
        kept = say("Add to .gitignore, so that pages are not committed: {paths}", paths=paths)
        lines += console.paragraph(language.text(kept))
    if started.declared:
        names = ", ".join(started.declared)
        unknown = say(
            "minnes did not know {names}: put kind: other right in minnes.yaml", names=names
        )
        lines += console.paragraph(language.text(unknown))
    if started.first:
        lines += [language.text(say("Fill in {path}, and then type:", path=started.first))]
    else:
        lines += [
            language.text(say("Describe the group that meets in minnes.yaml, and then type:"))
        ]
    if folder != Path():
        lines += [f"  cd {folder.as_posix()}"]
    lines += ["  minnes check"]
    return "\n".join(lines) + "\n"
