"""Slips with colons: a colon in a text that makes it a key, and keys and names without a colon.

Under a key of free text, all before such a colon is text. Under a key of a list it begins an entry,
and where names are keys it may be a name: quotes would then make one text of several things.
"""

from __future__ import annotations

from itertools import takewhile

from minnes.language.cues import LABELS
from minnes.language.regex import regex
from minnes.source.codes import prose, shape
from minnes.source.codes.advice import write
from minnes.source.codes.keys import PROSE
from minnes.source.diagnostic import Edit
from minnes.source.key_kinds import FREE, KEYS, LISTS, NAMED, PEOPLE
from minnes.source.recovery import line_starts, quotes, running_text
from minnes.source.recovery.key_separator import sign_for_colon
from minnes.source.recovery.line_edits import preview, quote_edits
from minnes.source.recovery.lines import (
    DASHED,
    MARK,
    NAME,
    Failure,
    Line,
    after_blanks,
    line_at,
    lines_below,
    next_line,
    parent_line,
    previous_line,
    under_bar,
    value_end,
)
from minnes.source.recovery.mending import Slip, slip_with_fix

_FIGURE = r"[^:,\n]+:[ \t]+[^:\s][^:\n]*"
# What follows on a comma and may be somebody's name.
_SECOND_OWNER = regex(r"[,;.]\s+(?P<name>[A-ZÅÄÖ][\w-]*(?: [A-ZÅÄÖ][\w-]*){0,2})$")
_COMMA = regex(r",[ \t]+(?=[^:,\n]+:)")
_FIGURES = regex(rf"{_FIGURE}(?:{_COMMA.pattern}{_FIGURE})*")
"""Figures on one line: a label, a colon and the figure, commas between."""


def colon_in_text(failure: Failure) -> Slip | None:
    """Recognise a colon in a text without quotes."""
    text, owner = failure.text, failure.line
    if not owner.key or owner.colon == failure.at:
        owner = parent_line(text, owner)
    below = owner.value == owner.end
    if below and owner.key in PROSE:
        return running_text.text_without_bar(failure)
    end = value_end(text, owner)
    start = after_blanks(text, owner.value, end)
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
    if not below and (entries := _entries(text, owner, start, end, label)):
        advice = shape.colon_in_text(label)._replace(hint=write(preview(text, entries)))
        return Slip(shape.colon_in_text, begin, failure.at, advice, entries)
    if slip := _second_task(text, owner, begin, failure.at):
        return slip
    marks = (Edit(m.start(2), m.end(2), "") for m in MARK.finditer(text, start, end))
    edits = tuple(sorted((*quote_edits(text, start, end), *marks), key=lambda edit: edit.start))
    among_keys = below and failure.line.key in KEYS
    if not among_keys and _is_text(text, owner) and _one_text(text, start, end):
        return slip_with_fix(shape.colon_in_text, text, begin, failure.at, edits, label)
    advice = shape.colon_in_text(label, people=_of_people(text, owner))
    return Slip(shape.colon_in_text, begin, failure.at, advice, edits, certain=False)


def _second_task(text: str, owner: Line, start: int, end: int) -> Slip | None:
    """Return the slip of `ringer, Bo Ek` in `- Anna Lind: ringer, Bo Ek: skriver`."""
    another = _SECOND_OWNER.search(text, start, end)
    if owner.dash < 0 or parent_line(text, owner).key != "actions" or another is None:
        return None
    if another["name"].casefold() in LABELS:
        return None
    edits = (Edit(another.start(), another.start("name"), f"\n{' ' * owner.dash}- "),)
    advice = shape.colon_in_text(text[start:end])._replace(hint=write(preview(text, edits)))
    return Slip(shape.colon_in_text, start, end, advice, edits, certain=False)


def missing_colon(failure: Failure) -> Slip | None:
    """Recognise a line among names that has a dash where the others have a colon."""
    text, line = failure.text, failure.opening_line
    if under_bar(text, previous_line(text, line)):
        return None
    return _dashed(text, parent_line(text, line), line)


