"""Positions in the file of a model's values, looked up only when something must be pointed at."""

from __future__ import annotations

from typing import Any

from minnes.source.codes.advice import Advice
from minnes.source.diagnostic import Diagnostic, Edit, Finding, Loc, Severity, Span
from minnes.source.placed import Place, Placed, PlacedDict, PlacedList
from minnes.source.yaml_parser import Source


class Places:
    """Positions of the values in one file's expanded data, by their place in the model."""

    def __init__(self, source: Source, data: Any) -> None:
        self.source = source
        self.data = data

    def span(self, loc: Loc, piece: tuple[int, int] | None = None, key: bool = False) -> Span:
        """Return the span of a value, or of the nearest part above it that has a position.

        `piece` is a slice of the value's text; `key` asks for the span of the value's key.
        """
        typed, nearest = self._typed(loc, piece, key)
        return self.at(nearest if typed is None else typed)

    def at(self, value: Any) -> Span:
        """Return the span of a placed value; of a list or mapping, its first line."""
        text = self.source.text
        if isinstance(value, Placed):
            start, end = value.start, value.end
        elif isinstance(value, PlacedDict | PlacedList):
            start, end = value.start, value.end
            newline = text.find("\n", start, end)
            end = newline if newline >= 0 else end
        else:
            start = end = 0
        end = max(start, end)
        return Span.within(text, start, start + len(text[start:end].rstrip()) if end else end)

    def diagnostic(self, finding: Finding, code: str, severity: Severity) -> Diagnostic:
        """Return a finding as a diagnostic with its position in the file."""
        typed, nearest = self._typed(finding.loc, finding.piece, finding.key)
        span = self.at(nearest if typed is None else typed)
        edits: tuple[Edit, ...] = ()
        if finding.replacement is not None and typed:
            edits = _edits(
                self.source.text[span.start : span.end], span, typed, finding.replacement
            )
        return Diagnostic(
            self.source.path, span, severity, code, finding.message, finding.hint, edits
        )

    def diagnostic_at(self, value: Any, code: str, advice: Advice) -> Diagnostic:
        """Return the error that a code reports of a placed value."""
        span = self.at(value)
        replacement = advice.replacement
        edits = () if replacement is None else (Edit(span.start, span.end, replacement),)
        return Diagnostic(
            self.source.path, span, Severity.ERROR, code, advice.message, advice.hint, edits
        )

    def _typed(
        self, loc: Loc, piece: tuple[int, int] | None, key: bool
    ) -> tuple[str | None, Place | None]:
        """Return the text at a place, if it has a position, and the nearest value that has one."""
        value, name, nearest = self.data, None, self.data
        for step in loc:
            found, found_name = _step(value, step)
            if found is None and found_name is None:
                break
            value, name = found, found_name
            nearest = value if isinstance(value, Place) else name or nearest
        if key and name is not None:
            return name, nearest
        if isinstance(value, Placed):
            return value[slice(*piece)] if piece else value, nearest
        return None, name or nearest


def _edits(shown: str, span: Span, typed: str, replacement: str) -> tuple[Edit, ...]:
    """Return the edits that replace what is read as `typed`; none if it is typed otherwise.

    A text may be joined of several. Its lines may be indented, if each has a line that replaces it.
    """
    if shown == typed:
        return (Edit(span.start, span.end, replacement),)
    lines = [text.split("\n") for text in (shown, typed, replacement)]
    if len({*map(len, lines)}) > 1:
        return ()
    edits, end = [], span.start - 1
    for line, read, new in zip(*lines, strict=True):
        end += 1 + len(line)
        if line.lstrip(" ") != read.lstrip(" "):
            return ()
        edits.append(Edit(end - len(read), end, new))
    return tuple(edits)


def _step(value: Any, step: str | int) -> tuple[Any, Placed | None]:
    """Return the value one step down, and its key if that has a position."""
    if isinstance(value, PlacedDict):
        for key, inner in value.items():
            if key == step:
                return inner, key if isinstance(key, Placed) else None
    if isinstance(value, PlacedList) and isinstance(step, int) and step < len(value):
        return value[step], None
    return None, None
