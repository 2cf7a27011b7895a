"""Findings that a comment in the file silences: `# minnes: ignore[code, code]`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import Any, NamedTuple

from minnes.language.regex import regex
from minnes.source.codes.advice import Advice
from minnes.source.codes.catalog import READING, SEALS
from minnes.source.codes.file import misplaced_ignore
from minnes.source.diagnostic import Diagnostic, Severity, Span
from minnes.source.recovery.lines import has_content, line_at, lines_below
from minnes.source.yaml_parser import Source

_COMMENT = regex(r"(?<![^\s])#[ \t]*minnes:[ \t]*ignore\b[ \t]*(?P<codes>\[[^\]\r\n]*\])?")
MAX_COMMENTS = 1_000
"""Comments of one file that are looked at."""

_CODE = regex(r"[\w-]+")


class _Silence(NamedTuple):
    """Codes that a comment silences from offset `start` up to `end`."""

    codes: frozenset[str]
    start: int
    end: int


def unsilenced(diagnostics: Iterable[Diagnostic], text: str) -> list[Diagnostic]:
    """Return the diagnostics of a file with this text that no comment in it silences.

    A comment at the end of a line silences its codes on that line and, if the line begins with a
    key, in the key's whole value. Errors of reading and broken seals are never silenced: what
    cannot be read for certain must not be published by mistake.
    """
    if "minnes:" not in text:
        return list(diagnostics)
    silences = [silence for comment in _comments(text) for silence in _silences(text, comment)]
    return [
        diagnostic
        for diagnostic in diagnostics
        if diagnostic.code in READING
        or diagnostic.code in SEALS
        or not any(_silenced(diagnostic, silence) for silence in silences)
    ]


def misplaced_ignores(text: str, path: str, codes: Collection[str]) -> Iterator[Diagnostic]:
    """Yield a note for each comment that silences nothing; `codes` are all codes there are."""
    if "minnes:" in text:
        for comment in _comments(text):
            yield from _notes(text, comment, path, codes)


def not_silenced(code: str, known: Collection[str]) -> Advice | None:
    """Return why a code cannot be silenced or is none of the `known` codes; None if it can."""
    if code in READING:
        return misplaced_ignore("reading", code)
    if code in SEALS:
        return misplaced_ignore("sealed", code)
    return None if code in known else misplaced_ignore("unknown", code)


def _silenced(diagnostic: Diagnostic, silence: _Silence) -> bool:
    within = silence.start <= diagnostic.span.start < silence.end
    return within and diagnostic.code in silence.codes


@lru_cache(maxsize=1)
def _comments(text: str) -> list[re.Match[str]]:
    """Return the `# minnes: ignore` comments of a file, but not what looks like one in a value."""
    matches = list(islice(_COMMENT.finditer(text), MAX_COMMENTS))
    if not matches:
        return []
    from minnes.source import careful_parser

    data, _ = careful_parser.compose(Source("", text))
    values = sorted(_extents(data))

    def within_value(offset: int) -> bool:
        before = bisect_right(values, (offset, len(text)))
        return before > 0 and values[before - 1][1] > offset

    return [comment for comment in matches if not within_value(comment.start())]


def _extents(data: Any) -> Iterator[tuple[int, int]]:
    """Yield the start and end offset of each placed text in data."""
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
