"""From bytes to text: encoding, byte order mark and size."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from unicodedata import normalize

from minnes.language.regex import regex
from minnes.source.codes import file
from minnes.source.codes.advice import Advice
from minnes.source.diagnostic import Diagnostic, Severity, Span
from minnes.source.yaml_parser import MAX_BYTES, Source

_CONTROL = bytes(sign for sign in (*range(0x20), 0x7F) if sign not in b"\t\n\r")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_COMBINING = (b"\xcc", b"\xcd")
"""What the accents of U+0300 to U+036F begin with in UTF-8, and nothing but Greek besides."""
_LETTER_APART = regex(".[\u0300-\u036f]+", re.DOTALL)
_SEALED = b"seal: minnes-1:"
_DOCUMENTS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff")
"""How Word, PDF, RTF, PNG and JPEG files and archives begin."""


def decode(content: bytes, path: str) -> tuple[Source, list[Diagnostic]]:
    """Return a file's text, and the one diagnostic if it is no UTF-8 text or too large."""
    bom = content.startswith(BOM_UTF8)
    content = content[len(BOM_UTF8) * bom :]
    if len(content) > MAX_BYTES:
        return _unreadable(path, "", "too-large", file.too_large(len(content)))
    if content.startswith(_DOCUMENTS):
        return _unreadable(path, "", "not-text", file.not_text())
    if content.startswith(_UTF16) or content[:100].count(0) > 25:
        return _unreadable(path, "", "not-utf8", file.not_utf8(utf16=True))
    try:
        text = content.decode("utf-8")
        if len(content) - len(content.translate(None, _CONTROL)) >= 1_000:
            return _unreadable(path, "", "not-text", file.not_text())
        if has_letters_apart(content):
            text = _LETTER_APART.sub(_put_together, text)
        return Source(path, text, bom), []
    except UnicodeDecodeError as error:
        if b"\x00" in content:
            return _unreadable(path, "", "not-text", file.not_text())
        readable = content[: error.start].decode("utf-8")
        return _unreadable(path, readable, "not-utf8", file.not_utf8())


def has_letters_apart(content: bytes) -> bool:
    """Return whether letters with accents are put together before a file is read.

    Text out of a PDF or of a Mac writes ä as a and two dots, and no word would be known. What is
    sealed is read as it was when it was sealed.
    """
    return any(sign in content for sign in _COMBINING) and _SEALED not in content


def raw_offsets(text: str) -> list[int]:
    """Return the offset in a file's own text of each offset in the text that `decode` puts together."""
    offsets: list[int] = []
    at = 0
    for match in _LETTER_APART.finditer(text):
        letter = range(match.start(), match.start() + len(_put_together(match)))
        offsets += (*range(at, match.start()), *letter)
        at = match.end()
    return [*offsets, *range(at, len(text) + 1)]


def _put_together(letter: re.Match[str]) -> str:
    return normalize("NFC", letter[0])


def _unreadable(path: str, text: str, code: str, advice: Advice) -> tuple[Source, list[Diagnostic]]:
    """Return the readable beginning of a file, and the diagnostic at its end."""
    span = Span.within(text, len(text), len(text))
    diagnostic = Diagnostic(path, span, Severity.ERROR, code, advice.message, advice.hint)
    return Source(path, text), [diagnostic]
