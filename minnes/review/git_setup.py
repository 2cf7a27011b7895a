"""Sets up git for minutes: hooks, diff and merge drivers, and workflows of code hosts.

What is there already and was not made by minnes stays as it is; then it is said what to add by hand.
"""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from pathlib import Path, PurePosixPath

from minnes.archive.new_file_text import fill
from minnes.language.catalog import Translator
from minnes.language.message import Message, say
from minnes.language.regex import regex
from minnes.review.git import Repository
from minnes.source import atomic_write

MADE_BY = "minnes init --git"
"""What every file says that minnes made, so that it may be made anew."""

NAME = "minnes"
"""What `.gitattributes` calls the driver: `*.yaml merge=minnes`."""

DRIVER = (
    "minnes merge -o %A --path=%P --marker-size=%L %O %A %B && exit; "
    "test $? -eq 1 && grep -q '^<\\{%L\\} ' %A && exit 1; "
    "git merge-file -L ours -L base -L theirs --marker-size=%L %A %O %B"
)
"""The command git runs in a shell; it leaves what it made in %A, and exits with 0 if all went well.

Where minnes is not installed, or fails, git merges line by line: otherwise it would take %A as it
is for the result, and what the others wrote would be lost (gitattributes(5), merge drivers). A
Python that does not find minnes any more exits with 1 too, but then %A holds no conflict.
"""

ITEM_HEADING = "^#+ (.*)$"
"""The lines of an outline that git shows at the head of each stretch: titles of items."""


class State(Enum):
    """What there is to do about a step."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    BY_HAND = "by hand"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to set up: a file, or a setting of git; `old` and `new` are its text.

    `by_hand` is what the user may add where somebody else's stands already. `kept` is where a file
    goes that is made anew although somebody may have added to it.
    """

    name: str
    about: Message
    state: State
    old: str = ""
    new: str = ""
    file: Path | None = None
    executable: bool = False
    by_hand: str = ""
    kept: Path | None = None


@dataclass(frozen=True, slots=True)
class SetupOptions:
    """What is set up: the project's folder and pattern, the language, hosts, and how minnes is started."""

    project: Path
    pattern: str
    language: Translator
    hosts: Sequence[str]
    program: Sequence[str] = ("minnes",)


def steps(repository: Repository, options: SetupOptions) -> list[Step]:
    """Return all there is to set up, in the order in which it is done."""
    return [
        *_settings(repository, options),
        _attributes(options),
        *_hooks(repository, options),
        *_workflows(repository, options),
    ]


def take(repository: Repository, step: Step) -> None:
    """Do what a step says, if there is anything to do. Raises `OSError`, `ChangedMeanwhile`."""
    if step.state not in (State.NEW, State.CHANGED):
        return
    if step.file is None:
        repository.run("config", "--local", "--replace-all", step.name, step.new)
        return
    step.file.parent.mkdir(parents=True, exist_ok=True)
    if step.kept:
        atomic_write.put(step.kept, step.file.read_bytes())
    atomic_write.put(step.file, step.new.encode("utf-8", "surrogateescape"))
    if step.executable:
        step.file.chmod(step.file.stat().st_mode | 0o111)


def _settings(repository: Repository, options: SetupOptions) -> Iterator[Step]:
    program = shlex.join(options.program)
    show = f'{program} textconv --lang {options.language.language} "$1"'
    merge = DRIVER.replace("minnes merge", f"{program} merge", 1)
    read = say("git diff and git log -p show minutes in words")
    merged = say("git merge merges minutes by what they mean")
    for key, value, about in (
        # Where minnes is missing, git shows the file itself, and does not fail.
        (f"diff.{NAME}.textconv", f'f() {{ {show} 2>/dev/null || cat "$1"; }}; f', read),
        (f"diff.{NAME}.xfuncname", ITEM_HEADING, read),
        (f"merge.{NAME}.name", "minutes, merged by their meaning", merged),
        (f"merge.{NAME}.driver", merge, merged),
    ):
        old = repository.asked("config", "--local", "--get", key)
        state = State.NEW if old is None else State.SAME if old == value else State.CHANGED
        yield Step(key, about, state, old or "", value)


def _attributes(options: SetupOptions) -> Step:
    pattern = f'"{options.pattern}"' if " " in options.pattern else options.pattern
    line = f"{pattern} diff={NAME} merge={NAME}"
    file = options.project / ".gitattributes"
    old = file.read_bytes().decode("utf-8", "surrogateescape") if file.exists() else ""
    state = State.CHANGED if file.exists() else State.NEW
    if line in old.splitlines():
        state = State.SAME
    new = old + ("\n" if old and not old.endswith("\n") else "") + f"{line}\n"
    return Step(file.name, say("which files are minutes"), state, old, new, file)


