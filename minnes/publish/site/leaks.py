"""Looks through every byte of a site for what was withheld: the last gate before it is published.

Why beside the edition: what is internal leaves the model before a template sees it, but a template of
a project's own, a document or a fault of ours could bring it back. Texts are compared as words: case,
signs, mark-up, line breaks and ways of writing a letter make no difference. Of a longer text, every
few words in a row are looked for. What the published meetings say themselves is no leak.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping
from typing import Generic, NamedTuple, TypeVar
from zlib import crc32

from minnes.publish.site.contents import contents
from minnes.publish.site.secrets import Secret
from minnes.publish.site.word_rows import (
    as_shown,
    as_told,
    as_written,
    is_shown_as_written,
    words_of,
    words_of_row,
)

ROW = 5
"""So many words in a row of a longer text are taken for a quotation of it."""

SHORTEST = 4
"""Letters that a word must have to be looked for by itself."""

DIGITS = 6
"""Digits that a number must have to be looked for."""


class Leak(NamedTuple):
    """A file of the site that holds what was withheld, and where that stands in the minutes."""

    page: str
    secret: Secret


class Row(NamedTuple):
    """Words that tell a secret where they stand in a row, with a blank around each.

    Those of somebody's name are withheld even where a published meeting holds them.
    """

    words: bytes
    named: bool


def rows_of(secrets: Iterable[Secret]) -> dict[Row, Secret]:
    """Return the rows of words that tell secrets; one that several tell is the first one's."""
    rows: dict[Row, Secret] = {}
    for secret in secrets:
        for words in _rows(secret):
            row = Row(b" " + b" ".join(words) + b" ", secret.kind == "name")
            rows.setdefault(row, secret)
    return rows


def said(rows: Iterable[Row], texts: Iterable[bytes]) -> set[Row]:
    """Return which rows stand in published texts, each as `as_row` returns it; a name never does."""
    sought = _Lookup({row: row for row in rows if not row.named})
    if not sought:
        return set()
    own_rows: set[Row] = set()
    for text in texts:
        words = words_of_row(text)
        new = set(sought.held(words, set(words)))
        sought.drop(new)
        own_rows |= new
    return own_rows


def unsaid(secrets: Iterable[Secret], texts: Iterable[bytes]) -> dict[Row, Secret]:
    """Return what to look for: all that tells secrets and does not stand in published texts."""
    rows = rows_of(secrets)
    for row in said(rows, texts):
        del rows[row]
    return rows


class Scanner:
    """Looks for secrets.

    `published` are all texts that may stand on pages, as a row of words; what they hold is no leak,
    unless it is somebody's name.
    """

    def __init__(self, secrets: Iterable[Secret], published: bytes) -> None:
        self._rows = _Lookup(unsaid(secrets, [published]))

    @classmethod
    def of(cls, rows: Mapping[Row, Secret]) -> Scanner:
        """Return what looks for rows of words, as `unsaid` returns them."""
        scanner = cls((), b"")
        scanner._rows = _Lookup(rows)
        return scanner

    def leaks(self, path: str, content: bytes) -> list[Leak]:
        """Return what a file holds that was withheld, each secret once; its name is looked at too."""
        return self.looked_through(path, content).leaks if self._rows else []

    def looked_through(self, path: str, content: bytes) -> LookedThrough:
        """Return what a file holds that was withheld, and marks of all that it says."""
        inside = contents(content)
        readings = [as_written(path, content), *as_told(inside.texts)]
        there = [set(words) for words in readings]
        if self._rows.among(there[0]) or not is_shown_as_written(path, content):
            shown = [*as_shown(content)]
            readings += shown
            there += map(set, shown)
        leaks = {
            Leak(path, secret)
            for words, own in zip(readings, there, strict=True)
            for secret in self._rows.held(words, own)
        }
        marks = array("I", map(crc32, set[bytes]().union(*there)))
        return LookedThrough(path, sorted(leaks), marks.tobytes(), inside.unread)


class LookedThrough(NamedTuple):
    """A file with its leaks; by its marks it is seen later what it surely does not hold.

    `unread` says why not all of it could be looked through: see `unread.why`.
    """

    page: str
    leaks: list[Leak]
    marks: bytes
    unread: str


def marks_of(rows: Iterable[Row]) -> frozenset[int]:
    """Return marks of which a file has one if it holds any of some rows of words."""
    return frozenset(crc32(_longest(row.words.split())) for row in rows)


Thing = TypeVar("Thing")


class _Lookup(Generic[Thing]):
    """Rows of words with what each stands for, found by the longest of their words."""

    def __init__(self, rows: Mapping[Row, Thing]) -> None:
        self._by_word: dict[bytes, list[tuple[frozenset[bytes], bytes, Thing]]] = {}
        for row, thing in rows.items():
            words = row.words.split()
            entry = frozenset(words), row.words, thing
            self._by_word.setdefault(_longest(words), []).append(entry)

    def __bool__(self) -> bool:
        return bool(self._by_word)

    def drop(self, rows: Iterable[Row]) -> None:
        """Forget some of the rows."""
        for row in rows:
            word = _longest(row.words.split())
            self._by_word[word] = [entry for entry in self._by_word[word] if entry[1] != row.words]
            if not self._by_word[word]:
                del self._by_word[word]

    def among(self, there: set[bytes]) -> list[tuple[bytes, Thing]]:
        """Return the rows of which all words are there, maybe apart, with what each stands for."""
        return [
            (row, thing)
            for word in self._by_word.keys() & there
            for own, row, thing in self._by_word[word]
            if own <= there
        ]

    def held(self, words: list[bytes], there: set[bytes]) -> Iterator[Thing]:
        """Yield what stands for the rows among some words, which are `there` without their order."""
        # That all its words are there is seen at once; that they are in a row, by reading.
        candidates = self.among(there)
        text = b" " + b" ".join(words) + b" " if candidates else b""
        return (thing for row, thing in candidates if row in text)


def _longest(words: list[bytes]) -> bytes:
    return max(words, key=len)


def _rows(secret: Secret) -> Iterator[list[bytes]]:
    """Yield the rows of words that tell a secret: the whole of a short one, else every few of it."""
    words = words_of(secret.text)
    if secret.kind != "text":
        if secret.kind == "name" and words:
            yield words
            yield [*words[:-1], words[-1] + b"s"]  # the genitive
        elif sum(map(_digits, words)) >= DIGITS:
            yield words
        return
    for start in range(max(1, len(words) - ROW + 1)):
        row = words[start : start + ROW]
        if any(_tells(word, len(row)) for word in row):
            yield row


def _tells(word: bytes, among: int) -> bool:
    text = word.decode("latin-1")
    return any(map(str.isalpha, text)) and (among > 1 or len(text) >= SHORTEST)


def _digits(word: bytes) -> int:
    return sum(48 <= sign <= 57 for sign in word)
