"""Reading a text again with the place of every value, and with all that is wrong in it as text.

Where the text cannot be read on and it is known what was meant, it is mended in memory and read on,
so that one run shows everything. What is said and offered always concerns the file as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from minnes.source import placed_parser
from minnes.source.codes import characters, file, prose, shape
from minnes.source.codes.advice import Advice
from minnes.source.diagnostic import Diagnostic, Edit, Severity, Span
from minnes.source.key_kinds import KEYS
from minnes.source.placed_parser import MAX_SLIPS, Composed
from minnes.source.places import Places
from minnes.source.recovery.lines import with_native_breaks
from minnes.source.recovery.mending import MendedText, Slip
from minnes.source.recovery.misread import MAX_EDITS
from minnes.source.recovery.recognise import find_slip
from minnes.source.yaml_parser import Refused, Source

PURE_UP_TO = 50_000
"""Characters that the pure parser, which is slow, is asked to read."""

READ_UP_TO = 10_000_000
"""Characters that are read in all the attempts at one file together."""

_SHIFTING = (
    prose.wrong_indentation,
    prose.text_not_indented,
    prose.stray_line,
    characters.tab_in_indentation,
)
"""What moves lines. After a guess such a slip may only follow from it, and so may an unsure one soon
after another."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_RETURN = re.compile(r"\r(?!\n)")
_HEAD = re.compile(r"(?:[ \t]*(?:#.*)?\r?\n|%.*(?:\n|$))*")
_GIT = re.compile(r"^(?P<sign>[<=>])(?P=sign){6,}(?: [^\n]*)?(?:\n|\Z)", re.MULTILINE)
"""A line that git marks a conflict with."""
_OWN_KEY = re.compile(rf"^(?:{'|'.join(sorted(KEYS))})[ \t]*:", re.MULTILINE)
_DIRECTIVE = re.compile(r"^%.*(?:\n|$)", re.MULTILINE)


def compose(source: Source) -> tuple[Any, list[Diagnostic]]:
    """Return a text's data, every value with its place, and diagnostics; no data if it has no keys."""
    reading = _Reading(source)
    data = reading.data()
    if isinstance(data, dict):
        return data, reading.found
    if not reading.found:
        code = file.empty_file if data is None else file.not_minutes
        at = getattr(data, "start", 0)
        reading.say(Slip(code, at, at, code()), reading.mended)
    return None, reading.found


def diagnostic(places: Places, at: Any, code: str, advice: Advice) -> Diagnostic:
    """Return what is said of a placed value as a diagnostic."""
    span = places.at(at)
    edits = (
        (Edit(span.start, span.end, advice.replacement),) if advice.replacement is not None else ()
    )
    path = places.source.path
    return Diagnostic(path, span, Severity.ERROR, code, advice.message, advice.hint, edits)


class _Reading:
    """One file's text while it is read and mended."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.mended = MendedText(_RETURN.sub("\n", source.text))
        self.found: list[Diagnostic] = []
        self.read = 0
        self.reached = -1
        self.colon = -1
        self.unsure_until = -1
        self.shifted: object = None

    def data(self) -> Any:
        """Return the data of the text, mended where that is possible."""
        self.mend(_slips_before_parsing(self.source.text))
        while True:
            self.read += len(self.mended.text)
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
                    self.say(slip, self.mended)
                return composed.data

    def mend_and_continue(self, slip: Slip, refused: Refused) -> bool:
        """Say a slip and mend it; return whether the text may be read further now."""
        reached = self.mended.origin(refused.offset)
        # Several keys without their colons are refused together, below the last of them.
        colon = self.mended.origin(slip.start) if slip.code is shape.missing_colon else -1
        if reached <= self.reached and not colon > self.colon >= 0:
            # What was mended last did not help: then it is not what should be offered.
            self.found[-1:] = [replace(last, edits=()) for last in self.found[-1:]]
            return False
        if slip.code in _SHIFTING:
            line = self.source.text.count("\n", 0, reached)
            habit = slip.code is self.shifted is prose.text_not_indented
            sure = slip.certain and self.unsure_until < READ_UP_TO
            if line <= self.unsure_until and not habit and not sure:
                return False
            self.shifted = slip.code
            self.unsure_until = line + (10 if slip.certain else READ_UP_TO)
        self.reached, self.colon = reached, colon
        return self.mend((slip,))

    def mend(self, slips: Iterable[Slip]) -> bool:
        """Say slips and mend them; return whether anything is mended by it."""
        before = self.mended
        for slip in slips:
            small = len(slip.mend) <= MAX_EDITS and self.read < READ_UP_TO
            edits = before.original_edits(slip.mend) if small else ()
            mended = self.mended.adding(edits) if edits else None
            self.mended = mended or self.mended
            self.say(slip, before, edits if mended and slip.certain else ())
        return self.mended is not before and len(self.found) < MAX_SLIPS

    def compose_purely(self, refused: Refused) -> Composed:
        """Return what the pure parser makes of a text that the C parser refuses."""
        if len(self.mended.text) <= PURE_UP_TO:
            try:
                return placed_parser.compose(self.mended, pure=True)
            except Refused as again:
                refused = again
        at = min(refused.offset, len(self.mended.text))
        end = self.mended.text.find("\n", at)
        end = len(self.mended.text) if end < 0 else end
        code = file.unreadable_line if _OWN_KEY.search(self.source.text) else file.not_minutes
        return Composed(None, [Slip(code, at, end, code())])

    def say(self, slip: Slip, mended: MendedText, edits: tuple[Edit, ...] = ()) -> None:
        """Add a slip of the mended text to what was found, where it stands in the file as it is."""
        if slip.code is None:
            return
        start, end = mended.origin(slip.start), mended.origin(slip.end)
        start = min(start, len(self.source.text))
        end = min(max(start, end), len(self.source.text))
        span = Span.within(self.source.text, start, end)
        name = slip.code.__name__.replace("_", "-")
        path, advice = self.source.path, slip.advice
        edits = with_native_breaks(self.source.text, edits)
        found = Diagnostic(path, span, Severity.ERROR, name, advice.message, advice.hint, edits)
        if found.order not in [known.order for known in self.found]:
            self.found.append(found)


def _slips_before_parsing(text: str) -> Iterator[Slip]:
    """Yield what no parser lets pass, and what must be mended before places can be trusted."""
    if "<<<<<<<" in text:
        yield from _conflicts(text)
    if text.startswith("\ufeff"):
        yield Slip(characters.odd_blank, 0, 1, characters.odd_blank("\ufeff"), (Edit(0, 1, ""),))
    if returns := [match.start() for match in _RETURN.finditer(text)]:
        advice = characters.bare_return(len(returns))
        edits = tuple(Edit(at, at + 1, "\n") for at in returns[: MAX_EDITS + 1])
        yield Slip(characters.bare_return, returns[0], returns[0] + 1, advice, edits)
    if matches := list(_CONTROL.finditer(text)):
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
    """Yield the conflicts that git left; to read on, the first of two versions is taken."""
    signs_of_git = iter(list(_GIT.finditer(text))[: 3 * MAX_EDITS])
    for begin in signs_of_git:
        if begin["sign"] != "<":
            continue
        advice, shown = file.conflict_left(), begin.start() + len(begin.group().rstrip())
        middle, end = next(signs_of_git, None), next(signs_of_git, None)
        edits: tuple[Edit, ...] = ()
        if middle and end and (middle["sign"], end["sign"]) == ("=", ">"):
            edits = (Edit(*begin.span(), ""), Edit(middle.start(), end.end(), ""))
        yield Slip(file.conflict_left, begin.start(), shown, advice, edits, certain=False)
