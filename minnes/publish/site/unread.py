"""What was read of a file, and why that may not be all: nobody shall believe that more was looked through."""

from __future__ import annotations

from typing import NamedTuple

from minnes.language.addition import command
from minnes.language.message import Message, say

_WHY: dict[str, Message] = {
    "locked": say("locked by a password"),
    "damaged": say("damaged, or not what its name says"),
    "scanned": say("has pages without text, which may be scanned"),
    "carries": say("carries other files with it"),
    "picture": say("a picture: what it says of itself was read, not what it shows"),
    "format": say("a format that minnes does not read"),
}
"""Why a file was not looked through, or not all of it; but for a PDF that nothing here can read."""


class Contents(NamedTuple):
    """What a file says beside its own bytes, and why that is not all of it (see `why`), if so.

    A line break stands between words that are not in a row.
    """

    texts: tuple[str, ...]
    unread: str = ""


def why(unread: str) -> Message:
    """Return why a file was not looked through, or not all of it."""
    if unread == "pdf":
        return say(
            "a PDF; what reads it is installed with: {command}", command=command("documents")
        )
    return _WHY[unread]
