"""Findings that a comment in the file silences: `# minnes: ignore[code, code]`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple

from minnes.source.codes.advice import Advice
from minnes.source.codes.catalog import READING, SEALS
from minnes.source.codes.file import misplaced_ignore
from minnes.source.diagnostic import Diagnostic, Severity, Span
from minnes.source.recovery.lines import has_content, line_at, lines_below
from minnes.source.yaml_parser import Source

_COMMENT = re.compile(r"(?<![^\s])#[ \t]*minnes:[ \t]*ignore\b[ \t]*(?P<codes>\[[^\]\r\n]*\])?")
MAX_COMMENTS = 1_000
"""Comments of one file that are looked at."""

_CODE = re.compile(r"[\w-]+")


class _Silence(NamedTuple):
    """A comment that silences codes, and the stretch of the text it holds for."""

    codes: frozenset[str]
    start: int
    end: int


def kept(
    diagnostics: Iterable[Diagnostic], text: str, path: str = "", codes: Collection[str] = ()
) -> list[Diagnostic]:
    """Return the diagnostics of one file that no comment in it silences.

    A comment at the end of a line silences its codes on that line, and if the line begins with a key, in
    all that belongs to the key. With all `codes` there are, the file's `path` is given too, and
    comments that silence nothing are found themselves. Errors of reading are never silenced: what
    cannot be read for certain must not be published by mistake. Nor is a broken seal.
    """
    left = list(diagnostics)
    if "minnes:" not in text:
        return left
    comments = list(_comments(text))
    silences = [silence for comment in comments for silence in _silences(text, comment)]
    if codes:
        left += [note for comment in comments for note in _notes(text, comment, path, codes)]
    return [
        diagnostic
        for diagnostic in left
        if diagnostic.code in READING
        or diagnostic.code in SEALS
        or not any(_silenced(diagnostic, silence) for silence in silences)
    ]


def not_silenced(code: str, known: Collection[str]) -> Advice | None:
    """Return why a code cannot be silenced, or that it is none of the `known` ones."""
    if code in READING:
        return misplaced_ignore("reading", code)
    if code in SEALS:
        return misplaced_ignore("sealed", code)
    return None if code in known else misplaced_ignore("unknown", code)


def _silenced(diagnostic: Diagnostic, silence: _Silence) -> bool:
    within = silence.start <= diagnostic.span.start < silence.end
    return within and diagnostic.code in silence.codes


def _comments(text: str) -> Iterator[re.Match[str]]:
    """Yield the comments of a text; what looks like one within a text is none."""
    matches = list(islice(_COMMENT.finditer(text), MAX_COMMENTS))
    if not matches:
        return
    from minnes.source import careful

    data, _ = careful.compose(Source("", text))
    values = sorted(_extents(data))
    for comment in matches:
        before = bisect_right(values, (comment.start(), len(text)))
        if not before or values[before - 1][1] <= comment.start():
            yield comment


def _extents(data: Any) -> Iterator[tuple[int, int]]:
    """Yield from where to where each text in data stands."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _extents(key)
            yield from _extents(value)
    elif isinstance(data, list):
        for value in data:
            yield from _extents(value)
    elif isinstance(data, str) and hasattr(data, "offsets"):
        yield data.start, data.end  # type: ignore[attr-defined]


def _silences(text: str, comment: re.Match[str]) -> Iterator[_Silence]:
    codes = frozenset(_CODE.findall(comment["codes"] or ""))
    line = line_at(text, comment.start())
    if not codes or not has_content(text, line):
        return
    end = line.end + 1
    if line.key:
        for below in lines_below(text, line):
            inside = below.indent > line.column or (below.indent == line.column == below.dash)
            if has_content(text, below) and not inside:
                break
            end = below.end + 1
    yield _Silence(codes, line.start, end)


def _notes(
    text: str, comment: re.Match[str], path: str, known: Collection[str]
) -> Iterator[Diagnostic]:
    line = line_at(text, comment.start())
    alone = not has_content(text, line)
    codes = [] if alone else list(_CODE.finditer(comment["codes"] or ""))
    offset = comment.start("codes")
    wrong: list[tuple[int, int, Advice]] = []
    if alone:
        wrong.append((*comment.span(), misplaced_ignore("alone")))
    elif not codes:
        wrong.append((*comment.span(), misplaced_ignore("bare")))
    for code in codes:
        if advice := not_silenced(code.group(), known):
            wrong.append((offset + code.start(), offset + code.end(), advice))
    for start, end, advice in wrong:
        span = Span.within(text, start, end)
        yield Diagnostic(path, span, Severity.NOTE, "misplaced-ignore", advice.message, advice.hint)
