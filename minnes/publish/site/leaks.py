"""Looks through every byte of a site for what was withheld: the last gate before it is published.

Why beside the edition: what is internal leaves the model before a template sees it, but a template of
a project's own, a document or a fault of ours could bring it back. Texts are compared as words: case,
signs, mark-up, line breaks and ways of writing a letter make no difference. Of a longer text, every
few words in a row are looked for. What the published meetings say themselves is no leak.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from unicodedata import is_normalized, normalize
from urllib.parse import unquote

from minnes.publish.site.secrets import Secret

ROW = 5
"""So many words in a row of a longer text are taken for a quotation of it."""

SHORTEST = 4
"""Letters that a word must have to be looked for by itself."""

DIGITS = 6
"""Digits that a number must have to be looked for."""

_APART = "\x01"
"""Stands between things that a page shows apart: words on both sides of it are not in a row."""

_SIGNS = bytes(
    sign if sign >= 0x80 or chr(sign).isalnum() or chr(sign) == _APART else 0x20
    for sign in range(256)
)
_WIDE = re.compile("[\u00a0-\u00ac\u00ae-\u00b1\u00b4-\u00bf\u2000-\u200a\u2010-\u205f\u3000]+")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]+")
_WITHIN = re.compile(r"</?(?:a|abbr|b|code|em|i|mark|small|strong|sub|sup|u|wbr)\b[^>]*>", re.I)
_TAG = re.compile(r"<[^>]*>")
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_FOLDED = re.compile(r"\r?\n[ \t]")


class Leak(NamedTuple):
    """A file of the site that holds what was withheld, and where that stands in the minutes."""

    page: str
    secret: Secret


class Suspect(NamedTuple):
    """A row of words that a secret has and a page holds; a leak, unless published meetings have it."""

    row: bytes
    leak: Leak


class _Phrase(NamedTuple):
    """Words to look for in a row, as a set and as a text with a blank around each."""

    words: frozenset[bytes]
    row: bytes
    secret: Secret


class Scanner:
    """Looks for secrets."""

    def __init__(self, secrets: Iterable[Secret]) -> None:
        self._by_word: dict[bytes, list[_Phrase]] = {}
        taken: set[tuple[bytes, bool]] = set()
        for secret in secrets:
            for words in _rows(secret):
                row = b" " + b" ".join(words) + b" "
                if (row, secret.kind == "name") not in taken:
                    taken.add((row, secret.kind == "name"))
                    # Looked up by its longest word, which few other pages hold.
                    phrase = _Phrase(frozenset(words), row, secret)
                    self._by_word.setdefault(max(words, key=len), []).append(phrase)

    def suspects(self, path: str, content: bytes) -> list[Suspect]:
        """Return what a file holds that secrets have; its name is looked at too."""
        if not self._by_word:
            return []
        found = {
            Suspect(phrase.row, Leak(path, phrase.secret))
            for words in readings(path, content)
            for phrase in self._held(words)
        }
        return sorted(found)

    def _held(self, words: list[bytes]) -> Iterator[_Phrase]:
        there = set(words)
        row = b""
        for word in self._by_word.keys() & there:
            for phrase in self._by_word[word]:
                if phrase.words <= there:
                    row = row or b" " + b" ".join(words) + b" "
                    if phrase.row in row:
                        yield phrase


def leaks(suspects: Iterable[Suspect], published: bytes) -> list[Leak]:
    """Return the suspects that are leaks, by page, each secret of a page once.

    `published` are all texts that may stand on pages, as a row of words; what they hold is none,
    unless it is somebody's name.
    """
    known: dict[bytes, bool] = {}
    found: dict[Leak, None] = {}
    for row, leak in suspects:
        if leak.secret.kind != "name" and row not in known:
            known[row] = row in published
        if leak.secret.kind == "name" or not known[row]:
            found[leak] = None
    return sorted(found)


def as_row(texts: Iterable[str]) -> bytes:
    """Return texts as words with a blank around each, those of two texts kept apart."""
    return b" " + b" ".join(_words(f" {_APART} ".join(texts))) + b" "


def readings(path: str, content: bytes) -> Iterator[list[bytes]]:
    """Yield a file's words in every way in which a program would read them: as shown, and as written."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        yield _words(path)
        return
    if "\\u" in text:
        text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    if path.endswith(".ics"):
        text = _FOLDED.sub("", text)
    elif path.endswith((".js", ".json")):
        text = text.replace('", "', f" {_APART} ")
    if "<" in text:
        shown = _TAG.sub(f" {_APART} ", _WITHIN.sub("", text))
        yield _words(html.unescape(shown) if "&" in shown else shown)
    text = f"{path} {_APART} {unquote(text) if '%' in text else text}"
    yield _words(html.unescape(text) if "&" in text else text)


def _rows(secret: Secret) -> Iterator[list[bytes]]:
    """Yield the rows of words that tell a secret: the whole of a short one, else every few of it."""
    words = _words(secret.text)
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
    text = word.decode("utf-8", "replace")
    return any(map(str.isalpha, text)) and (among > 1 or len(text) >= SHORTEST)


def _digits(word: bytes) -> int:
    return sum(48 <= sign <= 57 for sign in word)


def _words(text: str) -> list[bytes]:
    """Return the words of a text in lower case, without the signs between them."""
    if not text.isascii():
        if not is_normalized("NFC", text):
            text = normalize("NFC", text)
        text = _WIDE.sub(" ", _UNSEEN.sub("", text))
    return text.lower().encode("utf-8", "replace").translate(_SIGNS).split()
