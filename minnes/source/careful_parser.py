"""The careful parser: data with the position of every value, and diagnostics of all slips.

Where YAML refuses the text and the slip is known, the text is mended in memory and parsed again, so
that one run reports everything. Diagnostics and edits always refer to the file as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

from minnes.language.regex import regex
from minnes.source import placed_parser
from minnes.source.codes import characters, file, prose, shape
from minnes.source.codes.advice import code_name
from minnes.source.diagnostic import Diagnostic, Edit, Severity, Span
from minnes.source.key_kinds import KEYS
from minnes.source.placed_parser import MAX_SLIPS, Composed
from minnes.source.recovery.lines import line_at, line_end
from minnes.source.recovery.mending import MendedText, Slip
from minnes.source.recovery.misread import MAX_EDITS
from minnes.source.recovery.recognise import find_slip
from minnes.source.yaml_parser import Refused, Source

MAX_PURE_LENGTH = 50_000
"""Characters of a text that the pure Python parser, which is slow, is asked to read."""

MAX_PARSED = 10_000_000
"""Characters that are parsed in all the attempts at one file together."""

_SHIFTING = (
    prose.wrong_indentation,
    prose.text_not_indented,
    prose.stray_line,
    characters.tab_in_indentation,
)
"""Codes whose fix moves lines. Such a slip soon after another, or anywhere after an uncertain one,
may only be a consequence of it."""

# Characters that YAML does not allow.
# A carriage return without a line feed, as on computers before 2001.
_RETURN = regex(r"\r(?!\n)")
# The lines before the first one with content: blank ones, comments, directives.
_HEAD = regex(r"(?:[ \t]*(?:#.*)?\r?\n|%.*(?:\n|$))*")
_GIT = regex(r"^(?P<sign>[<|=>])(?P=sign){6,}(?: [^\n]*)?\r?(?:\n|\Z)", re.MULTILINE)
"""A line that git marks a conflict with."""
_OWN_KEY = regex(rf"^(?:{'|'.join(sorted(KEYS))})[ \t]*:", re.MULTILINE)
_DIRECTIVE = regex(r"^%.*(?:\n|$)", re.MULTILINE)


def compose(source: Source) -> tuple[Any, list[Diagnostic]]:
    """Return a text's placed data, None unless it is a mapping, and the diagnostics of its slips."""
    attempt = _MendingParser(source)
    data = attempt.data()
    if isinstance(data, dict):
        return data, attempt.diagnostics
    if not attempt.diagnostics:
        code = file.empty_file if data is None else file.not_minutes
        at = getattr(data, "start", 0)
        attempt.report(Slip(code, at, at, code()), attempt.mended)
    return None, attempt.diagnostics


