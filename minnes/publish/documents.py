"""The attached documents of minutes, and their addresses beside the pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from minnes.archive.workspace import Workspace
from minnes.model.meeting import Meeting


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
