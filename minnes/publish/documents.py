"""The attached documents of minutes, and their addresses beside the pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from minnes.archive.workspace import Workspace
from minnes.model.meeting import Meeting
from minnes.publish.problem import SameDocument


def documents_of(
    meeting: Meeting, source: str, page: str, workspace: Workspace
) -> dict[str, tuple[Path, str]]:
    """Return the attached files that are there, as the minutes have them: where from, where to.

    A file outside the project is not taken, nor what the project itself is made of: settings,
    minutes and hidden files may hold what is internal.
    """
    root = workspace.root.resolve()
    documents = {}
    for named in attached(meeting):
        file = (workspace.root / source).parent.joinpath(named).resolve()
        target = _joined(page.rpartition("/")[0], named)
        if target is None or not file.is_file() or not file.is_relative_to(root):
            continue
        inside = file.relative_to(root)
        hidden = any(part.startswith(".") for part in inside.parts)
        if not hidden and inside.suffix.lower() not in (".yaml", ".yml"):
            documents[named] = (file, target)
    return documents


def refuse_two(minutes: Iterable[tuple[str, str, Iterable[tuple[Path, str]]]]) -> None:
    """Raise `SameDocument` where an attached file would take the place of another, or of a page.

    `minutes` are the path of each file of minutes, that of its page, and what it attaches.
    """
    pages: dict[str, str] = {}
    attached_files: dict[str, tuple[Path, str]] = {}
    for source, page, documents in minutes:
        pages[page] = source
        for file, target in documents:
            other, first = attached_files.setdefault(target, (file, source))
            if other != file and other.read_bytes() != file.read_bytes():
                raise SameDocument(target, first, source)
    for target, (_, source) in attached_files.items():
        if target in pages:
            raise SameDocument(target, pages[target], source)


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


def attached(meeting: Meeting) -> Iterator[str]:
    """Yield the path of every file that a meeting attaches."""
    attachments = [*meeting.attachments]
    for _, item in meeting.all_items():
        attachments += item.attachments
        for update in item.updates:
            attachments += update.attachments
    for attachment in attachments:
        if attachment.file:
            yield attachment.file
