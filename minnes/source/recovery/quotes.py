"""Slips with quotes, brackets and braces: what is opened too early, or never closed."""

from __future__ import annotations

import re

from minnes.source.codes import file, hyphens, prose, shape
from minnes.source.diagnostic import Edit
from minnes.source.key_kinds import KEYS
from minnes.source.recovery.lines import (
    QUOTED,
    Failure,
    line_at,
    lines_above,
    preview,
    quote_edits,
    value_end,
)
from minnes.source.recovery.mending import Slip
from minnes.source.yaml_parser import flow_text_end

_CUT = re.compile(r"(?<=[ \t\[{,])#(?=\w)")
_WITHIN = re.compile(r"[^,\]}\n]*")


def colon_in_braces(failure: Failure) -> Slip | None:
    """The C parser refuses `{from: 10:30}`, which is right: it is read on without a word."""
    end = flow_text_end(failure.text, failure.since)
    if end == failure.since:
        return None
    return Slip(
        None,
        failure.since,
        end,
        file.unreadable_line(),
        quote_edits(failure.text, failure.since, end),
    )


def text_after_quote(failure: Failure) -> Slip | None:
    """Words after a closing quotation mark, also when its opening one is lines above."""
    for line in (failure.line, *lines_above(failure.text, failure.line)):
        for quoted in QUOTED.finditer(failure.text, line.value):
            if quoted.start() >= line.end or quoted.end() > failure.at:
                break
            if failure.text[quoted.end() : failure.at].strip():
                continue
            start = quoted.start()
            if "\n" in quoted.group() and quoted.end() > line.end:
                return _unclosed(failure.text, start)
            end = value_end(failure.text, line)
            if start > line.value:
                stop = _WITHIN.match(failure.text, failure.at)
                end = len(failure.text[: stop.end() if stop else failure.at].rstrip())
            return quoted_whole(failure.text, start, end)
        if failure.line.start - line.start > 10_000:
            break
    return None


def quoted_whole(text: str, start: int, end: int) -> Slip:
    """What begins with a quotation mark and goes on after the closing one is quoted whole."""
    quote, inside = text[start], text[start + 1 : end - 1]
    inner = [start + 1 + m.start() for m in re.finditer(r"(?<=\w)'(?=\w)", inside)]
    if inner and text[end - 1] == quote == "'" and len(inner) == inside.count("'"):
        edits: tuple[Edit, ...] = tuple(Edit(at, at, "'") for at in inner)
    else:
        edits = quote_edits(text, start, end)
    advice = prose.text_after_quote(preview(text, edits))
    return Slip(prose.text_after_quote, start, end, advice, edits)


def unclosed_quote(failure: Failure) -> Slip | None:
    """A quotation mark that nothing closes up to the end of the file."""
    return _unclosed(failure.text, failure.since)


def _unclosed(text: str, start: int) -> Slip:
    line = line_at(text, start)
    end = start + len(text[start : line.end].rstrip())
    closing = (Edit(end, end, text[start]),)
    mend = quote_edits(text, start, end) if text[start] == "'" else closing
    advice = prose.unclosed_quote(preview(text, closing))
    return Slip(prose.unclosed_quote, start, start + 1, advice, mend, False)


def unclosed_bracket(failure: Failure) -> Slip | None:
    """A bracket or a brace that is not closed on its line."""
    line, opening = (
        line_at(failure.text, failure.since),
        failure.text[failure.since : failure.since + 1],
    )
    if opening not in ("[", "{") or failure.at <= line.end:
        return None
    if cut := _CUT.search(failure.text, failure.since, line.end):
        return _comment_within(failure, cut.start())
    shown = failure.text[failure.since : line.end].rstrip()
    end = failure.since + len(shown.rstrip(" ,"))
    edits = (Edit(end, failure.since + len(shown), "]" if opening == "[" else "}"),)
    advice = prose.unclosed_bracket(opening, preview(failure.text, edits))
    certain = not shown.endswith(",") and line_at(failure.text, failure.at).key in KEYS
    return Slip(prose.unclosed_bracket, failure.since, failure.since + 1, advice, edits, certain)


def _comment_within(failure: Failure, at: int) -> Slip:
    """A number sign within brackets or braces, which cuts off what follows and the closing one."""
    start = max(failure.text.rfind(sign, failure.since, at) for sign in "[{,:") + 1
    start += len(failure.text[start:at]) - len(failure.text[start:at].lstrip())
    stop = _WITHIN.match(failure.text, at)
    end = len(failure.text[: stop.end() if stop else at].rstrip())
    edits = quote_edits(failure.text, start, end)
    advice = prose.comment_in_text(failure.text[at:end], preview(failure.text, edits))
    return Slip(prose.comment_in_text, at, end, advice, edits)


def backslash(failure: Failure) -> Slip | None:
    """A backslash in double quotes, such as in the path of a file: single quotes keep it."""
    quoted = re.compile(r'"[^"\n]*"').match(failure.text, failure.since)
    if quoted is None:
        return None
    start, end = quoted.span()
    doubled = [Edit(m.start(), m.start(), "'") for m in re.finditer("'", failure.text[:end])]
    inner = [edit for edit in doubled if edit.start > start]
    edits = (Edit(start, start + 1, "'"), *inner, Edit(end - 1, end, "'"))
    advice = prose.backslash_in_quotes(preview(failure.text, edits))
    at = failure.text.index("\\", start)
    return Slip(prose.backslash_in_quotes, at, at + 1, advice, edits)


def colon_within(failure: Failure) -> Slip | None:
    """A colon inside a text within braces or brackets."""
    if failure.text[failure.at : failure.at + 1] != ":":
        return None
    start = (
        max(failure.text.rfind(sign, failure.since, failure.at) for sign in ("{", "[", ",", ": "))
        + 1
    )
    start += len(failure.text[start : failure.at]) - len(failure.text[start : failure.at].lstrip())
    stop = _WITHIN.match(failure.text, failure.at)
    end = len(failure.text[: stop.end() if stop else failure.at].rstrip())
    if start >= failure.at or failure.text[start] in "\"'[{":
        return None
    edits = quote_edits(failure.text, start, end)
    advice = shape.colon_in_text(failure.text[start : failure.at], preview(failure.text, edits))
    return Slip(shape.colon_in_text, start, failure.at, advice, edits)


def nothing_between(failure: Failure) -> Slip | None:
    """Two commas with nothing between them."""
    if failure.text[failure.at : failure.at + 1] != "," or not failure.text[
        : failure.at
    ].rstrip().endswith((",", "[", "{")):
        return None
    edits = (Edit(failure.at, failure.at + 1, ""),)
    return Slip(
        hyphens.blank_item, failure.at, failure.at + 1, hyphens.blank_item(comma=True), edits
    )
