"""Writes a text as a YAML scalar: plain, quoted, or as a block scalar under a bar (`|`)."""

from __future__ import annotations

from minnes.language.regex import regex
from minnes.source.codes.characters import ODD_BLANKS

# The first character of a plain scalar (YAML 1.2, 7.3.3).
_START = regex(r"(?!---|\.\.\.)(?:[^\s\-?:,\[\]{}#&*!|>'\"%@`]|[-?:](?=[^\s,\[\]{}]))")
_CUT = regex(r":(?=\s|$)|\s#")
"""What ends a plain scalar: a colon before a blank, a number sign after one."""
_REFUSED_INLINE = regex(r"[:?]|^-")
_SPLIT = regex(r"[,\[\]{}]")
_UNPRINTABLE = regex(
    "[^\n\\x20-\\x7e\\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_ESCAPES = {"\n": "\\n", "\r": "\\r", "\t": "\\t", '"': '\\"', "\\": "\\\\"}


def plain(text: str, inline: bool = False) -> bool:
    """Return whether a text needs no quotes; `inline`, within braces or brackets."""
    return (
        text == text.strip()
        and bool(_START.match(text))
        and not _CUT.search(text)
        and "\n" not in text
        and not _UNPRINTABLE.search(text)
        and ODD_BLANKS.isdisjoint(text)
        and not (inline and _SPLIT.search(text))
    )


def one_line(text: str, inline: bool = False, typed_plain: bool = False) -> str:
    """Return a text as a scalar on one line, in quotes if it needs them.

    Within braces and brackets (`inline`) the C parser refuses colons, question marks and a leading
    hyphen. They are right, so what somebody typed (`typed_plain`) stays, but else is quoted.
    """
    quick = typed_plain or not inline or not _REFUSED_INLINE.search(text)
    return text if plain(text, inline) and quick else quoted(text)


def quoted(text: str) -> str:
    """Return a text in double quotes, or in single ones if double ones would need backslashes."""
    if "\n" in text or _UNPRINTABLE.search(text):
        return '"' + "".join(_escaped(character) for character in text) + '"'
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if not _UNPRINTABLE.match(character):
        return character
    code = ord(character)
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def under_bar(text: str) -> bool:
    """Return whether a text reads the same when it is written as a block scalar."""
    if not text.strip() or _UNPRINTABLE.search(text.replace("\t", "")):
        return False
    lines = text.rstrip("\n").split("\n")
    if not lines[-1].strip():
        return False
    return not any("\t" in line[: len(line) - len(line.lstrip())] for line in lines)


def bar(text: str, lines: tuple[str, ...] | list[str], style: str = "|") -> str:
    """Return the header of a block scalar: `|` with the indicators that its lines need."""
    first = next((line for line in lines if line.strip()), "")
    leading = [*lines[: list(lines).index(first)], first] if first else list(lines)
    indented = "2" if any(line.startswith((" ", "\t")) for line in leading) else ""
    return style + indented + _end(text)


def bar_lines(text: str) -> list[str]:
    """Return the lines of a text as a block scalar."""
    if not text:
        return []
    return (text[:-1] if text.endswith("\n") else text).split("\n")


def _end(text: str) -> str:
    """Return the chomping indicator: "" keeps one line break at the end, `-` none, `+` all."""
    if not text.strip("\n"):
        return "+" if text else ""
    if text.endswith("\n\n"):
        return "+"
    return "" if text.endswith("\n") else "-"