def _hooks(repository: Repository, options: SetupOptions) -> Iterator[Step]:
    folder = _below(repository.root, options.project)
    program = [shlex.quote(word) for word in options.program]
    by_hand = {
        "pre-commit": f"{' '.join(program)} check --staged {shlex.quote(folder)} || exit 1",
        "pre-push": f"(cd {shlex.quote(folder)} && {' '.join(program)} guard -- "
        '"$1" "$2") || exit 1',
    }
    about = {
        "pre-commit": say("what will be committed is checked first"),
        "pre-push": say("what strangers must not read is not pushed to them"),
    }
    own = repository.asked("config", "--get", "core.hooksPath")
    for name, said in about.items():
        where = repository.asked("rev-parse", "--git-path", f"hooks/{name}") or f".git/hooks/{name}"
        file = repository.root / where
        others = _served(_held(file))
        text = _filled(name, options, program=program, projects=[*others, folder])
        # A folder of hooks that is named in the settings may serve other repositories too.
        state, old = _state(file, text)
        if own and state is State.NEW:
            state = State.BY_HAND
        if by_hand[name] in old.splitlines():
            state = State.SAME
        kept = None
        if state is State.CHANGED and old != _filled(
            name, options, program=program, projects=others
        ):
            kept = file.with_name(f"{name}.old")
        known = _below(repository.root, file)
        known = f".git/hooks/{name}" if Path(known).is_absolute() else known
        yield Step(known, said, state, old, text, file, True, by_hand[name], kept)


def _workflows(repository: Repository, options: SetupOptions) -> Iterator[Step]:
    folder = _below(repository.root, options.project)
    about = say("merge requests get findings on their lines, and what changed in words")
    files = {
        "github": ((".github/workflows/minnes.yaml", "github.yaml"),),
        "gitlab": ((".gitlab/minnes.yml", "gitlab.yaml"), (".gitlab-ci.yml", "gitlab-ci.yaml")),
    }
    for host in options.hosts:
        for path, template in files[host]:
            file = repository.root / path
            others = _served(_held(file))
            text = _filled(template, options, projects=[*others, folder])
            state, old = _state(file, text)
            if state is State.CHANGED and old != _filled(template, options, projects=others):
                # Workflows are there to be fitted to the place.
                state = State.BY_HAND
            if ".gitlab/minnes.yml" in old:
                state = State.SAME
            by_hand = text if template == "gitlab-ci.yaml" else ""
            if others and folder not in others:
                listed = _MATRIX.search(text) or _LOOP.search(text)
                by_hand = listed[0].strip() if listed else ""
            yield Step(path, about, state, old, text, file, by_hand=by_hand)


_LOOP = regex(r"^ *for project in (.+); do$", re.MULTILINE)
_MATRIX = regex(r"^ *- PROJECT: (\[.+\])$", re.MULTILINE)


def _served(text: str) -> list[str]:
    """Return the folders of the projects that a hook or workflow serves: a repository may hold several.

    None are known where somebody wrote them in another way.
    """
    matrix, loop = _MATRIX.search(text), _LOOP.search(text)
    with suppress(ValueError):
        if matrix:
            return [str(folder) for folder in json.loads(matrix[1])]
        if loop:
            return shlex.split(loop[1])
    return []


def _filled(
    template: str, options: SetupOptions, *, projects: Sequence[str], program: Sequence[str] = ()
) -> str:
    """Return a hook or a workflow for some projects, each named once."""
    named = list(dict.fromkeys(projects))
    quoted, listed = [shlex.quote(name) for name in named], json.dumps(named, ensure_ascii=False)
    return fill(template, options.language, program=program, projects=quoted, folders=listed)


def _held(file: Path) -> str:
    """Return what a file holds now; nothing if there is none."""
    return file.read_bytes().decode("utf-8", "replace") if file.exists() else ""


def _state(file: Path, text: str) -> tuple[State, str]:
    """Return what there is to do about a file of one's own, and what it holds now."""
    old = _held(file)
    if not file.exists():
        return State.NEW, old
    if old == text:
        return State.SAME, old
    return State.CHANGED if MADE_BY in old else State.BY_HAND, old


def _below(root: Path, path: Path) -> str:
    """Return a path from a folder, or as it is if it lies outside, with forward slashes."""
    try:
        return PurePosixPath(path.resolve().relative_to(root.resolve())).as_posix()
    except ValueError:
        return path.as_posix()
