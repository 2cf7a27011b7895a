"""What files say as rows of words, in whatever way it is written there, so that it can be compared."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from functools import cache
from unicodedata import is_normalized, normalize
from urllib.parse import unquote

_APART = "\x01"
"""Stands between things that a page shows apart: words on both sides of it are not in a row."""

_UNSEEN = b"\xad"
"""The soft hyphen, in Latin-1."""
_ZERO_WIDTH = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_SIGNS = re.compile("[\u2000-\u27ff\u3000-\u303f]")
"""Signs and blanks outside Latin-1."""
_WIDE = re.compile("[^\x00-\xff]")
_FEW = 8
"""Signs that are taken out of a whole text at a time; for more than these it is read sign by sign."""
_INLINE = r"/?(?i:a(?:bbr)?|b|code|em|i|mark|s(?:mall|trong|u[bp])|u|wbr)\b[^>]*>"
_WITHIN = re.compile(f"<{_INLINE}")
_JOINED = re.compile(
    rf"<(?<=(?:[\w;]|[^\x00-\x7f])<){_INLINE}(?:<{_INLINE})*(?:[\w&]|[^\x00-\x7f])"
)
"""Mark-up within a word: what a page shows there as one word is written as several."""
_TAG = re.compile(r"<[^>]*>")
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_FOLDED = re.compile(r"\r?\n[ \t]")


def as_row(texts: Iterable[str]) -> bytes:
    """Return texts as words with a blank around each, those of two texts kept apart."""
    return b" " + b" ".join(words_of(f" {_APART} ".join(texts))) + b" "


def words_of_row(row: bytes) -> list[bytes]:
    """Return the words of what `as_row` gave, or of several such one after the other."""
    # What two texts say is no row of words: between them stands more than one blank.
    return row.replace(b"  ", f" {_APART} ".encode()).split()


def as_written(path: str, content: bytes) -> list[bytes]:
    """Return the words of a file and of its name, in whatever way they are written."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return words_of(path)
    if "\\u" in text:
        text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    if path.endswith(".ics"):
        text = _FOLDED.sub("", text)
    elif path.endswith((".js", ".json")):
        text = text.replace('", "', f" {_APART} ")
    text = f"{path} {_APART} {unquote(text) if '%' in text else text}"
    return words_of(html.unescape(text) if "&" in text else text)


def is_shown_as_written(path: str, content: bytes) -> bool:
    """Return whether every word that a file shows surely stands in it, as most pages have it."""
    if not path.endswith(".html"):
        return False
    text = content.decode("utf-8", "replace")
    return not ("\\u" in text or "%" in text or "\ufffd" in text or _JOINED.search(text))


def as_shown(content: bytes) -> Iterator[list[bytes]]:
    """Yield the words that a file shows, if it is marked up."""
    text = content.decode("utf-8", "replace")
    if "<" in text:
        shown = _TAG.sub(f" {_APART} ", _WITHIN.sub("", text))
        yield words_of(html.unescape(shown) if "&" in shown else shown)


def as_told(texts: Iterable[str]) -> Iterator[list[bytes]]:
    """Yield the words of texts that were found in a document, each by itself."""
    for text in texts:
        yield words_of(text.replace("\n", f" {_APART} "))


def words_of(text: str) -> list[bytes]:
    """Return the words of a text in small letters, without the signs between them.

    They are Latin-1, in which a whole page is taken apart at once; of any other letter its number
    stands there.
    """
    if not text.isascii() and not is_normalized("NFC", text):
        text = normalize("NFC", text)
    return _latin(text).translate(_LETTERS, _UNSEEN).split()


def _latin(text: str) -> bytes:
    """Return a text in Latin-1; most pages hold hardly any sign that it lacks, and each many times."""
    for _ in range(_FEW):
        try:
            return text.encode("latin-1")
        except UnicodeEncodeError as error:
            sign = text[error.start]
            text = text.replace(sign, _instead(sign))
    return _WIDE.sub(lambda match: _instead(match[0]), text).encode("latin-1")


def _letter(sign: int) -> int:
    """Return what stands for a sign of Latin-1: a small letter or a digit itself, else a blank."""
    small = chr(sign).lower()
    if small == _APART:
        return sign
    return ord(small) if small.isalnum() and not 0x80 <= sign < 0xC0 else ord(" ")


@cache
def _instead(sign: str) -> str:
    """Return what stands for a sign that Latin-1 lacks: the number of the small letter, or a blank."""
    if sign in _ZERO_WIDTH:
        return ""
    return " " if _SIGNS.match(sign) else "".join(f"u{ord(small):x}" for small in sign.casefold())


_LETTERS = bytes(map(_letter, range(256)))
