"""What can be wrong with a file before it is minutes: encoding, limits, and marks that YAML gives meaning.

Each function is one code, named as it is, and its docstring is the page that `minnes explain` prints.
"""

from __future__ import annotations

from minnes.language.message import say
from minnes.source.shape import Said


def too_large(size: int) -> Said:
    """A file that is too large.

    What it checks: that a minute file has at most 5 MB.
    Why: minutes are text; so much of it is a mistake, such as a picture pasted in.
    Example:
        (a file of 20 MB)
    Instead:
        attachments:
          - bilagor/bild.png
    """
    return Said(
        say("the file has {size} MB, and at most 5 can be read", size=size // 1_000_000),
        say("put pictures and documents beside it, as attachments"),
    )


def not_utf8(content: bytes) -> Said:
    """A file saved in an older encoding.

    What it checks: that the file is UTF-8, as every editor writes today.
    Why: å, ä and ö would turn into other signs.
    Example:
        (a file saved as "ANSI" or "Latin-1")
    Instead:
        (the same file saved as "UTF-8")
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Said(say("the file is saved as UTF-16"), say('save it again, choosing "UTF-8"'))
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")):
        return Said(
            say("this is a document from a word processor or a PDF, not a text file"),
            say("write the minutes as text: minnes new shows how"),
        )
    return Said(
        say("the file is not saved as UTF-8, so å, ä and ö cannot be read"),
        say('save it again, choosing "UTF-8"'),
    )


def unreadable_line(problem: str) -> Said:
    """A line that cannot be read.

    What it checks: that the file follows the rules of typing.
    Why: nothing after the line can be trusted.
    Example:
        items: [
    Instead:
        items: []
    """
    return Said(
        say("this line cannot be read ({problem})", problem=problem),
        say("minnes help rules shows the five rules of typing"),
    )


def not_minutes(_text: str) -> Said:
    """A file that holds no keys.

    What it checks: that a file holds keys with values.
    Why: plain text does not say what is a decision and what is a name.
    Example:
        Minnesanteckningar 10 december
    Instead:
        date: 2021-12-10
        title: Nätverksträff
    """
    return Said(
        say("the file is empty, or holds no keys such as date: and title:"),
        say("minnes new makes a file to fill in"),
    )
