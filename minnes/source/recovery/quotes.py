"""Slips with quotes, brackets and braces: what is opened too early, or never closed."""

from __future__ import annotations

import re

from minnes.language.regex import regex
from minnes.source.codes import file, hyphens, prose, shape
from minnes.source.diagnostic import Edit
from minnes.source.key_kinds import KEYS
from minnes.source.recovery.line_edits import preview, quote_edits
from minnes.source.recovery.lines import (
    QUOTED,
    Failure,
    after_blanks,
    flow_value_end,
    line_at,
    lines_above,
    value_end,
)
from minnes.source.recovery.mending import Slip, slip_with_fix
from minnes.source.yaml_parser import flow_scalar_end

_COMMENT_WITHOUT_BLANK = regex(r"(?<=[ \t\[{,])#(?=\w)")


def colon_in_braces(failure: Failure) -> Slip | None:
    """Quote a value such as `10:30` in `{from: 10:30}`: the C parser refuses it, though it is right."""
    text, _, start, _ = failure
    end = flow_scalar_end(text, start)
    if end == start:
        return None
    return Slip(None, start, end, file.unreadable_line(), quote_edits(text, start, end))


def text_after_quote(failure: Failure) -> Slip | None:
    """Recognise words after a closing quotation mark, even if the opening one is lines above."""
    text, at, _, last = failure
    for line in (last, *lines_above(text, last)):
        for quoted in QUOTED.finditer(text, line.value):
            start, end = quoted.span()
            if start >= line.end or end > at:
                break
            if text[end:at].strip():
                continue
            if "\n" in quoted.group() and end > line.end:
                return _unclosed(text, start)
            whole_end = flow_value_end(text, at) if start > line.value else value_end(text, line)
            return quoted_whole(text, start, whole_end)
        if last.start - line.start > 10_000:
            break
    return None


def quoted_whole(text: str, start: int, end: int) -> Slip:
    """Return the slip of a text that goes on after its closing quotation mark: all is quoted."""
    quote, inside = text[start], text[start + 1 : end - 1]
    apostrophes = [start + 1 + m.start() for m in re.finditer(r"(?<=\w)'(?=\w)", inside)]
    if text[end - 1] == quote == "'" and 0 < len(apostrophes) == inside.count("'"):
        edits = tuple(Edit(at, at, "'") for at in apostrophes)
    else:
        edits = quote_edits(text, start, end)
    return slip_with_fix(prose.text_after_quote, text, start, end, edits)


def unclosed_quote(failure: Failure) -> Slip:
    """Recognise a quotation mark that nothing closes up to the end of the file."""
    return _unclosed(failure.text, failure.since)


def _unclosed(text: str, start: int) -> Slip:
    end = start + len(text[start : line_at(text, start).end].rstrip())
    closing = (Edit(end, end, text[start]),)
    mend = quote_edits(text, start, end) if text[start] == "'" else closing
    advice = prose.unclosed_quote(preview(text, closing))
    return Slip(prose.unclosed_quote, start, start + 1, advice, mend, certain=False)


def unclosed_bracket(failure: Failure) -> Slip | None:
    """Recognise a bracket or a brace that is not closed on its line."""
    text, at, start, _ = failure
    line, bracket = line_at(text, start), text[start : start + 1]
    if bracket not in ("[", "{") or at <= line.end:
        return None
    if comment := _COMMENT_WITHOUT_BLANK.search(text, start, line.end):
        return _comment_in_flow_value(text, start, comment.start())
    shown = text[start : line.end].rstrip()
    edits = (
        Edit(start + len(shown.rstrip(" ,")), start + len(shown), "]" if bracket == "[" else "}"),
    )
    certain = not shown.endswith(",") and line_at(text, at).key in KEYS
    return slip_with_fix(
        prose.unclosed_bracket, text, start, start + 1, edits, bracket, certain=certain
    )


def _comment_in_flow_value(text: str, opening: int, at: int) -> Slip:
    """Return the slip of a number sign within brackets, which cuts off the closing one too."""
    start = after_blanks(text, max(text.rfind(sign, opening, at) for sign in "[{,:") + 1, at)
    end = flow_value_end(text, at)
    edits = quote_edits(text, start, end)
    return slip_with_fix(prose.comment_in_text, text, at, end, edits, text[at:end])


def backslash(text: str, opening: int) -> Slip | None:
    """Recognise a backslash in double quotes, as in the path of a file: single quotes keep it."""
    quoted = re.compile(r'"[^"\n]*"').match(text, opening)
    if quoted is None:
        return None
    start, end = quoted.span()
    inner = (match.start() for match in re.compile("'").finditer(text, start, end))
    doubled = (Edit(at, at, "'") for at in inner)
    edits = (Edit(start, start + 1, "'"), *doubled, Edit(end - 1, end, "'"))
    at = text.index("\\", start)
    return slip_with_fix(prose.backslash_in_quotes, text, at, at + 1, edits)


def colon_within(failure: Failure) -> Slip | None:
    """Recognise a colon inside a text within braces or brackets."""
    text, at, opening, _ = failure
    if text[at : at + 1] != ":":
        return None
    before = max(text.rfind(sign, opening, at) for sign in ("{", "[", ",", ": "))
    start = after_blanks(text, before + 1, at)
    if start >= at or text[start] in "\"'[{":
        return None
    edits = quote_edits(text, start, flow_value_end(text, at))
    return slip_with_fix(shape.colon_in_text, text, start, at, edits, text[start:at])


def nothing_between(failure: Failure) -> Slip | None:
    """Recognise two commas with nothing between them."""
    text, at, _, _ = failure
    if text[at : at + 1] != "," or not text[:at].rstrip().endswith((",", "[", "{")):
        return None
    edits = (Edit(at, at + 1, ""),)
    return Slip(hyphens.blank_item, at, at + 1, hyphens.blank_item(comma=True), edits)