class _MendingParser:
    """Parses one text, mending it in between.

    `reached` is the offset up to which the last attempt came, `parsed` the characters of all
    attempts, and up to line `unsure_until` a slip that moves lines may follow from an earlier one.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self.mended = MendedText(_RETURN.sub("\n", source.text))
        self.diagnostics: list[Diagnostic] = []
        self.parsed = 0
        self.reached = -1
        self.colon = -1
        self.unsure_until = -1
        self.shifted: object = None

    def data(self) -> Any:
        """Return the data of the text, mended where possible; None if that is not enough."""
        self.mend(_slips_before_parsing(self.source.text))
        while len(self.diagnostics) < MAX_SLIPS:
            self.parsed += len(self.mended.text)
            try:
                composed = placed_parser.compose(self.mended)
            except Refused as refused:
                slip = find_slip(self.mended.text, refused)
                if slip is not None:
                    if self.mend_and_continue(slip, refused):
                        continue
                    return None
                composed = self.compose_purely(refused)
            if not self.mend(slip for slip in composed.slips if slip.mend):
                for slip in composed.slips:
                    self.report(slip, self.mended)
                return composed.data
        return None

    def mend_and_continue(self, slip: Slip, refused: Refused) -> bool:
        """Report a slip and mend it; return whether another attempt may come further."""
        reached = self.mended.origin(refused.offset)
        # Several keys without their colons are refused together, below the last of them.
        colon = self.mended.origin(slip.start) if slip.code is shape.missing_colon else -1
        if reached <= self.reached and not colon > self.colon >= 0:
            # The last fix did not help: it should not be offered either.
            self.diagnostics[-1:] = [replace(last, edits=()) for last in self.diagnostics[-1:]]
            return False
        if slip.code in _SHIFTING:
            line = self.source.text.count("\n", 0, reached)
            habit = slip.code is self.shifted is prose.text_not_indented
            sure = slip.certain and self.unsure_until < MAX_PARSED
            if line <= self.unsure_until and not habit and not sure:
                return False
            self.shifted = slip.code
            self.unsure_until = line + (10 if slip.certain else MAX_PARSED)
        self.reached, self.colon = reached, colon
        return self.mend((slip,))

    def mend(self, slips: Iterable[Slip]) -> bool:
        """Report slips and mend them; return whether the text changed."""
        before = self.mended
        for slip in slips:
            small = len(slip.mend) <= MAX_EDITS and self.parsed < MAX_PARSED
            edits = before.original_edits(slip.mend) if small else ()
            mended = self.mended.adding(edits) if edits else None
            self.mended = mended or self.mended
            unsure = self.unsure_until >= MAX_PARSED and _below_moved_line(before, slip.mend, edits)
            offered = mended and slip.certain and not unsure
            self.report(slip, before, edits if offered else ())
        return self.mended is not before and len(self.diagnostics) < MAX_SLIPS

    def compose_purely(self, refused: Refused) -> Composed:
        """Return what the pure Python parser makes of a text that the C parser refuses."""
        if len(self.mended.text) <= MAX_PURE_LENGTH:
            try:
                return placed_parser.compose(self.mended, pure=True)
            except Refused as again:
                refused = again
        at = min(refused.offset, len(self.mended.text))
        end = line_end(self.mended.text, at)
        code = file.unreadable_line if _OWN_KEY.search(self.source.text) else file.not_minutes
        return Composed(None, [Slip(code, at, end, code())])

    def report(self, slip: Slip, mended: MendedText, edits: tuple[Edit, ...] = ()) -> None:
        """Add the diagnostic of a slip in the mended text, with its span in the file as it is."""
        if slip.code is None:
            return
        start, end = mended.origin(slip.start), mended.origin(slip.end)
        start = min(start, len(self.source.text))
        end = min(max(start, end), len(self.source.text))
        span = Span.within(self.source.text, start, end)
        name = code_name(slip.code)
        path, advice = self.source.path, slip.advice
        found = Diagnostic(path, span, Severity.ERROR, name, advice.message, advice.hint, edits)
        if found.order not in [known.order for known in self.diagnostics]:
            self.diagnostics.append(found)


def _below_moved_line(mended: MendedText, mend: tuple[Edit, ...], edits: tuple[Edit, ...]) -> bool:
    """Return whether an edit adds a line below one that stands elsewhere in the file as it is."""
    return any(
        "\n" in new.replacement
        and line_at(mended.text, new.start).indent != line_at(mended.original, old.start).indent
        for new, old in zip(mend, edits, strict=False)
    )


def _slips_before_parsing(text: str) -> Iterator[Slip]:
    """Yield the slips that no parser accepts, or that would make its positions wrong."""
    if "<<<<<<<" in text:
        yield from _conflicts(text)
    if text.startswith("\ufeff"):
        yield Slip(characters.odd_blank, 0, 1, characters.odd_blank("\ufeff"), (Edit(0, 1, ""),))
    if returns := [match.start() for match in _RETURN.finditer(text)]:
        advice = characters.bare_return(len(returns))
        edits = tuple(Edit(at, at + 1, "\n") for at in returns[: MAX_EDITS + 1])
        yield Slip(characters.bare_return, returns[0], returns[0] + 1, advice, edits)
    if matches := list(characters.CONTROL.finditer(text)):
        first = matches[0]
        edits = tuple(
            Edit(*match.span(), " " if match.group() in "\x0b\x0c" else "") for match in matches
        )
        advice = characters.control_character(first.group(), len(matches))
        yield Slip(characters.control_character, *first.span(), advice, edits)
    head = _HEAD.match(text)
    for match in _DIRECTIVE.finditer(text, 0, head.end() if head else 0):
        shown = match.group().rstrip()
        end = match.start() + len(shown)
        advice = file.directive_line(shown)
        yield Slip(file.directive_line, match.start(), end, advice, (Edit(*match.span(), ""),))


def _conflicts(text: str) -> Iterator[Slip]:
    """Yield the conflicts that git left; the first version is taken so that parsing can go on."""
    markers = islice(_GIT.finditer(text), 4 * MAX_SLIPS)
    for begin in markers:
        if begin["sign"] != "<":
            continue
        advice, shown = file.conflict_left(), begin.start() + len(begin.group().rstrip())
        middle = next(markers, None)
        if middle and middle["sign"] == "|":
            next(markers, None)  # what both had before stands between the two versions
        end = next(markers, None)
        edits: tuple[Edit, ...] = ()
        if middle and end and middle["sign"] in "|=" and end["sign"] == ">":
            # The line break above goes rather than the one below, where the next may begin.
            below = end.end() - end.group().endswith("\n")
            edits = (Edit(*begin.span(), ""), Edit(middle.start() - 1, below, ""))
            if begin.end() == middle.start():
                edits = (Edit(begin.start(), below, ""),)
        yield Slip(file.conflict_left, begin.start(), shown, advice, edits, certain=False)
