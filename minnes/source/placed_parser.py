"""YAML to data with positions, and the slips of what YAML accepts but minutes cannot hold.

The text is parsed event by event: so an alias has a position, and what is too deep or too long is
stopped where it becomes so.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, NoReturn

from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from minnes.language.regex import regex
from minnes.source.codes import file, keys, shape
from minnes.source.codes.advice import Advice
from minnes.source.codes.characters import CONTROL, ODD_BLANKS, control_character
from minnes.source.codes.shape import PLACEHOLDERS
from minnes.source.key_kinds import FREE, KEYS, LISTS, PEOPLE
from minnes.source.placed import Extent, Placed, PlacedDict, PlacedList, placed
from minnes.source.recovery import commas, entries, misread, quotes
from minnes.source.recovery.commas import Valueless
from minnes.source.recovery.mending import MendedText, Slip
from minnes.source.recovery.misread import TypedValue
from minnes.source.suspicion import COMMENT_WITHOUT_BLANK, ODD_ESCAPE
from minnes.source.yaml_parser import (
    IN_C,
    MAX_DEPTH,
    NodeParser,
    Refused,
    line_separator_stand_ins,
)

MAX_VALUES = 50_000
MAX_SLIPS = 100
_ODD = regex(f"[{''.join(sorted(ODD_BLANKS))}]")


class Composed(NamedTuple):
    """A text's placed data, and the slips in it."""

    data: Any
    slips: list[Slip]


def compose(mended: MendedText, pure: bool = False) -> Composed:
    """Return a text's placed data, by the C parser or the pure one; raises `Refused`."""
    composer = _Composer(mended, pure)
    try:
        data = composer.document()
    except _StopReading:
        data = None
    except MarkedYAMLError as error:
        since, mark = error.context_mark, error.problem_mark or error.context_mark
        raise Refused(
            mark.index if mark else 0,
            str(error.problem or error.context),
            since.index if since else None,
        ) from None
    except (YAMLError, ValueError, RecursionError) as error:
        raise Refused(0, type(error).__name__) from None
    return Composed(data, composer.slips)


class _StopReading(Exception):
    """A limit was passed: the rest of the text is not read."""


