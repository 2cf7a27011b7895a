"""What was meant where a colon makes a key of what is none: a text, an entry of a list, or a name.

What stands before such a colon is text under a key of text. Under a key of a list it begins an
entry, and where names are keys it may be one: then quotes would make a single text of several
things.
"""

from __future__ import annotations

from itertools import takewhile

from minnes.source.codes import prose, shape
from minnes.source.codes.advice import write
from minnes.source.codes.keys import PROSE
from minnes.source.diagnostic import Edit
from minnes.source.key_kinds import FREE, KEYS, LISTS, NAMED, PEOPLE
from minnes.source.recovery import indents, line_starts, quotes
from minnes.source.recovery.key_separator import sign_for_colon
from minnes.source.recovery.lines import (
    DASHED,
    MARK,
    NAME,
    Failure,
    Line,
    has_content,
    line_at,
    lines_above,
    lines_below,
    lines_run_on_from,
    parent_line,
    preview,
    quote_edits,
    under_bar,
    value_end,
)
from minnes.source.recovery.mending import Slip


def colon_in_text(failure: Failure) -> Slip | None:
    """A colon in a text that has no quotes."""
    text, owner = failure.text, failure.line
    if not owner.key or owner.colon == failure.at:
        owner = parent_line(text, owner)
    below = owner.value == owner.end
    if below and owner.key in PROSE:
        return indents.text_without_bar(failure)
    start, end = owner.value, value_end(text, owner)
    start += len(text[start:end]) - len(text[start:end].lstrip())
    if not start <= failure.at <= end:
        return None
    if text[start] in "\"'":
        return quotes.quoted_whole(text, start, end)
    if text[start] in "[{&*!%@`":
        return line_starts.begins_with_sign(failure._replace(since=start))
    if below and (slip := _among_names(text, owner, line_at(text, start))):
        return slip
    begin = max(start, failure.line.start + failure.line.indent)
    label = text[begin : failure.at]
    if not below and (entry := _entry(owner, start, label)):
        advice = shape.colon_in_text(label)._replace(hint=write(preview(text, (entry,))))
        return Slip(shape.colon_in_text, begin, failure.at, advice, (entry,))
    marks = (Edit(m.start(2), m.end(2), "") for m in MARK.finditer(text, start, end))
    edits = tuple(sorted((*quote_edits(text, start, end), *marks), key=lambda edit: edit.start))
    if (
        _is_text(text, owner)
        and not (below and failure.line.key in KEYS)
        and _one_text(text, start, end)
    ):
        advice = shape.colon_in_text(label, preview(text, edits))
        return Slip(shape.colon_in_text, begin, failure.at, advice, edits)
    advice = shape.colon_in_text(label, people=_of_people(text, owner))
    return Slip(shape.colon_in_text, begin, failure.at, advice, edits, certain=False)


def missing_colon(failure: Failure) -> Slip | None:
    """A line among names that has a dash where the others have a colon."""
    line = line_at(failure.text, failure.since)
    above = next(lines_above(failure.text, line), line)
    if under_bar(failure.text, above):
        return None
    return _dashed(failure.text, parent_line(failure.text, line), line)


def key_without_colon(failure: Failure) -> Slip | None:
    """A line that begins with a key of the format and no colon, but another sign or a key below."""
    above = next(lines_above(failure.text, failure.line), failure.line)
    for line in sorted(
        {
            line_at(failure.text, failure.since),
            failure.line,
            *lines_run_on_from(failure.text, failure.line),
        }
    ):
        slip = sign_for_colon(failure.text, line.first, line.end) or _bare(failure.text, line)
        if slip:
            return slip
    word, _, rest = failure.text[above.first : above.end].partition(" ")
    if above.key or word not in KEYS or not rest.strip() or above.column != failure.line.column:
        return None
    end = above.first + len(word)
    edits = (Edit(end, end, ":"),)
    advice = shape.missing_colon(word, preview(failure.text, edits))
    return Slip(shape.missing_colon, above.first, end, advice, edits)


def _bare(text: str, line: Line) -> Slip | None:
    """Return what is said of a name that stands alone, with keys of the format further in below it."""
    word = text[line.first : line.end].rstrip()
    below = next((low for low in lines_below(text, line) if has_content(text, low)), line)
    if line.key or line.dash >= 0 or below.key not in KEYS or below.indent <= line.indent:
        return None
    if not NAME.fullmatch(word) or parent_line(text, line).key not in NAMED - PEOPLE:
        return None
    edits = (Edit(line.first + len(word), line.first + len(word), ":"),)
    advice = shape.missing_colon(word, preview(text, edits))
    return Slip(shape.missing_colon, line.first, line.first + len(word), advice, edits)


def _among_names(text: str, owner: Line, first: Line) -> Slip | None:
    """Return what is wrong with the first of several lines, if names or keys begin the others."""
    if owner.key in NAMED:
        return _dashed(text, owner, first)
    if parent_line(text, owner).key != "updates":
        return None
    edits = (Edit(first.first, first.first, "text: "),)
    advice = prose.text_without_key("text", preview(text, edits))
    return Slip(prose.text_without_key, first.first, first.end, advice, edits)


def _dashed(text: str, owner: Line, line: Line) -> Slip | None:
    match = DASHED.match(text, line.first, line.end)
    if match is None or owner.key not in NAMED or line.dash >= 0:
        return None
    edits = (Edit(*match.span("dash"), ": "),)
    advice = shape.missing_colon(match["name"], preview(text, edits))
    # Where people are named, either of the two may be the organization.
    certain = owner.key not in PEOPLE
    return Slip(shape.missing_colon, match.start(), match.end("name"), advice, edits, certain)


def _entry(owner: Line, start: int, label: str) -> Edit | None:
    """Return what puts a value on a line of its own below its key, where entries or names stand."""
    if owner.key in PEOPLE or owner.key not in LISTS | NAMED:
        return None
    if owner.key in NAMED and not NAME.fullmatch(label):
        return None
    sign = "- " if owner.key in LISTS else ""
    return Edit(owner.colon + 1, start, f"\n{' ' * (owner.column + 2)}{sign}")


def _is_text(text: str, owner: Line) -> bool:
    """Return whether what stands after a key is surely one text, with whatever signs it holds."""
    if owner.key in KEYS:
        return owner.key in FREE and owner.key not in NAMED
    above = parent_line(text, owner).key
    return (owner.dash >= 0 and above in LISTS - PEOPLE) or above in NAMED - PEOPLE


def _one_text(text: str, start: int, end: int) -> bool:
    """Return whether no line of a text but its first begins with a key or a hyphen."""
    lines = takewhile(lambda line: line.start < end, lines_below(text, line_at(text, start)))
    return all(line.key not in KEYS and line.dash < 0 for line in lines)


def _of_people(text: str, owner: Line) -> bool:
    return owner.key in PEOPLE or parent_line(text, owner).key in PEOPLE
