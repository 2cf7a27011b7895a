"""Slips with quotes, brackets and braces: what is opened too early, or never closed."""

from __future__ import annotations

import re

from minnes.source.codes import file, hyphens, prose, shape
from minnes.source.diagnostic import Edit
from minnes.source.key_kinds import KEYS
from minnes.source.recovery.lines import (
    QUOTED,
    Trouble,
    corrected,
    line_at,
    lines_above,
    quoting,
    value_end,
)
from minnes.source.recovery.mending import Slip
from minnes.source.yaml_parser import flow_text_end

_CUT = re.compile(r"(?<=[ \t\[{,])#(?=\w)")
_WITHIN = re.compile(r"[^,\]}\n]*")


def colon_in_braces(t: Trouble) -> Slip | None:
    """The C parser refuses `{from: 10:30}`, which is right: it is read on without a word."""
    end = flow_text_end(t.text, t.since)
    if end == t.since:
        return None
    return Slip(None, t.since, end, file.unreadable_line(), quoting(t.text, t.since, end))


def text_after_quote(t: Trouble) -> Slip | None:
    """Words after a closing quotation mark, also when its opening one is lines above."""
    for line in (t.line, *lines_above(t.text, t.line)):
        for quoted in QUOTED.finditer(t.text, line.value):
            if quoted.start() >= line.end or quoted.end() > t.at:
                break
            if t.text[quoted.end() : t.at].strip():
                continue
            start = quoted.start()
            if "\n" in quoted.group() and quoted.end() > line.end:
                return _unclosed(t.text, start)
            end = value_end(t.text, line)
            if start > line.value:
                stop = _WITHIN.match(t.text, t.at)
                end = len(t.text[: stop.end() if stop else t.at].rstrip())
            return quoted_whole(t.text, start, end)
        if t.line.start - line.start > 10_000:
            break
    return None


def quoted_whole(text: str, start: int, end: int) -> Slip:
    """What begins with a quotation mark and goes on after the closing one is quoted whole."""
    quote, inside = text[start], text[start + 1 : end - 1]
    inner = [start + 1 + m.start() for m in re.finditer(r"(?<=\w)'(?=\w)", inside)]
    if inner and text[end - 1] == quote == "'" and len(inner) == inside.count("'"):
        edits: tuple[Edit, ...] = tuple(Edit(at, at, "'") for at in inner)
    else:
        edits = quoting(text, start, end)
    said = prose.text_after_quote(corrected(text, edits))
    return Slip(prose.text_after_quote, start, end, said, edits)


def unclosed_quote(t: Trouble) -> Slip | None:
    """A quotation mark that nothing closes up to the end of the file."""
    return _unclosed(t.text, t.since)


def _unclosed(text: str, start: int) -> Slip:
    line = line_at(text, start)
    end = start + len(text[start : line.end].rstrip())
    closing = (Edit(end, end, text[start]),)
    mend = quoting(text, start, end) if text[start] == "'" else closing
    said = prose.unclosed_quote(corrected(text, closing))
    return Slip(prose.unclosed_quote, start, start + 1, said, mend, False)


def unclosed_bracket(t: Trouble) -> Slip | None:
    """A bracket or a brace that is not closed on its line."""
    line, opening = line_at(t.text, t.since), t.text[t.since : t.since + 1]
    if opening not in ("[", "{") or t.at <= line.end:
        return None
    if cut := _CUT.search(t.text, t.since, line.end):
        return _comment_within(t, cut.start())
    shown = t.text[t.since : line.end].rstrip()
    end = t.since + len(shown.rstrip(" ,"))
    edits = (Edit(end, t.since + len(shown), "]" if opening == "[" else "}"),)
    said = prose.unclosed_bracket(opening, corrected(t.text, edits))
    certain = not shown.endswith(",") and line_at(t.text, t.at).key in KEYS
    return Slip(prose.unclosed_bracket, t.since, t.since + 1, said, edits, certain)


def _comment_within(t: Trouble, at: int) -> Slip:
    """A number sign within brackets or braces, which cuts off what follows and the closing one."""
    start = max(t.text.rfind(sign, t.since, at) for sign in "[{,:") + 1
    start += len(t.text[start:at]) - len(t.text[start:at].lstrip())
    stop = _WITHIN.match(t.text, at)
    end = len(t.text[: stop.end() if stop else at].rstrip())
    edits = quoting(t.text, start, end)
    said = prose.comment_in_text(t.text[at:end], corrected(t.text, edits))
    return Slip(prose.comment_in_text, at, end, said, edits)


def backslash(t: Trouble) -> Slip | None:
    """A backslash in double quotes, such as in the path of a file: single quotes keep it."""
    quoted = re.compile(r'"[^"\n]*"').match(t.text, t.since)
    if quoted is None:
        return None
    start, end = quoted.span()
    doubled = [Edit(m.start(), m.start(), "'") for m in re.finditer("'", t.text[:end])]
    inner = [edit for edit in doubled if edit.start > start]
    edits = (Edit(start, start + 1, "'"), *inner, Edit(end - 1, end, "'"))
    said = prose.backslash_in_quotes(corrected(t.text, edits))
    at = t.text.index("\\", start)
    return Slip(prose.backslash_in_quotes, at, at + 1, said, edits)


def colon_within(t: Trouble) -> Slip | None:
    """A colon inside a text within braces or brackets."""
    if t.text[t.at : t.at + 1] != ":":
        return None
    start = max(t.text.rfind(sign, t.since, t.at) for sign in ("{", "[", ",", ": ")) + 1
    start += len(t.text[start : t.at]) - len(t.text[start : t.at].lstrip())
    stop = _WITHIN.match(t.text, t.at)
    end = len(t.text[: stop.end() if stop else t.at].rstrip())
    if start >= t.at or t.text[start] in "\"'[{":
        return None
    edits = quoting(t.text, start, end)
    said = shape.colon_in_text(t.text[start : t.at], corrected(t.text, edits))
    return Slip(shape.colon_in_text, start, t.at, said, edits)


def nothing_between(t: Trouble) -> Slip | None:
    """Two commas with nothing between them."""
    if t.text[t.at : t.at + 1] != "," or not t.text[: t.at].rstrip().endswith((",", "[", "{")):
        return None
    edits = (Edit(t.at, t.at + 1, ""),)
    return Slip(hyphens.blank_item, t.at, t.at + 1, hyphens.blank_item(comma=True), edits)
