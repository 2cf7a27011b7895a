"""Describes changes in words: a heading for each item, and a line for each change below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Literal, NamedTuple

from minnes.language.catalog import Translator
from minnes.language.labels import WORDY
from minnes.language.message import Message, say
from minnes.model.base import Part
from minnes.model.item import Item, Update
from minnes.review.changes import Change, Edit
from minnes.review.part_text import HEADLINE, fields, headline, label, noun, shown
from minnes.review.wording import Piece, Side, listing, wording

Sign = Literal["", "+", "-", "~", ">"]
"""Something came, went, changed or moved; blank for headings."""

_LONGEST = 60
"""Signs of a text that only reminds the reader of what it is about."""

_HAPPENED: dict[str, tuple[Sign, Message]] = {
    "added": ("+", say("{part} added")),
    "removed": ("-", say("{part} removed")),
    "moved": (">", say("{part} moved")),
    "changed": ("~", say("{part} changed")),
    "reordered": (">", say("{part}: the same, in another order")),
}
_STRUCK = say("{part} struck")
_STRIKING = frozenset({"decisions", "actions"})
_OF_THE_MAIN = frozenset({"text", "what", "title"})
"""Fields whose old and new words tell by themselves what was changed."""


class Line(NamedTuple):
    """A line of a review: how far in it stands, what kind of thing it tells, and its text."""

    depth: int
    sign: Sign
    pieces: tuple[Piece, ...]

    @property
    def is_heading(self) -> bool:
        """Return whether it only names the item that the lines below it are about."""
        return not (self.depth or self.sign)


def lines(changes: Iterable[Change], language: Translator) -> list[Line]:
    """Return changes as lines, under the items they belong to."""
    return list(_Describer(language).lines_of(changes))


class _Describer:
    def __init__(self, language: Translator) -> None:
        self.language = language

    def lines_of(self, changes: Iterable[Change]) -> Iterator[Line]:
        under: tuple[Item, ...] = ()
        for change in changes:
            items = tuple(part for part in change.around if isinstance(part, Item))
            own = change.field == "items" and change.kind != "reordered"
            if own:
                items = (*items, change.part)  # type: ignore[arg-type]
            if items and (own or [*map(id, items)] != [*map(id, under)]):
                yield self._heading(change if own else None, items)
            under = items
            yield from self._lines(change, bool(items), own)

    def _heading(self, change: Change | None, items: tuple[Item, ...]) -> Line:
        title = _same(" › ".join(headline("items", item, self.language) for item in items))
        if change is None or change.kind == "changed":
            return Line(0, "", (title,))
        return Line(0, _HAPPENED[change.kind][0], (self._happened(change), _same(": "), title))

    def _lines(self, change: Change, within: bool, own: bool) -> Iterator[Line]:
        depth = int(within)
        sign = _HAPPENED[change.kind][0]
        if change.kind == "reordered":
            yield Line(depth, sign, (self._happened(change),))
            return
        if change.field and not own:
            yield Line(depth, sign, tuple(self._subject(change)))
            depth += 1
        if change.kind == "moved":
            yield Line(depth, "", (_same(self._moved(change)),))
        if change.kind in ("added", "removed"):
            side: Side = "new" if change.kind == "added" else "old"
            for name, value in fields(change.part, *HEADLINE[change.field]):
                piece = Piece(side, shown(name, value, self.language))
                yield Line(depth, sign, (_same(f"{label(name, self.language)}: "), piece))
        for edit in change.edits:
            yield Line(depth, "~" if own or not change.field else "", tuple(self._edited(edit)))

    def _subject(self, change: Change) -> Iterator[Piece]:
        yield self._happened(change)
        text = headline(change.field, change.part, self.language)
        if change.kind == "added":
            yield from (_same(": "), Piece("new", text))
        elif change.kind == "removed":
            yield from (_same(": "), Piece("old", text))
        elif not any(
            edit.field in _OF_THE_MAIN & {*HEADLINE[change.field]} for edit in change.edits
        ):
            yield _same(f": {_short(text)}")

    def _happened(self, change: Change) -> Piece:
        """Return what happened to what: `Decision D2 added`."""
        known = noun if change.kind != "reordered" else label
        name = " ".join(filter(None, (known(change.field, self.language), change.name)))
        if change.around and isinstance(change.around[-1], Update):
            name = f"{change.around[-1].organization}, {name}"
        _, message = _HAPPENED[change.kind]
        if change.kind == "removed" and change.field in _STRIKING:
            message = _STRUCK
        said = self._say(replace(message, params=(("part", name),)))
        return _same(said[:1].upper() + said[1:])

    def _moved(self, change: Change) -> str:
        if change.origin is None:
            if change.follows is None:
                return self._say(say("now first"))
            before = headline(change.field, change.follows, self.language)
            return self._say(say('now after "{what}"', what=_short(before)))
        around, field = change.origin
        if field != change.field:
            before, now = label(field, self.language), label(change.field, self.language)
            return self._say(say("from {before} to {now}", before=before, now=now))
        before, now = self._place(around), self._place(change.around)
        return self._say(say('from "{before}" to "{now}"', before=before, now=now))

    def _place(self, around: tuple[Part, ...]) -> str:
        if not around:
            return self._say(say("the meeting"))
        names = (("items" if isinstance(part, Item) else "updates", part) for part in around)
        return " › ".join(headline(field, part, self.language) for field, part in names)

    def _edited(self, edit: Edit) -> Iterator[Piece]:
        name, old, new = edit
        yield _same(f"{label(name, self.language)}: ")
        before, after = (shown(name, value, self.language) for value in (old, new))
        if before == after:
            yield _same(self._say(say("only line breaks and spaces, or how it is written, differ")))
        elif isinstance(old, list) and isinstance(new, list):
            each = [[shown(name, value, self.language) for value in side] for side in (old, new)]
            yield from listing(*each)
        else:
            yield from self._replaced(before, after, worded=name not in WORDY)

    def _replaced(self, before: str, after: str, worded: bool) -> Iterator[Piece]:
        """Yield what changed in a text; what has no word in common, as one and then the other."""
        pieces = wording(before, after)
        if worded and any(piece.side == "both" and piece.text.strip() for piece in pieces):
            yield from pieces
            return
        nothing = self._say(say("nothing"))
        yield from (Piece("old", before or nothing), _same(" → "), Piece("new", after or nothing))

    def _say(self, message: Message) -> str:
        return self.language.text(message)


def _same(text: str) -> Piece:
    return Piece("both", text)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
