"""Edits made to a file's bytes, which diagnostics offer (`minnes fix`), and their diff."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import unified_diff

from ruamel.yaml.nodes import MappingNode, Node, ScalarNode

from minnes.source.decode import has_letters_apart, raw_offsets
from minnes.source.diagnostic import Diagnostic, Edit, Severity
from minnes.source.recovery.lines import line_end
from minnes.source.yaml_parser import compose


@dataclass(frozen=True, slots=True)
class MendResult:
    """A file's bytes after mending, the diagnostics that were mended, and those that are left."""

    content: bytes
    mended: tuple[Diagnostic, ...]
    left: tuple[Diagnostic, ...]


def mend(content: bytes, diagnose: Callable[[bytes], Sequence[Diagnostic]]) -> MendResult:
    """Apply the edits of all diagnostics and diagnose again, until no diagnostic has any.

    Of edits that touch, the first is made; the others are found again if they are still needed.
    Edits that lead back to an earlier content are not made, nor those of warnings and notes that
    cause an error.
    """
    diagnostics = diagnose(content)
    mended: list[Diagnostic] = []
    seen = {content}
    while ready := apart(diagnostics):
        for attempt in _attempts(ready):
            after = apply(content, (edit for diagnostic in attempt for edit in diagnostic.edits))
            if after in seen:
                continue
            left = diagnose(after)
            if attempt[0].severity is Severity.ERROR or _errors(left) <= _errors(diagnostics):
                break
        else:
            break
        seen.add(after)
        content, diagnostics = after, left
        mended += attempt
    return MendResult(content, tuple(mended), tuple(diagnostics))


def _attempts(ready: list[Diagnostic]) -> list[list[Diagnostic]]:
    """Return the groups to try, best first: all errors; or else all diagnostics, then each alone."""
    errors = [diagnostic for diagnostic in ready if diagnostic.severity is Severity.ERROR]
    return [errors] if errors else [ready, *([diagnostic] for diagnostic in ready)]


def _errors(diagnostics: Iterable[Diagnostic]) -> int:
    return sum(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)


def apart(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return the diagnostics whose edits can be made together: of two that touch, the first."""
    chosen: list[Diagnostic] = []
    taken: list[Edit] = []
    for diagnostic in sorted(diagnostics, key=lambda diagnostic: diagnostic.order):
        if diagnostic.edits and not any(
            _meet(edit, other) for edit in diagnostic.edits for other in taken
        ):
            chosen.append(diagnostic)
            taken += diagnostic.edits
    return chosen


def apply(content: bytes, edits: Iterable[Edit]) -> bytes:
    """Return a file's bytes after edits; their offsets count characters of what `decode` returns.

    Line breaks in replacements become those of the file.
    """
    bom = content.startswith(BOM_UTF8)
    text = content[3 * bom :].decode("utf-8")
    if has_letters_apart(content):
        raw = raw_offsets(text)
        edits = [Edit(raw[edit.start], raw[edit.end], edit.replacement) for edit in edits]
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end), reverse=True):
        replacement = edit.replacement
        if "\r\n" in text:
            replacement = replacement.replace("\r\n", "\n").replace("\n", "\r\n")
        text = text[: edit.start] + replacement + text[edit.end :]
    return BOM_UTF8 * bom + text.encode("utf-8")


def diff(old: bytes, new: bytes, path: str) -> list[str]:
    """Return the lines of a unified diff, without their line breaks; none if nothing differs."""
    lines = unified_diff(_lines(old), _lines(new), path, path)
    return [part for line in lines for part in _shown(line)]


def append_to_line(text: str, offset: int, addition: str) -> Edit:
    """Return the edit that appends text to the value at `offset`, or to the last one on its line.

    It goes before a comment and inside quotes. Raises `ValueError` if there is no value, and
    `Refused` for a text that is not YAML.
    """
    start = text.rfind("\n", 0, offset) + 1
    end = line_end(text, start)
    node = compose(text)
    values = [] if node is None else [value for value in _values(node) if _on(value, start, end)]
    at_offset = [
        value for value in values if value.start_mark.index <= offset <= value.end_mark.index
    ]
    for value in reversed(at_offset or values):
        if value.style in ("|", ">"):
            last = start + len(text[start:end].rstrip())
            return Edit(last, last, addition)
        if value.style == '"':
            addition = addition.replace("\\", "\\\\").replace('"', '\\"')
        elif value.style == "'":
            addition = addition.replace("'", "''")
        last = value.end_mark.index - bool(value.style)
        return Edit(last, last, addition)
    raise ValueError("no value stands on this line")


def _values(node: Node) -> Iterator[ScalarNode]:
    """Yield the scalars that are not keys, in order."""
    if isinstance(node, ScalarNode):
        if node.value or node.style:
            yield node
    elif isinstance(node, MappingNode):
        for _, value in node.value:
            yield from _values(value)
    else:
        for item in node.value:
            yield from _values(item)


def _on(node: ScalarNode, start: int, end: int) -> bool:
    return bool(node.start_mark.index <= end and node.end_mark.index > start)


def _meet(edit: Edit, other: Edit) -> bool:
    return edit.start <= other.end and other.start <= edit.end


def _lines(content: bytes) -> list[str]:
    *lines, rest = content.decode("utf-8", "replace").split("\n")
    return [f"{line}\n" for line in lines] + ([rest] if rest else [])


def _shown(line: str) -> list[str]:
    if line.endswith("\n"):
        return [line[:-1]]
    return [line, "\\ No newline at end of file"]