def key_without_colon(failure: Failure) -> Slip | None:
    """Recognise a key or a name without its colon, with another sign instead or keys below it."""
    text = failure.text
    above = previous_line(text, failure.line)
    for line in sorted({*failure.candidate_lines()}):
        slip = sign_for_colon(text, line.first, line.end) or _name_alone(text, line)
        if slip:
            return slip
    word, _, rest = text[above.first : above.end].partition(" ")
    if above.key or word not in KEYS or not rest.strip() or above.column != failure.line.column:
        return None
    end = above.first + len(word)
    edits = (Edit(end, end, ":"),)
    return slip_with_fix(shape.missing_colon, text, above.first, end, edits, word)


def _name_alone(text: str, line: Line) -> Slip | None:
    """Return the slip of a name without a colon on a line of its own, above keys or among names."""
    word = text[line.first : line.end].rstrip()
    above, below = parent_line(text, line).key, next_line(text, line)
    if line.key or line.dash >= 0 or above not in NAMED or not NAME.fullmatch(word):
        return None
    keys_below = below.key in KEYS and below.indent > line.indent and above not in PEOPLE
    if not keys_below and not _is_among_names(text, line, word):
        return None
    end = line.first + len(word)
    edits = (Edit(end, end, ":"),)
    return slip_with_fix(
        shape.missing_colon, text, line.first, end, edits, word, certain=keys_below
    )


def _is_among_names(text: str, line: Line, word: str) -> bool:
    """Return whether a line of a few words stands beside one that begins with a name and a colon."""
    beside = (previous_line(text, line), next_line(text, line))
    if " " in word and beside[0].key and beside[0].value >= beside[0].end:
        return False  # it is rather what stands below that name
    short = word[0].isupper() and word.count(" ") < 3 and not word.endswith(".")
    return short and any(
        other.key and other.dash < 0 and other.column == line.indent for other in beside
    )


def _among_names(text: str, owner: Line, first: Line) -> Slip | None:
    """Return the slip of the first of several lines of which the others begin with names or keys."""
    if owner.key in NAMED:
        return _dashed(text, owner, first) or _name_above(text, first)
    if parent_line(text, owner).key != "updates":
        return None
    edits = (Edit(first.first, first.first, "text: "),)
    return slip_with_fix(prose.text_without_key, text, first.first, first.end, edits, "text")


def _name_above(text: str, line: Line) -> Slip | None:
    """Return the slip of a name without a colon on a line of its own, above one that has its colon."""
    word = text[line.first : line.end].partition(" #")[0].rstrip()
    below = next_line(text, line)
    if not NAME.fullmatch(word) or not below.key or below.column != line.column:
        return None
    end = line.first + len(word)
    edits = (Edit(end, end, ":"),)
    return slip_with_fix(shape.missing_colon, text, line.first, end, edits, word, certain=False)


def _dashed(text: str, owner: Line, line: Line) -> Slip | None:
    """Return the slip of a line with a dash after its name, if names are keys there."""
    match = DASHED.match(text, line.first, line.end)
    if match is None or owner.key not in NAMED or line.dash >= 0:
        return None
    edits = (Edit(*match.span("dash"), ": "),)
    # Where people are named, either of the two may be the organization.
    certain = owner.key not in PEOPLE
    return slip_with_fix(
        shape.missing_colon,
        text,
        match.start(),
        match.end("name"),
        edits,
        match["name"],
        certain=certain,
    )


def _entries(text: str, owner: Line, start: int, end: int, label: str) -> tuple[Edit, ...]:
    """Return the edits that move a value to lines below its key, which holds entries or names.

    Figures with commas between them get a line each.
    """
    if owner.key in PEOPLE or owner.key not in LISTS | NAMED:
        return ()
    if owner.key in NAMED and not NAME.fullmatch(label):
        return ()
    line = f"\n{' ' * (owner.column + 2)}"
    first = Edit(owner.colon + 1, start, line + ("- " if owner.key in LISTS else ""))
    several = owner.key == "figures" and _FIGURES.fullmatch(text, start, end)
    commas = _COMMA.finditer(text, start, end) if several else ()
    return (first, *(Edit(*comma.span(), line) for comma in commas))


def _is_text(text: str, owner: Line) -> bool:
    """Return whether the value of a key is certainly one text."""
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
