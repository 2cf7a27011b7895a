"""`minnes fmt` for one file: its canonical form, read again to prove that nothing is lost."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Callable
from enum import Enum
from typing import Any, NamedTuple

from minnes.model.base import Part
from minnes.model.meeting import Meeting
from minnes.model.project import OrganizationEntry, Project, Series
from minnes.source.diagnostic import Severity
from minnes.source.reader import (
    Reading,
    read_meeting,
    read_organizations,
    read_project,
    read_series,
)
from minnes.source.writing.canonical import canonical
from minnes.source.writing.tree import comments
from minnes.source.writing.tree_parser import parse
from minnes.source.yaml_parser import Refused, line_separator_stand_ins


class Kind(NamedTuple):
    """A kind of file: its reader, and its model; if `named`, it maps names to such parts."""

    read: Callable[[bytes, str], Reading[Any]]
    part: type[Part]
    named: bool = False


MEETING = Kind(read_meeting, Meeting)
PROJECT = Kind(read_project, Project)
SERIES = Kind(read_series, Series, named=True)
ORGANIZATIONS = Kind(read_organizations, OrganizationEntry, named=True)


class Outcome(Enum):
    """The result of formatting a file."""

    SAME = "same"
    CHANGED = "changed"
    ERRORS = "errors"
    SEALED = "sealed"
    UNSAFE = "unsafe"


class Formatted(NamedTuple):
    """A file's bytes after formatting; as they were, unless the outcome is `CHANGED`."""

    content: bytes
    outcome: Outcome


def formatted(content: bytes, path: str, kind: Kind = MEETING) -> Formatted:
    """Return a file in canonical form; byte order mark and kind of line break are kept.

    Files with errors and sealed minutes stay as they are. The outcome is `UNSAFE`, and nothing
    changes, should the new form not read as the old one did or lack a comment.
    """
    reading = kind.read(content, path)
    if _has_errors(reading):
        return Formatted(content, Outcome.ERRORS)
    if is_sealed(reading.value):
        return Formatted(content, Outcome.SEALED)
    hidden = line_separator_stand_ins(reading.source.text)
    text = _unix(reading.source.text).translate(hidden)
    try:
        new = canonical(text, kind.part, kind.named)
        same = _comments(text) == _comments(new)
    except Refused:
        return Formatted(content, Outcome.UNSAFE)
    new = new.translate({ord(other): chr(sign) for sign, other in hidden.items()})
    if _newline(reading.source.text) == "\r\n":
        new = new.replace("\n", "\r\n")
    after = BOM_UTF8 * reading.source.bom + new.encode("utf-8")
    if after == content:
        return Formatted(content, Outcome.SAME)
    again = kind.read(after, path)
    if not same or again.value != reading.value or _has_errors(again):
        return Formatted(content, Outcome.UNSAFE)
    return Formatted(after, Outcome.CHANGED)


def is_sealed(value: Part | None) -> bool:
    """Return whether minutes were approved with a seal over their content."""
    return isinstance(value, Meeting) and bool(value.approval and value.approval.seal)


def _has_errors(reading: Reading[Any]) -> bool:
    return any(diagnostic.severity is Severity.ERROR for diagnostic in reading.diagnostics)


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _newline(text: str) -> str:
    end = text.find("\n")
    return "\r\n" if end > 0 and text[end - 1] == "\r" else "\n"


def _comments(text: str) -> Counter[str]:
    whole = parse(text)
    return Counter(comments(whole)) if whole else Counter()
