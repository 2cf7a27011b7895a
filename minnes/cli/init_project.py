"""Starting a project: the questions, what answers are right, and the files made of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import typer

from minnes.cli import console, new_file
from minnes.cli.day import day as stands_on
from minnes.cli.problem import UsageProblem
from minnes.language.catalog import translator
from minnes.language.message import Message, say

Answers = dict[str, str]

QUESTIONS: dict[str, Message] = {
    "language": say("Language, sv or en"),
    "organization": say("Whose minutes are these? An organization"),
    "title": say("What is the group called that meets?"),
    "series": say("Its short name, for folders and references"),
    "place": say("Where does it usually meet?"),
    "time": say("When does it usually meet? As 9-12"),
    "members": say("Which organizations belong to it? With commas between"),
    "date": say("Which day is the first meeting? As 2021-12-10"),
}
_OF_THE_GROUP = ("series", "place", "time", "members", "date")


def answers(given: Mapping[str, str | None], ask: bool) -> Answers:
    """Return an answer to every question: what is given, else asked for, else what is usual.

    Raises `UsageProblem` for what is given and cannot stand in a project.
    """
    found: Answers = {}
    for name in QUESTIONS:
        # A group without a name is no group: nothing more is asked of it.
        of_no_group = name in _OF_THE_GROUP and not (found["title"] or given["series"])
        value = given[name]
        if value is None and ask and not of_no_group:
            value = _ask(name, found)
        found[name] = (_usual(name, found) if value is None else value).strip()
        if problem := _wrong(name, found):
            raise problem
        if name == "language":
            console.choose_language(found[name], by="project")
    found["title"] = found["title"] or found["series"]
    return found


def _ask(name: str, found: Answers) -> str:
    question = console.language().text(QUESTIONS[name])
    while True:
        usual = _usual(name, found)
        answer = typer.prompt(
            question, default=usual, show_default=bool(usual), prompt_suffix="\n> "
        )
        value = str(answer).strip()
        problem = _wrong(name, {**found, name: value})
        if problem is None:
            return value
        console.tell(problem.message)
        if problem.hint is not None:
            console.tell(say("  help: {hint}", hint=problem.hint))


def _usual(name: str, found: Answers) -> str:
    """Return the answer where none is given."""
    usual: dict[str, Callable[[], str]] = {
        "language": lambda: console.language().language,
        "series": lambda: _short_name(found["title"]),
        "date": lambda: stands_on("").isoformat(),
    }
    return usual.get(name, str)()


def _short_name(title: str) -> str:
    words = "".join(sign if sign.isalnum() else " " for sign in title.lower()).split()
    return "-".join(words)


def _wrong(name: str, found: Answers) -> UsageProblem | None:
    """Return what is wrong with an answer, if anything: the project it makes is read to find out."""
    if name == "language":
        from minnes.language.catalog import LANGUAGES

        if found[name] in LANGUAGES:
            return None
        return UsageProblem(
            say('there is no language "{language}"', language=found[name]),
            say("choose one of: {choices}", choices=", ".join(LANGUAGES)),
        )
    if name == "date":
        try:
            stands_on(found[name])
        except UsageProblem as problem:
            return problem
        return None
    if name == "members":
        return _misspelt(found)
    from minnes.source.reader import read_project

    reading = read_project(_project_text({"series": "x", **found}).encode(), "minnes.yaml")
    if not reading.diagnostics:
        return None
    return UsageProblem(reading.diagnostics[0].message, reading.diagnostics[0].hint)


_NO_NAME = re.compile(r"[;:]|^[\d\W]+$")
"""What stands in no name: a sign that parts several, or neither word nor letter."""


def _misspelt(found: Answers) -> UsageProblem | None:
    register = _register(found)
    for name in _members(found):
        if _NO_NAME.search(name):
            return UsageProblem(
                say('"{name}" cannot be an organization', name=name),
                say("put a comma between organizations, as: Orust, Tjörn"),
            )
        if near := register.suggest(name):
            return UsageProblem(
                say('unknown organization "{name}"', name=name),
                say('did you mean "{near}"?', near=near[0]),
            )
    return None


def _register(found: Answers) -> Any:
    from minnes.register.register import Register, load

    return Register(load(found["language"]))


def _members(found: Answers) -> list[str]:
    from minnes.source.shorthand import names

    return [str(name) for name in names(found.get("members", ""))]


def _unknown(found: Answers) -> list[str]:
    """Return the organizations that the register lacks."""
    register = _register(found)
    named = dict.fromkeys((found.get("organization", ""), *_members(found)))
    return [name for name in named if name and not register.find(name)]


def _project_text(found: Answers) -> str:
    """Return the text of minnes.yaml; organizations the register lacks are declared in it."""
    from minnes.archive.fill import fill

    values = {**dict.fromkeys(QUESTIONS, ""), **found}
    members, unknown = _members(found), _unknown(found)
    values = {key: value for key, value in values.items() if key not in ("members", "language")}
    language = translator(found["language"])
    return fill("minnes.yaml", language, **values, members=members, unknown=unknown)


class Started(NamedTuple):
    """The paths of a new project's files: those written, those left as they were, the first meeting's.

    `declared` are the organizations that minnes.yaml tells of since nobody else does.
    """

    written: list[str]
    left: list[str]
    declared: list[str]
    first: str = ""


def write(root: Path, found: Answers) -> Started:
    """Write the files of a project, in its language; what is there already is left as it was."""
    from minnes.archive.fill import fill
    from minnes.archive.workspace import open_workspace
    from minnes.model.schema import schema_files

    language = translator(found["language"])
    typed: Callable[[str], str] = partial(fill, language=language)
    files = {
        "minnes.yaml": _project_text(found),
        **{f"schemas/{name}": text for name, text in schema_files(language.gettext).items()},
        ".vscode/settings.json": typed("settings.json"),
        ".vscode/extensions.json": typed("extensions.json"),
        ".editorconfig": typed("editorconfig"),
        ".gitignore": typed("gitignore"),
    }
    left = [path for path in files if (root / path).exists()]
    written = [path for path in files if path not in left]
    declared = _unknown(found) if "minnes.yaml" in written else []
    for path in written:
        new_file.create(root / path, files[path])
    if not found["series"]:
        return Started(written, left, declared)
    workspace = open_workspace(root)
    project, _ = new_file.project_with(workspace, found["series"])
    day = stands_on(found["date"])
    first = new_file.prepare(workspace, project, found["series"], day, ())
    new_file.create(root / first.path, first.text)
    return Started([*written, first.path], left, declared, first.path)


@contextmanager
def would_write(root: Path, found: Answers) -> Iterator[tuple[str, Path]]:
    """Give the files that `write` would make, as a diff, and a folder where they are for a while."""
    from tempfile import TemporaryDirectory

    from minnes.cli import changes

    with TemporaryDirectory(prefix="minnes-") as name:
        folder = Path(name).resolve()
        shown = [
            changes.diff(b"", (folder / path).read_bytes(), path, console.colourful())
            for path in write(folder, found).written
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
    if started.declared:
        names = ", ".join(started.declared)
        lines += [
            language.text(
                say("minnes did not know {names}: minnes.yaml says kind: other", names=names)
            )
        ]
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