class _Composer:
    """Composes one text; `under` is the nearest key of the format above a value.

    `odd` are the offsets of all odd blanks, `blanks` of those that matter. `origin` maps offsets to
    the file, if the text was mended.
    """

    def __init__(self, mended: MendedText, pure: bool) -> None:
        self.text = mended.text
        self.origin = mended.origin if mended.edits else None
        self.slips: list[Slip] = []
        self.values = 0
        self.odd = [match.start() for match in _ODD.finditer(self.text)]
        self.blanks: list[int] = []
        self.cuts = COMMENT_WITHOUT_BLANK.search(self.text) is not None
        stand_ins = line_separator_stand_ins(self.text) if self.odd else {}
        self.separators = {ord(other): chr(separator) for separator, other in stand_ins.items()}
        shown = self.text.translate(stand_ins) if stand_ins else self.text
        by_c = IN_C and not pure
        self.event: Callable[[], Any] = NodeParser(shown).get_event if by_c else _pure(shown)

    def document(self) -> Any:
        self.event()
        if isinstance(self.event(), StreamEndEvent):
            return None
        data = self.node(self.event(), 0, "")
        self.event()
        after = self.event()
        if isinstance(after, DocumentStartEvent):
            start = after.start_mark.index
            self.say(file.several_documents, start, start + 3, file.several_documents())
        if self.blanks:
            self.add(misread.odd_blank_slips(self.text, sorted(set(self.blanks))))
        return data

    def add(self, slips: Iterable[Slip]) -> None:
        """Add slips, up to the number that anybody would read at once."""
        if len(self.slips) < MAX_SLIPS:
            self.slips += slips

    def say(self, code: Callable[..., Advice], start: int, end: int, advice: Advice) -> None:
        self.add((Slip(code, start, end, advice),))

    def stop(self, code: Callable[[int], Advice], at: int, limit: int) -> NoReturn:
        self.say(code, at, at + 1, code(limit))
        raise _StopReading

    def node(self, event: Any, depth: int, under: str) -> Any:
        kind, start = event.__class__, event.start_mark
        self.values += 1
        if self.values > MAX_VALUES:
            self.stop(file.too_many_values, start.index, MAX_VALUES)
        if kind is AliasEvent or event.anchor is not None or event.tag is not None:
            single = kind is AliasEvent or kind is ScalarEvent
            self.add(misread.sign_slips(self.text, start.index, event.end_mark.index, single))
        if kind is AliasEvent:
            return None
        if kind is ScalarEvent:
            if not event.style and (self.cuts or start.line != event.end_mark.line):
                self.add(misread.plain_text_slips(self.text, TypedValue.of(event), under))
            if event.style == "|" and under in LISTS:
                people, end = under in PEOPLE, event.end_mark.index
                self.add(entries.list_below_bar(self.text, start.index, end, people))
            if event.value in PLACEHOLDERS:
                advice = shape.placeholder(event.value)
                self.say(shape.placeholder, start.index, event.end_mark.index, advice)
            return self.scalar(event, under in FREE)
        if depth == MAX_DEPTH:
            self.stop(file.too_deep, start.index, MAX_DEPTH)
        within = self.mapping if kind is MappingStartEvent else self.sequence
        return within(event, depth + 1, under)

    def scalar(self, event: Any, free: bool) -> Placed | None:
        """Return a text. Its odd blanks matter outside quotes; in free text, only leading ones do."""
        start, end = event.start_mark.index, event.end_mark.index
        text, style = event.value, event.style or ""
        if style == '"' and ODD_ESCAPE.search(self.text, start, end):
            if slip := quotes.backslash(self.text, start):
                self.add((slip,))
            elif sign := CONTROL.search(text):
                self.say(control_character, start, end, control_character(sign[0]))
        if self.odd and not style:
            odd = self.odd[bisect_left(self.odd, start) : bisect_left(self.odd, end)]
            self.blanks += [at for n, at in enumerate(odd) if not free or at == start + n]
        if self.separators:
            text = text.translate(self.separators)
        if not text and not style:
            return None
        return placed(text, style, self.text, start, end, origin=self.origin)

    def mapping(self, opening: Any, depth: int, under: str) -> PlacedDict:
        found: dict[Any, Any] = {}
        seen: dict[str, Any] = {}
        valueless: list[Valueless] = []
        before: TypedValue | None = None
        while not isinstance(key_event := self.event(), MappingEndEvent):
            name = self.key(key_event, depth)
            event = self.event()
            value = self.node(event, depth, name if name is not None and name in KEYS else under)
            if opening.flow_style:
                key = TypedValue.of(key_event)
                if value is None:
                    valueless.append(Valueless(key, before, name in KEYS))
                before = TypedValue.of(event)
            if name is None:
                continue
            if name.endswith((" due", " id")):
                self.add(
                    misread.mark_slips(self.text, TypedValue.of(key_event), TypedValue.of(event))
                )
            if name in seen:
                first, second = TypedValue.of(seen[name]), TypedValue.of(key_event)
                self.add(misread.duplicate_key_slips(self.text, second, name, first, under))
                del found[name]
            seen[name], found[name] = key_event, value
        if valueless:
            start, end = opening.start_mark.index, key_event.end_mark.index
            others = len(seen) > len(valueless)
            self.add(commas.in_braces(self.text, start, end, valueless, others))
        return PlacedDict(found, self.extent(opening, key_event))

    def key(self, event: Any, depth: int) -> Placed | None:
        """Return a key, or None if it is not a text or is the merge key `<<`."""
        start, end = event.start_mark.index, event.end_mark.index
        if event.__class__ is not ScalarEvent or not event.value:
            self.node(event, depth, "")
            self.say(keys.key_not_text, start, max(end, start + 1), keys.key_not_text())
            return None
        if event.anchor is not None or event.tag is not None:
            self.add(misread.sign_slips(self.text, start, end, False))
        if event.value == "<<" and not event.style:
            self.say(keys.merge_key, start, end, keys.merge_key())
            return None
        if not event.style and event.value[0] in misread.BULLETS:
            self.add(misread.key_slips(self.text, TypedValue.of(event)))
        return self.scalar(event, False)

    def sequence(self, opening: Any, depth: int, under: str) -> PlacedList:
        found, events = [], []
        while not isinstance(event := self.event(), SequenceEndEvent):
            if isinstance(event, SequenceStartEvent) and not event.flow_style:
                self.add(misread.nested_list_slips(self.text, event.start_mark.index))
            events.append(event)
            found.append(self.node(event, depth, under))
        if opening.flow_style:
            self.add(commas.in_brackets(self.text, [TypedValue.of(each) for each in events]))
        starts = [each.start_mark.index for each in events]
        if None in found and not opening.flow_style:
            starts = [
                max(self.text.rfind("-", 0, at), 0) if value is None else at
                for at, value in zip(starts, found, strict=True)
            ]
        if self.origin:
            starts = [self.origin(at) for at in starts]
        return PlacedList(found, self.extent(opening, event), tuple(starts))

    def extent(self, opening: Any, closing: Any) -> Extent:
        start, end = opening.start_mark.index, closing.end_mark.index
        return Extent(self.origin(start), self.origin(end)) if self.origin else Extent(start, end)


def _pure(text: str) -> Callable[[], Any]:
    from ruamel.yaml import YAML

    events = YAML(typ="safe", pure=True).parse(text)
    return lambda: next(events)
