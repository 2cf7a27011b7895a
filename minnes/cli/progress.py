"""The progress of a long build, on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable

from minnes.cli import console
from minnes.language.message import say

LONG = 100
"""Files from which a build takes so long that its progress is told."""


def progress(files: int) -> Callable[[str], None]:
    """Return what is told of the steps of a build: a line each on a terminal, nothing elsewhere."""
    steps = {
        "read": say("reading {count} files", count=files),
        "make": say("making the pages"),
        "search": say("looking through all of it for what is withheld"),
    }
    if files < LONG or not sys.stderr.isatty():
        return lambda _: None
    return lambda step: console.tell(steps[step])
