"""Codes about characters: invisible ones, odd blanks, line breaks and tabs."""

from __future__ import annotations

from minnes.language.message import Message, say
from minnes.language.regex import regex
from minnes.source.codes.advice import Advice

CONTROL = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that belong to no text, neither as they are nor as `\\x1b` within quotes."""


def control_character(character: str, number: int = 1) -> Advice:
    """A sign that cannot be seen.

    What it checks: signs that steer old printers and terminals, and come along when text is
        pasted.
    Why: nobody sees them, and they are not part of any text.
    Example:
        title: Nuläget<U+0007>
    Instead:
        title: Nuläget
    """
    return Advice(
        _one_of(say("an invisible sign"), character, number),
        say("take it away: remove the text around it and type it again"),
    )


def _one_of(what: Message, character: str, number: int) -> Message:
    code = f"{ord(character):04X}"
    if number == 1:
        return say("{what} stands here (U+{code})", what=what, code=code)
    return say(
        "{what} stands here (U+{code}), one of {number} such signs in the file",
        what=what,
        code=code,
        number=number,
    )


def odd_blank(character: str, number: int = 1) -> Advice:
    """A space that is no ordinary space.

    What it checks: no-break spaces, wide and narrow ones, line separators, soft hyphens and signs
        without width, outside running text and quotes: in keys, in names, in dates, and at the
        beginning of lines.
    Why: Word and web pages bring them along. They look right, but make another key or another name.
    Example:
        chair: Anna<U+00A0>Lind
    Instead:
        chair: Anna Lind
    """
    return Advice(
        _one_of(_NAMES[character], character, number),
        say("type an ordinary space instead, or nothing if none belongs there"),
    )


_WIDTHS = "\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u205f\u3000"
_NAMES = {
    **dict.fromkeys("\xa0\u202f", say("a no-break space")),
    **dict.fromkeys(_WIDTHS, say("a space of another width")),
    **dict.fromkeys("\x85\u2028\u2029", say("a line separator")),
    **dict.fromkeys("\u200b\u200c\u200d\u2060", say("a sign without width")),
    "\u00ad": say("a soft hyphen"),
    "\ufeff": say("a byte order mark"),
}
INSTEAD = {sign: " " if sign in "\xa0\u202f\x85\u2028\u2029" + _WIDTHS else "" for sign in _NAMES}
"""What to type instead of each odd blank."""
ODD_BLANKS = frozenset(INSTEAD)


def bare_return(number: int) -> Advice:
    """Line breaks of an old kind.

    What it checks: that lines end as in all other files, not as on computers before 2001.
    Why: many programs would show the whole file as one long line.
    Example:
        date: 2021-12-10<U+000D>title: Nätverksträff
    Instead:
        date: 2021-12-10
        title: Nätverksträff
    """
    return Advice(
        say("{number} line breaks are of an old kind, the first one here", number=number),
        say('save the file again, with line breaks "LF" or "Unix"'),
    )


def tab_in_indentation(number: int) -> Advice:
    """A tab at the beginning of a line.

    What it checks: that lines begin with spaces, never with tabs.
    Why: a tab is as wide as each program likes, so it does not say what belongs to what.
    Example:
        items:
        <TAB>- title: Nuläget
    Instead:
        items:
          - title: Nuläget
    """
    hint = say("use two spaces for each step in")
    if number == 1:
        return Advice(say("the line begins with a tab"), hint)
    return Advice(say("this line and {more} more begin with a tab", more=number - 1), hint)
