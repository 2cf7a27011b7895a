"""Finds the slip behind a text that YAML refuses, by the parser's message.

For each message, the table at the end names the recognisers of the slips that can be behind it, the
most certain first.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from minnes.language.regex import regex
from minnes.source.codes import file, keys, prose
from minnes.source.codes.characters import ODD_BLANKS
from minnes.source.diagnostic import Edit
from minnes.source.key_kinds import KEYS, LISTS
from minnes.source.recovery import (
    colons,
    entries,
    indents,
    keys_below_text,
    line_starts,
    misread,
    quotes,
    running_text,
)
from minnes.source.recovery.lines import (
    MARK,
    MAX_LENGTH,
    Failure,
    line_at,
    parent_line,
    previous_line,
)
from minnes.source.recovery.mending import Slip, slip_with_fix
from minnes.source.yaml_parser import COLON_REFUSED, Refused

Recogniser: TypeAlias = Callable[[Failure], Slip | None]

_ODD = "".join(sorted(ODD_BLANKS))
_ODD_START = regex(rf"[ \t{_ODD}-]*")
_ODD_AFTER_KEY = regex(rf"[^:#{_ODD}\n]*:[{_ODD}]+")
_UNSPACED_KEY = regex(r"(\w+):(?=\S)")
_UNSPACED_HYPHEN = regex(r"-(?=[^\s-])")


def find_slip(text: str, refused: Refused) -> Slip | None:
    """Return the slip behind a refusal, or None if no recogniser knows it or the text is too long."""
    if len(text) > MAX_LENGTH:
        return None
    at = min(refused.offset, len(text))
    since = at if refused.since is None else min(refused.since, len(text))
    if "expected key" in refused.problem or "'-' indicator" in refused.problem:
        since = at  # these messages tell where the whole mapping or list began
    failure = Failure(text, at, since, line_at(text, at))
    for problem, recognisers in _BY_PROBLEM:
        if problem in refused.problem:
            found = (recognise(failure) for recognise in recognisers)
            return next((slip for slip in found if slip), None)
    return None


def _odd_blank(failure: Failure) -> Slip | None:
    text = failure.text
    above = previous_line(text, failure.line)
    for line in (failure.opening_line, failure.line, above):
        start = _ODD_START.match(text, line.start, line.end)
        key = _ODD_AFTER_KEY.match(text, line.first, line.end)
        end = max(match.end() if match else 0 for match in (start, key))
        positions = [at for at in range(line.start, end) if text[at] in ODD_BLANKS]
        if positions:
            return next(misread.odd_blank_slips(text, positions))
    return None


def _missing_blank(failure: Failure) -> Slip | None:
    text = failure.text
    for line in failure.candidate_lines():
        key = _UNSPACED_KEY.match(text, line.first, line.end)
        if key and key[1] in KEYS:
            return _blank_after(text, key.start(1), key.end())
        hyphen = _UNSPACED_HYPHEN.match(text, line.start + line.indent, line.end)
        if hyphen and parent_line(text, line).key in LISTS:
            return _blank_after(text, hyphen.start(), hyphen.end())
    return None


def _blank_after(text: str, start: int, end: int) -> Slip:
    edits = (Edit(end, end, " "),)
    return slip_with_fix(prose.missing_blank, text, start, end, edits, text[start:end])


def _mark_with_blank(failure: Failure) -> Slip | None:
    text = failure.text
    marks = list(MARK.finditer(text, failure.line.value, failure.line.end))
    if failure.at not in [match.end(1) for match in marks]:
        return None
    edits = tuple(Edit(*match.span(2), "") for match in marks)
    start, end = marks[0].start(), marks[0].end(1) + 1
    return slip_with_fix(prose.mark_with_blank, text, start, end, edits, marks[0][1])


def _backslash(failure: Failure) -> Slip | None:
    return quotes.backslash(failure.text, failure.since)


def _no_key(failure: Failure) -> Slip | None:
    if failure.text[failure.at : failure.at + 1] != ":":
        return None
    return Slip(keys.key_not_text, failure.at, failure.at + 1, keys.key_not_text())


def _second_document(failure: Failure) -> Slip | None:
    text = failure.text
    above = previous_line(text, failure.line)
    start, end = above.start, max(above.end, above.start + 1)
    removal = (Edit(failure.at, len(text), ""),)
    return Slip(file.several_documents, start, end, file.several_documents(), removal, False)


_NO_KEY = (
    _odd_blank,
    _missing_blank,
    line_starts.list_dash,
    entries.numbered_entry,
    colons.key_without_colon,
    colons.missing_colon,
    running_text.below_name,
    running_text.text_below_bar,
    running_text.text_without_bar,
    running_text.continued,
    running_text.stray,
)
_NO_ENTRY = (
    _odd_blank,
    quotes.text_after_quote,
    entries.ticked_box,
    line_starts.after_sign,
    _no_key,
    line_starts.list_dash,
    entries.numbered_entry,
    running_text.text_below_bar,
    colons.key_without_colon,
    keys_below_text.keys_below_text,
    entries.missing_hyphen,
    indents.wrong_column,
    running_text.stray,
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
            entries.numbered_entry,
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
    ("unknown escape character", (_backslash,)),
    ("did not find expected hexdecimal number", (_backslash,)),
    (
        "did not find expected ','",
        (quotes.text_after_quote, quotes.unclosed_bracket, quotes.colon_within),
    ),
    (
        "did not find expected node content",
        (quotes.nothing_between, entries.below_lone_hyphen, line_starts.begins_with_sign),
    ),
    ("did not find expected <document start>", (_second_document,)),
    ("", (line_starts.begins_with_sign,)),
)
