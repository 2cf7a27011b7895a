"""From many meetings to the files that show them: pages, and the documents they link to."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from minnes.archive.loading import Archive, Loaded
from minnes.archive.workspace import Workspace
from minnes.language.catalog import Translator
from minnes.model.base import Part
from minnes.model.document import Attachment
from minnes.model.meeting import Meeting
from minnes.publish.commonmark import path_address
from minnes.publish.edition import Edition, editions
from minnes.publish.gate import pass_gate
from minnes.publish.meeting import meeting_view
from minnes.publish.setting import Setting, announced_topics, known_outcomes
from minnes.publish.written import written


@dataclass(frozen=True, slots=True)
class Page:
    """A page to write: its path below the output folder, and what it was made of.

    `documents` are the files it links to, from where they lie to their path below the output folder.
    """

    path: str
    source: str
    content: bytes
    documents: tuple[tuple[Path, str], ...]

    @property
    def text(self) -> str:
        """Return what is in a page that is text."""
        return self.content.decode("utf-8")


class SamePath(Exception):
    """Two meetings would be written to one path."""

    def __init__(self, path: str, sources: tuple[str, str]) -> None:
        super().__init__(path)
        self.path = path
        self.sources = sources


def render_pages(
    archive: Archive,
    wanted: Collection[str],
    edition: Edition,
    format: str,
    translator: Translator,
    documents: bool = True,
) -> list[Page]:
    """Return the pages of the wanted meetings, given by their files' paths from the root.

    `format` is one of templates, or `pdf`. The other meetings of the archive are what the wanted
    ones refer to. Without `documents`, files are named on the page but not linked. Raises
    `SamePath` and `PublishProblem`.
    """
    workspace = archive.workspace
    shown = editions(archive, edition)
    outcomes = {
        reference: known
        for one in archive.meetings
        for reference, known in known_outcomes(shown[one.path], one.id).items()
    }
    announced = announced_topics(shown[one.path] for one in archive.meetings)
    chosen = [one for one in archive.meetings if one.path in wanted]
    paths = _paths(chosen, format)
    views, besides = [], []
    for one in chosen:
        meeting, path = shown[one.path], paths[one.id]
        beside = documents_of(meeting, one.path, path, workspace) if documents else {}
        setting = Setting(
            one.id,
            edition,
            translator,
            workspace.project,
            outcomes,
            {name: _seen_from(path, other) for name, other in paths.items()},
            frozenset(beside),
            announced,
        )
        views.append(meeting_view(meeting, setting))
        besides.append(tuple(beside.values()))
    days = [shown[one.path].date or shown[one.path].published for one in chosen]
    made = written(views, days, format, translator, workspace)
    if edition == "public":
        scanned = [(one, paths[one.id], each.said) for one, each in zip(chosen, made, strict=True)]
        pass_gate(scanned, archive, views, translator)
    return [
        Page(paths[one.id], one.path, each.content, beside)
        for one, each, beside in zip(chosen, made, besides, strict=True)
    ]


def _paths(meetings: list[Loaded], format: str) -> dict[str, str]:
    """Return the path of each meeting's page by its id: `bim/2021-12-10` and the format's ending."""
    paths: dict[str, str] = {}
    sources: dict[str, str] = {}
    for one in meetings:
        parts = [part for part in PurePosixPath(one.id).parts if part not in ("/", "..", ".")]
        path = "/".join(parts) + f".{format}"
        if path in sources:
            raise SamePath(path, (sources[path], one.path))
        sources[path] = one.path
        paths[one.id] = path
    return paths


def _seen_from(page: str, other: str) -> str:
    """Return the address of a page as a link on another page has it."""
    folder, _, name = other.rpartition("/")
    if folder == page.rpartition("/")[0]:
        return path_address(name)
    return "../" * page.count("/") + path_address(other)


def documents_of(
    meeting: Meeting, source: str, page: str, workspace: Workspace
) -> dict[str, tuple[Path, str]]:
    """Return the attached files that are there, as the minutes have them: where from, where to.

    A file outside the project is not taken, nor what the project itself is made of: settings,
    minutes and hidden files may hold what is internal.
    """
    root = workspace.root.resolve()
    found = {}
    for named in attached(meeting):
        file = (workspace.root / source).parent.joinpath(named).resolve()
        target = _joined(page.rpartition("/")[0], named)
        if target is None or not file.is_file() or not file.is_relative_to(root):
            continue
        inside = file.relative_to(root)
        hidden = any(part.startswith(".") for part in inside.parts)
        if not hidden and inside.suffix.lower() not in (".yaml", ".yml"):
            found[named] = (file, target)
    return found


def _joined(folder: str, written: str) -> str | None:
    """Return a relative path below the output folder, or nothing if it leads out of it."""
    parts = [part for part in folder.split("/") if part]
    if written.startswith(("/", "\\")) or ":" in written:
        return None
    for part in written.replace("\\", "/").split("/"):
        if part == ".." and not parts:
            return None
        if part == "..":
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)


def attached(part: object) -> Iterator[str]:
    """Yield the files of every document in a part of minutes."""
    if isinstance(part, Attachment):
        if part.file:
            yield part.file
    elif isinstance(part, list):
        for one in part:
            if isinstance(one, Part):
                yield from attached(one)
    elif isinstance(part, Part):
        for _, value in part.filled():
            if isinstance(value, (list, Part)):
                yield from attached(value)
