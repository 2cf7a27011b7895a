"""What makes a text unfit for the quick parser: forms that YAML misreads, and sizes that are unsafe."""

from __future__ import annotations

import re

from minnes.language.regex import regex
from minnes.source.codes.characters import ODD_BLANKS

# `text #12`: a comment without a blank after its number sign, which may cut off text.
COMMENT_WITHOUT_BLANK = regex(r"[^\s#][ \t]+#[^\s]")
# An anchor (`&name`) or a lone tag (`! text`) before a value.
_ANCHOR_OR_TAG = regex(r"(?:^|[\s\[{,])(?:&\S|!\s)", re.MULTILINE)
# `"bilagor\avtal"`, `"G:\Protokoll"`, `"\x1b"`: within double quotes, a sign that nobody means.
ODD_ESCAPE = regex(
    r"(?<!\\)(?:\\\\)*\\"
    r"(?:[0abefvrNLP_]|(?:x|u00|U000000)(?!85)[01789]|(?:u|U0000)(?:fff[ef]|FFF[EF]))"
)
_ODD_CHARACTERS = "\t" + "".join(sorted(ODD_BLANKS))
# Eight nested entries on one line, or an indentation of 200.
_DEEP_NESTING = regex(r"^ *(?:[-?:] +){8}|^ {200}", re.MULTILINE)
# Braces or brackets closed on their line, with only plain text in between.
_FLAT_BRACKETS = regex(r"[\[{][^\[\]{}\"'#\n]*[\]}]")
_LINE = r"[^-\s#\[{\"'|>&*!:][^\n:]*"
_LINES_BELOW_KEY = regex(rf":\r?\n +{_LINE}\n(?:[ \r]*\n)* +{_LINE}(?:\n|\Z)")
"""Two lines of plain text below a key: one text, or a list without hyphens."""
_BAR = regex(r": \|")
_LONGEST_KEY = 16
MAX_PARTS = 100_000
SAFE_LENGTH = 20_000
"""Characters of a text that need not be searched for deep nesting if it is also below SAFE_LEVELS."""
SAFE_LEVELS = 1_000
"""Hyphens, question marks or brackets that cannot exhaust the C parser's stack, whatever they nest:
a stack of 1 MB (as on Windows) holds 3,000 levels, one of 8 MB 20,000."""


def suspicious(text: str) -> bool:
    """Return whether a text has characters or forms that YAML may read otherwise than was meant."""
    for character in _ODD_CHARACTERS:
        if character in text:
            return True
    if _has_list_without_hyphens(text):
        return True
    if "\\" in text and ODD_ESCAPE.search(text):
        return True
    if "\r" in text and text.count("\r") > text.count("\r\n"):
        return True
    if " #" in text and COMMENT_WITHOUT_BLANK.search(text):
        return True
    if ("&" in text or "!" in text) and _ANCHOR_OR_TAG.search(text):
        return True
    if ("%" in text and ("\n%" in text or text.startswith("%"))) or ("<" in text and "<<" in text):
        return True
    levels = text.count("-") + text.count("?")
    return _many_brackets(text) or (
        (len(text) > SAFE_LENGTH or levels > SAFE_LEVELS) and is_bomb(text)
    )


def _has_list_without_hyphens(text: str) -> bool:
    """Return whether lines of plain text stand below the key of a list, or of a group of people."""
    colons = [match.start() for match in _LINES_BELOW_KEY.finditer(text)]
    above = (text[max(bar.start() - _LONGEST_KEY, 0) : bar.start()] for bar in _BAR.finditer(text))
    bars = {key for line in above for key in line.split()[-1:]}
    if not colons and not bars:
        return False
    from minnes.source.key_kinds import LISTS

    lines = [text[text.rfind("\n", 0, at) + 1 : at] for at in colons]
    if any(line[:2] == "  " and line[2:3].isupper() for line in lines):
        return True
    return not LISTS.isdisjoint([*bars, *(line.lstrip(" -") for line in lines)])


def is_bomb(text: str) -> bool:
    """Return whether a text may be nested so deeply, or hold so much, that parsing it is unsafe."""
    return (
        _many_brackets(text)
        or text.count("\n") + text.count(",") > MAX_PARTS
        or _DEEP_NESTING.search(text) is not None
    )


def _many_brackets(text: str) -> bool:
    """Return whether brackets may be nested too deeply; up to three levels on a line do not count."""
    opened = text.count("{") + text.count("[")
    for _ in range(3):
        if opened > SAFE_LEVELS:
            text, closed = _FLAT_BRACKETS.subn("", text)
            opened -= closed
    return opened > SAFE_LEVELS
