"""Rules about attached files: missing, without their ending, or by a path that others cannot use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from minnes.language.message import say
from minnes.model.meeting import Meeting
from minnes.rules.links import ONE_A_LINE
from minnes.rules.parts import gather_attachments
from minnes.rules.rule import Context
from minnes.source.diagnostic import Finding, Loc

ENDINGS = (
    *("pdf", "docx", "doc", "odt", "rtf", "txt", "md", "xlsx", "xls", "ods", "csv"),
    *("pptx", "ppt", "odp", "png", "jpg", "jpeg", "svg", "zip"),
)
"""Extensions tried for a file that is named without one."""


def _files(meeting: Meeting, context: Context) -> list[tuple[Loc, str]]:
    """Return the places and paths of attached files. Rules ask `context.once(_files, meeting)`."""
    return [
        ((*loc, "file"), attachment.file)
        for loc, attachment, _ in context.once(gather_attachments, meeting)
        if attachment.file
    ]


def attachment_missing(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """An attachment that is not there.

    What it checks: that each attached file lies where the minutes say. Paths start at the folder
        of the minutes, and names end in `.pdf` or the like.
    Why: a reader clicks and gets nothing. What was only named at the meeting has a title and no
        file. Many computers hide the ending of a name, so it is forgotten.
    Example:
        attachments:
          - bilagor/arendestock.xlsx
    Instead:
        attachments:
          - {title: Ärendestock}
    """
    for loc, path in context.once(_files, meeting):
        whole = bool(PurePosixPath(path).suffix)
        if _astray(path, context) or (whole and _is_there(path, context)):
            continue
        if whole:
            existing = []
            message = say('there is no file "{path}"', path=path)
            hint = say(
                'put it there; or, if it is not at hand, write "{{title: {title}}}"',
                title=PurePosixPath(path).stem,
            )
            hint = ONE_A_LINE if ", " in path else hint
        else:
            tried = (f"{path}.{ending}" for ending in ENDINGS)
            existing = [file for file in tried if _is_there(file, context)]
            message = say('"{path}" has no ending, such as .pdf', path=path)
            hint = say("write the whole name of the file")
            hint = say('write "{path}"', path=existing[0]) if existing else hint
        yield Finding(loc, message, hint, replacement=existing[0] if len(existing) == 1 else None)


def _is_there(path: str, context: Context) -> bool:
    """Return whether a file exists; names that the system does not allow do not."""
    try:
        return context.exists(path)
    except (OSError, ValueError):
        return False


def _astray(path: str, context: Context) -> bool:
    """Return whether other rules report the path: it is absolute, leaves the project or has backslashes."""
    return "\\" in path or _is_absolute(path) or _climbs_out(path, context.path)


def _is_absolute(path: str) -> bool:
    return path.startswith(("/", "~", "\\\\")) or re.match(r"[A-Za-z]:[\\/]", path) is not None


def absolute_path(meeting: Meeting, context: Context) -> Iterator[Finding]:
    r"""A path that begins at the top of one computer.

    What it checks: attached files named by a path such as `C:\Dokument\…` or `/home/…`.
    Why: the file is found on that computer only, and the path tells whose it is.
    Example:
        attachments:
          - C:/Users/annlin/Documents/checklista.pdf
    Instead:
        attachments:
          - bilagor/checklista.pdf
    """
    for loc, path in context.once(_files, meeting):
        if _is_absolute(path):
            name = re.split(r"[\\/]", path)[-1]
            yield Finding(
                loc,
                say('"{path}" is found on one computer only', path=path),
                say(
                    'copy the file into a folder beside the minutes, and write "bilagor/{name}"',
                    name=name,
                ),
            )


def path_outside(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """A path that leaves the project.

    What it checks: attached files whose path climbs (`../`) above the folder of minnes.yaml.
    Why: whoever gets the project does not get that file; and what lies outside must not be
        published.
    Example:
        attachments:
          - ../../../../privat/lista.xlsx
    Instead:
        attachments:
          - bilagor/lista.xlsx
    """
    for loc, path in context.once(_files, meeting):
        if ".." in path and not _is_absolute(path) and _climbs_out(path, context.path):
            yield Finding(
                loc,
                say('"{path}" lies outside the project', path=path),
                say(
                    'copy the file into a folder beside the minutes, and write "bilagor/{name}"',
                    name=PurePosixPath(path.replace("\\", "/")).name,
                ),
            )


def _climbs_out(path: str, minutes: str) -> bool:
    depth = minutes.strip("/").count("/")
    for part in re.split(r"[\\/]", path):
        depth += -1 if part == ".." else part not in {"", "."}
        if depth < 0:
            return True
    return False


def backslash_in_path(meeting: Meeting, context: Context) -> Iterator[Finding]:
    r"""A path with backslashes.

    What it checks: attached files whose folders are divided by `\`.
    Why: Windows finds the file, but no other computer does, nor the published page.
    Example:
        attachments:
          - bilagor\checklista.pdf
    Instead:
        attachments:
          - bilagor/checklista.pdf
    """
    for loc, path in context.once(_files, meeting):
        if "\\" in path and not _is_absolute(path):
            right = path.replace("\\", "/")
            yield Finding(
                loc,
                say("folders are divided by / and not by \\"),
                say('write "{path}"', path=right),
                replacement=right,
            )
