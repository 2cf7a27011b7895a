"""The text that was extracted from a document, and the reasons why it may not be all of it."""

from __future__ import annotations

from typing import NamedTuple

from minnes.language.extras import install_command
from minnes.language.message import Message, say

_REASONS: dict[str, Message] = {
    "locked": say("locked by a password"),
    "damaged": say("damaged, or not what its name says"),
    "scanned": say("has pages without text, which may be scanned"),
    "carries": say("carries other files with it"),
    "picture": say("a picture: what it says of itself was read, not what it shows"),
    "format": say("a format that minnes does not read"),
}
"""Why a file was not read, or not all of it, by code; "pdf" is a PDF without the package that reads it."""


class ExtractedText(NamedTuple):
    """The texts in a file that do not stand there as plain UTF-8; a line break separates phrases.

    `unread` is the code of the reason why this is not all of it (see `reason`), or empty.
    """

    texts: tuple[str, ...]
    unread: str = ""


def reason(unread: str) -> Message:
    """Return the reason for a code of `ExtractedText.unread`."""
    if unread == "pdf":
        return say(
            "a PDF; what reads it is installed with: {command}",
            command=install_command("documents"),
        )
    return _REASONS[unread]
