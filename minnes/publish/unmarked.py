"""A fast path from prose without mark-up to HTML, which most prose of minutes is.

What could be a mark, or is merely unusual, is left to the engine; the result is the same to the byte.
"""

from __future__ import annotations

import re
from typing import TypeAlias

from minnes.language.regex import regex

Abbreviations: TypeAlias = "tuple[tuple[str, str], ...]"
"""Abbreviations with what they stand for."""

_MARK = regex(r"[\\`*_\[\]<>&#|~\r\t\f\v\x00-\x08\x0e-\x1f\x7f-\xa0\u2028\u2029]|://|  ")
"""What CommonMark may take for a mark within a line, or reads in a way of its own."""
_INDENT_OR_LIST = regex(r"^(?:[^\S\n]|[-+=]|\d{1,9}[.)])|[^\S\n]$", re.MULTILINE)
"""What may make a line more, or less, than a line of a paragraph."""
_BETWEEN = regex(r"\n{2,}")


def blocks(text: str, abbreviations: Abbreviations = ()) -> str | None:
    """Return a text that is surely nothing but paragraphs as HTML; nothing where it may be more."""
    if _MARK.search(text) or _INDENT_OR_LIST.search(text) or _holds(text, abbreviations):
        return None
    parts = (part.strip("\n") for part in _BETWEEN.split(text))
    return "".join(f"<p>{_escaped(part)}</p>\n" for part in parts if part)


def line(text: str, abbreviations: Abbreviations = ()) -> str | None:
    """Return one paragraph without marks as HTML within a line; nothing where it may be more."""
    if _MARK.search(text) or _holds(text, abbreviations):
        return None
    if "\n" in text and ("\n\n" in text or _INDENT_OR_LIST.search(text)):
        return None
    return _escaped(text)


def _holds(text: str, abbreviations: Abbreviations) -> bool:
    return any(short in text for short, _ in abbreviations)


def _escaped(text: str) -> str:
    return text.replace('"', "&quot;")
