"""Breaks texts into normalized words, so that phrases can be found however a file writes them."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator
from functools import cache
from unicodedata import is_normalized, normalize
from urllib.parse import unquote

from minnes.language.regex import regex

BREAK = "\x01"
"""A word of its own between texts that a page shows apart: no phrase goes across it."""

_INVISIBLE = b"\xad"
"""The soft hyphen, in Latin-1."""
_ZERO_WIDTH = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_PUNCTUATION = regex("[\u2000-\u27ff\u3000-\u303f]")
"""Punctuation, symbols and blanks outside Latin-1."""
_NOT_LATIN = regex("[^\x00-\xff]")
_MAX_REPLACED = 8
"""Characters outside Latin-1 that are replaced with `str.replace`; from the next one on with a pattern."""
_INLINE_TAG = r"/?(?i:a(?:bbr)?|b|code|em|i|mark|s(?:mall|trong|u[bp])|u|wbr)\b[^>]*>"
_INLINE_TAGS = regex(f"<{_INLINE_TAG}")
_TAG_IN_WORD = regex(
    rf"<(?<=(?:[\w;]|[^\x00-\x7f])<){_INLINE_TAG}(?:<{_INLINE_TAG})*(?:[\w&]|[^\x00-\x7f])"
)
"""Inline tags within a word, as in `<b>n</b>ame`: the page shows one word, its source several."""
_TAG = regex(r"<[^>]*>")
_JS_ESCAPE = regex(r"\\u([0-9a-fA-F]{4})")
_ICS_FOLD = regex(r"\r?\n[ \t]")


def joined_words(texts: Iterable[str]) -> bytes:
    """Return the words of texts, a blank around each, with a break between two texts.

    Several of these may stand one after another: no phrase goes across the two blanks between them.
    """
    return b" " + b" ".join(words_of(f" {BREAK} ".join(texts))) + b" "


def written_words(path: str, content: bytes) -> list[bytes]:
    """Return the words of a file's path and of its source, unescaped; only of the path if it is no text."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return words_of(path)
    if "\\u" in text:
        text = _JS_ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    if path.endswith(".ics"):
        text = _ICS_FOLD.sub("", text)
    elif path.endswith((".js", ".json")):
        text = text.replace('", "', f" {BREAK} ")
    text = f"{path} {BREAK} {unquote(text) if '%' in text else text}"
    return words_of(html.unescape(text) if "&" in text else text)


def is_shown_as_written(path: str, content: bytes) -> bool:
    """Return whether every word that a page shows surely stands in its source, as in most pages."""
    if not path.endswith(".html"):
        return False
    text = content.decode("utf-8", "replace")
    return not ("\\u" in text or "%" in text or "\ufffd" in text or _TAG_IN_WORD.search(text))


def visible_words(content: bytes) -> Iterator[list[bytes]]:
    """Yield the words of a file without its mark-up, if it has any."""
    text = content.decode("utf-8", "replace")
    if "<" in text:
        shown = _TAG.sub(f" {BREAK} ", _INLINE_TAGS.sub("", text))
        yield words_of(html.unescape(shown) if "&" in shown else shown)


def extracted_words(texts: Iterable[str]) -> Iterator[list[bytes]]:
    """Yield the words of each text that was extracted from a document."""
    for text in texts:
        yield words_of(text.replace("\n", f" {BREAK} "))


def words_of(text: str) -> list[bytes]:
    """Return the words of a text in lower case, without punctuation.

    They are bytes in Latin-1, so that a whole page is split at once; any other letter is written as its
    code point: `u142`.
    """
    if not text.isascii() and not is_normalized("NFC", text):
        text = normalize("NFC", text)
    return _latin(text).translate(_LETTERS, _INVISIBLE).split()


def _latin(text: str) -> bytes:
    """Return a text in Latin-1; most pages have few other characters, each many times."""
    for _ in range(_MAX_REPLACED):
        try:
            return text.encode("latin-1")
        except UnicodeEncodeError as error:
            character = text[error.start]
            text = text.replace(character, _substitute(character))
    return _NOT_LATIN.sub(lambda match: _substitute(match[0]), text).encode("latin-1")


def _normalized(code: int) -> int:
    """Return the code of a Latin-1 character in lower case, or of a blank for punctuation."""
    lower = chr(code).lower()
    if lower == BREAK:
        return code
    return ord(lower) if lower.isalnum() and not 0x80 <= code < 0xC0 else ord(" ")


@cache
def _substitute(character: str) -> str:
    """Return what stands for a character outside Latin-1: its code point in lower case, or a blank."""
    if character in _ZERO_WIDTH:
        return ""
    if _PUNCTUATION.match(character):
        return " "
    return "".join(f"u{ord(lower):x}" for lower in character.casefold())


_LETTERS = bytes(map(_normalized, range(256)))
