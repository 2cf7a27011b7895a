"""What somebody most likely meant where a text cannot be read on, and how it is mended.

The parser's own words say what kind of trouble it is; for each kind the table at the end names the
slips that can be behind it, the surest first.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

from minnes.source.codes import file, keys, prose
from minnes.source.codes.characters import ODD_BLANKS
from minnes.source.diagnostic import Edit
from minnes.source.key_kinds import KEYS, LISTS
from minnes.source.recovery import colons, indents, keys_below_text, line_starts, misread, quotes
from minnes.source.recovery.lines import (
    MARK,
    MAX_LENGTH,
    Failure,
    line_at,
    lines_above,
    lines_run_on_from,
    parent_line,
    preview,
)
from minnes.source.recovery.mending import Slip
from minnes.source.yaml_parser import COLON_REFUSED, Refused

Recogniser: TypeAlias = Callable[[Failure], Slip | None]

_ODD = "".join(sorted(ODD_BLANKS))
_ODD_START = re.compile(rf"[ \t{_ODD}-]*")
_ODD_AFTER_KEY = re.compile(rf"[^:#{_ODD}\n]*:[{_ODD}]+")
_UNSPACED_KEY = re.compile(r"(\w+):(?=\S)")
_UNSPACED_HYPHEN = re.compile(r"-(?=[^\s-])")


def find_slip(text: str, refused: Refused) -> Slip | None:
    """Return the slip behind a refusal, if it is a known one and the text no monster."""
    if len(text) > MAX_LENGTH:
        return None
    at = min(refused.offset, len(text))
    since = at if refused.since is None else min(refused.since, len(text))
    if "expected key" in refused.problem or "'-' indicator" in refused.problem:
        since = at  # the parser says since when it reads the list, which says nothing
    failure = Failure(text, at, since, line_at(text, at))
    for problem, recognisers in _BY_PROBLEM:
        if problem in refused.problem:
            found = (recognise(failure) for recognise in recognisers)
            return next((slip for slip in found if slip), None)
    return None


def _odd_blank(failure: Failure) -> Slip | None:
    above = next(lines_above(failure.text, failure.line), failure.line)
    for line in (line_at(failure.text, failure.since), failure.line, above):
        start = _ODD_START.match(failure.text, line.start, line.end)
        key = _ODD_AFTER_KEY.match(failure.text, line.first, line.end)
        end = max(match.end() if match else 0 for match in (start, key))
        positions = [at for at in range(line.start, end) if failure.text[at] in ODD_BLANKS]
        if positions:
            return next(misread.odd_blank_slips(failure.text, positions))
    return None


def _missing_blank(failure: Failure) -> Slip | None:
    for line in (
        line_at(failure.text, failure.since),
        failure.line,
        *lines_run_on_from(failure.text, failure.line),
    ):
        key = _UNSPACED_KEY.match(failure.text, line.first, line.end)
        if key and key[1] in KEYS:
            return _blank_after(failure.text, key.start(1), key.end())
        hyphen = _UNSPACED_HYPHEN.match(failure.text, line.start + line.indent, line.end)
        if hyphen and parent_line(failure.text, line).key in LISTS:
            return _blank_after(failure.text, hyphen.start(), hyphen.end())
    return None


def _blank_after(text: str, start: int, end: int) -> Slip:
    edits = (Edit(end, end, " "),)
    advice = prose.missing_blank(text[start:end], preview(text, edits))
    return Slip(prose.missing_blank, start, end, advice, edits)


def _mark_with_blank(failure: Failure) -> Slip | None:
    marks = list(MARK.finditer(failure.text, failure.line.value, failure.line.end))
    if failure.at not in [match.end(1) for match in marks]:
        return None
    edits = tuple(Edit(match.start(2), match.end(2), "") for match in marks)
    advice = prose.mark_with_blank(marks[0][1], preview(failure.text, edits))
    start, end = marks[0].start(), marks[0].end(1) + 1
    return Slip(prose.mark_with_blank, start, end, advice, edits)


def _no_key(failure: Failure) -> Slip | None:
    if failure.text[failure.at : failure.at + 1] != ":":
        return None
    return Slip(keys.key_not_text, failure.at, failure.at + 1, keys.key_not_text())


def _second_document(failure: Failure) -> Slip | None:
    above = next(lines_above(failure.text, failure.line), failure.line)
    start, end = above.start, max(above.end, above.start + 1)
    rest = (Edit(failure.at, len(failure.text), ""),)
    return Slip(file.several_documents, start, end, file.several_documents(), rest, False)


_NO_KEY = (
    _odd_blank,
    _missing_blank,
    line_starts.list_dash,
    colons.key_without_colon,
    colons.missing_colon,
    indents.text_below_bar,
    indents.text_without_bar,
    indents.continued,
    indents.stray,
)
_NO_ENTRY = (
    _odd_blank,
    quotes.text_after_quote,
    line_starts.after_bracket,
    _no_key,
    line_starts.list_dash,
    indents.text_below_bar,
    colons.key_without_colon,
    keys_below_text.keys_below_text,
    indents.wrong_column,
    indents.stray,
)
_BY_PROBLEM: tuple[tuple[str, tuple[Recogniser, ...]], ...] = (
    (COLON_REFUSED, (quotes.colon_in_braces,)),
    ("tab character", (indents.tab,)),
    ("cannot start any token", (indents.tab, line_starts.begins_with_sign)),
    (
        "mapping values are not allowed",
        (
            _odd_blank,
            _missing_blank,
            line_starts.list_dash,
            colons.key_without_colon,
            _mark_with_blank,
            keys_below_text.keys_below_text,
            indents.too_far_in,
            colons.colon_in_text,
        ),
    ),
    ("could not find expected ':'", _NO_KEY),
    ("did not find expected key", _NO_ENTRY),
    ("did not find expected '-' indicator", _NO_ENTRY),
    ("found unexpected end of stream", (quotes.unclosed_quote,)),
    ("unknown escape character", (quotes.backslash,)),
    ("did not find expected hexdecimal number", (quotes.backslash,)),
    (
        "did not find expected ','",
        (quotes.text_after_quote, quotes.unclosed_bracket, quotes.colon_within),
    ),
    ("did not find expected node content", (quotes.nothing_between, line_starts.begins_with_sign)),
    ("did not find expected <document start>", (_second_document,)),
    ("", (line_starts.begins_with_sign,)),
)
