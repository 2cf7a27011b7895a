"""New files of meetings: what goes into them, and writing them without touching any other."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from minnes.cli import console
from minnes.cli.problem import UsageProblem
from minnes.language.catalog import translator
from minnes.language.message import say

if TYPE_CHECKING:
    from minnes.archive.carry_over import OpenOutcome
    from minnes.archive.loading import Loaded
    from minnes.archive.workspace import Workspace
    from minnes.model.meeting import Kind
    from minnes.model.project import Project
    from minnes.source.diagnostic import Diagnostic


class NewFile(NamedTuple):
    """A file to be made: its path from the project's root, its text, and what it carries over."""

    path: str
    text: str
    left_open: tuple[OpenOutcome, ...]


def earlier(workspace: Workspace, series: str) -> list[Loaded]:
    """Return the meetings of a series that have files, and others whose files name the series.

    Files of the series that cannot be read are told of: what they left open will be missing.
    """
    from minnes.archive.loading import by_date, loaded, read_file
    from minnes.archive.workspace import minute_files
    from minnes.source.decode import has_letters_apart

    # Reading costs much more than looking for a word: only files that name the series are read.
    name = series.encode()
    found = []
    for file in minute_files(workspace):
        content = _content(file, name)
        if name not in content and not has_letters_apart(content):
            continue
        reading = read_file(workspace, file)
        if meeting := loaded(reading):
            found.append(meeting)
        elif reading.partial is None or reading.partial.series in (series, None):
            _tell_unread(workspace, reading.diagnostics)
    return list(by_date(found))


def _content(file: Path, otherwise: bytes) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return otherwise


def _tell_unread(workspace: Workspace, diagnostics: Sequence[Diagnostic]) -> None:
    """Tell that nothing is carried over from a file, and of its first error."""
    from minnes.cli import places
    from minnes.source.diagnostic import Severity

    error = next(each for each in diagnostics if each.severity is Severity.ERROR)
    console.tell(
        say(
            "{path}:{line}: nothing is carried over from here, since it cannot be read [{code}]",
            path=places.shown_path(workspace, error.path),
            line=error.span.line,
            code=error.code,
        )
    )


def project_with(workspace: Workspace, written: str) -> tuple[Project, str]:
    """Return the project and the short name of a series, which may be written by its title.

    Raises `UsageProblem` if there is no project, or if it has no such series.
    """
    if workspace.project is None:
        raise UsageProblem(
            say("there is no minnes.yaml here, nor in the folders above"),
            say("minnes init starts a project"),
        )
    from minnes.register.names import fold, nearest

    known = workspace.project.series
    names = {fold(series.title): name for name, series in known.items() if series.title}
    names |= {fold(name): name for name in known}
    if fold(written) in names:
        return workspace.project, names[fold(written)]
    if near := nearest(written, names, 1, 0.5):
        hint = say('did you mean "{near}"?', near=names[near[0]])
    elif known:
        hint = say("choose one of: {choices}", choices=", ".join(known))
    else:
        hint = say("add it to minnes.yaml, under series:")
    raise UsageProblem(say('there is no series "{series}" in minnes.yaml', series=written), hint)


def prepare(
    workspace: Workspace,
    project: Project,
    series: str,
    day: date,
    meetings: Sequence[Loaded],
    *,
    kind: Kind | None = None,
    carry_over: bool = True,
) -> NewFile:
    """Return the file of a series' meeting on a day; raises `UsageProblem` if it has one already."""
    from minnes.archive.carry_over import open_outcomes
    from minnes.archive.new_file_text import meeting_text
    from minnes.archive.scaffold import new_path, scaffold

    path = new_path(project, series, day)
    same = f"{series}/{day.isoformat()}"
    taken = next((loaded.path for loaded in meetings if loaded.id == same), None)
    if taken is None and (workspace.root / path).exists():
        taken = path
    if taken is not None:
        raise UsageProblem(
            say("the meeting {id} already has a file: {path}", id=same, path=taken),
            say(
                "give another date, or go on writing in that file; a second meeting of the same day "
                'is a file of its own, with "id: …"'
            ),
        )
    before = [loaded.meeting for loaded in meetings if loaded.meeting.series == series]
    standing = project.series[series].agenda
    left_open = open_outcomes(meetings, series, day, standing) if carry_over else []
    put_off = [matter.topic for matter in left_open if matter.topic]
    draft = scaffold(project, workspace.register, series, day, before, kind=kind, put_off=put_off)
    language = translator(project.language) if project.language else console.language()
    if draft.kind == "example":
        left_open = []
    text = meeting_text(draft, language, _schema(workspace.root, path), left_open)
    return NewFile(path, text, tuple(left_open))


def _schema(root: Path, path: str) -> str:
    """Return where the schema lies as seen from a minute file: beside the one minnes.yaml names."""
    import re

    from minnes.model.schema import file_name

    text = (root / "minnes.yaml").read_text("utf-8", errors="replace")
    named = re.search(r"^# yaml-language-server: \$schema=(\S+)", text, re.MULTILINE)
    if named is None or "://" in named[1]:
        return ""
    schema = (root / named[1]).parent / file_name("meeting")
    if not schema.is_file():
        return ""
    return Path(os.path.relpath(schema, (root / path).parent)).as_posix()


def create(path: Path, text: str) -> None:
    """Write a file that is not there yet; raises `UsageProblem` rather than touch one that is."""
    from minnes.source import atomic_write

    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        atomic_write.create(path, text.encode("utf-8"))
    except FileExistsError:
        raise UsageProblem(say("{path} is there already", path=path)) from None


def open_in_editor(path: Path, shown: str) -> None:
    """Open a file in the editor the environment names, and wait until it is closed."""
    import shlex
    import subprocess

    from minnes.language.os_errors import os_error_message

    chosen = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not chosen:
        raise UsageProblem(
            say("no editor is chosen, so {path} is not opened", path=shown),
            say("set EDITOR to the command that starts your editor, such as: code --wait"),
        )
    arguments = shlex.split(chosen, posix=os.name != "nt")
    try:
        subprocess.run([*arguments, str(path)], check=False)
    except OSError as error:
        raise UsageProblem(
            say("the editor {editor} cannot be started", editor=chosen),
            os_error_message(error),
        ) from None
