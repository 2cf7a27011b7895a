"""Looks through every byte of a site for what was withheld: the last gate before it is published.

Why beside the edition: what is internal leaves the model before a template sees it, but a template of
a project's own, a document or a fault of ours could bring it back. Texts are compared as words: case,
signs, mark-up, line breaks and ways of writing a letter make no difference. Of a longer text, every
few words in a row are looked for. What the published meetings say themselves is no leak.
"""

from __future__ import annotations

import html
import re
from collections import Counter
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
_WIDE = re.compile(rb"\xe2[\x80-\x9f][\x80-\xbf]|\xe3\x80[\x80-\xbf]|\xc2[\x80-\xbf]")
"""Signs and blanks outside ASCII, as UTF-8: U+0080–U+00BF, U+2000–U+27FF, U+3000–U+303F."""
_UNSEEN = tuple(sign.encode("utf-8") for sign in "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
_WITHIN = re.compile(r"</?(?:a|abbr|b|code|em|i|mark|small|strong|sub|sup|u|wbr)\b[^>]*>", re.I)
_TAG = re.compile(r"<[^>]*>")
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_FOLDED = re.compile(r"\r?\n[ \t]")


class Leak(NamedTuple):
    """A file of the site that holds what was withheld, and where that stands in the minutes."""

    page: str
    secret: Secret


class _Phrase(NamedTuple):
    """Words to look for in a row, also as a set and as a text with a blank around each.

    `place` is that of the word by which they are looked up.
    """

    order: list[bytes]
    place: int
    words: frozenset[bytes]
    row: bytes
    secret: Secret

    def stands(self, said: list[bytes], place: int) -> bool:
        """Return whether the words stand in a row where the one they are looked up by stands."""
        start = place - self.place
        return start >= 0 and said[start : start + len(self.order)] == self.order


def _forget(sought: dict[bytes, list[_Phrase]], said: list[bytes]) -> None:
    """Drop what is said in public, from what is looked for: it is no leak."""
    for place, word in enumerate(said):
        some = sought.get(word)
        if some:
            sought[word] = [one for one in some if not one.stands(said, place)]


class Scanner:
    """Looks for secrets.

    `published` are all texts that may stand on pages, as a row of words; what they hold is no leak,
    unless it is somebody's name.
    """

    def __init__(self, secrets: Iterable[Secret], published: bytes) -> None:
        # What two texts say is no row of words: between them stands more than one blank.
        said = published.replace(b"  ", b" %b " % _APART.encode()).split()
        common = Counter(said)
        sought: dict[bytes, list[_Phrase]] = {}
        self._by_word: dict[bytes, list[_Phrase]] = {}
        taken: set[tuple[bytes, bool]] = set()
        for secret in secrets:
            for words in _rows(secret):
                row = b" " + b" ".join(words) + b" "
                named = secret.kind == "name"
                if (row, named) not in taken:
                    taken.add((row, named))
                    # Looked up by its rarest word, which few pages hold, or none.
                    rarest = min(words, key=lambda word: (common[word], -len(word)))
                    phrase = _Phrase(words, words.index(rarest), frozenset(words), row, secret)
                    found = self._by_word if named else sought
                    found.setdefault(rarest, []).append(phrase)
        _forget(sought, said)
        for word, some in sought.items():
            if some:
                self._by_word.setdefault(word, []).extend(some)

    def leaks(self, path: str, content: bytes) -> list[Leak]:
        """Return what a file holds that was withheld, each secret once; its name is looked at too."""
        if not self._by_word:
            return []
        readings = [as_written(path, content), *as_shown(content)]
        return sorted({Leak(path, one.secret) for words in readings for one in self._held(words)})

    def _held(self, words: list[bytes]) -> Iterator[_Phrase]:
        there = set(words)
        row = b""
        for word in self._by_word.keys() & there:
            # That all its words are there is seen at once; that they are in a row, by reading.
            for phrase in self._by_word[word]:
                if not phrase.words <= there:
                    continue
                row = row or b" " + b" ".join(words) + b" "
                if phrase.row in row:
                    yield phrase


def as_row(texts: Iterable[str]) -> bytes:
    """Return texts as words with a blank around each, those of two texts kept apart."""
    return b" " + b" ".join(_words(f" {_APART} ".join(texts))) + b" "


def as_written(path: str, content: bytes) -> list[bytes]:
    """Return the words of a file and of its name, in whatever way they are written."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return _words(path)
    if "\\u" in text:
        text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    if path.endswith(".ics"):
        text = _FOLDED.sub("", text)
    elif path.endswith((".js", ".json")):
        text = text.replace('", "', f" {_APART} ")
    text = f"{path} {_APART} {unquote(text) if '%' in text else text}"
    return _words(html.unescape(text) if "&" in text else text)


def as_shown(content: bytes) -> Iterator[list[bytes]]:
    """Yield the words that a file shows, if it is marked up."""
    text = content.decode("utf-8", "replace")
    if "<" in text:
        shown = _TAG.sub(f" {_APART} ", _WITHIN.sub("", text))
        yield _words(html.unescape(shown) if "&" in shown else shown)


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
    if text.isascii():
        return text.lower().encode("ascii").translate(_SIGNS).split()
    if not is_normalized("NFC", text):
        text = normalize("NFC", text)
    written = text.lower().encode("utf-8", "replace")
    if any(sign in written for sign in _UNSEEN):
        for sign in _UNSEEN:
            written = written.replace(sign, b"")
    return _WIDE.sub(b" ", written).translate(_SIGNS).split()
